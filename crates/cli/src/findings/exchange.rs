//! Findings as the entries that other programs' formats are written from.

use docwright::Severity;

use super::{Finding, Spot, word};
use crate::exchange::{self, Entry, Format, Level, Place, Run};
use crate::render::help;

pub(super) fn render(findings: &[Finding<'_>], format: Format) -> String {
    let run = Run {
        command: "docwright",
        entries: findings.iter().map(entry).collect(),
    };
    exchange::render(&run, format)
}

fn entry(finding: &Finding<'_>) -> Entry {
    let diagnostic = finding.diagnostic;
    let related = diagnostic.labels.iter().filter_map(|label| {
        let (file, position) = finding.sources.locate(label.span)?;
        let at = Some((position.line, position.column));
        Some((label.text.clone(), place(&Spot { file, at })))
    });
    Entry {
        level: match diagnostic.severity() {
            Severity::Error => Level::Error,
            Severity::Warning => Level::Warning,
            Severity::Note => Level::Note,
        },
        severity: word(diagnostic.severity()),
        fails: finding.fails,
        rule: diagnostic.code.id.to_owned(),
        about: diagnostic.code.explanation,
        page: exchange::page("diagnostics.md", diagnostic.code.id),
        message: match help(diagnostic) {
            Some(help) => format!("{} ({help})", diagnostic.message),
            None => diagnostic.message.clone(),
        },
        place: finding.spot().as_ref().map(place),
        related: related.collect(),
        fingerprint: None,
        accepted: None,
    }
}

fn place(spot: &Spot<'_>) -> Place {
    Place {
        file: spot.file.to_owned(),
        at: spot.at,
    }
}
