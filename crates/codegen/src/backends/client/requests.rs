//! The statements of a method that make its request.

use proc_macro2::TokenStream;
use quote::quote;

use super::credentials;
use super::methods::{argument_type, is_copy, pattern};
use crate::ir::Service;
use crate::ir::operations::{Body, BodyKind, Content, Operation, Parameter, Place};

/// What is done to the request before it is sent.
pub(super) fn statements(operation: &Operation, service: &Service) -> Vec<TokenStream> {
    let mut all = Vec::new();
    let requirement = operation
        .requirement
        .and_then(|index| service.requirements.get(index));
    all.extend(requirement.map(|requirement| {
        let constant = credentials::constant(requirement);
        quote! { request.secure(#constant); }
    }));
    all.extend(
        operation
            .accept
            .as_ref()
            .map(|accept| quote! { request.accept(#accept); }),
    );
    all.extend(operation.parameters.iter().filter_map(|parameter| {
        let told = parameter.place == Place::Header && parameter.wire == "content-type";
        (!told).then(|| set(parameter))
    }));
    all.extend(operation.body.as_ref().map(send_body));
    let streamed: Vec<TokenStream> = operation
        .successes()
        .filter(|answer| {
            matches!(
                answer.content,
                Content::Binary(_) | Content::Any | Content::Events(_)
            )
        })
        .map(pattern)
        .collect();
    if !streamed.is_empty() {
        all.push(quote! { request.stream(|status| matches!(status, #(#streamed)|*)); });
    }
    if operation
        .successes()
        .any(|answer| answer.content == Content::Upgrade)
    {
        all.push(quote! { request.upgrade(); });
    }
    all
}

fn set(parameter: &Parameter) -> TokenStream {
    let (name, wire) = (&parameter.name, &parameter.wire);
    let borrowed = parameter.required
        && argument_type(&parameter.ty)
            .into_iter()
            .next()
            .is_some_and(|token| token.to_string() == "&");
    let value = match (parameter.required, borrowed) {
        (false, _) => quote! { &params.#name },
        (true, true) => quote! { #name },
        (true, false) => quote! { &#name },
    };
    match parameter.place {
        Place::Path => quote! { request.path(#wire, #value); },
        Place::Query => quote! { request.query(#wire, #value); },
        Place::QueryJoined(separator) => {
            let separator = separator.to_string();
            quote! { request.query_joined(#wire, #value, #separator); }
        }
        Place::Header => quote! { request.header(#wire, #value); },
        Place::Cookie => quote! { request.cookie(#wire, #value); },
    }
}

fn send_body(body: &Body) -> TokenStream {
    let name = &body.name;
    if body.choice.is_some() {
        return quote! { #name.set(&mut request); };
    }
    let Some(form) = body.forms.first() else {
        return TokenStream::new();
    };
    let media_type = &form.media_type;
    let borrowed = matches!(&form.kind, BodyKind::Json(ty) | BodyKind::Form(ty) if is_copy(ty));
    let value = if borrowed {
        quote! { &#name }
    } else {
        quote! { #name }
    };
    let sent = match &form.kind {
        BodyKind::Json(_) => quote! { request.json(#media_type, #value); },
        BodyKind::Form(_) => quote! { request.form(#value); },
        BodyKind::Text => quote! { request.body(#media_type, #name.to_owned().into()); },
        BodyKind::Raw {
            media_type: Some(told),
        } => quote! { request.body(#told, #name.into()); },
        BodyKind::Raw { media_type: None } => quote! { request.body(#media_type, #name.into()); },
    };
    if body.required {
        return sent;
    }
    quote! { if let Some(#name) = #name { #sent } }
}

/// The function that puts a body into a request in the representation its caller chose.
pub(super) fn expand_choice(body: &Body) -> Option<TokenStream> {
    let choice = body.choice.as_ref()?;
    let arms = body.forms.iter().map(|form| {
        let (variant, media_type) = (&form.variant, &form.media_type);
        let value = if form.boxed {
            quote! { &*value }
        } else {
            quote! { &value }
        };
        match &form.kind {
            BodyKind::Json(_) => {
                quote! { Self::#variant(value) => request.json(#media_type, #value), }
            }
            BodyKind::Form(_) => quote! { Self::#variant(value) => request.form(#value), },
            BodyKind::Text => {
                quote! { Self::#variant(text) => request.body(#media_type, text.into()), }
            }
            BodyKind::Raw { .. } => {
                quote! { Self::#variant(body) => request.body(#media_type, body), }
            }
        }
    });
    Some(quote! {
        impl #choice {
            fn set(self, request: &mut Request) {
                match self { #(#arms)* }
            }
        }
    })
}
