//! How inputs are named: for the user as written, in output without anything of this machine.

use std::fs;
use std::path::Path;

use docwright::inputs::{Inputs, read};
use docwright::{Diagnostics, Sources, package_name};

fn inputs(arguments: &[&str], base: &Path) -> Inputs {
    let arguments: Vec<String> = arguments.iter().map(|&a| a.to_owned()).collect();
    read(&arguments, base, &mut Diagnostics::default())
}

fn names(sources: &Sources) -> Vec<String> {
    sources
        .iter()
        .map(|(_, source)| source.name().to_owned())
        .collect()
}

#[test]
fn relative_inputs_are_named_as_written() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("docs/deep")).unwrap();
    for page in ["docs/a.md", "docs/deep/b.md", "docs/deep/c.txt"] {
        fs::write(folder.path().join(page), "# Page\n").unwrap();
    }
    let cases: &[(&[&str], &str, &[&str])] = &[
        (&["docs"], "docs", &["docs/a.md", "docs/deep/b.md"]),
        (&["./docs/"], "docs", &["docs/a.md", "docs/deep/b.md"]),
        (
            &["docs", "docs/a.md"],
            "docs, docs/a.md",
            &["docs/a.md", "docs/deep/b.md"],
        ),
        (
            &["docs/a.md", "docs/deep/c.txt"],
            "docs",
            &["docs/a.md", "docs/deep/c.txt"],
        ),
        (
            &["docs/deep/*"],
            "docs/deep/*",
            &["docs/deep/b.md", "docs/deep/c.txt"],
        ),
        (&["."], ".", &["docs/a.md", "docs/deep/b.md"]),
    ];
    for (arguments, name, pages) in cases {
        let inputs = inputs(arguments, folder.path());
        assert_eq!(inputs.name, *name, "{arguments:?}");
        assert_eq!(names(&inputs.sources), *pages, "{arguments:?}");
        assert_eq!(names(&inputs.portable_sources()), *pages, "{arguments:?}");
    }
}

#[test]
fn absolute_inputs_lose_the_folders_above_them_in_output() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("docs")).unwrap();
    fs::write(folder.path().join("docs/a.md"), "# Page\n").unwrap();
    let root = folder.path().to_string_lossy().replace('\\', "/");
    for (argument, name, page) in [
        (format!("{root}/docs"), "docs", "docs/a.md"),
        (format!("{root}/docs/a.md"), "a.md", "a.md"),
        (format!("{root}/docs/*.md"), "*.md", "a.md"),
    ] {
        let inputs = inputs(&[&argument], Path::new(""));
        assert_eq!(inputs.name, name);
        assert_eq!(names(&inputs.sources), [format!("{root}/docs/a.md")]);
        assert_eq!(names(&inputs.portable_sources()), [page], "{argument}");
    }
}

#[test]
fn a_package_is_named_after_its_docs() {
    for (input, name) in [
        ("input-docs/coder", "coder"),
        ("docs/My API.md", "my-api"),
        ("pets.openapi.json", "pets-openapi"),
        ("v1.2", "v1-2"),
        ("2025-04", "api-2025-04"),
        ("docs/**/*.md", "api"),
        ("Ünïcode", "n-code"),
        ("..", "api"),
        ("stdin", "stdin"),
        ("", "api"),
    ] {
        assert_eq!(package_name(input), name, "{input}");
        assert!(docwright::is_package_name(&package_name(input)));
    }
}
