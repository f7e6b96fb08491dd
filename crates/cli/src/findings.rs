//! Findings as text, a format a file.
//!
//! In: findings and the sources they point into. Out: text. Nothing is decided here: which findings there are and how
//! grave each is was settled before.

mod exchange;
mod json;
mod markdown;
mod short;

use annotate_snippets::Renderer;
use docwright::{Diagnostic, Severity, Sources};

use crate::arguments::FindingFormat;
use crate::exchange::Format;
use crate::render;

/// A finding and what it points into.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Finding<'a> {
    pub(crate) diagnostic: &'a Diagnostic,
    pub(crate) sources: &'a Sources,
    /// Whether it makes the command fail.
    pub(crate) fails: bool,
}

/// Where a finding shows.
struct Spot<'a> {
    file: &'a str,
    /// Line and column; none for a finding on a whole file.
    at: Option<(u32, u32)>,
}

impl<'a> Finding<'a> {
    fn spot(&self) -> Option<Spot<'a>> {
        let at = |span| {
            let (file, position) = self.sources.locate(span)?;
            let at = Some((position.line, position.column));
            Some(Spot { file, at })
        };
        let whole = self.diagnostic.file.as_deref();
        self.diagnostic
            .span
            .and_then(at)
            .or_else(|| whole.map(|file| Spot { file, at: None }))
    }
}

/// The findings in a format.
pub(crate) fn render(
    findings: &[Finding<'_>],
    format: FindingFormat,
    renderer: &Renderer,
) -> String {
    match format {
        FindingFormat::Human => human(findings, renderer),
        FindingFormat::Short => short::render(findings),
        FindingFormat::Json => json::render(findings),
        FindingFormat::Github => exchange::render(findings, Format::Github),
        FindingFormat::Sarif => exchange::render(findings, Format::Sarif),
        FindingFormat::Junit => exchange::render(findings, Format::Junit),
        FindingFormat::Markdown => markdown::render(findings),
    }
}

/// Each finding as a JSON object on a line of its own, for whoever reads while more is written.
pub(crate) fn json_lines(findings: &[Finding<'_>]) -> String {
    json::lines(findings)
}

fn human(findings: &[Finding<'_>], renderer: &Renderer) -> String {
    let mut text = String::new();
    for finding in findings {
        text.push_str(&render::render(
            finding.diagnostic,
            finding.sources,
            renderer,
        ));
        text.push_str("\n\n");
    }
    text
}

/// The word for a severity.
fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// How many findings there are of each severity, the gravest first.
fn counts(findings: &[Finding<'_>]) -> [(Severity, usize); 3] {
    let count = |severity| {
        let all = findings.iter();
        all.filter(|finding| finding.diagnostic.severity() == severity)
            .count()
    };
    [Severity::Error, Severity::Warning, Severity::Note].map(|severity| (severity, count(severity)))
}
