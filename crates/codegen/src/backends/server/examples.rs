//! `src/examples.rs` and `src/examples.json`: a server that answers with what the documentation shows.

use proc_macro2::TokenStream;
use quote::quote;
use serde_json::Value;

use super::super::http;
use crate::ir::operations::{Answer, Content, Group, Operation, Status};
use crate::ir::{Program, Service};
use crate::render;

/// The documented answers by operation.
pub(super) fn json(program: &Program) -> String {
    let examples = program
        .service
        .operations()
        .filter_map(|operation| Some((operation.id.clone(), operation.example.answer.clone()?)));
    let examples = Value::Object(examples.collect());
    let text = serde_json::to_string_pretty(&examples).unwrap_or_default();
    http::tidy(&docwright_spec::spell_out(&text))
}

/// The type that implements every trait.
pub(super) fn print(program: &Program) -> String {
    let service = &program.service;
    let doc = http::inner(&http::notes(&[
        "A server that answers with what the documentation shows.",
    ]));
    let everybody = if service.requirements.is_empty() {
        "Answers each operation with its documented example."
    } else {
        "Answers each operation with its documented example, and knows everybody who has a key."
    };
    let notes = http::notes(&[everybody]);
    let mut items = vec![quote! {
        #notes
        #[derive(Debug, Clone, Copy, Default)]
        pub struct Examples;
    }];
    items.extend(authenticate(service));
    items.extend(service.groups.iter().map(|group| expand(group, service)));
    let shown = |wanted: fn(&Content) -> bool| {
        service
            .operations()
            .flat_map(|operation| operation.shown().into_iter().chain(operation.plain()))
            .any(|answer| wanted(&answer.content))
    };
    if shown(Content::has_example) {
        items.push(example());
    }
    if shown(|content| *content == Content::Upgrade) {
        items.push(echo());
    }
    // A list of the names would be laid out anew with each operation that is added.
    let types = (!service.groups.is_empty()).then(|| quote! { use super::operations::*; });
    let known = imports();
    let mut imports = http::imports(&items, &known);
    imports.extend(types);
    render::file(
        &http::header(&program.package),
        &doc,
        std::iter::once(imports).chain(items),
    )
}

fn imports() -> Vec<(&'static str, TokenStream)> {
    vec![
        ("LazyLock", quote! { use std::sync::LazyLock; }),
        ("Body", quote! { use axum::body::Body; }),
        ("WebSocket", quote! { use axum::extract::ws::WebSocket; }),
        ("StatusCode", quote! { use axum::http::StatusCode; }),
        (
            "DeserializeOwned",
            quote! { use serde::de::DeserializeOwned; },
        ),
        ("Map", quote! { use serde_json::Map; }),
        ("Value", quote! { use serde_json::Value; }),
        ("Authenticate", quote! { use super::auth::Authenticate; }),
        ("Event", quote! { use super::events::Event; }),
        ("Problem", quote! { use super::problem::Problem; }),
        ("Content", quote! { use super::respond::Content; }),
    ]
}

fn authenticate(service: &Service) -> Option<TokenStream> {
    use crate::ir::operations::SchemeKind;
    let methods = service.schemes.iter().map(|scheme| {
        let name = &scheme.name;
        let (arguments, key) = match scheme.kind {
            SchemeKind::Basic => (quote! { _user: &str, password: &str }, quote! { password }),
            SchemeKind::Bearer => (quote! { token: &str }, quote! { token }),
            _ => (quote! { key: &str }, quote! { key }),
        };
        quote! {
            async fn #name(&self, #arguments) -> Result<(), Problem> {
                known(#key)
            }
        }
    });
    (!service.schemes.is_empty()).then(|| {
        quote! {
            impl Authenticate for Examples {
                type Identity = ();

                #(#methods)*
            }

            fn known(key: &str) -> Result<(), Problem> {
                if key.is_empty() {
                    return Err(Problem::new(StatusCode::UNAUTHORIZED, "the key is empty"));
                }
                Ok(())
            }
        }
    })
}

