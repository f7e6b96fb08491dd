//! Time and memory of each stage: `cargo bench -p docwright --bench stages`.

#![expect(clippy::print_stdout, reason = "a benchmark prints its table")]

mod docs;

use divan::{AllocProfiler, Bencher, black_box};
use docwright::{Diagnostics, Settings, pipeline};
use mimalloc::MiMalloc;

/// Counts what is allocated, so that each row shows its peak.
#[global_allocator]
static ALLOCATOR: AllocProfiler<MiMalloc> = AllocProfiler::new(MiMalloc);

fn main() {
    docs::on_one_thread();
    docs::announce();
    divan::main();
}

#[divan::bench(sample_count = 8, sample_size = 1)]
fn a_bare_markdown_pass(bencher: Bencher<'_, '_>) {
    let inputs = docs::inputs();
    bencher.bench_local(|| docs::bare_pass(&inputs));
}

#[divan::bench(sample_count = 8, sample_size = 1)]
fn b_docs_to_api(bencher: Bencher<'_, '_>) {
    let (inputs, settings) = (docs::inputs(), Settings::default());
    bencher.bench_local(|| pipeline::read_docs(&inputs, &settings, &mut Diagnostics::default()));
}

#[divan::bench(sample_count = 8, sample_size = 1)]
fn c_docs_to_spec(bencher: Bencher<'_, '_>) {
    let (inputs, settings) = (docs::inputs(), Settings::default());
    bencher.bench_local(|| pipeline::read(&inputs, &settings, &mut Diagnostics::default()));
}

#[divan::bench(sample_count = 8, sample_size = 1)]
fn d_spec_to_yaml(bencher: Bencher<'_, '_>) {
    let spec = docs::spec();
    bencher.bench_local(|| docwright::to_yaml(black_box(&spec)));
}

#[divan::bench(sample_count = 8, sample_size = 1)]
fn e_spec_to_json(bencher: Bencher<'_, '_>) {
    let spec = docs::spec();
    bencher.bench_local(|| docwright::to_json(black_box(&spec)));
}

#[divan::bench(sample_count = 8, sample_size = 1)]
fn f_spec_to_rust(bencher: Bencher<'_, '_>) {
    let (spec, settings) = (docs::spec(), Settings::default());
    bencher.bench_local(|| {
        pipeline::generate(black_box(&spec), &settings, &mut Diagnostics::default())
    });
}

#[divan::bench(sample_count = 8, sample_size = 1)]
fn g_docs_to_rust(bencher: Bencher<'_, '_>) {
    let (inputs, settings) = (docs::inputs(), Settings::default());
    bencher.bench_local(|| {
        let mut diagnostics = Diagnostics::default();
        let reading = pipeline::read(&inputs, &settings, &mut diagnostics);
        reading.map(|reading| pipeline::generate(&reading.spec, &settings, &mut diagnostics))
    });
}
