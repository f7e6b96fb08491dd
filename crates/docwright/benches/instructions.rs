//! How many instructions reading takes: `cargo bench -p docwright --bench instructions`.
//!
//! Prints a line for each of some docs and each of three stages: the docs, the stage, the count. `cargo xtask bench
//! --instructions` compares them with those of an earlier state. Each count is of a process of its own on one thread, without what it takes
//! to start it and to read the files.

#![expect(clippy::print_stdout, reason = "a benchmark prints its table")]

mod docs;

use std::hint::black_box;

use docs::counted::{WORK, instructions};
use docwright::{Diagnostics, Settings, pipeline};

/// The allocator of the program `docwright`.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    if let Ok(work) = std::env::var(WORK) {
        return child(&work);
    }
    for (name, folder) in docs::known() {
        let folder = folder.to_string_lossy();
        let count = |work| instructions(work, &[(docs::FOLDER, &folder)]);
        let Some(none) = count("none") else {
            println!("valgrind is not installed, so nothing was counted");
            return;
        };
        for work in ["bare", "api", "spec"] {
            match count(work) {
                Some(all) => println!("{name} {work} {:.0}", all - none),
                None => println!("{name} {work} could not be counted"),
            }
        }
    }
}

/// Does the work once.
fn child(work: &str) {
    docs::on_one_thread();
    let (inputs, settings) = (docs::inputs(), Settings::default());
    let mut diagnostics = Diagnostics::default();
    match work {
        "bare" => _ = black_box(docs::bare_pass(&inputs)),
        "api" => _ = black_box(pipeline::read_docs(&inputs, &settings, &mut diagnostics)),
        "spec" => _ = black_box(pipeline::read(&inputs, &settings, &mut diagnostics)),
        _ => {}
    }
}
