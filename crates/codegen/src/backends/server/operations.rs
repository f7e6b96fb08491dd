//! One file per tag: the trait, and for each operation what comes in, what goes out, and the way between.

use proc_macro2::{Span, TokenStream};
use quote::quote;

use super::super::http;
use crate::Ident;
use crate::ir::operations::{Body, BodyForm, BodyKind, Content, Group, Operation, Place};
use crate::ir::{Program, Service};
use crate::render;

mod answers;
mod handlers;
mod parts;

/// `src/operations.rs`.
pub(super) fn index(program: &Program) -> String {
    let modules: Vec<&Ident> = program
        .service
        .groups
        .iter()
        .map(|group| &group.module)
        .collect();
    let doc = http::inner(&http::notes(&["The operations, one file per tag."]));
    let items = quote! {
        #(pub(super) mod #modules;)*

        #(pub use #modules::*;)*
    };
    render::file(&http::header(&program.package), &doc, [items])
}

/// `src/operations/<tag>.rs`.
pub(super) fn print(program: &Program, group: &Group) -> String {
    let service = &program.service;
    let mut items = vec![expand_trait(group, service)];
    for operation in &group.operations {
        items.push(expand_request(operation, group));
        items.extend(expand_body(operation, group));
        items.extend(
            operation
                .parts()
                .map(|form| parts::expand(form, operation, group, &service.rules)),
        );
        items.push(answers::expand(operation, group));
        items.extend(answers::expand_headers(operation, group));
        if operation.routed {
            items.push(handlers::expand(operation, group, service));
        }
    }
    let imports = http::imports(&items, &known(program));
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
fn known(program: &Program) -> Vec<(&'static str, TokenStream)> {
    let types =
        proc_macro2::Ident::new(&http::library(&program.package, "types"), Span::call_site());
    vec![
        ("Arc", quote! { use std::sync::Arc; }),
        ("Bound", quote! { use std::ops::Bound; }),
        ("Body", quote! { use axum::body::Body; }),
        (
            "WebSocketUpgrade",
            quote! { use axum::extract::ws::WebSocketUpgrade; },
        ),
        ("StatusCode", quote! { use axum::http::StatusCode; }),
        ("IntoResponse", quote! { use axum::response::IntoResponse; }),
        ("Response", quote! { use axum::response::Response; }),
        ("types", quote! { use #types as types; }),
        ("auth", quote! { use super::super::auth; }),
        (
            "Authenticate",
            quote! { use super::super::auth::Authenticate; },
        ),
        ("Call", quote! { use super::super::call::Call; }),
        ("Check", quote! { use super::super::check::Check; }),
        ("checks", quote! { use super::super::checks; }),
        ("Events", quote! { use super::super::events::Events; }),
        ("File", quote! { use super::super::parts::File; }),
        ("FromParts", quote! { use super::super::parts::FromParts; }),
        ("Parts", quote! { use super::super::parts::Parts; }),
        ("Received", quote! { use super::super::parts::Received; }),
        ("Problem", quote! { use super::super::problem::Problem; }),
        ("respond", quote! { use super::super::respond; }),
        ("Content", quote! { use super::super::respond::Content; }),
        ("Answer", quote! { use super::super::routing::Answer; }),
        ("Style", quote! { use super::super::style::Style; }),
    ]
}

fn expand_trait(group: &Group, service: &Service) -> TokenStream {
    let name = &group.name;
    let own = format!("The operations of {}.", http::one_line(&group.tag));
    let doc = render::docs(group.doc.as_deref().unwrap_or(&own));
    let bounds = if group.secured {
        quote! { Authenticate }
    } else {
        quote! { Send + Sync + 'static }
    };
    let methods = group.operations.iter().map(|operation| {
        let doc = http::operation_docs(operation, &service.base_path);
        let deprecated = http::deprecated(operation.deprecated);
        let (name, request, response) = (&operation.name, &operation.request, &operation.response);
        let identity = identity(operation, service).map(|ty| quote! { identity: #ty, });
        quote! {
            #doc #deprecated
            fn #name(
                &self,
                #identity
                request: #request,
            ) -> impl Future<Output = Result<#response, Problem>> + Send;
        }
    });
    quote! {
        #doc
        pub trait #name: #bounds { #(#methods)* }
    }
}

/// The type in which a handler learns who calls.
fn identity(operation: &Operation, service: &Service) -> Option<TokenStream> {
    let requirement = service.requirements.get(operation.requirement?)?;
    Some(if requirement.optional {
        quote! { Option<Self::Identity> }
    } else {
        quote! { Self::Identity }
    })
}

/// A link to the method of an operation, for documentation.
fn link(operation: &Operation, group: &Group) -> String {
    format!("[`{}::{}`]", group.name, operation.name.bare())
}

fn expand_request(operation: &Operation, group: &Group) -> TokenStream {
    let name = &operation.request;
    let doc = http::notes(&[format!("What {} is asked for.", link(operation, group))]);
    let parameters = operation.parameters.iter().map(|parameter| {
        let doc = http::field_docs(parameter.doc.as_deref(), &parameter.name, &parameter.wire);
        let (name, ty) = (&parameter.name, http::ty(&parameter.ty));
        let ty = if parameter.place == Place::Accept {
            quote! { &'static str }
        } else if parameter.required {
            ty
        } else {
            quote! { Option<#ty> }
        };
        quote! { #doc pub #name: #ty, }
    });
    let body = operation.body.as_ref().map(|body| {
        let doc = http::docs_or(body.doc.as_deref(), "The request body.");
        let (name, ty) = (&body.name, body_type(body));
        quote! { #doc pub #name: #ty, }
    });
    let upgrade = upgrades(operation).then(|| {
        if operation.plain().is_some() {
            quote! {
                /// The connection, where it is to change its protocol.
                pub upgrade: Option<WebSocketUpgrade>,
            }
        } else {
            quote! {
                /// The connection that is to change its protocol.
                pub upgrade: WebSocketUpgrade,
            }
        }
    });
    quote! {
        #doc
        #[derive(Debug)]
        pub struct #name { #(#parameters)* #body #upgrade }
    }
}

/// Whether the connection may change its protocol.
fn upgrades(operation: &Operation) -> bool {
    operation
        .answers
        .iter()
        .any(|answer| answer.content == Content::Upgrade)
}

fn body_type(body: &Body) -> TokenStream {
    if let Some(choice) = &body.choice {
        return quote! { #choice };
    }
    let ty = body
        .forms
        .first()
        .map_or_else(|| quote! { Body }, form_type);
    if body.required {
        ty
    } else {
        quote! { Option<#ty> }
    }
}

fn form_type(form: &BodyForm) -> TokenStream {
    match &form.kind {
        BodyKind::Json(ty) | BodyKind::Xml(ty, _) | BodyKind::Form(ty, _) => {
            http::payload(ty, form.boxed)
        }
        BodyKind::Parts(form) => {
            let name = &form.name;
            quote! { Parts<#name> }
        }
        BodyKind::Text => quote! { String },
        BodyKind::Raw { .. } => quote! { Body },
    }
}

fn expand_body(operation: &Operation, group: &Group) -> Option<TokenStream> {
    let body = operation.body.as_ref()?;
    let name = body.choice.as_ref()?;
    let doc = http::notes(&[format!(
        "The body of {}, as the caller represents it.",
        link(operation, group)
    )]);
    let variants = body.forms.iter().map(|form| {
        let doc = http::notes(&[format!("`{}`.", form.media_type)]);
        let (variant, ty) = (&form.variant, form_type(form));
        quote! { #doc #variant(#ty), }
    });
    let read = handlers::expand_choice(body);
    Some(quote! {
        #doc
        #[derive(Debug)]
        pub enum #name { #(#variants)* }

        #read
    })
}
