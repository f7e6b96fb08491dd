//! One file per tag: parameter structs, enums of answers, and the methods.

use proc_macro2::{Span, TokenStream};
use quote::quote;

use super::super::http;
use super::super::types::gate;
use super::{forms, methods};
use crate::ir::Program;
use crate::ir::operations::{Answer, Content, Group, Operation, Status};
use crate::render;

/// `src/operations.rs`.
pub(super) fn index(program: &Program) -> String {
    let groups = &program.service.groups;
    let gated = |group: &Group| {
        let gate = gate(group.feature.as_deref());
        let module = &group.module;
        (
            quote! { #gate mod #module; },
            quote! { #gate pub use #module::*; },
        )
    };
    let modules = groups.iter().map(|group| gated(group).0);
    let public = groups
        .iter()
        .filter(|group| has_types(group))
        .map(|group| gated(group).1);
    let doc = http::inner(&http::notes(&["The operations, one file per tag."]));
    let items = quote! {
        #(#modules)*

        #(#public)*
    };
    render::file(&http::header(&program.package), &doc, [items])
}

/// Whether a file holds more than methods.
pub(super) fn has_types(group: &Group) -> bool {
    group.operations.iter().any(|operation| {
        let choice = operation
            .body
            .as_ref()
            .is_some_and(|body| body.choice.is_some());
        let several = operation.successes().count() > 1;
        let parts = operation.parts().next().is_some();
        let own = operation.params.is_some() || operation.error.is_some();
        own || operation.headers.is_some() || choice || several || parts
    })
}

/// `src/operations/<tag>.rs`.
pub(super) fn print(program: &Program, group: &Group) -> String {
    let service = &program.service;
    let mut items: Vec<TokenStream> = Vec::new();
    for operation in &group.operations {
        items.extend(expand_params(operation));
        items.extend(
            operation
                .parts()
                .map(|form| forms::expand_parts(form, operation)),
        );
        items.extend(forms::expand_choice(operation));
        items.extend(expand_error(operation));
        items.extend(expand_response(operation));
        items.extend(expand_headers(operation));
    }
    let methods = group
        .operations
        .iter()
        .map(|operation| methods::expand(operation, service));
    items.push(quote! { impl Client { #(#methods)* } });
    let known = known(program);
    let known: Vec<_> = known
        .iter()
        .map(|(name, line)| (name.as_str(), line.clone()))
        .collect();
    let imports = http::imports(&items, &known);
    let doc = group
        .doc
        .as_deref()
        .map_or_else(|| http::one_line(&group.tag), str::to_owned);
    let doc = http::inner(&render::docs(&doc));
    render::file(
        &http::header(&program.package),
        &doc,
        std::iter::once(imports).chain(items),
    )
}

/// The names that a file may want to have without a path, in the order of their `use` lines.
fn known(program: &Program) -> Vec<(String, TokenStream)> {
    let types =
        proc_macro2::Ident::new(&http::library(&program.package, "types"), Span::call_site());
    let constants = program.service.requirements.iter().map(|requirement| {
        let name = super::credentials::constant(requirement);
        (
            name.to_string(),
            quote! { use super::super::credentials::#name; },
        )
    });
    let before = [
        ("types", quote! { use #types as types; }),
        ("Method", quote! { use reqwest::Method; }),
        ("Client", quote! { use super::super::client::Client; }),
    ];
    let after = [
        ("Style", quote! { use super::super::encode::Style; }),
        ("Error", quote! { use super::super::error::Error; }),
        ("Events", quote! { use super::super::events::Events; }),
        ("Multipart", quote! { use super::super::parts::Multipart; }),
        ("Part", quote! { use super::super::parts::Part; }),
        ("Redirect", quote! { use super::super::reply::Redirect; }),
        ("Reply", quote! { use super::super::reply::Reply; }),
        (
            "documented",
            quote! { use super::super::reply::documented; },
        ),
        ("headers", quote! { use super::super::reply::headers; }),
        ("Request", quote! { use super::super::request::Request; }),
        ("Download", quote! { use super::super::stream::Download; }),
    ];
    let named = |(name, line): (&str, TokenStream)| (name.to_owned(), line);
    let before = before.into_iter().map(named);
    before
        .chain(constants)
        .chain(after.into_iter().map(named))
        .collect()
}

/// The struct of optional parameters.
fn expand_params(operation: &Operation) -> Option<TokenStream> {
    let name = operation.params.as_ref()?;
    let doc = http::notes(&[format!(
        "The optional parameters of [`Client::{}`].",
        operation.name.bare()
    )]);
    let fields = operation
        .parameters
        .iter()
        .filter(|parameter| !parameter.required)
        .map(|parameter| {
            let doc = http::field_docs(parameter.doc.as_deref(), &parameter.name, &parameter.wire);
            let (name, ty) = (&parameter.name, http::ty(&parameter.ty));
            quote! { #doc pub #name: Option<#ty>, }
        });
    Some(quote! {
        #doc
        #[derive(Debug, Clone, Default, PartialEq)]
        pub struct #name { #(#fields)* }
    })
}

/// The enum of documented failures.
fn expand_error(operation: &Operation) -> Option<TokenStream> {
    let name = operation.error.as_ref()?;
    let doc = http::notes(&[format!(
        "A documented failure of [`Client::{}`].",
        operation.name.bare()
    )]);
    if let Some(same) = &operation.same_error {
        return Some(quote! { #doc pub type #name = #same; });
    }
    let variants = operation
        .failures()
        .filter(|answer| is_typed(answer))
        .map(|answer| {
            let (doc, variant) = (failure_docs(answer), &answer.variant);
            let status = methods::pattern(answer);
            let body = match &answer.content {
                Content::Json(ty, _) => {
                    let ty = http::payload(ty, answer.boxed);
                    Some(quote! { (#ty) })
                }
                Content::Xml(ty, _, element) => {
                    let ty = http::payload(ty, answer.boxed);
                    Some(quote! { (#ty as types::#element) })
                }
                _ => None,
            };
            quote! { #doc #status => #variant #body }
        });
    Some(quote! {
        documented! {
            #doc
            pub enum #name { #(#variants),* }
        }
    })
}

/// What a failure is about; a single status says its name where it stands.
fn failure_docs(answer: &Answer) -> TokenStream {
    match answer.status {
        Status::Code(_) => render::docs(http::answer_text(answer)),
        _ => http::answer_docs(answer),
    }
}

/// Whether a failure has an arm of its own: raw bodies stay with the status.
fn is_typed(answer: &Answer) -> bool {
    let body = answer.content.value().is_some() || answer.content == Content::Empty;
    body && !(answer.status == Status::Default && answer.content == Content::Empty)
}

/// The enum of documented successes, where there are several.
fn expand_response(operation: &Operation) -> Option<TokenStream> {
    if operation.successes().count() < 2 {
        return None;
    }
    let name = &operation.response;
    let doc = http::notes(&[format!(
        "A documented success of [`Client::{}`].",
        operation.name.bare()
    )]);
    let variants = operation.successes().map(|answer| {
        let (doc, variant) = (http::answer_docs(answer), &answer.variant);
        if let Some(ty) = methods::result(answer) {
            quote! { #doc #variant(#ty), }
        } else {
            quote! { #doc #variant, }
        }
    });
    let plain = |answer: &Answer| {
        let content = &answer.content;
        matches!(
            content,
            Content::Empty
                | Content::Json(..)
                | Content::Xml(..)
                | Content::Text(_)
                | Content::Redirect
        )
    };
    let values = operation.successes().all(plain);
    let values = values.then(|| quote! { , Clone, PartialEq });
    Some(quote! {
        #doc
        #[derive(Debug #values)]
        #[non_exhaustive]
        pub enum #name { #(#variants)* }
    })
}

/// The struct of documented headers, read as far as they are what they should be.
fn expand_headers(operation: &Operation) -> Option<TokenStream> {
    let name = operation.headers.as_ref()?;
    let doc = http::notes(&[format!(
        "The headers that answers to [`Client::{}`] are documented to have.",
        operation.name.bare()
    )]);
    let headers = &operation.answer_headers;
    let fields = headers.iter().map(|header| {
        let doc = http::field_docs(header.doc.as_deref(), &header.name, &header.wire);
        let (name, ty) = (&header.name, http::ty(&header.ty));
        quote! { #doc pub #name: Option<#ty>, }
    });
    let read = headers.iter().map(|of| {
        let (name, wire) = (&of.name, &of.wire);
        quote! { #name = #wire }
    });
    Some(quote! {
        #doc
        #[derive(Debug, Clone, Default, PartialEq)]
        pub struct #name { #(#fields)* }
        headers! { #name { #(#read),* } }
    })
}
