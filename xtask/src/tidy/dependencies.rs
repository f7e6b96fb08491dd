//! Who may depend on whom, and where each outside package lives.

use std::fs;

use anyhow::Context;

use super::sources::{RustFile, crates};

/// The crates of ours that each crate may name. Stages meet in `docwright` only.
const OURS: &[(&str, &[&str])] = &[
    ("crates/model", &[]),
    ("crates/parser", &["docwright-model"]),
    ("crates/spec", &["docwright-model"]),
    ("crates/emitter", &["docwright-model", "docwright-spec"]),
    ("crates/codegen", &["docwright-model", "docwright-spec"]),
    ("crates/drift", &["docwright-model", "docwright-spec"]),
    (
        "crates/docwright",
        &[
            "docwright-codegen",
            "docwright-drift",
            "docwright-emitter",
            "docwright-model",
            "docwright-parser",
            "docwright-spec",
        ],
    ),
    ("crates/build", &["docwright", "docwright-model"]),
    (
        "crates/cli",
        &["docwright", "docwright-model", "docwright-spec"],
    ),
    ("xtask", &["docwright", "docwright-cli"]),
];

/// The places an outside package may be named in; packages without a line may be named anywhere.
const HOMES: &[(&str, &[&str])] = &[
    ("pulldown_cmark", &["crates/parser/src/blocks"]),
    (
        "openapiv3",
        &[
            "crates/spec/",
            "crates/emitter/",
            "crates/codegen/src/lower",
            "crates/drift/",
        ],
    ),
    ("jsonc_parser", &["crates/parser/src/evidence/json"]),
    (
        "saphyr_parser",
        &["crates/spec/", "crates/parser/src/evidence/"],
    ),
    ("serde_yaml", &["crates/spec/"]),
    ("serde_saphyr", &["crates/spec/"]),
    ("serde_json_path", &["crates/spec/src/overlay"]),
    (
        "schemars",
        &[
            "crates/docwright/src/config",
            "crates/docwright/src/limits.rs",
        ],
    ),
    ("quote", &["crates/codegen/"]),
    ("proc_macro2", &["crates/codegen/"]),
    ("syn", &["crates/codegen/src/render"]),
    ("prettyplease", &["crates/codegen/src/render"]),
    ("askama", &["crates/codegen/src/templates"]),
    ("toml", &["crates/docwright/src/config", "xtask/"]),
    ("annotate_snippets", &["crates/cli/"]),
    ("quick_xml", &["crates/cli/src/exchange/"]),
    ("clap", &["crates/cli/", "xtask/"]),
];

/// The manifests that name a crate of ours they must not know.
pub(crate) fn check_manifests() -> anyhow::Result<Vec<String>> {
    let mut broken = Vec::new();
    for folder in crates()? {
        let Some((_, allowed)) = OURS.iter().find(|(known, _)| *known == folder) else {
            broken.push(format!(
                "{folder}: give this crate a line in xtask/src/tidy/dependencies.rs"
            ));
            continue;
        };
        let path = format!("{folder}/Cargo.toml");
        let text = fs::read_to_string(&path).with_context(|| format!("cannot read {path}"))?;
        let manifest: toml::Table = text.parse().with_context(|| path.clone())?;
        for section in ["dependencies", "dev-dependencies", "build-dependencies"] {
            let named = manifest.get(section).and_then(toml::Value::as_table);
            for name in named.into_iter().flat_map(toml::Table::keys) {
                if name.starts_with("docwright") && !allowed.contains(&name.as_str()) {
                    broken.push(format!("{path}: this crate must not know `{name}`"));
                }
            }
        }
    }
    Ok(broken)
}

/// The files that name an outside package away from its home.
pub(crate) fn check_homes(files: &[RustFile]) -> Vec<String> {
    let mut broken = Vec::new();
    for file in files.iter().filter(|file| file.is_source()) {
        for (package, homes) in HOMES {
            let at_home = homes.iter().any(|home| file.path.starts_with(home));
            // What a file's own tests name is theirs.
            let mut code = file.text.lines().take_while(|line| *line != "#[cfg(test)]");
            if !at_home && code.any(|line| names(line, package)) {
                broken.push(format!(
                    "{}: `{package}` lives in {}",
                    file.path,
                    homes.join(", ")
                ));
            }
        }
    }
    broken
}

/// Whether a line of code, not a comment, names a package: `package::…` or `use package`.
fn names(line: &str, package: &str) -> bool {
    let code = line.split("//").next().unwrap_or_default();
    let mut rest = code;
    while let Some((before, after)) = rest.split_once(package) {
        let starts =
            !before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | ':' | '"'));
        let used = before.trim_end().ends_with("use") && after.starts_with([';', ' ']);
        if starts && (after.starts_with("::") || used) {
            return true;
        }
        rest = after;
    }
    false
}
