//! Files that are not up to date as text: for people a word and a path each, for programs findings.

use docwright::output::Difference;
use docwright::{Diagnostic, Sources, visible};

use crate::arguments::{FindingFormat, MessageFormat};
use crate::codes;
use crate::findings::{self, Finding};
use crate::terminal::Terminal;

/// Lists the files of a folder; `command` is what mends them.
pub(super) fn list(
    root: &str,
    differences: &[&Difference],
    command: &str,
    terminal: &Terminal,
) -> String {
    let lines = || {
        let line = |d: &&Difference| format!("{} {root}/{}\n", d.kind.as_str(), visible(&d.path));
        differences.iter().map(line).collect()
    };
    let format = match terminal.format() {
        MessageFormat::Human | MessageFormat::Short => return lines(),
        MessageFormat::Github => Some(FindingFormat::Github),
        MessageFormat::Json => None,
    };
    let sources = Sources::default();
    let each = differences.iter().map(|difference| {
        let message = format!("this generated file is {}", difference.kind.as_str());
        Diagnostic::new(codes::NOT_UP_TO_DATE, message)
            .in_file(format!("{root}/{}", difference.path))
            .help(format!("run: {command}"))
    });
    let diagnostics: Vec<Diagnostic> = each.collect();
    let all: Vec<Finding<'_>> = diagnostics
        .iter()
        .map(|diagnostic| Finding {
            diagnostic,
            sources: &sources,
            fails: true,
        })
        .collect();
    match format {
        Some(format) => findings::render(&all, format, terminal.results()),
        None => findings::json_lines(&all),
    }
}
