//! How each stage compares with a bare Markdown pass over the same bytes: `cargo bench -p docwright --bench ratios`.
//!
//! The stages take turns with the bare pass, and the median of the ratios pair by pair is printed, so that a machine
//! that is busy with something else shifts both sides alike.

#![expect(clippy::print_stdout, reason = "a benchmark prints its table")]

mod docs;

use std::hint::black_box;
use std::time::Instant;

use docwright::{Diagnostics, Settings, pipeline};

const ROUNDS: usize = 25;

/// The allocator of the program `docwright`, for both sides of each ratio.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    docs::on_one_thread();
    docs::announce();
    let (inputs, settings, spec) = (docs::inputs(), Settings::default(), docs::spec());
    let read_api = || {
        black_box(pipeline::read_docs(
            &inputs,
            &settings,
            &mut Diagnostics::default(),
        ));
    };
    let read = || {
        black_box(pipeline::read(
            &inputs,
            &settings,
            &mut Diagnostics::default(),
        ));
    };
    let yaml = || drop(black_box(docwright::to_yaml(&spec)));
    let json = || drop(black_box(docwright::to_json(&spec)));
    let rust = || {
        black_box(pipeline::generate(
            &spec,
            &settings,
            &mut Diagnostics::default(),
        ));
    };
    let rows: [(&str, &dyn Fn()); 5] = [
        ("docs to API model", &read_api),
        ("docs to OpenAPI value", &read),
        ("OpenAPI value to YAML text", &yaml),
        ("OpenAPI value to JSON text", &json),
        ("OpenAPI value to all Rust files", &rust),
    ];
    println!("{:<34}{:>12}{:>12}", "stage", "median ms", "ratio");
    for (name, stage) in rows {
        let pairs = (0..ROUNDS).map(|_| {
            let bare = time(&|| _ = black_box(docs::bare_pass(&inputs)));
            let own = time(stage);
            (own, own / bare)
        });
        let (times, ratios): (Vec<f64>, Vec<f64>) = pairs.unzip();
        println!("{name:<34}{:>12.2}{:>12.2}", median(times), median(ratios));
    }
}

/// Milliseconds of one call.
fn time(work: &dyn Fn()) -> f64 {
    let start = Instant::now();
    work();
    start.elapsed().as_secs_f64() * 1e3
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}
