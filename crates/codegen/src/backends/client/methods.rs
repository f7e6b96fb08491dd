//! One method per operation.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::super::http;
use super::operations::is_typed;
use crate::ir::Service;
use crate::ir::operations::{Answer, Body, BodyKind, Content, Operation, Parameter, Place, Status};
use crate::ir::types::TypeRef;

/// How many arguments clippy takes without asking.
const MANY: usize = 7;

/// The method of an operation.
pub(super) fn expand(operation: &Operation, service: &Service) -> TokenStream {
    let doc = http::operation_docs(operation, &service.base_path);
    let errors = http::notes(&["", "# Errors", "", &errors(operation)]);
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
    let (method, path) = (format_ident!("{}", operation.method), &operation.path);
    let statements = statements(operation, service);
    let mutable = (!statements.is_empty()).then(|| quote! { mut });
    let arms = operation
        .successes()
        .map(|answer| success(answer, operation));
    let failures = operation
        .failures()
        .filter(|answer| operation.error.is_some() && is_typed(answer));
    let failures = failures.map(|answer| failure(answer, operation));
    let rest = rest(operation);
    quote! {
        #doc #errors #deprecated #many
        pub async fn #name(&self, #(#arguments),*) -> Result<#result, Error #error> {
            let #mutable request = Request::new(Method::#method, #path);
            #(#statements)*
            let reply = request.send(self).await?;
            match reply.status() {
                #(#arms)*
                #(#failures)*
                #rest
            }
        }
    }
}

fn errors(operation: &Operation) -> String {
    if let Some(error) = &operation.error {
        return format!("Documented failures are a [`{error}`], others an [`Error::Status`].");
    }
    let statuses: Vec<String> = operation
        .successes()
        .map(|answer| match answer.status {
            Status::Code(_) if answer.lenient => "of success".to_owned(),
            Status::Code(code) => code.to_string(),
            Status::Range(first, _) => format!("{}xx", first / 100),
            Status::Default => "of success".to_owned(),
        })
        .collect();
    match statuses.as_slice() {
        [one] if one == "of success" => "A status of failure is an [`Error::Status`].".to_owned(),
        all => format!(
            "Any status but {} is an [`Error::Status`].",
            all.join(" and ")
        ),
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
fn argument_type(ty: &TypeRef) -> TokenStream {
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

fn is_copy(ty: &TypeRef) -> bool {
    match ty {
        TypeRef::Bool | TypeRef::I32 | TypeRef::I64 | TypeRef::F32 | TypeRef::F64 => true,
        TypeRef::DateTime | TypeRef::Date | TypeRef::Uuid => true,
        TypeRef::Option(inner) => is_copy(inner),
        _ => false,
    }
}

fn body_type(body: &Body) -> TokenStream {
    if let Some(choice) = &body.choice {
        return quote! { #choice };
    }
    match body.forms.first().map(|form| &form.kind) {
        Some(BodyKind::Json(ty) | BodyKind::Form(ty)) if body.required => argument_type(ty),
        Some(BodyKind::Json(ty) | BodyKind::Form(ty)) => {
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
    match (successes.next(), successes.next()) {
        (Some(only), None) => result(only).unwrap_or_else(|| quote! { () }),
        _ => {
            let name = &operation.response;
            quote! { #name }
        }
    }
}

/// What an answer is to the caller; nothing where the status says it all.
pub(super) fn result(answer: &Answer) -> Option<TokenStream> {
    Some(match &answer.content {
        Content::Empty => return None,
        Content::Json(ty, _) => http::payload(ty, answer.boxed),
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

/// What is done to the request before it is sent.
fn statements(operation: &Operation, service: &Service) -> Vec<TokenStream> {
    let mut all = Vec::new();
    let requirement = operation
        .requirement
        .and_then(|index| service.requirements.get(index));
    all.extend(requirement.map(|requirement| {
        let constant = super::credentials::constant(requirement);
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
    let Some(choice) = &body.choice else {
        let Some(form) = body.forms.first() else {
            return TokenStream::new();
        };
        let media_type = &form.media_type;
        let borrowed = matches!(&form.kind, BodyKind::Json(ty) | BodyKind::Form(ty) if is_copy(ty));
        let value = if borrowed && body.required {
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
            BodyKind::Raw { media_type: None } => {
                quote! { request.body(#media_type, #name.into()); }
            }
        };
        if body.required {
            return sent;
        }
        let value = if borrowed {
            quote! { &#name }
        } else {
            quote! { #name }
        };
        return quote! {
            if let Some(#name) = #name {
                request.json(#media_type, #value);
            }
        };
    };
    let arms = body.forms.iter().map(|form| {
        let (variant, media_type) = (&form.variant, &form.media_type);
        match &form.kind {
            BodyKind::Json(_) => {
                quote! { #choice::#variant(value) => request.json(#media_type, &value), }
            }
            BodyKind::Form(_) => quote! { #choice::#variant(value) => request.form(&value), },
            BodyKind::Text => {
                quote! { #choice::#variant(text) => request.body(#media_type, text.into()), }
            }
            BodyKind::Raw { .. } => {
                quote! { #choice::#variant(body) => request.body(#media_type, body), }
            }
        }
    });
    quote! { match #name { #(#arms)* } }
}

fn pattern(answer: &Answer) -> TokenStream {
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
        Content::Empty => quote! { () },
        Content::Json(..) => quote! { reply.json() },
        Content::Text(_) => quote! { reply.text() },
        Content::Binary(_) | Content::Any => quote! { reply.download() },
        Content::Events(_) => quote! { reply.events() },
        Content::Upgrade => quote! { reply.upgraded().await },
        Content::Redirect => quote! { reply.redirect() },
    };
    let fallible = matches!(
        answer.content,
        Content::Json(..) | Content::Text(_) | Content::Upgrade
    );
    let several = operation.successes().count() > 1;
    let (name, variant) = (&operation.response, &answer.variant);
    let value = match (several, fallible, &answer.content) {
        (true, _, Content::Empty) => quote! { Ok(#name::#variant) },
        (true, true, _) => quote! { #value.map(#name::#variant) },
        (true, false, _) => quote! { Ok(#name::#variant(#value)) },
        (false, true, _) => value,
        (false, false, _) => quote! { Ok(#value) },
    };
    quote! { #pattern => #value, }
}

fn failure(answer: &Answer, operation: &Operation) -> TokenStream {
    let (pattern, variant) = (pattern(answer), &answer.variant);
    let error = operation.error.as_ref();
    match &answer.content {
        Content::Json(..) => quote! { #pattern => Err(reply.failed(#error::#variant)), },
        _ => quote! { #pattern => Err(reply.failed_with(#error::#variant)), },
    }
}

/// What becomes of all other statuses; nothing where the failures have an arm for them.
fn rest(operation: &Operation) -> Option<TokenStream> {
    let covered = operation.error.is_some()
        && operation
            .failures()
            .any(|answer| answer.status == Status::Default && is_typed(answer));
    (!covered).then(|| quote! { _ => Err(reply.unexpected()), })
}
