//! Generated code compiles, lints and documents without a warning, and behaves as the `behaviour.rs` of its case says;
//! its client gets along with the servers of `hostile.rs`, and
//! with its own server whatever values they exchange.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::{support, values};

#[test]
#[ignore = "downloads and compiles the dependencies of generated code, which takes minutes"]
fn generated_rust_compiles_and_behaves() {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("compiles");
    let mut members = String::new();
    for case in support::cases().into_iter().chain(support::corpus()) {
        let (files, _) = support::generate(&case, support::parts(&case));
        support::write(&files, &root.join(&case.name));
        let tests = [
            ("behaviour.rs", "types/tests/behaviour.rs"),
            ("hostile.rs", "server/tests/hostile.rs"),
            ("refusals.json", "server/tests/refusals.json"),
        ];
        for (name, target) in tests {
            let written = case.folder.iter().map(|folder| folder.join(name));
            for path in written.filter(|path| path.exists()) {
                let target = root.join(&case.name).join(target);
                fs::create_dir_all(target.parent().unwrap()).unwrap();
                fs::copy(path, target).unwrap();
            }
        }
        for part in ["types", "client", "server"] {
            if files.get(&format!("{part}/Cargo.toml")).is_none() {
                continue;
            }
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
            .env("CARGO_INCREMENTAL", "0")
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
    for case in support::cases() {
        let document = case.folder.iter().map(|folder| folder.join("spec.json"));
        let texts = document.map(|path| fs::read_to_string(path).unwrap());
        // Types of other packages take what only they know.
        let has_types = |folder: &std::path::PathBuf| folder.join("types.json").exists();
        let is_own = !case.folder.as_ref().is_some_and(has_types);
        for text in texts.filter(|_| support::parts(&case).server && is_own) {
            let document = serde_json::from_str(&text).unwrap();
            values::arrive(&root, &root.join("target"), &case.name, &document);
        }
    }
}
