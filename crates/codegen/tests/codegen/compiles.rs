//! Generated code compiles, lints and documents without a warning, and behaves as the `behaviour.rs` of its case says.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use docwright_codegen::Parts;

use crate::support;

#[test]
#[ignore = "downloads and compiles the dependencies of generated code, which takes minutes"]
fn generated_rust_compiles_and_behaves() {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("compiles");
    let mut members = String::new();
    for case in support::cases().into_iter().chain(support::corpus()) {
        let (files, _) = support::generate(&case, Parts::ALL);
        support::write(&files, &root.join(&case.name));
        if let Some(behaviour) = case
            .folder
            .map(|folder| folder.join("behaviour.rs"))
            .filter(|path| path.exists())
        {
            let target = root.join(&case.name).join("types/tests/behaviour.rs");
            fs::create_dir_all(target.parent().unwrap()).unwrap();
            fs::copy(behaviour, target).unwrap();
        }
        for part in ["types", "client", "server"] {
            writeln!(members, "    \"{}/{part}\",", case.name).unwrap();
        }
    }
    let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = [\n{members}]\n");
    fs::write(root.join("Cargo.toml"), manifest).unwrap();
    for arguments in [
        &["clippy", "--workspace", "--all-targets", "--", "-Dwarnings"][..],
        &["doc", "--workspace", "--no-deps"],
        &["test", "--workspace"],
    ] {
        let output = Command::new(env!("CARGO"))
            .args(arguments)
            .current_dir(&root)
            .env("CARGO_TARGET_DIR", root.join("target"))
            .env("RUSTDOCFLAGS", "-Dwarnings")
            .output()
            .unwrap();
        let text = [output.stdout, output.stderr]
            .map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        assert!(
            output.status.success(),
            "cargo {}\n{}",
            arguments.join(" "),
            text.concat()
        );
    }
}
