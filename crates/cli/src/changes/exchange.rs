//! Changes as the entries that other programs' formats are written from.

use docwright::drift::{Change, Severity};

use super::{Comparison, Spot, sentence, spot};
use crate::exchange::{self, Entry, Format, Level, Place, Run};

pub(super) fn render(comparison: &Comparison<'_>, format: Format) -> String {
    let settled = comparison.settled;
    let new = settled.new.iter().map(|change| (change, None));
    let known = settled.known.iter();
    let known = known.map(|change| (change, Some("it is in the baseline".to_owned())));
    let ignored = settled.ignored.iter();
    let ignored = ignored.map(|(change, reason)| (change, Some(reason.clone())));
    let all = new.chain(known).chain(ignored);
    let run = Run {
        command: "docwright diff",
        entries: all
            .map(|(c, accepted)| entry(comparison, c, accepted))
            .collect(),
    };
    exchange::render(&run, format)
}

fn entry(comparison: &Comparison<'_>, change: &Change, accepted: Option<String>) -> Entry {
    let first = comparison.spot(change);
    let sides = [
        ("the base", spot(&change.base, comparison.base)),
        ("the head", spot(&change.head, comparison.head)),
    ];
    let is_first = |spot: &Spot<'_>| {
        let key = |spot: &Spot<'_>| (spot.file.to_owned(), spot.line, spot.column);
        first.as_ref().is_some_and(|first| key(first) == key(spot))
    };
    let related = sides.into_iter().filter_map(|(side, spot)| {
        let spot = spot.filter(|spot| !is_first(spot))?;
        let word = if spot.is_beside { "beside it in" } else { "in" };
        Some((format!("{word} {side}"), place(&spot)))
    });
    Entry {
        level: match change.severity {
            Severity::Breaking => Level::Error,
            Severity::Risky => Level::Warning,
            Severity::Compatible | Severity::DocsOnly => Level::Note,
        },
        severity: change.severity.as_str(),
        fails: accepted.is_none() && change.severity >= comparison.fail_on,
        rule: change.id.clone(),
        about: change.rule.explanation,
        page: exchange::page("drift-rules.md", change.rule.id),
        message: sentence(change),
        related: related.collect(),
        place: first.as_ref().map(place),
        fingerprint: Some(change.fingerprint()),
        accepted,
    }
}

fn place(spot: &Spot<'_>) -> Place {
    Place {
        file: spot.file.to_owned(),
        at: Some((spot.line, spot.column)),
    }
}
