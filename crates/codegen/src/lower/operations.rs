//! Operations become methods, traits, and what travels between them.
//!
//! In: the paths of a document. Out: a [`Service`]: names given, parameters sorted, bodies and answers typed, examples
//! chosen, routes checked. This module must not print, and must not know how a schema becomes a type.

mod answers;
mod bodies;
mod examples;
mod failures;
mod groups;
mod headers;
mod media;
mod overlaps;
mod parameters;
mod parts;
mod paths;
mod references;
mod routes;
mod rules;
mod security;
mod sizes;
mod statuses;
mod styles;

use std::collections::BTreeSet;

use docwright_model::{Code, Diagnostic, Diagnostics};
use docwright_spec::{Pointer, Spec};

use serde_json::Value;

use super::types::{NameHint, Types};
use crate::ir;
use crate::ir::operations::{Content, Mark, Operation, Service};
use crate::{Ident, codes};
use examples::Examples;
use groups::Entry;
use security::Security;

use rules::Site;

/// What every step of the way needs.
struct Context<'s, 'a> {
    spec: &'s Spec,
    types: &'a mut Types<'s>,
    diagnostics: &'a mut Diagnostics,
    sites: Vec<Site<'s>>,
    /// Where references that stand for nothing were found.
    unresolved: BTreeSet<Pointer>,
}

impl Context<'_, '_> {
    fn report(&mut self, code: Code, at: &Pointer, message: impl Into<String>) {
        self.types.note_fallback(code, at);
        let span = self
            .spec
            .origins()
            .nearest(at)
            .and_then(docwright_model::Origin::span);
        let message = format!("{}: {at}", message.into());
        self.diagnostics
            .push(Diagnostic::new(code, message).at_opt(span));
    }

    /// Reports a reference that stands for nothing, unless whoever read the document did.
    fn report_unresolved(&mut self, reference: &str, at: &Pointer) {
        self.types.note_fallback(codes::UNRESOLVED_REFERENCE, at);
        let circular = references::exists(self.spec.document(), reference);
        let known = self.spec.are_references_followed() && !circular;
        // A parameter of a path is looked at with each of its operations.
        if known || !self.unresolved.insert(at.clone()) {
            return;
        }
        let reason = if circular {
            "leads back to itself"
        } else {
            "is nowhere in the document"
        };
        self.report(
            codes::UNRESOLVED_REFERENCE,
            at,
            format!("`{reference}` {reason}"),
        );
    }
}

/// Decides everything about the operations of a document.
pub(crate) fn lower<'s>(
    spec: &'s Spec,
    types: &mut Types<'s>,
    diagnostics: &mut Diagnostics,
) -> (Service, Vec<Site<'s>>) {
    let map = types.map;
    let mut cx = Context {
        spec,
        types,
        diagnostics,
        sites: Vec::new(),
        unresolved: BTreeSet::new(),
    };
    let base_path = paths::base(spec.document());
    let mut security = Security::new(&mut cx);
    let mut examples = Examples::new(spec, map);
    let mut groups = groups::collect(&mut cx);
    let (mut lowered, mut all_marks) = (Vec::new(), Vec::new());
    for group in &mut groups {
        for entry in std::mem::take(&mut group.entries) {
            let at = entry.at.clone();
            let (operation, marks) = operation(entry, &mut cx, &mut security, &mut examples);
            lowered.push((group.index, at, operation));
            all_marks.push(marks);
        }
    }
    let routes = lowered
        .iter_mut()
        .zip(all_marks)
        .map(|((_, at, operation), marks)| routes::Route::new(operation, at.clone(), marks));
    routes::check(routes.collect(), &mut cx);
    let overlaps = overlaps::find(lowered.iter().map(|(_, _, operation)| operation));
    let groups = groups::join(groups, lowered);
    let (schemes, requirements) = security.finish();
    let service = Service {
        base_path,
        schemes,
        requirements,
        groups,
        overlaps,
        rules: Vec::new(),
    };
    (service, cx.sites)
}

