//! How grave findings are where `docwright.toml` says it otherwise than the code that makes them.

use std::collections::BTreeMap;

use docwright_drift::{Change, Judgement, Severity as Gravity};
use docwright_model::Severity;

use super::checks::Checks;
use super::file::{ConfigFile, DriftLevel, DriftTable, LintLevel, LintTable};
use super::placed::Placed;
use crate::lint::{Levels, rules};
use crate::nearest;

/// The levels that a table sets; what is no rule was refused before.
pub(super) fn levels(table: LintTable) -> Levels {
    let mut levels = Levels::default();
    for (code, level) in table.rules {
        let severity = match level.into_inner() {
            LintLevel::Error => Some(Severity::Error),
            LintLevel::Warning => Some(Severity::Warning),
            LintLevel::Note => Some(Severity::Note),
            LintLevel::Off => None,
        };
        let _ = levels.set(code.get(), severity);
    }
    levels
}

/// The severities of changes by rule; none where a change is not reported.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DriftRules(BTreeMap<String, Option<Gravity>>);

impl DriftRules {
    pub(super) fn of(table: DriftTable) -> Self {
        let rules = table.rules.into_iter().map(|(rule, level)| {
            let severity = match level {
                DriftLevel::Breaking => Some(Gravity::Breaking),
                DriftLevel::Risky => Some(Gravity::Risky),
                DriftLevel::Compatible => Some(Gravity::Compatible),
                DriftLevel::DocsOnly => Some(Gravity::DocsOnly),
                DriftLevel::Off => None,
            };
            (rule.into_inner(), severity)
        });
        Self(rules.collect())
    }

    /// Gives every change the severity the file says, and leaves out what is off. What is less grave than its rule says,
    /// since a side does not state it for certain, is made no graver by the file.
    ///
    /// What the file says of the id a change prints (`request-type-changed`) goes before what it says of its rule
    /// (`type-changed`).
    pub fn apply(&self, changes: Vec<Change>) -> Vec<Change> {
        let judged = changes.into_iter().filter_map(|change| {
            let set = self
                .0
                .get(&change.id)
                .or_else(|| self.0.get(change.rule.id));
            let severity = match (set, change.limit) {
                (None, _) => change.severity,
                (Some(set), None) => (*set)?,
                (Some(set), Some(_)) => (*set)?.min(change.severity),
            };
            Some(Change { severity, ..change })
        });
        judged.collect()
    }
}

/// Reports rules that nobody has, and what may not be said of one.
pub(super) fn check(file: &ConfigFile, checks: &mut Checks) {
    let lint: BTreeMap<&str, Severity> = rules().map(|code| (code.id, code.severity)).collect();
    for (code, level) in &file.lint.rules {
        match lint.get(code.get().as_str()) {
            None => unknown(code, lint.keys().copied(), checks),
            Some(Severity::Error) if *level.get() != LintLevel::Error => {
                let message = format!(
                    "`{}` says that part of the input could not be used; it stays an error",
                    code.get()
                );
                checks.refuse(level, message);
            }
            Some(_) => {}
        }
    }
    let drift: Vec<String> = drift_ids();
    let is_drift = |rule: &str| drift.iter().any(|known| known == rule);
    for rule in file.drift.rules.keys() {
        if !is_drift(rule.get()) {
            unknown(rule, drift.iter().map(String::as_str), checks);
        }
    }
    for table in &file.ignore {
        let ignore = table.get();
        if let Some(rule) = &ignore.rule
            && !is_drift(rule.get())
            && !lint.contains_key(rule.get().as_str())
        {
            let all = drift.iter().map(String::as_str).chain(lint.keys().copied());
            unknown(rule, all, checks);
        }
        let anything = ignore.rule.is_some()
            || ignore.operation.is_some()
            || ignore.subject.is_some()
            || ignore.fingerprint.is_some();
        if !anything {
            let message =
                "this would ignore everything: give a rule, operation, subject or fingerprint";
            checks.refuse(&ignore.reason, message);
        }
        if ignore.reason.get().trim().is_empty() {
            checks.refuse(&ignore.reason, "say why this is ignored");
        }
    }
}

fn unknown<'a>(rule: &Placed<String>, all: impl Iterator<Item = &'a str>, checks: &mut Checks) {
    let help = nearest(rule.get(), all).map(|nearest| format!("did you mean `{nearest}`?"));
    let message = format!("there is no rule `{}`", rule.get());
    checks.refuse(rule, message).help = help;
}

/// Every id a finding of a comparison may have, with and without what carries it.
fn drift_ids() -> Vec<String> {
    const CARRIERS: [&str; 5] = [
        "request-",
        "response-",
        "request-parameter-",
        "response-header-",
        "component-",
    ];
    let mut ids = Vec::new();
    for (_, rules) in docwright_drift::rules() {
        for rule in rules {
            ids.push(rule.id.to_owned());
            if matches!(rule.judgement, Judgement::Directed { .. }) {
                ids.extend(
                    CARRIERS
                        .iter()
                        .map(|carrier| format!("{carrier}{}", rule.id)),
                );
            }
        }
    }
    ids
}
