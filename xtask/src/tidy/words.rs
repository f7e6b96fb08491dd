//! Words that must stand, or must not stand, in certain files.

use std::fs;
use std::path::Path;

use anyhow::Context;

use super::sources::RustFile;

/// The crates below input and output.
const PURE: [&str; 6] = ["model", "parser", "emitter", "spec", "codegen", "drift"];

/// The evidence readers that name a dialect: what dialects share must not know any of them.
pub(crate) fn check_dialects(files: &[RustFile]) -> Vec<String> {
    const DIALECTS: &str = "crates/parser/src/dialects/";
    let below = files
        .iter()
        .filter_map(|file| file.path.strip_prefix(DIALECTS));
    let names = below.filter_map(|path| path.split(['/', '.']).next());
    let mut dialects: Vec<&str> = names.collect();
    dialects.dedup();
    let mut broken = Vec::new();
    for file in files
        .iter()
        .filter(|file| file.path.starts_with("crates/parser/src/evidence"))
    {
        let text = file.text.to_lowercase();
        let mut words = text.split(|c: char| !c.is_alphanumeric());
        if let Some(word) = words.find(|word| dialects.contains(word)) {
            broken.push(format!("{}: names the dialect `{word}`", file.path));
        }
    }
    broken
}

/// The pure crates whose `clippy.toml` lacks a setting of the root's or a ban on input and output.
pub(crate) fn check_bans() -> anyhow::Result<Vec<String>> {
    let root = settings("clippy.toml")?;
    let mut broken = Vec::new();
    for name in PURE {
        let folder = format!("crates/{name}");
        if !Path::new(&folder).is_dir() {
            continue;
        }
        let path = format!("{folder}/clippy.toml");
        let own = settings(&path)?;
        for (key, value) in &root {
            if own.get(key) != Some(value) {
                broken.push(format!(
                    "{path}: repeats the root's `{key}`, since it replaces that file"
                ));
            }
        }
        let root = format!("{folder}/src/lib.rs");
        let text = fs::read_to_string(&root).with_context(|| root.clone())?;
        for ban in ["disallowed-methods", "disallowed-types"] {
            let lint = format!("clippy::{}", ban.replace('-', "_"));
            if !own.contains_key(ban) || !text.contains(&lint) {
                broken.push(format!(
                    "{folder}: bans input and output with `{ban}` and turns `{lint}` on"
                ));
            }
        }
    }
    Ok(broken)
}

fn settings(path: &str) -> anyhow::Result<toml::Table> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {path}"))?;
    text.parse().with_context(|| path.to_owned())
}
