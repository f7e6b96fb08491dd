//! Enums of values, which keep the ones they do not know, and enums of types.
//!
//! Macros of the support module define both, so that what an arm is on the wire stands beside its name, once.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::spelling::expand_local;
use crate::Ident;
use crate::ir::types::{Arm, Enum, EnumValue, Guard, Repr, Union, Variant};

/// What stands for enums of types.
pub(super) const UNION: &str = "union";

/// An enum of values.
pub(super) fn expand(name: &Ident, docs: &TokenStream, item: &Enum) -> TokenStream {
    let definition = format_ident!("{}", definition(item.repr));
    let variants = item
        .variants
        .iter()
        .map(|variant| expand_variant(variant, item.repr));
    quote! {
        #definition! {
            #docs
            pub enum #name { #(#variants),* }
        }
    }
}

/// The macro that defines an enum of values.
pub(super) fn definition(repr: Repr) -> &'static str {
    match repr {
        Repr::Text => "text_enum",
        Repr::LenientText => "lenient_text_enum",
        Repr::Integer => "integer_enum",
        Repr::Mixed => "mixed_enum",
    }
}

/// A variant and what it is on the wire.
fn expand_variant(Variant { name, value }: &Variant, repr: Repr) -> TokenStream {
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
    let definition = format_ident!("{UNION}");
    let arms = item.arms.iter().map(expand_arm);
    quote! {
        #definition! {
            #docs
            pub enum #name { #(#arms),* }
        }
    }
}

/// An arm, with its type where that says what it expects, and with what a value must say to belong to it.
fn expand_arm(arm: &Arm) -> TokenStream {
    let (name, ty) = (&arm.name, expand_local(&arm.ty));
    let of = arm.of.as_ref().map(|of| quote! { of #of });
    let guard = arm
        .guard
        .as_ref()
        .map(|Guard { key, values }| quote! { if #key = #(#values)|* });
    quote! { #name(#ty) #of #guard }
}
