//! `tests/api/checked.rs`: a server that looks at what it receives before it answers as the stub does.

use proc_macro2::{Span, TokenStream};
use quote::quote;

use super::super::super::http;
use crate::Ident;
use crate::ir::operations::{BodyKind, Group, Operation, PartsForm, Place, SchemeKind};
use crate::ir::{Program, Service};
use crate::render;

/// The file, and whether it compares what is received with what was sent.
pub(super) fn print(program: &Program) -> (String, bool) {
    let service = &program.service;
    let doc = http::inner(&http::notes(&[
        "A server that looks at what it receives before it answers as the stub does.",
    ]));
    let mut items = vec![quote! {
        /// Answers as `Examples` does, if it receives what the tests send.
        pub(crate) struct Checked;
    }];
    items.extend(authenticate(service));
    items.extend(service.groups.iter().map(|group| expand(group, service)));
    let library = proc_macro2::Ident::new(
        &http::library(&program.package, "server"),
        Span::call_site(),
    );
    let support = http::imports(
        &items,
        &[
            ("call", quote! { use super::support::call; }),
            ("receive", quote! { use super::support::receive; }),
            ("same", quote! { use super::support::same; }),
        ],
    );
    let compares = http::mentions(std::slice::from_ref(&support), "same");
    let imports = quote! {
        use #library::*;

        #support
    };
    let file = render::file(
        &http::header(&program.package),
        &doc,
        std::iter::once(imports).chain(items),
    );
    (file, compares)
}

fn authenticate(service: &Service) -> Option<TokenStream> {
    let methods = service.schemes.iter().map(|scheme| {
        let name = &scheme.name;
        let (arguments, values) = match scheme.kind {
            SchemeKind::Basic => (
                quote! { user: &str, password: &str },
                quote! { user, password },
            ),
            _ => (quote! { key: &str }, quote! { key }),
        };
        quote! {
            async fn #name(&self, #arguments) -> Result<(), Problem> {
                Examples.#name(#values).await
            }
        }
    });
    (!service.schemes.is_empty()).then(|| {
        quote! {
            impl Authenticate for Checked {
                type Identity = ();

                #(#methods)*
            }
        }
    })
}

fn expand(group: &Group, service: &Service) -> TokenStream {
    let methods = group.operations.iter().map(|operation| {
        let (name, request, response) = (&operation.name, &operation.request, &operation.response);
        let requirement = operation
            .requirement
            .and_then(|index| service.requirements.get(index));
        let identity = requirement.map(|requirement| {
            if requirement.optional {
                quote! { identity: Option<()>, }
            } else {
                quote! { identity: (), }
            }
        });
        let handed_on = requirement.map(|_| quote! { identity, });
        let checks = checks(operation);
        let call = (!checks.is_empty() && compares(operation)).then(|| {
            let id = &operation.id;
            quote! { let call = call(#id); }
        });
        let mutable = takes_body(operation).then(|| quote! { mut });
        let deprecated = operation.deprecated.then(|| {
            quote! {
                #[expect(deprecated, reason = "what the documentation advises against must work too")]
            }
        });
        quote! {
            #deprecated
            async fn #name(&self, #identity #mutable request: #request) -> Result<#response, Problem> {
                #call
                #(#checks)*
                Examples.#name(#handed_on request).await
            }
        }
    });
    let name = &group.name;
    quote! { impl #name for Checked { #(#methods)* } }
}

/// Whether the request has a body that a test sends.
fn checks_body(operation: &Operation) -> bool {
    operation.routed && operation.body.is_some()
}

/// Whether the body is read from the request itself.
fn takes_body(operation: &Operation) -> bool {
    let form = operation.body.as_ref().and_then(|body| body.forms.first());
    let open =
        form.is_some_and(|form| matches!(form.kind, BodyKind::Parts(_) | BodyKind::Raw { .. }));
    checks_body(operation) && open
}

/// Whether anything is compared with the values of a call: files are all alike.
fn compares(operation: &Operation) -> bool {
    let form = operation.body.as_ref().and_then(|body| body.forms.first());
    let body = checks_body(operation)
        && form.is_some_and(|form| match &form.kind {
            BodyKind::Parts(parts) => parts.fields.iter().any(|field| field.ty.is_some()),
            _ => true,
        });
    let mut parameters = operation.parameters.iter();
    body || parameters.any(|parameter| parameter.place != Place::Accept)
}

fn checks(operation: &Operation) -> Vec<TokenStream> {
    if !operation.routed {
        return Vec::new();
    }
    let parameters = operation.parameters.iter();
    let parameters = parameters.filter(|parameter| parameter.place != Place::Accept);
    let mut checks: Vec<TokenStream> = parameters
        .map(|parameter| {
            let (name, key) = (&parameter.name, parameter.name.bare());
            quote! { same(&request.#name, call.parameter(#key)); }
        })
        .collect();
    checks.extend(body(operation).filter(|_| checks_body(operation)));
    checks
}

fn body(operation: &Operation) -> Option<TokenStream> {
    let body = operation.body.as_ref()?;
    let form = body.forms.first()?;
    let (name, variant) = (&body.name, &form.variant);
    let (unpack, value) = match &body.choice {
        None => (None, quote! { request.#name }),
        Some(choice) => {
            let reference = if takes_body(operation) {
                quote! { &mut request.#name }
            } else {
                quote! { &request.#name }
            };
            let unpack = quote! {
                let #choice::#variant(body) = #reference else {
                    panic!("another body than the one that was sent");
                };
            };
            (Some(unpack), quote! { body })
        }
    };
    let check = match (&form.kind, &body.choice) {
        (BodyKind::Parts(parts), _) => parts_of(parts, &value),
        (BodyKind::Raw { .. }, None) => {
            quote! { assert_eq!(receive(&mut request.#name).await, call.body::<String>().into_bytes()); }
        }
        (BodyKind::Raw { .. }, Some(_)) => {
            quote! { assert_eq!(receive(body).await, call.body::<String>().into_bytes()); }
        }
        (_, None) => quote! { same(&#value, call.body()); },
        (_, Some(_)) if form.boxed => quote! { same(&**#value, call.body()); },
        (_, Some(_)) => quote! { same(#value, call.body()); },
    };
    Some(quote! { #unpack #check })
}

/// The parts of a form; files are all alike.
fn parts_of(form: &PartsForm, value: &TokenStream) -> TokenStream {
    let fields = form.fields.iter().map(|field| {
        let (name, wire): (&Ident, &String) = (&field.name, &field.wire);
        match (&field.ty, field.many, field.required) {
            (Some(_), ..) => quote! { same(&form.#name, call.field(#wire)); },
            (None, true, _) => quote! {
                assert_eq!(form.#name.len(), 1);
                assert!(form.#name.iter().all(|file| file.bytes == "example"));
            },
            (None, false, true) => quote! { assert_eq!(form.#name.bytes, "example"); },
            (None, false, false) => quote! {
                assert_eq!(form.#name.expect("a file").bytes, "example");
            },
        }
    });
    quote! {
        let form = #value.read().await?;
        #(#fields)*
    }
}
