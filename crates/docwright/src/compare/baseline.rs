//! The baseline: what was found when an old repository began to compare, so that only what is new counts.
//!
//! In: the file's text, or changes. Out: a [`Baseline`], or the file's text. A finding is known by its fingerprint,
//! which survives moved lines and renamed files.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use docwright_drift::{Change, Scope, Severity};
use docwright_model::{Diagnostic, Diagnostics};
use serde::{Deserialize, Serialize};

use crate::inputs::reason;
use crate::{codes, config, output};

/// The file's name where no other is given.
pub const FILE: &str = "docwright-baseline.json";

/// The shape of the file; another one is not read.
const VERSION: u32 = 1;

/// Findings that are known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Baseline {
    /// The file's name, for findings about it.
    name: String,
    entries: BTreeMap<String, Entry>,
}

/// The file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    version: u32,
    findings: Vec<Entry>,
}

/// One finding; people read all of it, the program the fingerprint and the severity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    fingerprint: String,
    severity: String,
    rule: String,
    scope: String,
    subject: String,
}

impl Baseline {
    /// The baseline that knows these changes.
    pub fn of<'c>(changes: impl IntoIterator<Item = &'c Change>) -> Self {
        let mut baseline = Self::default();
        for change in changes {
            let entry = Entry {
                fingerprint: change.fingerprint(),
                severity: change.severity.as_str().to_owned(),
                rule: change.id.clone(),
                scope: match &change.scope {
                    Scope::Api => String::new(),
                    Scope::Operation(name) | Scope::Schema(name) => name.clone(),
                },
                subject: change.subject.clone(),
            };
            // Changes come the gravest first; what is no graver than that is known too.
            let known = baseline.entries.entry(entry.fingerprint.clone());
            known.or_insert(entry);
        }
        baseline
    }

    /// How many findings are known.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The file's text, in an order that depends on nothing but the findings.
    pub fn to_json(&self) -> String {
        let mut findings: Vec<Entry> = self.entries.values().cloned().collect();
        findings.sort_by(|a, b| {
            let key = |e: &Entry| (e.scope.clone(), e.subject.clone(), e.rule.clone());
            key(a).cmp(&key(b))
        });
        let file = serde_json::json!({"version": VERSION, "findings": findings});
        format!("{file:#}\n")
    }

    /// Whether a change is known and no graver than it was.
    pub(super) fn covers(&self, change: &Change) -> bool {
        let known = self.entries.get(&change.fingerprint());
        let severity = |entry: &Entry| {
            let mut all = Severity::ALL.into_iter();
            all.find(|severity| severity.as_str() == entry.severity)
        };
        known
            .and_then(severity)
            .is_some_and(|known| change.severity <= known)
    }

    /// Reports what is known and was not found any more.
    pub(super) fn report_stale<'c>(
        &self,
        found: impl Iterator<Item = &'c Change>,
        diagnostics: &mut Diagnostics,
    ) {
        let found: BTreeSet<String> = found.map(Change::fingerprint).collect();
        for entry in self.entries.values() {
            if found.contains(&entry.fingerprint) {
                continue;
            }
            let place = match (entry.scope.as_str(), entry.subject.as_str()) {
                ("", subject) => subject.to_owned(),
                (scope, "") => scope.to_owned(),
                (scope, subject) => format!("{scope}, {subject}"),
            };
            let message = format!("`{}` is no longer found: {place}", entry.rule);
            let finding = Diagnostic::new(codes::STALE_BASELINE, message).in_file(&self.name);
            diagnostics.push(finding.help("write the baseline anew with `--write-baseline`"));
        }
    }
}

/// Where the baseline lies, or is to lie, where no other file is named: beside the nearest `docwright.toml`, or in the
/// folder the program runs in.
pub fn default_file(start: &Path) -> PathBuf {
    let beside = config::find(start).and_then(|file| Some(file.parent()?.to_path_buf()));
    beside.unwrap_or_else(|| start.to_path_buf()).join(FILE)
}

/// Reads a baseline; none where that cannot be done, since to take it for empty would call everything new.
pub fn load(path: &Path, diagnostics: &mut Diagnostics) -> Option<Baseline> {
    let name = path.to_string_lossy().into_owned();
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            let finding = Diagnostic::new(codes::MISSING_INPUT, "no such file").in_file(name);
            diagnostics
                .push(finding.help("check the spelling; `--write-baseline` writes a baseline"));
            return None;
        }
        Err(error) => {
            let message = format!("cannot read this file: {}", reason(&error));
            let finding = Diagnostic::new(codes::UNREADABLE, message).in_file(name);
            diagnostics.push(finding.help("mend its permissions and run again"));
            return None;
        }
    };
    let refuse = |message: String, diagnostics: &mut Diagnostics| {
        let finding = Diagnostic::new(codes::INVALID_BASELINE, message).in_file(&name);
        diagnostics.push(finding.help("write the baseline anew with `--write-baseline`"));
    };
    let file: File = match serde_json::from_str(&text) {
        Ok(file) => file,
        Err(error) => {
            refuse(format!("this is no baseline: {error}"), diagnostics);
            return None;
        }
    };
    if file.version != VERSION {
        let message = format!("this baseline has version {}, not {VERSION}", file.version);
        refuse(message, diagnostics);
        return None;
    }
    let entries = file.findings.into_iter();
    let entries = entries.map(|entry| (entry.fingerprint.clone(), entry));
    Some(Baseline {
        entries: entries.collect(),
        name: name.strip_prefix("./").unwrap_or(&name).to_owned(),
    })
}

/// Writes a baseline, whole or not at all.
pub fn write(path: &Path, baseline: &Baseline, diagnostics: &mut Diagnostics) -> Option<()> {
    output::write_file(path, baseline.to_json().as_bytes(), diagnostics)
}
