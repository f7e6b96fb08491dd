//! One method per operation.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::super::http;
use super::requests;
use crate::ir::Service;
use crate::ir::operations::{Answer, Body, BodyKind, Content, Operation, Status};
use crate::ir::types::TypeRef;

/// How many arguments clippy takes without asking.
const MANY: usize = 7;

/// The method of an operation.
pub(super) fn expand(operation: &Operation, service: &Service) -> TokenStream {
    let doc = http::operation_docs(operation, &service.base_path);
    let deprecated = http::deprecated(operation.deprecated);
    let name = &operation.name;
    let arguments = arguments(operation);
    let many = (arguments.len() >= MANY).then(|| {
        quote! {
            #[expect(clippy::too_many_arguments, reason = "the operation requires them all")]
        }
    });
    let result = signature(operation);
    let error = operation.error.as_ref().map(|error| quote! { <#error> });
    let request = request(operation);
    let statements = requests::statements(operation, service);
    let mutable = (!statements.is_empty()).then(|| quote! { mut });
    let answer = answer(operation);
    quote! {
        #doc #deprecated #many
        pub async fn #name(&self, #(#arguments),*) -> Result<#result, Error #error> {
            let #mutable request = #request;
            #(#statements)*
            #answer
        }
    }
}

/// The request, without anything in it. The most usual methods have a function of their own.
fn request(Operation { method, path, .. }: &Operation) -> TokenStream {
    if ["GET", "POST", "PUT", "PATCH", "DELETE"].contains(method) {
        let method = format_ident!("{}", method.to_ascii_lowercase());
        quote! { Request::#method(#path) }
    } else {
        let method = format_ident!("{method}");
        quote! { Request::new(Method::#method, #path) }
    }
}

/// How the answer is read.
fn answer(operation: &Operation) -> TokenStream {
    if let Some((status, read)) = only(operation) {
        return quote! { request.send(self).await?.when(#status, #read) };
    }
    // Those of one media type come before those that take what is left of their status.
    let (only, others): (Vec<_>, Vec<_>) = operation
        .successes()
        .partition(|answer| answer.only.is_some());
    let arms = only.into_iter().chain(others);
    let arms = arms.map(|answer| success(answer, operation));
    quote! {
        let reply = request.send(self).await?;
        match reply.status() {
            #(#arms)*
            _ => Err(reply.failure()),
        }
    }
}

/// The one status of success and what reads its body, where that is all there is to tell.
fn only(operation: &Operation) -> Option<(Literal, TokenStream)> {
    let mut successes = operation.successes();
    let (Some(answer), None) = (successes.next(), successes.next()) else {
        return None;
    };
    let read = match &answer.content {
        Content::Empty => "empty",
        Content::Json(..) => "json",
        Content::Xml(..) => "xml",
        Content::Text(_) => "text",
        Content::Binary(_) | Content::Any => "download",
        Content::Events(_) => "events",
        Content::Redirect => "redirect",
        Content::Upgrade => return None,
    };
    match answer.status {
        Status::Code(code) if !answer.lenient && answer.only.is_none() => {
            let read = format_ident!("{read}");
            let read = match &answer.content {
                Content::Xml(_, _, element) => quote! { |reply| reply.#read(&types::#element) },
                _ => quote! { Reply::#read },
            };
            Some((http::number(code), read))
        }
        _ => None,
    }
}

fn arguments(operation: &Operation) -> Vec<TokenStream> {
    let required = operation
        .parameters
        .iter()
        .filter(|parameter| parameter.required);
    let mut arguments: Vec<TokenStream> = required
        .map(|parameter| {
            let (name, ty) = (&parameter.name, argument_type(&parameter.ty));
            quote! { #name: #ty }
        })
        .collect();
    arguments.extend(operation.body.as_ref().map(|body| {
        let (name, ty) = (&body.name, body_type(body));
        quote! { #name: #ty }
    }));
    arguments.extend(
        operation
            .params
            .as_ref()
            .map(|params| quote! { params: &#params }),
    );
    arguments
}

/// Small values are copied, others borrowed.
pub(super) fn argument_type(ty: &TypeRef) -> TokenStream {
    match ty {
        TypeRef::String => quote! { &str },
        TypeRef::Vec(item) => {
            let item = http::ty(item);
            quote! { &[#item] }
        }
        _ if is_copy(ty) => http::ty(ty),
        _ => {
            let ty = http::ty(ty);
            quote! { &#ty }
        }
    }
}

pub(super) fn is_copy(ty: &TypeRef) -> bool {
    match ty {
        TypeRef::Option(inner) => is_copy(inner),
        _ => ty.is_small(),
    }
}

fn body_type(body: &Body) -> TokenStream {
    if let Some(choice) = &body.choice {
        return quote! { #choice };
    }
    match body.forms.first().map(|form| &form.kind) {
        Some(BodyKind::Json(ty) | BodyKind::Xml(ty, _) | BodyKind::Form(ty, _))
            if body.required =>
        {
            argument_type(ty)
        }
        Some(BodyKind::Parts(form)) => {
            let name = &form.name;
            quote! { #name }
        }
        Some(BodyKind::Json(ty) | BodyKind::Xml(ty, _) | BodyKind::Form(ty, _)) => {
            let ty = argument_type(ty);
            quote! { Option<#ty> }
        }
        Some(BodyKind::Text) => quote! { &str },
        _ => quote! { impl Into<reqwest::Body> },
    }
}

/// What a method returns when all goes well.
fn signature(operation: &Operation) -> TokenStream {
    let mut successes = operation.successes();
    if let (Some(only), None) = (successes.next(), successes.next()) {
        match &only.content {
            // Only an enum has a reason to keep it on the heap.
            Content::Json(ty, _) | Content::Xml(ty, ..) => http::ty(ty),
            _ => result(only).unwrap_or_else(|| quote! { () }),
        }
    } else {
        let name = &operation.response;
        quote! { #name }
    }
}

/// What an answer is to the caller; nothing where the status says it all.
pub(super) fn result(answer: &Answer) -> Option<TokenStream> {
    Some(match &answer.content {
        Content::Empty => return None,
        Content::Json(ty, _) | Content::Xml(ty, ..) => http::payload(ty, answer.boxed),
        Content::Text(_) => quote! { String },
        Content::Binary(_) | Content::Any => quote! { Download },
        Content::Events(ty) => {
            let ty = http::ty(ty);
            quote! { Events<#ty> }
        }
        Content::Upgrade => quote! { reqwest::Upgraded },
        Content::Redirect => quote! { Redirect },
    })
}

pub(super) fn pattern(answer: &Answer) -> TokenStream {
    match answer.status {
        Status::Code(_) if answer.lenient => quote! { 200..=299 },
        Status::Code(code) => {
            let code = http::number(code);
            quote! { #code }
        }
        Status::Range(first, last) => range(first, last),
        Status::Default if answer.success => range(200, 299),
        Status::Default => quote! { _ },
    }
}

fn range(first: u16, last: u16) -> TokenStream {
    let (first, last) = (
        Literal::u16_unsuffixed(first),
        Literal::u16_unsuffixed(last),
    );
    quote! { #first..=#last }
}

fn success(answer: &Answer, operation: &Operation) -> TokenStream {
    let pattern = pattern(answer);
    let value = match &answer.content {
        Content::Empty => quote! { reply.empty() },
        Content::Json(..) => quote! { reply.json() },
        Content::Xml(_, _, element) => quote! { reply.xml(&types::#element) },
        Content::Text(_) => quote! { reply.text() },
        Content::Binary(_) | Content::Any => quote! { reply.download() },
        Content::Events(_) => quote! { reply.events() },
        Content::Upgrade => quote! { reply.upgraded().await },
        Content::Redirect => quote! { reply.redirect() },
    };
    let several = operation.successes().count() > 1;
    let (name, variant) = (&operation.response, &answer.variant);
    let value = match (several, &answer.content) {
        (true, Content::Empty) => quote! { Ok(#name::#variant) },
        (true, _) => quote! { #value.map(#name::#variant) },
        (false, _) => value,
    };
    let guard = answer
        .only
        .as_ref()
        .map(|media_type| quote! { if reply.is(#media_type) });
    quote! { #pattern #guard => #value, }
}
