//! Enums of values, which keep the ones they do not know, and enums of types.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::expand_local;
use crate::Ident;
use crate::ir::types::{Arm, Enum, EnumValue, Guard, Repr, Union, Variant};
use crate::{names, render};

/// An enum of values.
pub(super) fn expand(name: &Ident, docs: &TokenStream, item: &Enum) -> TokenStream {
    let unknown = format_ident!("{}", names::UNKNOWN);
    let unknown_docs = render::docs("A value that was not documented when this was generated.");
    let raw = match item.repr {
        Repr::Text | Repr::LenientText => quote! { String },
        Repr::Integer => quote! { i64 },
        Repr::Mixed => quote! { serde_json::Value },
    };
    let copy = (item.repr == Repr::Integer).then(|| quote! { Copy, });
    let variants = item.variants.iter().map(expand_variant);
    let traits = match item.repr {
        Repr::Text => quote! { text_enum },
        Repr::LenientText => quote! { lenient_text_enum },
        Repr::Integer => quote! { integer_enum },
        Repr::Mixed => quote! { mixed_enum },
    };
    let values = item
        .variants
        .iter()
        .map(|variant| expand_value(variant, item.repr));
    let hash = (item.repr != Repr::Mixed).then(|| quote! { , Hash });
    quote! {
        #docs
        #[derive(Debug, Clone, #copy PartialEq, Eq #hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            #unknown_docs
            #unknown(#raw),
        }
        super::support::#traits! { #name { #(#values),* } }
    }
}

/// A variant, with its value where that cannot be guessed from the name.
fn expand_variant(variant: &Variant) -> TokenStream {
    let name = &variant.name;
    let docs = match &variant.value {
        EnumValue::Text(value) if value.is_empty() => render::docs("The empty string."),
        EnumValue::Text(value) if is_evident(name, value) => TokenStream::new(),
        EnumValue::Text(value) => render::docs(&render::code(value)),
        EnumValue::Integer(value) => render::docs(&render::code(&value.to_string())),
        EnumValue::Bool(value) => render::docs(&render::code(&value.to_string())),
    };
    quote! { #docs #name }
}

/// Whether a name differs from its value in case and punctuation only.
fn is_evident(name: &Ident, value: &str) -> bool {
    let letters = value.chars().filter(|c| c.is_alphanumeric());
    letters
        .flat_map(char::to_lowercase)
        .eq(name.bare().chars().flat_map(char::to_lowercase))
}

/// What an arm is on the wire, from which the support module's macros make everything else.
fn expand_value(Variant { name, value }: &Variant, repr: Repr) -> TokenStream {
    match value {
        EnumValue::Text(text) => quote! { #name = #text },
        EnumValue::Bool(value) => quote! { #name = #value },
        EnumValue::Integer(value) => {
            let value = match repr {
                // Beside values of other kinds nothing else says which type of integers it is.
                Repr::Mixed => Literal::i64_suffixed(*value),
                _ => Literal::i64_unsuffixed(*value),
            };
            quote! { #name = #value }
        }
    }
}

/// One of several types, tried in order.
pub(super) fn expand_union(name: &Ident, docs: &TokenStream, item: &Union) -> TokenStream {
    let unknown = format_ident!("{}", names::UNKNOWN);
    let unknown_docs = render::docs("A value of none of these types.");
    let variants = item.arms.iter().map(|arm| {
        let (name, ty) = (&arm.name, expand_local(&arm.ty));
        quote! { #name(#ty) }
    });
    let arms = item.arms.iter().map(expand_arm);
    quote! {
        #docs
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            #unknown_docs
            #unknown(serde_json::Value),
        }
        super::support::union! { #name { #(#arms),* } }
    }
}

/// An arm, with what a value must say to belong to it.
fn expand_arm(arm: &Arm) -> TokenStream {
    let name = &arm.name;
    let guard = arm
        .guard
        .as_ref()
        .map(|Guard { key, values }| quote! { if #key = #(#values)|* });
    quote! { #name #guard }
}
