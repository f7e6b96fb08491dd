//! Structs.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::expand_docs;
use super::spelling::expand_local;
use crate::Ident;
use crate::ir::types::{Field, Presence, Struct, TypeRef};
use crate::render;

/// The macro that makes a struct's traits.
pub(super) const TABLE: &str = "object";

/// The lists of [`expand_table`], in the order the macro takes them.
const SECTIONS: [(Presence, &str); 6] = [
    (Presence::Required, "required"),
    (Presence::RequiredCollection, "list"),
    (Presence::Nullable, "nullable"),
    (Presence::Optional, "optional"),
    (Presence::OptionalNullable, "optional_nullable"),
    (Presence::Lenient, "lenient"),
];

/// A struct and what makes its traits.
pub(super) fn expand(name: &Ident, docs: &TokenStream, item: &Struct) -> TokenStream {
    let default = item.default.then(|| quote! { , Default });
    let fields = item.fields.iter().map(expand_field);
    let rest = item.rest.as_ref().map(expand_rest);
    let table = expand_table(name, item);
    quote! {
        #docs
        #[derive(Debug, Clone, PartialEq #default)]
        pub struct #name { #(#fields)* #rest }
        #table
    }
}

fn expand_field(field: &Field) -> TokenStream {
    let Field { name, .. } = field;
    let doc = field.doc.as_deref().unwrap_or_default().trim_end();
    let blank = if doc.is_empty() { "" } else { "\n\n" };
    let docs = match &field.default {
        Some(value) => render::docs(&format!("{doc}{blank}Defaults to {}.", render::code(value))),
        None => expand_docs(field.doc.as_deref(), false),
    };
    let deprecated = field.deprecated.then(|| quote! { #[deprecated] });
    let ty = expand_local(&field.ty);
    quote! { #docs #deprecated pub #name: #ty, }
}

fn expand_rest((name, ty): &(Ident, TypeRef)) -> TokenStream {
    let docs = render::docs("The properties that have no field of their own.");
    let ty = expand_local(ty);
    quote! { #docs pub #name: #ty, }
}

/// How the fields travel: a list for each kind of presence, from which the support module's macro makes the traits and,
/// where it helps, a constructor.
fn expand_table(name: &Ident, item: &Struct) -> TokenStream {
    let sections = SECTIONS.iter().filter_map(|(presence, label)| {
        let fields: Vec<TokenStream> = item
            .fields
            .iter()
            .filter(|field| field.presence == *presence)
            .map(expand_entry)
            .collect();
        let label = format_ident!("{label}");
        (!fields.is_empty()).then(|| quote! { #label { #(#fields),* } })
    });
    let rest = item
        .rest
        .as_ref()
        .map(|(name, _)| quote! { rest { #name } });
    let constructor = item.constructor.then(|| expand_constructor(item));
    let table = format_ident!("{TABLE}");
    let alternative = item.alternative.then(|| quote! { alternative });
    quote! { #table! { #name #alternative #constructor #(#sections)* #rest } }
}

/// A field, with its name on the wire where that is another one.
fn expand_entry(field: &Field) -> TokenStream {
    let Field { name, wire, .. } = field;
    if wire == name.as_str() {
        quote! { #name }
    } else {
        quote! { #name = #wire }
    }
}

/// The arguments of the constructor: what is required.
fn expand_constructor(item: &Struct) -> TokenStream {
    let required = item.fields.iter().filter(|field| {
        matches!(
            field.presence,
            Presence::Required | Presence::RequiredCollection | Presence::Nullable
        )
    });
    let arguments = required.map(|field| {
        let name = &field.name;
        let ty = expand_argument(&field.ty);
        quote! { #name: #ty }
    });
    quote! { new(#(#arguments),*) }
}

fn expand_argument(ty: &TypeRef) -> TokenStream {
    match ty {
        TypeRef::String => quote! { impl Into<String> },
        ty => expand_local(ty),
    }
}
