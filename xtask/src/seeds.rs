//! `cargo xtask seeds`: pieces of `input-docs` for the fuzzer to begin with.
//!
//! In: the pages under `input-docs` and the documents made from them. Out: files under `fuzz/corpus`, which git ignores.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context;

use crate::process::say;

/// The targets that read pages.
const PAGES: [&str; 5] = [
    "md_to_document",
    "document_to_api",
    "recover",
    "api_to_spec_roundtrip",
    "superlinear",
];
/// The targets that read any text.
const TEXTS: [&str; 3] = ["doc_text_escape", "ident", "yaml_scalar"];
/// Larger pieces make a fuzzer slow.
const LARGEST: usize = 8 * 1024;

/// Writes a file for each section of each page, each description and each configuration, for the targets that read such.
pub(crate) fn seeds() -> anyhow::Result<()> {
    let mut pages = Vec::new();
    collect(Path::new("input-docs"), &mut pages)?;
    pages.sort();
    let mut count = 0;
    for (index, page) in pages.iter().enumerate() {
        let text = fs::read_to_string(page).with_context(|| page.display().to_string())?;
        let title = text.lines().next().unwrap_or_default();
        for (section, text) in text.split("\n## ").enumerate().skip(1) {
            let name = format!("{index}-{section}");
            let whole = format!("{title}\n\n## {text}");
            let piece = whole.get(..LARGEST).unwrap_or(&whole);
            count += write(&PAGES, &name, piece)?;
            let prose = text
                .split("\n\n")
                .find(|part| !part.starts_with(['#', '|', '`', '>']));
            count += write(&TEXTS, &name, prose.unwrap_or_default())?;
        }
    }
    let small = [
        "crates/drift/tests/specs/lab.yaml",
        "crates/drift/tests/specs/workshop.yaml",
    ];
    for (index, path) in small.iter().enumerate() {
        let text = fs::read_to_string(path).with_context(|| (*path).to_owned())?;
        let name = format!("spec-{index}");
        count += write(&["spec_to_rust_parses"], &name, &text)?;
        count += write(&["drift_pair"], &name, &format!("{text}\n=====\n{text}"))?;
    }
    count += write(&["config"], "own", &fs::read_to_string("docwright.toml")?)?;
    say(&format!("{count} files under fuzz/corpus"));
    Ok(())
}

fn write(targets: &[&str], name: &str, text: &str) -> anyhow::Result<usize> {
    for target in targets {
        let folder = Path::new("fuzz/corpus").join(target);
        fs::create_dir_all(&folder)?;
        fs::write(folder.join(name), text)?;
    }
    Ok(targets.len())
}

fn collect(folder: &Path, pages: &mut Vec<PathBuf>) -> anyhow::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, pages)?;
        } else if path.extension().is_some_and(|extension| extension == "md") {
            pages.push(path);
        }
    }
    Ok(())
}
