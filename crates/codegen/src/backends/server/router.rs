//! `src/router.rs`: where each operation answers.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::super::http;
use crate::ir::operations::{Mark, Place};
use crate::ir::{Program, Service};
use crate::render;

/// One line per operation, by tag.
pub(super) fn print(program: &Program) -> String {
    let service = &program.service;
    let doc = http::inner(&http::notes(&["Where each operation answers."]));
    let traits: Vec<_> = service.groups.iter().map(|group| &group.name).collect();
    let modules: Vec<_> = service.groups.iter().map(|group| &group.module).collect();
    let has_marks = marks(service).next().is_some();
    let routes = service.groups.iter().flat_map(|group| {
        group
            .operations
            .iter()
            .filter(|operation| operation.routed)
            .map(|operation| {
                let method = format_ident!("{}", operation.method);
                let path = format!("{}{}", service.base_path, operation.path);
                let (module, name) = (&group.module, &operation.name);
                let mark = has_marks.then(|| expand_mark(operation.mark.as_ref()));
                quote! { (Method::#method, #path, #mark #module::#name), }
            })
    });
    let routes: Vec<TokenStream> = routes.collect();
    let imports = (!routes.is_empty()).then(|| quote! { use axum::http::Method; });
    let bounds = if traits.is_empty() {
        quote! { A: Send + Sync + 'static }
    } else {
        quote! { A: #(#traits)+* }
    };
    let names = (!traits.is_empty()).then(|| {
        quote! {
            use super::operations::{#(#traits,)* #(#modules,)*};
        }
    });
    let routing = if has_marks {
        quote! { use super::routing::{self, Mark}; }
    } else {
        quote! { use super::routing; }
    };
    let overlaps = (!service.overlaps.is_empty()).then(|| {
        let full = |path: &str| format!("{}{path}", service.base_path);
        let pairs = service.overlaps.iter().map(|(path, template)| {
            let (path, template) = (full(path), full(template));
            quote! { (#path, #template), }
        });
        quote! { , &[#(#pairs)*] }
    });
    let items = quote! {
        use std::sync::Arc;

        use axum::Router;
        #imports

        #names
        #routing

        /// A router that lets `api` answer.
        ///
        /// It answers unknown paths itself. To merge it with another router that does, call `reset_fallback` on one.
        pub fn router<A>(api: Arc<A>) -> Router
        where
            #bounds,
        {
            routing::router(&api, &[#(#routes)*] #overlaps)
        }
    };
    render::file(&http::header(&program.package), &doc, [items])
}

/// What operations of one method and path are told apart by.
pub(super) fn marks(service: &Service) -> impl Iterator<Item = &Mark> {
    let routed = service.operations().filter(|operation| operation.routed);
    routed.filter_map(|operation| operation.mark.as_ref())
}

fn expand_mark(mark: Option<&Mark>) -> TokenStream {
    match mark {
        Some(Mark { place, wire, value }) => {
            let place = match place {
                Place::Header => quote! { Header },
                _ => quote! { Query },
            };
            quote! { Some(Mark::#place(#wire, #value)), }
        }
        None => quote! { None, },
    }
}
