//! The file's text, with a word on everything that can be set.

use std::fmt::Write as _;

use super::Candidate;
use crate::config::quoted;

/// What stands above the APIs.
const HEAD: &str = r#"# The APIs of this repository: docs in, an OpenAPI document and Rust crates out.
# A line behind a `#` is an example, or what holds without it. After an edit, run: docwright generate

# A folder whose crates form one Cargo workspace.
workspace = "generated"
"#;

/// What stands below them.
const RULES: &str = r#"
# How grave findings on the docs are, by code: error, warning, note or off.
# [lint.rules]
# unknown-dialect = "off"

# How grave changes are that `docwright diff` finds, by rule: breaking, risky, compatible, docs-only or off.
# [drift.rules]
# operation-removed = "risky"

# Findings that are known and accepted; a reason must be given.
# [[ignore]]
# rule = "operation-removed"
# operation = "GET /pets"
# reason = "nobody ever called it"
"#;

/// A `docwright.toml` for these APIs that `docwright generate` accepts as it is.
pub fn text(found: &[Candidate]) -> String {
    let mut text = HEAD.to_owned();
    for candidate in found {
        // Writing to a string cannot fail.
        let _ = api(&mut text, candidate);
    }
    text.push_str(RULES);
    text
}

fn api(text: &mut String, candidate: &Candidate) -> std::fmt::Result {
    let Candidate { name, tally, .. } = candidate;
    let detected = [
        ("dialect", &candidate.dialects),
        ("shape", &candidate.shapes),
    ];
    writeln!(text, "\n# {tally}")?;
    for (what, counts) in detected {
        if counts.len() > 1 {
            let counts: Vec<_> = counts.iter().map(|(n, c)| format!("{n} ({c})")).collect();
            writeln!(text, "# The pages differ in {what}: {}", counts.join(", "))?;
        }
    }
    let list = |all: &[String]| {
        let all: Vec<String> = all.iter().map(|one| quoted(one)).collect();
        format!("[{}]", all.join(", "))
    };
    writeln!(text, "[api.{name}]")?;
    writeln!(text, "docs = {}", list(&candidate.docs))?;
    writeln!(text, "# out = {}", quoted(&format!("generated/{name}")))?;
    writeln!(text, r#"# parts = ["spec", "types", "client", "server"]"#)?;
    writeln!(text, "# What you know better than the docs.")?;
    let title = candidate.title.as_deref().unwrap_or("My API");
    writeln!(text, "# title = {}", quoted(title))?;
    let version = candidate.version.as_deref().unwrap_or("1.0");
    writeln!(text, "# version = {}", quoted(version))?;
    writeln!(text, "# servers = {}", list(&candidate.servers))?;
    for (key, counts) in detected {
        if let Some((found, _)) = counts.first() {
            writeln!(text, "# {key} = {}", quoted(found))?;
        }
    }
    if candidate.tally.inferred > 0 {
        writeln!(
            text,
            "# What becomes of facts that the docs do not state: use, report or drop."
        )?;
        writeln!(text, r#"# inferred = "use""#)?;
    }
    writeln!(
        text,
        "# The library that dates are of (chrono, jiff, time or string), and the types of single formats."
    )?;
    writeln!(
        text,
        r#"# types = {{ dates = "chrono", formats = {{ uri = "string" }} }}"#
    )?;
    writeln!(
        text,
        "# OpenAPI Overlay files for what the docs cannot say or get wrong."
    )?;
    writeln!(text, r#"# overlays = ["overlay.yaml"]"#)
}
