//! What of a comparison is news: changes without those that are accepted or known.
//!
//! In: changes, the findings that `docwright.toml` ignores, and a baseline. Out: the changes sorted by what is to be
//! done about them, and a finding for each acceptance that nothing needs any more. This module must not know how the
//! changes were found or how they are printed.

pub mod baseline;
mod pattern;

use docwright_drift::{Change, Scope, rule};
use docwright_model::{Diagnostic, Diagnostics, Span};

use crate::codes;
use baseline::Baseline;

/// What a finding must be like to be ignored: all that is given must hold. `*` stands for any text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ignore {
    /// The id of its rule, with or without what carries it.
    pub rule: Option<String>,
    /// Its operation, as `METHOD /path`. Where a finding reaches several, every one of them must match.
    pub operation: Option<String>,
    /// What it is about.
    pub subject: Option<String>,
    /// Its fingerprint.
    pub fingerprint: Option<String>,
    /// Why it is accepted.
    pub reason: String,
    /// Where `docwright.toml` says so.
    pub span: Span,
}

/// The changes of a comparison by what is to be done about them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Settled {
    /// What nobody has accepted.
    pub new: Vec<Change>,
    /// What the baseline knows.
    pub known: Vec<Change>,
    /// What is ignored, each with the reason.
    pub ignored: Vec<(Change, String)>,
}

/// Sorts changes by whether they are ignored, known or new.
///
/// An entry of the baseline covers a change only as long as that is no graver than when the baseline was written. What
/// is ignored or in the baseline and was not found is reported, so that neither list outgrows what it is for.
pub fn settle(
    changes: Vec<Change>,
    ignores: &[Ignore],
    baseline: &Baseline,
    diagnostics: &mut Diagnostics,
) -> Settled {
    let mut settled = Settled::default();
    let mut used = vec![false; ignores.len()];
    for change in changes {
        let mut reason = None;
        for (ignore, used) in ignores.iter().zip(&mut used) {
            if covers(ignore, &change) {
                *used = true;
                reason = reason.or(Some(&ignore.reason));
            }
        }
        if let Some(reason) = reason {
            settled.ignored.push((change, reason.clone()));
        } else if baseline.covers(&change) {
            settled.known.push(change);
        } else {
            settled.new.push(change);
        }
    }
    for (ignore, _) in ignores.iter().zip(used).filter(|(_, used)| !used) {
        // Rules of other commands are theirs to look after.
        if ignore.rule.as_deref().is_none_or(|id| rule(id).is_some()) {
            let message = "this ignores nothing that was found";
            let help = "remove the entry, or correct it where the API has changed";
            let finding = Diagnostic::new(codes::UNUSED_IGNORE, message);
            diagnostics.push(finding.at(ignore.span).help(help));
        }
    }
    let all = settled.new.iter().chain(&settled.known);
    let ignored = settled.ignored.iter().map(|(change, _)| change);
    baseline.report_stale(all.chain(ignored), diagnostics);
    settled
}

/// Whether a change is one that is ignored.
fn covers(ignore: &Ignore, change: &Change) -> bool {
    let matches =
        |wanted: &Option<String>, is_so: &dyn Fn(&str) -> bool| wanted.as_deref().is_none_or(is_so);
    let any = [
        &ignore.rule,
        &ignore.operation,
        &ignore.subject,
        &ignore.fingerprint,
    ];
    any.into_iter().any(Option::is_some)
        && matches(&ignore.rule, &|id| change.id == id || change.rule.id == id)
        && matches(&ignore.operation, &|pattern| {
            let reached = operations(change);
            !reached.is_empty() && reached.iter().all(|name| pattern::fits(pattern, name))
        })
        && matches(&ignore.subject, &|pattern| {
            pattern::fits(pattern, &change.subject)
        })
        && matches(&ignore.fingerprint, &|print| change.fingerprint() == print)
}

/// The operations a change concerns.
fn operations(change: &Change) -> Vec<&str> {
    match &change.scope {
        Scope::Operation(name) => vec![name],
        _ => change.operations.iter().map(String::as_str).collect(),
    }
}
