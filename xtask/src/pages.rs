//! Pages made from code: the references of all findings, of the configuration, of all changes and of the commands, and
//! the examples in the README.

mod configuration;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use anyhow::{Context, bail};
use docwright::Severity;
use docwright::drift::{Judgement, rules};

use crate::generate::COMMAND;

/// A file and what it should hold.
pub(crate) struct Page {
    pub(crate) path: &'static str,
    pub(crate) text: String,
}

/// Every page made from code.
pub(crate) fn all() -> anyhow::Result<Vec<Page>> {
    let schema = docwright::config::schema();
    Ok(vec![
        Page {
            path: "docs/configuration.md",
            text: configuration::page(&schema)?,
        },
        Page {
            path: "docs/docwright.schema.json",
            text: configuration::schema_text(&schema),
        },
        Page {
            path: "docs/diagnostics.md",
            text: diagnostics()?,
        },
        Page {
            path: "docs/drift-rules.md",
            text: drift_rules(),
        },
        Page {
            path: "docs/commands.md",
            text: commands(),
        },
        Page {
            path: "README.md",
            text: readme()?,
        },
    ])
}

/// A text with what stands between `<!-- begin NAME … -->` and `<!-- end NAME -->` replaced.
pub(crate) fn between(text: &str, name: &str, inner: &str) -> anyhow::Result<String> {
    let begin = format!("<!-- begin {name} ");
    let end = format!("<!-- end {name} -->");
    let parts = text.split_once(&begin).and_then(|(before, rest)| {
        let (mark, rest) = rest.split_once("-->")?;
        let (_, after) = rest.split_once(&end)?;
        Some((before, mark, after))
    });
    let Some((before, mark, after)) = parts else {
        bail!("a page has no `{begin}… -->` and `{end}`");
    };
    Ok(format!("{before}{begin}{mark}-->\n{inner}\n{end}{after}"))
}

pub(crate) fn read(path: &str) -> anyhow::Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {path}"))
}

/// The README with what commands print put between its marks, from the tests that keep it true.
fn readme() -> anyhow::Result<String> {
    const CASES: &str = "crates/cli/tests/cases";
    let page = read(&format!("{CASES}/readme/input/pets.md"))?;
    let page = format!("\n`pets.md`:\n\n````markdown\n{page}````\n");
    let shown = |case: &str, language: &str, from: &str| -> anyhow::Result<String> {
        let command = read(&format!("{CASES}/{case}/cmd"))?;
        let command = command.lines().next().unwrap_or_default();
        let printed = read(&format!("{CASES}/{case}/stdout"))?;
        let Some(start) = printed.find(from) else {
            bail!("`{from}` is not in what {case} prints");
        };
        let printed = printed.get(start..).unwrap_or_default().trim_end();
        Ok(format!(
            "\n```console\n$ {command}\n```\n\n```{language}\n{printed}\n```\n"
        ))
    };
    let example = page + &shown("readme", "yaml", "")?;
    let mut text = read("README.md")?;
    for (name, inner) in [
        ("example", example),
        ("explain", shown("readme-explain", "text", "")?),
        ("rust", shown("readme-rust", "rust", "impl Client")?),
        ("diff", shown("readme-diff", "text", "")?),
    ] {
        text = between(&text, name, &inner)?;
    }
    Ok(text)
}

/// A page with the help of every command.
fn commands() -> String {
    format!(
        "# Commands\n\n\
         <!-- Generated from `crates/cli/src/arguments`. To update, run: {COMMAND} -->\n\n\
         `docwright completions bash` (or `zsh`, `fish`, `powershell`) prints completions, `docwright man DIR` writes \
         manual pages.\n{}",
        help()
    )
}

/// The help of every command as one fenced block each.
fn help() -> String {
    let mut text = String::new();
    for (name, help) in docwright_cli::help() {
        let help: Vec<&str> = help.lines().map(str::trim_end).collect();
        let help = help.join("\n");
        // Writing to a string cannot fail.
        let _ = write!(text, "\n## `{name}`\n\n```text\n{}\n```\n", help.trim_end());
    }
    text
}

/// Every code of every crate with its severity and meaning.
fn diagnostics() -> anyhow::Result<String> {
    let mut text = format!(
        "# Findings\n\n\
         <!-- Generated from the crates' `codes.rs`. To update, run: {COMMAND} -->\n\n\
         Each finding has a code that stays the same between versions. An error means that part of the input could \
         not be used (exit code 1), a warning that something was left out or taken on trust, a note that nothing was \
         lost.\n"
    );
    let mut seen = BTreeMap::new();
    let cli = ("the command line", docwright_cli::codes::ALL);
    for (area, codes) in docwright::codes::of_all_crates().into_iter().chain([cli]) {
        if codes.is_empty() {
            continue;
        }
        let mut codes = codes.to_vec();
        codes.sort_by_key(|code| code.id);
        // Writing to a string cannot fail.
        let _ = write!(
            text,
            "\n## In {area}\n\n| Code | Severity | Meaning |\n|---|---|---|\n"
        );
        for code in codes {
            // Two stages may report the same kind of finding, but not with two severities.
            let other = seen.insert(code.id, code.severity);
            if other.is_some_and(|severity| severity != code.severity) {
                bail!(
                    "two findings of different severity have the code `{}`",
                    code.id
                );
            }
            let severity = match code.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Note => "note",
            };
            let meaning = code.explanation.replace('|', "\\|");
            let _ = writeln!(
                text,
                "| <a id=\"{0}\"></a>`{0}` | {severity} | {meaning} |",
                code.id
            );
        }
    }
    Ok(text)
}

/// Every rule of a comparison, with how grave its findings are and what it means.
fn drift_rules() -> String {
    let mut text = format!(
        "# Rules of `docwright diff`\n\n\
         <!-- Generated from `crates/drift/src/rules`. To update, run: {COMMAND} -->\n\n\
         Each change is found by a rule whose id stays the same between versions. Where the severity depends on who \
         sends the data, the id is printed with what carries it before it: `request-`, `response-`, \
         `request-parameter-`, `response-header-`, or `component-` for a schema that no operation uses.\n\n\
         *Breaking* means that whoever relied on the base breaks, *risky* that some may, *compatible* that nobody \
         does, and *docs-only* that only what people read has changed. What is inferred on either side, not stated, \
         is risky at most; what a side does not state is docs-only at most: docs rarely say everything, and each \
         dialect declares what its pages never print.\n\n\
         Where the base is docs and the head an OpenAPI document, the question is whether the docs agree with what \
         is served, not what came and went: operations that only one of them has are found by rules of their own.\n\n\
         A finding's fingerprint is made from the printed id, the operation or schema, and the subject in it, not from \
         lines or file names, so a baseline or an `[[ignore]]` holds on to it when pages move.\n"
    );
    for (area, rules) in rules() {
        // Writing to a string cannot fail.
        let _ = write!(
            text,
            "\n## {area}\n\n| Rule | In requests | In responses | Meaning |\n|---|---|---|---|\n"
        );
        for rule in rules {
            let (request, response) = match rule.judgement {
                Judgement::Fixed(severity) => (severity, severity),
                Judgement::Directed { request, response } => (request, response),
            };
            let meaning = rule.explanation.replace('|', "\\|");
            let (request, response) = (request.as_str(), response.as_str());
            let dots = match rule.judgement {
                Judgement::Fixed(_) => "",
                Judgement::Directed { .. } => "…-",
            };
            let id = rule.id;
            let _ = writeln!(
                text,
                "| <a id=\"{id}\"></a>`{dots}{id}` | {request} | {response} | {meaning} |"
            );
        }
    }
    text
}
