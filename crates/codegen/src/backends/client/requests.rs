//! The statements of a method that make its request.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::super::http;
use super::credentials;
use super::methods::{argument_type, is_copy, pattern};
use crate::Ident;
use crate::ir::Service;
use crate::ir::operations::{Answer, Body, BodyKind, Content, Operation, Parameter, Place, Status};

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
    if !matches!(operation.offers.as_slice(), [only] if only == "application/json") {
        let accept = operation.offers.join(", ");
        all.extend((!accept.is_empty()).then(|| quote! { request.accept(#accept); }));
    }
    let constants = operation.constants.iter();
    all.extend(constants.map(|(name, value)| quote! { request.query(#name, #value); }));
    let is_type = |parameter: &&Parameter| {
        parameter.place == Place::Header && parameter.wire == "content-type"
    };
    let (types, others): (Vec<_>, Vec<_>) = operation.parameters.iter().partition(is_type);
    all.extend(others.into_iter().map(set));
    all.extend(operation.body.as_ref().map(send_body));
    // A body sets its media type, which the caller may know better.
    let told = operation.body.as_ref().and_then(told);
    let types = types
        .into_iter()
        .filter(|parameter| told != Some(&parameter.name));
    all.extend(types.map(set));
    if let Some(all_streamed) = streams(operation) {
        let media_type = operation.successes().any(|answer| answer.only.is_some());
        let media_type = if media_type {
            quote! { media_type }
        } else {
            quote! { _ }
        };
        all.push(quote! { request.stream(|status, #media_type| #all_streamed); });
    }
    if operation
        .successes()
        .any(|answer| answer.content == Content::Upgrade)
    {
        all.push(quote! { request.upgrade(); });
    }
    all
}

fn is_streamed(answer: &Answer) -> bool {
    matches!(
        answer.content,
        Content::Binary(_) | Content::Any | Content::Events(_)
    )
}

/// Whether status and media type are those of answers that are read as they come; none where none is.
fn streams(operation: &Operation) -> Option<TokenStream> {
    let streamed: Vec<&Answer> = operation.successes().filter(|a| is_streamed(a)).collect();
    // Of each status, and of the media type where that matters.
    let mut conditions: Vec<(&Answer, Option<TokenStream>)> = Vec::new();
    for (index, answer) in streamed.iter().enumerate() {
        let same = |other: &&&Answer| other.status == answer.status && other.only.is_some();
        if answer.only.is_some() {
            // Answers of one status that media types tell apart are one condition, as is what is left of their status.
            let open = |other: &&Answer| other.status == answer.status && other.only.is_none();
            if streamed.iter().any(open) || streamed.iter().take(index).any(|other| same(&other)) {
                continue;
            }
            let all = streamed.iter().filter(same);
            let types: Vec<&String> = all.filter_map(|other| other.only.as_ref()).collect();
            let condition = match types.as_slice() {
                [only] => quote! { media_type == #only },
                several => quote! { matches!(media_type, #(#several)|*) },
            };
            conditions.push((answer, Some(condition)));
        } else {
            let others = operation.successes().filter(|other| same(&other));
            let others = others.filter(|other| !is_streamed(other));
            let others: Vec<&String> = others.filter_map(|other| other.only.as_ref()).collect();
            let condition = quote! { #(media_type != #others)&&* };
            conditions.push((answer, (!others.is_empty()).then_some(condition)));
        }
    }
    any_of(&conditions)
}

/// Whether any of several conditions holds, in a form that cannot be said in fewer words.
fn any_of(conditions: &[(&Answer, Option<TokenStream>)]) -> Option<TokenStream> {
    if conditions.len() > 1 && conditions.iter().any(|(_, condition)| condition.is_some()) {
        let arms = conditions.iter().map(|(answer, condition)| {
            let pattern = pattern(answer);
            let condition = condition.clone().unwrap_or_else(|| quote! { true });
            quote! { #pattern => #condition, }
        });
        return Some(quote! { match status { #(#arms)* _ => false } });
    }
    let conditions = conditions.iter().map(|(answer, condition)| {
        let status = status_is(answer);
        let condition = condition.as_ref().map(|condition| quote! { && #condition });
        quote! { #status #condition }
    });
    conditions.reduce(|all, one| quote! { #all || #one })
}

fn status_is(answer: &Answer) -> TokenStream {
    let pattern = pattern(answer);
    match answer.status {
        Status::Code(_) if !answer.lenient => quote! { status == #pattern },
        _ => quote! { matches!(status, #pattern) },
    }
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
    let (plain, styled) = match parameter.place {
        Place::Path => ("path", "path_as"),
        Place::Query => ("query", "query_as"),
        Place::Header | Place::Accept => ("header", "header_as"),
        Place::Cookie => ("cookie", "cookie_as"),
    };
    if let Some(style) = http::style(parameter.style) {
        let method = format_ident!("{styled}");
        quote! { request.#method(#style, #wire, #value); }
    } else {
        let method = format_ident!("{plain}");
        quote! { request.#method(#wire, #value); }
    }
}

/// The parameter that a body takes its media type from.
fn told(body: &Body) -> Option<&Ident> {
    match &body.forms.first()?.kind {
        BodyKind::Raw { media_type, .. } => media_type.as_ref(),
        _ => None,
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
    let borrowed = matches!(&form.kind, BodyKind::Json(ty) | BodyKind::Xml(ty, _) | BodyKind::Form(ty, _) if is_copy(ty));
    let value = if borrowed {
        quote! { &#name }
    } else {
        quote! { #name }
    };
    let sent = match &form.kind {
        BodyKind::Json(_) => quote! { request.json(#media_type, #value); },
        BodyKind::Xml(_, element) => {
            quote! { request.xml(#media_type, &types::#element, #value); }
        }
        BodyKind::Form(_, styles) => {
            let styles = http::styles(styles);
            quote! { request.form(#styles, #value); }
        }
        BodyKind::Parts(_) => quote! { #name.set(&mut request); },
        BodyKind::Text => quote! { request.body(#media_type, #name.to_owned().into()); },
        BodyKind::Raw {
            media_type: Some(told),
            ..
        } => quote! { request.body(#told, #name.into()); },
        BodyKind::Raw {
            media_type: None, ..
        } => quote! { request.body(#media_type, #name.into()); },
    };
    if body.required {
        return sent;
    }
    quote! { if let Some(#name) = #name { #sent } }
}
