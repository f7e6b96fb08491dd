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
            .collect();
        if fields.is_empty() {
            quote! { #doc #variant, }
        } else {
            quote! { #doc #variant(#(#fields),*), }
        }
    });
    let arms = operation.answers.iter().map(expand_arm);
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

fn content_type(answer: &Answer) -> Option<TokenStream> {
    Some(match &answer.content {
        Content::Empty => return None,
        Content::Json(ty, _) => http::payload(ty, answer.boxed),
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

fn expand_arm(answer: &Answer) -> TokenStream {
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
            quote! { respond::body(#code, Some(&content.media_type), content.body) },
        ),
        Content::Events(_) => (Some(quote! { events }), quote! { events.into_response() }),
        Content::Upgrade => (Some(quote! { response }), quote! { response }),
        Content::Redirect => (
            Some(quote! { location }),
            quote! { respond::redirect(#code, &location) },
        ),
    };
    let fields: Vec<TokenStream> = status.into_iter().chain(field).collect();
    if fields.is_empty() {
        quote! { Self::#variant => #response, }
    } else {
        quote! { Self::#variant(#(#fields),*) => #response, }
    }
}
