//! One file per tag: parameter structs, enums of answers, and the methods.

use proc_macro2::{Span, TokenStream};
use quote::quote;

use super::super::http;
use super::super::types::gate;
use super::{methods, requests};
use crate::ir::Program;
use crate::ir::operations::{Answer, BodyKind, Content, Group, Operation, Status};
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
        operation.params.is_some() || operation.error.is_some() || choice || several
    })
}

/// `src/operations/<tag>.rs`.
pub(super) fn print(program: &Program, group: &Group) -> String {
    let service = &program.service;
    let mut items: Vec<TokenStream> = Vec::new();
    for operation in &group.operations {
        items.extend(expand_params(operation));
        items.extend(expand_body(operation));
        items.extend(expand_error(operation));
        items.extend(expand_response(operation));
    }
    let methods = group
        .operations
        .iter()
        .map(|operation| methods::expand(operation, service));
    items.push(quote! { impl Client { #(#methods)* } });
    let types =
        proc_macro2::Ident::new(&http::library(&program.package, "types"), Span::call_site());
    let constants = service.requirements.iter().map(|requirement| {
        let name = super::credentials::constant(requirement);
        (
            name.to_string(),
            quote! { use super::super::credentials::#name; },
        )
    });
    let constants: Vec<_> = constants.collect();
    let mut known: Vec<(&str, TokenStream)> = vec![
        ("types", quote! { use #types as types; }),
        ("Method", quote! { use reqwest::Method; }),
        ("Client", quote! { use super::super::client::Client; }),
    ];
    known.extend(
        constants
            .iter()
            .map(|(name, line)| (name.as_str(), line.clone())),
    );
    known.extend([
        ("Error", quote! { use super::super::error::Error; }),
        ("Events", quote! { use super::super::events::Events; }),
        (
            "Documented",
            quote! { use super::super::reply::Documented; },
        ),
        ("Redirect", quote! { use super::super::reply::Redirect; }),
        ("Reply", quote! { use super::super::reply::Reply; }),
        ("Request", quote! { use super::super::request::Request; }),
        ("Download", quote! { use super::super::stream::Download; }),
    ]);
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
            let doc = http::docs_or(parameter.doc.as_deref(), &format!("`{}`.", parameter.name));
            let (name, ty) = (&parameter.name, http::ty(&parameter.ty));
            quote! { #doc pub #name: Option<#ty>, }
        });
    Some(quote! {
        #doc
        #[derive(Debug, Clone, Default, PartialEq)]
        pub struct #name { #(#fields)* }
    })
}

/// The enum of request bodies, where a caller may choose.
fn expand_body(operation: &Operation) -> Option<TokenStream> {
    let body = operation.body.as_ref()?;
    let name = body.choice.as_ref()?;
    let doc = http::notes(&[format!(
        "The body of [`Client::{}`], in one of its representations.",
        operation.name.bare()
    )]);
    let variants = body.forms.iter().map(|form| {
        let doc = http::notes(&[format!("`{}`.", form.media_type)]);
        let variant = &form.variant;
        match &form.kind {
            BodyKind::Json(ty) | BodyKind::Form(ty) => {
                let ty = http::payload(ty, form.boxed);
                quote! { #doc #variant(#ty), }
            }
            BodyKind::Text => quote! { #doc #variant(String), },
            BodyKind::Raw { .. } => quote! { #doc #variant(reqwest::Body), },
        }
    });
    let set = requests::expand_choice(body);
    Some(quote! {
        #doc
        #[derive(Debug)]
        #[non_exhaustive]
        pub enum #name { #(#variants)* }

        #set
    })
}

/// The enum of documented failures.
fn expand_error(operation: &Operation) -> Option<TokenStream> {
    let name = operation.error.as_ref()?;
    let doc = http::notes(&[format!(
        "A documented failure of [`Client::{}`].",
        operation.name.bare()
    )]);
    let variants = operation
        .failures()
        .filter(|answer| is_typed(answer))
        .map(|answer| {
            let (doc, variant) = (http::answer_docs(answer), &answer.variant);
            if let Content::Json(ty, _) = &answer.content {
                let ty = http::payload(ty, answer.boxed);
                quote! { #doc #variant(#ty), }
            } else {
                quote! { #doc #variant, }
            }
        });
    let typed = || operation.failures().filter(|answer| is_typed(answer));
    let arms = typed().map(|answer| {
        let (pattern, variant) = (methods::pattern(answer), &answer.variant);
        if matches!(answer.content, Content::Json(..)) {
            quote! { #pattern => reply.failed(Self::#variant), }
        } else {
            quote! { #pattern => reply.failed_with(Self::#variant), }
        }
    });
    let covered = typed().any(|answer| answer.status == Status::Default);
    let rest = (!covered).then(|| quote! { _ => reply.unexpected(), });
    Some(quote! {
        #doc
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub enum #name { #(#variants)* }

        impl Documented for #name {
            fn read(reply: Reply) -> Error<Self> {
                match reply.status() {
                    #(#arms)*
                    #rest
                }
            }
        }
    })
}

/// Whether a failure has an arm of its own: raw bodies stay with the status.
fn is_typed(answer: &Answer) -> bool {
    let body = matches!(answer.content, Content::Json(..) | Content::Empty);
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
    Some(quote! {
        #doc
        #[derive(Debug)]
        #[non_exhaustive]
        pub enum #name { #(#variants)* }
    })
}
