//! `tests/api`: every operation through the generated client, and everything the server must refuse.

use docwright_model::FileTree;
use proc_macro2::{Span, TokenStream};
use quote::quote;

use super::super::http::{self, Uses};
use super::super::samples;
use crate::ir::operations::{Answer, Body, BodyKind, Content, Operation, PartsForm};
use crate::ir::types::TypeRef;
use crate::ir::{Program, Service};
use crate::render;
use crate::templates::server as templates;

mod checked;

const REFUSALS: &str = include_str!("../../../templates/server/tests/refusals.rs");
const MAIN: &str = include_str!("../../../templates/server/tests/main.rs");

/// The files of the test program.
pub(super) fn print(program: &Program, uses: Uses) -> FileTree {
    let service = &program.service;
    let mut files = FileTree::default();
    let calls = serde_json::to_string_pretty(&samples::calls(service)).unwrap_or_default();
    files.insert("calls.json", http::tidy(&docwright_spec::spell_out(&calls)));
    let (checked, compared) = checked::print(program);
    files.insert("checked.rs", checked);
    files.insert("main.rs", http::verbatim(program, MAIN));
    files.insert("refusals.rs", http::verbatim(program, REFUSALS));
    files.insert("operations.rs", operations(program));
    let routed = || service.operations().filter(|operation| operation.routed);
    let contents = || routed().filter_map(Operation::shown);
    let has = |wanted: fn(&Content) -> bool| contents().any(|answer| wanted(&answer.content));
    let support = templates::TestSupport {
        header: &http::header(&program.package).lines("//"),
        library: &http::library(&program.package, "server"),
        client: &http::library(&program.package, "client"),
        credentials: &samples::credentials(service),
        call: routed().any(needs_call),
        parameters: routed().any(|operation| !operation.parameters.is_empty()),
        bodies: routed()
            .any(|operation| operation.body.is_some() && sent_parts(operation).is_none()),
        answers: has(Content::has_example),
        json: has(|content| content.value().is_some() || matches!(content, Content::Events(_))),
        upgrade: uses.upgrade,
        parts: routed().any(|operation| sent_parts(operation).is_some_and(has_fields)),
        compared,
        raw: routed().any(|operation| {
            let form = operation.body.as_ref().and_then(|body| body.forms.first());
            form.is_some_and(|form| matches!(form.kind, BodyKind::Raw { .. }))
        }),
    };
    files.insert("support.rs", crate::templates::print(&support));
    files
}

fn operations(program: &Program) -> String {
    let doc = http::inner(&http::notes(&[
        "Every operation, from the generated client to the generated server and back.",
    ]));
    let service = &program.service;
    let tests: Vec<TokenStream> = service
        .operations()
        .filter(|operation| operation.routed)
        .map(expand)
        .collect();
    let mut imports = quote! { use super::support; };
    let client = proc_macro2::Ident::new(
        &http::library(&program.package, "client"),
        Span::call_site(),
    );
    let names = names(service);
    if !names.is_empty() {
        let mut routed = service.operations().filter(|operation| operation.routed);
        let file = |form: &PartsForm| form.fields.iter().any(|field| field.ty.is_none());
        let part = routed.any(|operation| sent_parts(operation).is_some_and(file));
        let part = part.then(|| quote! { Part, });
        imports = quote! {
            use #client::{#(#names,)* #part};

            #imports
        };
    }
    render::file(
        &http::header(&program.package),
        &doc,
        std::iter::once(imports).chain(tests),
    )
}

/// The types that tests name.
fn names(service: &Service) -> Vec<&crate::Ident> {
    let operations = service.operations().filter(|operation| operation.routed);
    let named = operations.flat_map(|operation| {
        let several = operation.successes().count() > 1;
        let body = operation
            .body
            .as_ref()
            .and_then(|body| body.choice.as_ref());
        let response = several.then_some(&operation.response);
        let parts = sent_parts(operation).map(|form| &form.name);
        operation
            .params
            .iter()
            .chain(body)
            .chain(response)
            .chain(parts)
    });
    named.collect()
}

