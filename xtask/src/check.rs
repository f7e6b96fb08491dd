//! `cargo xtask check` and `cargo xtask test`.

use crate::examples::examples;
use crate::generate::{Mode, generate};
use crate::process::{cargo, say};
use crate::tidy::tidy;

/// Where the generated workspace begins.
const GENERATED: [&str; 2] = ["--manifest-path", "generated/Cargo.toml"];

/// Where hand-written handlers and calls begin, beside which the generated ones are measured.
const BASELINE: [&str; 2] = ["--manifest-path", "benches/axum-baseline/Cargo.toml"];

/// Everything that must pass before a change goes in, the quickest first.
pub(crate) fn check() -> anyhow::Result<()> {
    say("=== tidy");
    tidy()?;
    cargo(&["fmt", "--all", "--check"])?;
    say("\n=== generate --check");
    generate(Mode::Check)?;
    cargo(&[
        "clippy",
        "--workspace",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ])?;
    baseline("fmt", &["--check"])?;
    baseline("clippy", &["--all-targets", "--", "-D", "warnings"])?;
    generated("fmt", &["--all", "--check"])?;
    generated("check", &["--workspace", "--all-targets"])?;
    generated(
        "clippy",
        &["--workspace", "--all-targets", "--", "-D", "warnings"],
    )?;
    test()
}

/// All tests of the workspace, then those of the generated one, then the examples, and what takes longest: the cases of
/// the generator, compiled and run.
pub(crate) fn test() -> anyhow::Result<()> {
    cargo(&["test", "--workspace"])?;
    generated("test", &["--workspace"])?;
    examples()?;
    cargo(&[
        "test",
        "-p",
        "docwright-codegen",
        "--test",
        "codegen",
        "--",
        "--ignored",
    ])
}

fn generated(command: &str, arguments: &[&str]) -> anyhow::Result<()> {
    below(GENERATED, command, arguments)
}

fn baseline(command: &str, arguments: &[&str]) -> anyhow::Result<()> {
    below(BASELINE, command, arguments)
}

/// Runs a command in another workspace.
fn below(workspace: [&str; 2], command: &str, arguments: &[&str]) -> anyhow::Result<()> {
    let mut all = vec![command];
    all.extend(workspace);
    all.extend(arguments);
    cargo(&all)
}
