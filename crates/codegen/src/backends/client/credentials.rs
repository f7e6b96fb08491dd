//! What a client proves itself with.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::super::http;
use crate::ir::operations::{Requirement, Scheme, SchemeKind};
use crate::ir::{Program, Service};
use crate::render;

/// The constant of a requirement.
pub(super) fn constant(requirement: &Requirement) -> proc_macro2::Ident {
    format_ident!("{}", requirement.name.bare().to_ascii_uppercase())
}

/// `src/credentials.rs`.
pub(super) fn print(program: &Program) -> String {
    let service = &program.service;
    let doc = http::inner(&http::notes(&[
        "What the client proves itself with: for [`Request::secure`], a constant for each requirement that an operation \
         has.",
    ]));
    let imports = imports(service);
    let items = [
        imports,
        quote! {
            /// Alternatives, each a list of schemes that are needed together.
            pub type Security = &'static [&'static [Scheme]];
        },
        expand_schemes(service),
        expand_constants(service),
        expand_credentials(service),
        expand_builder(service),
        expand_apply(service),
        expand_debug(service),
    ];
    render::file(&http::header(&program.package), &doc, items)
}

fn imports(service: &Service) -> TokenStream {
    let has =
        |kind: fn(&SchemeKind) -> bool| service.schemes.iter().any(|scheme| kind(&scheme.kind));
    let encode = has(|kind| *kind == SchemeKind::Basic).then(|| quote! { use super::encode; });
    quote! {
        use std::fmt;

        use super::client::ClientBuilder;
        #encode
        use super::request::Request;
    }
}

fn expand_schemes(service: &Service) -> TokenStream {
    let variants = service.schemes.iter().map(|scheme| &scheme.variant);
    quote! {
        /// A security scheme of the API.
        #[derive(Debug, Clone, Copy)]
        pub enum Scheme { #(#variants,)* }
    }
}

fn expand_constants(service: &Service) -> TokenStream {
    let constants = service.requirements.iter().map(|requirement| {
        let name = constant(requirement);
        let alternatives = requirement.alternatives.iter().map(|schemes| {
            let variants = schemes
                .iter()
                .filter_map(|&index| service.schemes.get(index));
            let variants = variants.map(|scheme| &scheme.variant);
            quote! { &[#(Scheme::#variants),*] }
        });
        quote! { pub const #name: Security = &[#(#alternatives),*]; }
    });
    quote! { #(#constants)* }
}

fn expand_credentials(service: &Service) -> TokenStream {
    let fields = service.schemes.iter().map(|scheme| {
        let name = &scheme.name;
        quote! { #name: Option<String>, }
    });
    quote! {
        /// One credential per security scheme. Its `Debug` says which are set and hides what they are.
        #[derive(Clone, Default)]
        pub(super) struct Credentials { #(#fields)* }
    }
}

fn expand_builder(service: &Service) -> TokenStream {
    let setters = service.schemes.iter().map(|scheme| {
        let name = &scheme.name;
        let doc = http::docs_or(scheme.doc.as_deref(), &setter_doc(scheme));
        if scheme.kind == SchemeKind::Basic {
            return quote! {
                #doc
                pub fn #name(mut self, user: &str, password: &str) -> Self {
                    let pair = format!("{user}:{password}");
                    self.credentials.#name = Some(encode::base64(pair.as_bytes()));
                    self
                }
            };
        }
        quote! {
            #doc
            pub fn #name(mut self, key: impl Into<String>) -> Self {
                self.credentials.#name = Some(key.into());
                self
            }
        }
    });
    quote! { impl ClientBuilder { #(#setters)* } }
}

fn setter_doc(scheme: &Scheme) -> String {
    match &scheme.kind {
        SchemeKind::Header(name) => format!("Sets the key that is sent in the header `{name}`."),
        SchemeKind::Query(_) => "Sets the key that is sent in the query.".to_owned(),
        SchemeKind::Cookie(name) => format!("Sets the key that is sent in the cookie `{name}`."),
        SchemeKind::Bearer => "Sets the token that is sent in `Authorization`.".to_owned(),
        SchemeKind::Basic => {
            "Sets the name and password that are sent in `Authorization`.".to_owned()
        }
    }
}

fn expand_apply(service: &Service) -> TokenStream {
    let arms = service.schemes.iter().map(|scheme| {
        let (variant, name) = (&scheme.variant, &scheme.name);
        quote! { Scheme::#variant => self.#name.as_deref(), }
    });
    let sent = service.schemes.iter().map(|scheme| {
        let variant = &scheme.variant;
        let send = match &scheme.kind {
            SchemeKind::Header(header) => {
                let header = header.to_ascii_lowercase();
                quote! { request.header_text(#header, key, true) }
            }
            SchemeKind::Query(parameter) => quote! { request.query(#parameter, key) },
            SchemeKind::Cookie(cookie) => quote! { request.cookie_text(#cookie, key) },
            SchemeKind::Bearer => {
                quote! { request.header_text("authorization", &format!("Bearer {key}"), true) }
            }
            SchemeKind::Basic => {
                quote! { request.header_text("authorization", &format!("Basic {key}"), true) }
            }
        };
        quote! { Scheme::#variant => #send, }
    });
    quote! {
        impl Credentials {
            /// Adds the first alternative that is complete to a request. Where none is, the server will say what it
            /// misses.
            pub(super) fn apply(&self, security: Security, request: &mut Request) {
                let keys = |schemes: &&[Scheme]| -> Option<Vec<(Scheme, &str)>> {
                    schemes.iter().map(|&scheme| Some((scheme, self.key(scheme)?))).collect()
                };
                for (scheme, key) in security.iter().find_map(keys).into_iter().flatten() {
                    match scheme { #(#sent)* }
                }
            }

            fn key(&self, scheme: Scheme) -> Option<&str> {
                match scheme { #(#arms)* }
            }
        }
    }
}

fn expand_debug(service: &Service) -> TokenStream {
    let fields = service.schemes.iter().map(|scheme| {
        let (name, text) = (&scheme.name, scheme.name.bare());
        quote! { credentials.field(#text, &hide(self.#name.as_ref())); }
    });
    quote! {
        impl fmt::Debug for Credentials {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let hide = |key: Option<&String>| key.map(|_| "set");
                let mut credentials = f.debug_struct("Credentials");
                #(#fields)*
                credentials.finish()
            }
        }
    }
}