/// Completes the operations, now that all types are known.
pub(crate) fn settle(
    service: &mut Service,
    sites: &[Site<'_>],
    types: &ir::Types,
    spec: &Spec,
    diagnostics: &mut Diagnostics,
) {
    sizes::settle(service, types);
    failures::settle(service);
    examples::carried::settle(service, types);
    rules::settle(service, sites, types, spec, diagnostics);
}

/// The values that the document shows for its components, each with its type.
pub(crate) fn component_examples(
    spec: &Spec,
    types: &Types<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<(Ident, Value)> {
    let found = examples::of_components(spec, types.map, diagnostics);
    let found = found.into_iter();
    found
        .filter_map(|(key, value)| Some((types.name_of(&key)?.clone(), value)))
        .collect()
}

/// An operation, and what may tell it from others at its place.
fn operation<'s>(
    entry: Entry<'s>,
    cx: &mut Context<'s, '_>,
    security: &mut Security<'s>,
    examples: &mut Examples<'s>,
) -> (Operation, Vec<Mark>) {
    let source = entry.operation;
    let hint = NameHint::new(entry.name.bare());
    let path = paths::template(entry.path, &entry.at, cx);
    let mut found = parameters::lower(&entry, &path, &hint, cx);
    parameters::drop_credentials(&mut found, security, cx, &entry.at);
    for parameter in &found {
        if let Some(schema) = parameter.schema {
            cx.receive_parameter(&entry.id, &parameter.ir.name, schema.into());
        }
    }
    let body = bodies::lower(&entry, &hint, &mut found, cx);
    let mut answers = answers::lower(&entry, &hint, cx);
    report_upgrade(&entry, &answers, cx);
    let answer_headers = headers::lower(&mut answers, &hint, cx);
    let offers = answers::offers(&answers);
    found.extend(parameters::accept(&offers, &found, &entry.at));
    let error = answers::has_typed_failure(&answers).then_some(entry.names.error);
    let params = found
        .iter()
        .any(|parameter| !parameter.ir.required)
        .then_some(entry.names.params);
    let marks = routes::marks(&found, &path.constants, cx);
    let example = examples.of(&found, body.as_ref(), &answers, cx);
    let operation = Operation {
        requirement: security.requirement(source.security.as_deref(), &entry.at, cx),
        headers: (!answer_headers.is_empty()).then_some(entry.names.headers),
        answer_headers,
        offers,
        parameters: found.into_iter().map(|found| found.ir).collect(),
        answers: answers.into_iter().map(|found| found.ir).collect(),
        body: body.map(|found| found.ir),
        doc: doc(source.summary.as_deref(), source.description.as_deref()),
        deprecated: source.deprecated,
        method: entry.method,
        routed: true,
        mark: None,
        request: entry.names.request,
        response: entry.names.response,
        id: entry.id,
        name: entry.name,
        params,
        error,
        same_error: None,
        path: path.text,
        constants: path.constants,
        example,
    };
    (operation, marks)
}

/// Reports a change of protocol that no WebSocket library asks for.
fn report_upgrade(entry: &Entry<'_>, answers: &[answers::Found<'_>], cx: &mut Context<'_, '_>) {
    let upgrade = |found: &&answers::Found<'_>| found.ir.content == Content::Upgrade;
    if let Some(found) = answers
        .iter()
        .find(upgrade)
        .filter(|_| entry.method != "GET")
    {
        let message = format!(
            "{} changes the protocol, which WebSocket does on GET",
            entry.method
        );
        cx.report(codes::UPGRADE_BY_METHOD, &found.at, message);
    }
}

/// Summary and description as one text; either may repeat the other.
fn doc(summary: Option<&str>, description: Option<&str>) -> String {
    let summary = summary.map(str::trim).filter(|text| !text.is_empty());
    let description = description.map(str::trim).filter(|text| !text.is_empty());
    match (summary, description) {
        (Some(summary), Some(description)) if description.starts_with(summary) => {
            description.to_owned()
        }
        (Some(summary), Some(description)) => format!("{summary}\n\n{description}"),
        (one, other) => one.or(other).unwrap_or_default().to_owned(),
    }
}
