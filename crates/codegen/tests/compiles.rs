//! Generated code compiles, lints and documents without a warning.

mod support;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use docwright_codegen::Parts;

#[test]
#[ignore = "downloads and compiles the dependencies of generated code, which takes minutes"]
fn generated_rust_compiles_without_warnings() {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("compiles");
    let mut members = String::new();
    for case in support::cases().into_iter().chain(support::corpus()) {
        let (files, _) = support::generate(&case, Parts::ALL);
        support::write(&files, &root.join(&case.name));
        for part in ["types", "client", "server"] {
            writeln!(members, "    \"{}/{part}\",", case.name).unwrap();
        }
    }
    let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = [\n{members}]\n");
    fs::write(root.join("Cargo.toml"), manifest).unwrap();
    for (arguments, flags) in [
        (
            &["clippy", "--workspace", "--all-targets"][..],
            ("RUSTFLAGS", "-Dwarnings"),
        ),
        (
            &["doc", "--workspace", "--no-deps"][..],
            ("RUSTDOCFLAGS", "-Dwarnings"),
        ),
        (&["test", "--workspace"][..], ("RUSTDOCFLAGS", "-Dwarnings")),
    ] {
        let output = Command::new(env!("CARGO"))
            .args(arguments)
            .current_dir(&root)
            .env("CARGO_TARGET_DIR", root.join("target"))
            .env(flags.0, flags.1)
            .output()
            .unwrap();
        let text = String::from_utf8_lossy(&output.stderr);
        assert!(
            output.status.success(),
            "cargo {}\n{text}",
            arguments.join(" ")
        );
    }
}
