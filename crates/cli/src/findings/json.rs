//! For programs: one object with all findings and how many there are of each severity, or an object a line.

use docwright_model::Span;
use serde_json::{Map, Value, json};

use super::{Finding, counts, word};
use crate::render::help;

pub(super) fn render(findings: &[Finding<'_>]) -> String {
    let counts: Map<String, Value> = counts(findings)
        .into_iter()
        .map(|(severity, count)| (word(severity).to_owned(), json!(count)))
        .collect();
    let all: Vec<Value> = findings.iter().map(of_finding).collect();
    let value = json!({"summary": counts, "findings": all});
    format!("{value:#}\n")
}

pub(super) fn lines(findings: &[Finding<'_>]) -> String {
    findings.iter().fold(String::new(), |all, finding| {
        all + &of_finding(finding).to_string() + "\n"
    })
}

fn of_finding(finding: &Finding<'_>) -> Value {
    let diagnostic = finding.diagnostic;
    let labels: Vec<Value> = diagnostic
        .labels
        .iter()
        .map(|label| {
            let mut value = of_span(finding, label.span);
            value.insert("message".to_owned(), json!(label.text));
            Value::Object(value)
        })
        .collect();
    let mut value = Map::new();
    value.insert("code".to_owned(), json!(diagnostic.code.id));
    value.insert("severity".to_owned(), json!(word(diagnostic.severity())));
    value.insert("message".to_owned(), json!(diagnostic.message));
    match diagnostic.span {
        Some(span) => value.extend(of_span(finding, span)),
        None => drop(value.insert("file".to_owned(), json!(diagnostic.file))),
    }
    value.insert("labels".to_owned(), json!(labels));
    value.insert("help".to_owned(), json!(help(diagnostic)));
    Value::Object(value)
}

fn of_span(finding: &Finding<'_>, span: Span) -> Map<String, Value> {
    let mut value = Map::new();
    if let (Some((file, start)), Some(source)) = (
        finding.sources.locate(span),
        finding.sources.get(span.source),
    ) {
        let end = source.position(span.end);
        value.insert("file".to_owned(), json!(file));
        value.insert("line".to_owned(), json!(start.line));
        value.insert("column".to_owned(), json!(start.column));
        value.insert("end_line".to_owned(), json!(end.line));
        value.insert("end_column".to_owned(), json!(end.column));
    }
    value
}
