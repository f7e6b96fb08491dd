//! Enums of values, which keep the ones they do not know, and enums of types.

use proc_macro2::TokenStream;
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
    let conversions = match item.repr {
        Repr::Text | Repr::LenientText => expand_texts(name, item),
        Repr::Integer => expand_integers(name, item),
        Repr::Mixed => TokenStream::new(),
    };
    let traits = match item.repr {
        Repr::Text => quote! { super::support::text_enum!(#name); },
        Repr::LenientText => quote! { super::support::lenient_text_enum!(#name); },
        Repr::Integer => quote! { super::support::integer_enum!(#name); },
        Repr::Mixed => expand_mixed(name, item),
    };
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
        #conversions
        #traits
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

/// What a value of each arm is on the wire, from which the support module's macro makes everything else.
fn expand_mixed(name: &Ident, item: &Enum) -> TokenStream {
    let arms = item
        .variants
        .iter()
        .map(|Variant { name, value }| match value {
            EnumValue::Text(text) => quote! { #name = #text },
            EnumValue::Bool(value) => quote! { #name = #value },
            EnumValue::Integer(value) => {
                let value = proc_macro2::Literal::i64_suffixed(*value);
                quote! { #name = #value }
            }
        });
    quote! { super::support::mixed_enum! { #name { #(#arms),* } } }
}

fn expand_texts(name: &Ident, item: &Enum) -> TokenStream {
    let unknown = format_ident!("{}", names::UNKNOWN);
    let arms: Vec<(&Ident, &str)> = item
        .variants
        .iter()
        .filter_map(|variant| match &variant.value {
            EnumValue::Text(value) => Some((&variant.name, value.as_str())),
            _ => None,
        })
        .collect();
    let (names, values): (Vec<_>, Vec<_>) = arms.into_iter().unzip();
    let docs = render::docs("The value as it is on the wire.");
    quote! {
        impl #name {
            #docs
            pub fn as_str(&self) -> &str {
                match self {
                    #(Self::#names => #values,)*
                    Self::#unknown(value) => value,
                }
            }
        }

        impl From<&str> for #name {
            fn from(value: &str) -> Self {
                match value {
                    #(#values => Self::#names,)*
                    _ => Self::#unknown(value.to_owned()),
                }
            }
        }
    }
}

fn expand_integers(name: &Ident, item: &Enum) -> TokenStream {
    let unknown = format_ident!("{}", names::UNKNOWN);
    let arms: Vec<(&Ident, proc_macro2::Literal)> = item
        .variants
        .iter()
        .filter_map(|variant| match &variant.value {
            EnumValue::Integer(value) => {
                Some((&variant.name, proc_macro2::Literal::i64_unsuffixed(*value)))
            }
            _ => None,
        })
        .collect();
    let (names, values): (Vec<_>, Vec<_>) = arms.into_iter().unzip();
    let docs = render::docs("The value as it is on the wire.");
    quote! {
        impl #name {
            #docs
            pub fn as_i64(self) -> i64 {
                match self {
                    #(Self::#names => #values,)*
                    Self::#unknown(value) => value,
                }
            }
        }

        impl From<i64> for #name {
            fn from(value: i64) -> Self {
                match value {
                    #(#values => Self::#names,)*
                    _ => Self::#unknown(value),
                }
            }
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
