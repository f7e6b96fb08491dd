//! The enum of documented answers, and how each becomes a response.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::super::http;
use super::link;
use crate::ir::operations::{Answer, Content, Group, Operation, Status};

/// The enum and its `IntoResponse`.
pub(super) fn expand(operation: &Operation, group: &Group) -> TokenStream {
    let name = &operation.response;
    let doc = http::notes(&[format!("What {} answers.", link(operation, group))]);
    let variants = operation.answers.iter().map(|answer| {
        let (doc, variant) = (http::answer_docs(answer), &answer.variant);
        let fields: Vec<TokenStream> = status_type(answer)
            .into_iter()
            .chain(content_type(answer))
            .chain(headers_type(answer, operation))
            .collect();
        if fields.is_empty() {
            quote! { #doc #variant, }
        } else {
            quote! { #doc #variant(#(#fields),*), }
        }
    });
    let arms = operation
        .answers
        .iter()
        .map(|answer| expand_arm(answer, operation));
    quote! {
        #doc
        #[derive(Debug)]
        pub enum #name { #(#variants)* }

        impl IntoResponse for #name {
            fn into_response(self) -> Response {
                match self { #(#arms)* }
            }
        }
    }
}

/// The status, where the answer stands for several.
fn status_type(answer: &Answer) -> Option<TokenStream> {
    (!matches!(answer.status, Status::Code(_))).then(|| quote! { StatusCode })
}

/// The documented headers, where the answer has any.
fn headers_type(answer: &Answer, operation: &Operation) -> Option<TokenStream> {
    let name = operation.headers.as_ref().filter(|_| answer.headers)?;
    Some(quote! { #name })
}

/// The struct of documented headers.
pub(super) fn expand_headers(operation: &Operation, group: &Group) -> Option<TokenStream> {
    let name = operation.headers.as_ref()?;
    let doc = http::notes(&[format!(
        "The headers that answers of {} are documented to have.",
        link(operation, group)
    )]);
    let headers = &operation.answer_headers;
    let fields = headers.iter().map(|header| {
        let doc = http::field_docs(header.doc.as_deref(), &header.name, &header.wire);
        let (name, ty) = (&header.name, http::ty(&header.ty));
        quote! { #doc pub #name: Option<#ty>, }
    });
    let added = headers.iter().map(|of| {
        let (name, wire) = (&of.name, &of.wire);
        quote! { respond::header(&mut response, #wire, &self.#name); }
    });
    Some(quote! {
        #doc
        #[derive(Debug, Clone, Default, PartialEq)]
        pub struct #name { #(#fields)* }

        impl #name {
            fn add(self, mut response: Response) -> Response {
                #(#added)*
                response
            }
        }
    })
}

fn content_type(answer: &Answer) -> Option<TokenStream> {
    Some(match &answer.content {
        Content::Empty => return None,
        Content::Json(ty, _) | Content::Xml(ty, ..) => http::payload(ty, answer.boxed),
        Content::Text(_) | Content::Redirect => quote! { String },
        Content::Binary(_) => quote! { Body },
        Content::Any => quote! { Content },
        Content::Events(ty) => {
            let ty = http::ty(ty);
            quote! { Events<#ty> }
        }
        Content::Upgrade => quote! { Response },
    })
}

fn expand_arm(answer: &Answer, operation: &Operation) -> TokenStream {
    let variant = &answer.variant;
    let (status, code) = match answer.status {
        Status::Code(code) => {
            let code = http::number(code);
            (None, quote! { #code })
        }
        Status::Range(..) | Status::Default => {
            (Some(quote! { status }), quote! { status.as_u16() })
        }
    };
    let (field, response) = match &answer.content {
        Content::Empty => (None, quote! { respond::empty(#code) }),
        Content::Json(_, media_type) => (
            Some(quote! { body }),
            quote! { respond::json(#code, #media_type, &body) },
        ),
        Content::Xml(_, media_type, element) => (
            Some(quote! { body }),
            quote! { respond::xml(#code, #media_type, &types::#element, &body) },
        ),
        Content::Text(media_type) => (
            Some(quote! { text }),
            quote! { respond::body(#code, Some(#media_type), text.into()) },
        ),
        Content::Binary(media_type) => (
            Some(quote! { body }),
            quote! { respond::body(#code, Some(#media_type), body) },
        ),
        Content::Any => (
            Some(quote! { content }),
            quote! { respond::content(#code, content) },
        ),
        Content::Events(_) => (Some(quote! { events }), quote! { events.into_response() }),
        Content::Upgrade => (Some(quote! { response }), quote! { response }),
        Content::Redirect => (
            Some(quote! { location }),
            quote! { respond::redirect(#code, &location) },
        ),
    };
    let headers = headers_type(answer, operation).map(|_| quote! { headers });
    let response = match headers {
        Some(_) => quote! { headers.add(#response) },
        None => response,
    };
    let fields: Vec<TokenStream> = status.into_iter().chain(field).chain(headers).collect();
    if fields.is_empty() {
        quote! { Self::#variant => #response, }
    } else {
        quote! { Self::#variant(#(#fields),*) => #response, }
    }
}
