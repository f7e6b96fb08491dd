//! The base that all paths share.

use docwright_model::{Diagnostic, Diagnostics, Fact, Origin, Server, Span};

use crate::codes;
use crate::evidence::reading::OperationReading;

/// Finds what the request samples put before the paths, and makes it the server's path where all agree.
///
/// Where the docs state their servers, the paths are relative to those. Where the samples differ, the prefixes become part of the paths and the server's path is `/`.
pub(crate) fn rebase(
    operations: &mut [OperationReading<'_>],
    is_stated: bool,
    diagnostics: &mut Diagnostics,
) -> Vec<Fact<Server>> {
    let found: Vec<Option<(String, Span)>> = operations
        .iter()
        .map(|reading| base(reading, diagnostics))
        .collect();
    if is_stated {
        return Vec::new();
    }
    let mut evidence: Vec<(String, Vec<Span>)> = Vec::new();
    for (base, span) in found.iter().flatten() {
        match evidence.iter_mut().find(|(known, _)| known == base) {
            Some((_, spans)) => spans.push(*span),
            None => evidence.push((base.clone(), vec![*span])),
        }
    }
    match evidence.as_slice() {
        [] => Vec::new(),
        [(base, spans)] => vec![server(base, spans.clone())],
        _ => {
            let most = evidence
                .iter()
                .max_by_key(|(_, spans)| spans.len())
                .map_or("", |(base, _)| base.as_str());
            let listed: Vec<String> = evidence
                .iter()
                .map(|(b, s)| format!("`{b}/` ({})", s.len()))
                .collect();
            let message = format!("paths begin with different bases: {}", listed.join(", "));
            let mut diagnostic = Diagnostic::new(codes::MIXED_BASES, message);
            for (base, spans) in &evidence {
                if let Some(&span) = spans.first() {
                    diagnostic = diagnostic.label(span, format!("`{base}/` here"));
                }
            }
            diagnostics.push(
                diagnostic.at_opt(
                    evidence
                        .first()
                        .and_then(|(_, spans)| spans.first().copied()),
                ),
            );
            for (reading, base) in operations.iter_mut().zip(&found) {
                let base = base.as_ref().map_or(most, |(base, _)| base);
                reading.operation.path.value.insert_str(0, base);
            }
            vec![server(
                "",
                evidence.into_iter().flat_map(|(_, spans)| spans).collect(),
            )]
        }
    }
}

fn server(base: &str, evidence: Vec<Span>) -> Fact<Server> {
    let url = if base.is_empty() { "/" } else { base };
    Fact::new(
        Server {
            url: url.to_owned(),
            description: None,
            variables: indexmap::IndexMap::new(),
        },
        Origin::inferred_from(evidence),
    )
}

/// What stands before a path, in which values may stand for its parameters.
fn before<'s>(shown: &'s str, path: &str) -> Option<&'s str> {
    if let Some(base) = shown.strip_suffix(path) {
        return Some(base);
    }
    let mut rest = shown;
    for segment in path.rsplit('/').take(path.matches('/').count()) {
        let (before, last) = rest.rsplit_once('/')?;
        let is_value = segment.starts_with('{') && !last.is_empty() && !last.contains('{');
        if last != segment && !is_value {
            return None;
        }
        rest = before;
    }
    path.starts_with('/').then_some(rest)
}

/// What the request sample has before the path; disagreements are reported.
fn base(reading: &OperationReading<'_>, diagnostics: &mut Diagnostics) -> Option<(String, Span)> {
    let curl = reading.curl.as_ref()?;
    let operation = &reading.operation;
    if let Some(shown) = &curl.method
        && shown.value != operation.method.value
    {
        let (said, shows) = (operation.method.value.as_str(), shown.value.as_str());
        let message = format!("the request line says {said}, the sample sends {shows}");
        let mut diagnostic =
            Diagnostic::new(codes::CONFLICTING_METHOD, message).at_opt(operation.method.span());
        if let Some(span) = shown.span() {
            diagnostic = diagnostic.label(span, "sent here");
        }
        diagnostics.push(diagnostic);
    }
    let span = curl.path.span()?;
    let line = operation.path.value.as_str();
    if let Some(base) = before(&curl.path.value, line) {
        return Some((base.trim_end_matches('/').to_owned(), span));
    }
    let message = format!(
        "the request line names `{line}`, the sample `{}`",
        curl.path.value
    );
    let diagnostic =
        Diagnostic::new(codes::CONFLICTING_PATH, message).at_opt(operation.path.span());
    diagnostics.push(diagnostic.label(span, "sent here"));
    None
}