fn expand(operation: &Operation) -> TokenStream {
    let (name, id) = (&operation.name, &operation.id);
    let deprecated = operation.deprecated.then(|| {
        quote! { #[expect(deprecated, reason = "what the documentation advises against must work too")] }
    });
    let mut arguments: Vec<TokenStream> = operation
        .parameters
        .iter()
        .filter(|parameter| parameter.required)
        .map(argument)
        .collect();
    arguments.extend(operation.body.as_ref().map(body));
    arguments.extend(operation.params.as_ref().map(|_| quote! { &params }));
    let params = operation.params.as_ref().map(|params| {
        let optional = operation
            .parameters
            .iter()
            .filter(|parameter| !parameter.required);
        let fields = optional.map(|parameter| {
            let (name, key) = (&parameter.name, parameter.name.bare());
            quote! { #name: call.parameter(#key), }
        });
        quote! { let params = #params { #(#fields)* }; }
    });
    let call = needs_call(operation).then(|| quote! { let call = support::call(#id); });
    let check = check(operation);
    let taken = if check.is_empty() {
        quote! { answer.expect("the documented answer"); }
    } else {
        let several = operation.successes().nth(1).is_some();
        let writable = operation.shown().and_then(writable).filter(|_| !several);
        quote! { let #writable answer = answer.expect("the documented answer"); }
    };
    quote! {
        #[tokio::test]
        #deprecated
        async fn #name() {
            let client = support::client().await;
            #call
            #params
            let answer = client.#name(#(#arguments),*).await;
            #taken
            #check
        }
    }
}

/// Whether a test needs the values to send or to expect.
fn needs_call(operation: &Operation) -> bool {
    let shown = operation
        .shown()
        .is_some_and(|answer| answer.content.has_example());
    let sent = match sent_parts(operation) {
        Some(form) => has_fields(form),
        None => operation.body.is_some(),
    };
    shown || sent || !operation.parameters.is_empty()
}

/// Whether a form has parts that are no files, whose values stand among the examples.
fn has_fields(form: &PartsForm) -> bool {
    form.fields.iter().any(|field| field.ty.is_some())
}

fn argument(parameter: &crate::ir::operations::Parameter) -> TokenStream {
    let key = parameter.name.bare();
    match &parameter.ty {
        ty if ty.is_small() => quote! { call.parameter(#key) },
        TypeRef::String => quote! { &call.parameter::<String>(#key) },
        TypeRef::Vec(_) => quote! { &call.parameter::<Vec<_>>(#key) },
        _ => quote! { &call.parameter(#key) },
    }
}

fn body(body: &Body) -> TokenStream {
    let form = body.forms.first();
    let value = match form.map(|form| &form.kind) {
        Some(BodyKind::Parts(form)) => parts(form),
        Some(BodyKind::Json(ty) | BodyKind::Xml(ty, _) | BodyKind::Form(ty, _)) => match ty {
            ty if ty.is_small() || body.choice.is_some() => quote! { call.body() },
            TypeRef::String => quote! { &call.body::<String>() },
            TypeRef::Vec(_) => quote! { &call.body::<Vec<_>>() },
            _ => quote! { &call.body() },
        },
        Some(BodyKind::Text) if body.choice.is_none() => quote! { &call.body::<String>() },
        _ => quote! { call.body::<String>() },
    };
    match (&body.choice, form) {
        (Some(choice), Some(form)) => {
            let variant = &form.variant;
            let raw = matches!(form.kind, BodyKind::Raw { .. });
            let parts = matches!(form.kind, BodyKind::Parts(_));
            let value = match (raw, parts && form.boxed) {
                (true, _) => quote! { #value.into() },
                (_, true) => quote! { Box::new(#value) },
                _ => value,
            };
            quote! { #choice::#variant(#value) }
        }
        _ if body.required => value,
        _ => quote! { Some(#value) },
    }
}

/// The form that a test sends, where it does.
fn sent_parts(operation: &Operation) -> Option<&PartsForm> {
    match &operation.body.as_ref()?.forms.first()?.kind {
        BodyKind::Parts(form) => Some(form),
        _ => None,
    }
}

/// A form of several parts from the example of its body.
fn parts(form: &PartsForm) -> TokenStream {
    let name = &form.name;
    let fields = form.fields.iter().map(|field| {
        let (name, wire) = (&field.name, &field.wire);
        let value = match (&field.ty, field.many, field.required) {
            (Some(_), ..) => quote! { call.field(#wire) },
            (None, true, _) => quote! { vec![Part::new("example")] },
            (None, false, true) => quote! { Part::new("example") },
            (None, false, false) => quote! { Some(Part::new("example")) },
        };
        quote! { #name: #value, }
    });
    quote! { #name { #(#fields)* } }
}

/// What makes a variable writable, for an answer that changes as it is read.
fn writable(answer: &Answer) -> Option<TokenStream> {
    matches!(answer.content, Content::Events(_)).then(|| quote! { mut })
}

fn check(operation: &Operation) -> TokenStream {
    let Some(first) = operation.shown() else {
        return TokenStream::new();
    };
    let several = operation.successes().nth(1).is_some();
    let (response, variant) = (&operation.response, &first.variant);
    let writable = writable(first);
    let unpack = several.then(|| {
        if first.content == Content::Empty {
            quote! { assert!(matches!(answer, #response::#variant)); }
        } else {
            quote! {
                let #response::#variant(#writable answer) = answer else {
                    panic!("another answer than the first documented one: {answer:?}");
                };
            }
        }
    });
    let check = match &first.content {
        Content::Empty => TokenStream::new(),
        Content::Json(..) | Content::Xml(..) => quote! { call.assert_arrived(&answer); },
        Content::Text(_) => quote! { assert_eq!(answer, call.answer::<String>()); },
        Content::Binary(_) | Content::Any => quote! {
            let bytes = answer.bytes().await.expect("the whole body");
            assert_eq!(bytes, call.answer::<String>());
        },
        Content::Events(_) => quote! {
            let event = answer.next().await.expect("an event").expect("the documented shape");
            call.assert_arrived(&event.data);
        },
        Content::Upgrade => quote! { support::assert_echo(answer).await; },
        Content::Redirect => quote! { assert_eq!(answer.location.as_deref(), Some("/")); },
    };
    quote! { #unpack #check }
}