fn expand(group: &Group, service: &Service) -> TokenStream {
    let methods = group.operations.iter().filter_map(|operation| {
        let answer = operation.shown()?;
        let (name, request, response) = (&operation.name, &operation.request, &operation.response);
        let requirement = operation
            .requirement
            .and_then(|index| service.requirements.get(index));
        let identity = requirement.map(|requirement| {
            if requirement.optional {
                quote! { _identity: Option<()>, }
            } else {
                quote! { _identity: (), }
            }
        });
        let argument = if answer.content == Content::Upgrade {
            quote! { request }
        } else {
            quote! { _request }
        };
        let value = match operation.plain() {
            Some(plain) if answer.content == Content::Upgrade => {
                let (variant, plain) = (&answer.variant, expand_answer(operation, plain));
                quote! {
                    if let Some(upgrade) = request.upgrade {
                        return Ok(#response::#variant(upgrade.on_upgrade(echo)));
                    }
                    #plain
                }
            }
            _ => expand_answer(operation, answer),
        };
        Some(quote! {
            async fn #name(
                &self,
                #identity
                #argument: #request,
            ) -> Result<#response, Problem> {
                #value
            }
        })
    });
    let name = &group.name;
    quote! { impl #name for Examples { #(#methods)* } }
}

fn expand_answer(operation: &Operation, answer: &Answer) -> TokenStream {
    let (response, variant, id) = (&operation.response, &answer.variant, &operation.id);
    let status = match answer.status {
        Status::Code(_) => None,
        Status::Range(100, _) => Some(quote! { StatusCode::CONTINUE }),
        Status::Range(300, _) => Some(quote! { StatusCode::FOUND }),
        Status::Range(..) | Status::Default => Some(quote! { StatusCode::OK }),
    };
    let value = match &answer.content {
        Content::Empty => None,
        Content::Json(..) | Content::Xml(..) | Content::Text(_) => Some(quote! { example }),
        Content::Binary(_) => Some(quote! { example.into() }),
        Content::Any => Some(quote! { content }),
        Content::Events(_) => Some(quote! { events.into_iter().collect() }),
        Content::Upgrade => Some(quote! { request.upgrade.on_upgrade(echo) }),
        Content::Redirect => Some(quote! { "/".to_owned() }),
    };
    let prepare = match &answer.content {
        Content::Json(..) | Content::Xml(..) | Content::Text(_) => {
            Some(quote! { let example = example(#id)?; })
        }
        Content::Binary(_) => Some(quote! { let example: String = example(#id)?; }),
        Content::Any => Some(quote! {
            let example: String = example(#id)?;
            let media_type = "application/octet-stream".to_owned();
            let content = Content { media_type, body: example.into() };
        }),
        Content::Events(_) => Some(quote! {
            let first = Event::new(example(#id)?);
            let second = Event::new(example(#id)?);
            let events = [first, second];
        }),
        _ => None,
    };
    let headers = answer.headers.then(|| quote! { Default::default() });
    let fields: Vec<TokenStream> = status.into_iter().chain(value).chain(headers).collect();
    if fields.is_empty() {
        return quote! { Ok(#response::#variant) };
    }
    quote! {
        #prepare
        Ok(#response::#variant(#(#fields),*))
    }
}

fn example() -> TokenStream {
    quote! {
        static EXAMPLES: LazyLock<Map<String, Value>> = LazyLock::new(examples);

        fn examples() -> Map<String, Value> {
            serde_json::from_str(include_str!("examples.json")).unwrap_or_default()
        }

        fn example<T: DeserializeOwned>(operation: &str) -> Result<T, Problem> {
            let example = EXAMPLES.get(operation).unwrap_or(&Value::Null);
            T::deserialize(example).map_err(|error| {
                let detail = format!("the example of `{operation}` is of another type: {error}");
                Problem::new(StatusCode::INTERNAL_SERVER_ERROR, detail)
            })
        }
    }
}

fn echo() -> TokenStream {
    quote! {
        /// What a stub has to say on a connection: the same again.
        async fn echo(mut socket: WebSocket) {
            while let Some(Ok(message)) = socket.recv().await {
                if socket.send(message).await.is_err() {
                    return;
                }
            }
        }
    }
}
