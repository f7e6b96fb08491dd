//! The base that all paths share.

use docwright_model::{Diagnostic, Diagnostics, Fact, Origin, Server, Span};

use crate::codes;
use crate::evidence::curl;
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

/// Takes a path away from the only server where all paths repeat it.
pub(crate) fn cut_base(operations: &[OperationReading<'_>], servers: &mut [Fact<Server>]) {
    let [server] = servers else { return };
    let url = server.value.url.clone();
    let host = url
        .split_once("://")
        .map_or(0, |(scheme, _)| scheme.len() + 3);
    let from = url
        .get(host..)
        .and_then(|rest| rest.find('/'))
        .map(|at| host + at);
    let Some((origin, base)) = from.and_then(|at| url.split_at_checked(at)) else {
        return;
    };
    let repeats = |reading: &OperationReading<'_>| {
        let rest = reading.operation.path.value.strip_prefix(base);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    if base.len() > 1 && !operations.is_empty() && operations.iter().all(repeats) {
        server.value.url = if origin.is_empty() {
            "/".to_owned()
        } else {
            origin.to_owned()
        };
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

/// What the request sample has before the path; disagreements are reported.
fn base(reading: &OperationReading<'_>, diagnostics: &mut Diagnostics) -> Option<(String, Span)> {
    let sample = reading.curl.as_ref()?;
    let operation = &reading.operation;
    if let Some(shown) = &sample.method
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
    let span = sample.path.span()?;
    let line = operation.path.value.as_str();
    if let Some(base) = curl::before(&sample.path.value, line) {
        return Some((base.trim_end_matches('/').to_owned(), span));
    }
    let message = format!(
        "the request line names `{line}`, the sample `{}`",
        sample.path.value
    );
    let diagnostic =
        Diagnostic::new(codes::CONFLICTING_PATH, message).at_opt(operation.path.span());
    diagnostics.push(diagnostic.label(span, "sent here"));
    None
}
