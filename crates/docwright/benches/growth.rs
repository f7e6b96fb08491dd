//! How reading grows with its input: `cargo bench -p docwright --bench growth`.
//!
//! The docs once, ten and a hundred times, each copy an API of its own. Each size runs in a process of its own, so that
//! its peak memory is its own. Where valgrind is installed, instructions are counted too, which no busy machine moves.

#![expect(clippy::print_stdout, reason = "a benchmark prints its table")]
#![expect(clippy::cast_precision_loss, reason = "sizes are far below 2^52")]

mod docs;

use std::hint::black_box;
use std::process::Command;
use std::time::Instant;

use docs::counted::{WORK, instructions};
use docwright::{Diagnostics, Settings, pipeline};

/// The allocator of the program `docwright`, for both sides of each ratio.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// On how many copies a child process is to work.
const COPIES: &str = "DOCWRIGHT_BENCH_COPIES";

fn main() {
    if let Ok(work) = std::env::var(WORK) {
        let copies = std::env::var(COPIES).ok().and_then(|n| n.parse().ok());
        return child(&work, copies.unwrap_or(1));
    }
    println!(
        "{:<8}{:>12}{:>10}{:>12}{:>10}{:>14}{:>10}",
        "copies", "input MB", "ms", "ratio", "growth", "peak/input", "Mi instr."
    );
    let mut first = None;
    for copies in [1, 10, 100] {
        let timed: Vec<f64> = run(Command::new(this()), "time", copies);
        let [bytes, ms, ratio, peak] = timed[..] else {
            println!("{copies:<8}this size could not be measured");
            continue;
        };
        let count = |work| instructions(work, &[(COPIES, &copies.to_string())]);
        let (read, bare, none) = (count("read"), count("bare"), count("none"));
        let counted = read.zip(none).map(|(read, none)| (read - none) / 1e6);
        let ratios = read.zip(bare).zip(none);
        let ratio_counted = ratios.map(|((read, bare), none)| (read - none) / (bare - none));
        let (first_ms, first_counted) = *first.get_or_insert((ms, counted));
        let shown = |value: Option<f64>| value.map_or("–".to_owned(), |v| format!("{v:.2}"));
        println!(
            "{copies:<8}{:>12.1}{ms:>10.1}{ratio:>12.2}{:>10.1}{peak:>14.1}{:>10}",
            bytes / 1e6,
            ms / first_ms,
            shown(counted),
        );
        let grown = counted.zip(first_counted).map(|(now, then)| now / then);
        println!(
            "        instructions: {} times a bare pass, {} times those of one copy",
            shown(ratio_counted),
            shown(grown),
        );
    }
}

/// This program.
fn this() -> std::path::PathBuf {
    std::env::current_exe().expect("a running program has a file")
}

/// The numbers that a child prints.
fn run(mut command: Command, work: &str, copies: usize) -> Vec<f64> {
    let copies = copies.to_string();
    let output = command.env(WORK, work).env(COPIES, copies).output();
    let text = output.map_or(String::new(), |output| {
        String::from_utf8_lossy(&output.stdout).into_owned()
    });
    text.split_whitespace()
        .filter_map(|word| word.parse().ok())
        .collect()
}

/// Does the work once, or times it and prints bytes, milliseconds, the ratio to a bare pass, and peak memory by input.
fn child(work: &str, copies: usize) {
    docs::on_one_thread();
    let inputs = docs::multiplied(copies);
    let settings = Settings::default();
    let read = || {
        black_box(pipeline::read(
            &inputs,
            &settings,
            &mut Diagnostics::default(),
        ));
    };
    let bare = || {
        black_box(docs::bare_pass(&inputs));
    };
    match work {
        "read" => read(),
        "bare" => bare(),
        "time" => {
            let bytes: usize = inputs
                .sources
                .iter()
                .map(|(_, page)| page.text().len())
                .sum();
            let before = memory("VmRSS:");
            read();
            let peak = (memory("VmHWM:") - before) * 1024.0 / bytes as f64;
            let rounds = (30 / copies).max(3);
            let mut times: Vec<(f64, f64)> = (0..rounds)
                .map(|_| {
                    let bare = time(&bare);
                    let own = time(&read);
                    (own, own / bare)
                })
                .collect();
            times.sort_by(|a, b| a.1.total_cmp(&b.1));
            let (ms, ratio) = times.get(rounds / 2).copied().unwrap_or_default();
            println!("{bytes} {ms} {ratio} {peak}");
        }
        _ => {}
    }
}

/// A line of what the kernel says of this process, in kB; zero where there is none.
fn memory(line: &str) -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let found = status.lines().find_map(|found| found.strip_prefix(line));
    let number = found.and_then(|rest| rest.split_whitespace().next());
    number
        .and_then(|number| number.parse().ok())
        .unwrap_or_default()
}

/// Milliseconds of one call.
fn time(work: &dyn Fn()) -> f64 {
    let start = Instant::now();
    work();
    start.elapsed().as_secs_f64() * 1e3
}
