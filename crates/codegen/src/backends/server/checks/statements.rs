//! Rules become the statements that hold a value against them.

use proc_macro2::{Literal, Span, TokenStream};
use quote::quote;

use crate::Ident;
use crate::ir::rules::{Rule, Rules, TypeRules};
use crate::ir::types::TypeRef;
use crate::names;

/// A function of a value and the check, for the methods that take one.
pub(super) fn function_of(rules: &Rules, all: &[TypeRules], path: &TokenStream) -> TokenStream {
    if let Rules::Named(name) = rules {
        let function = function(name, all);
        return quote! { #path #function };
    }
    let body = statements(rules, &quote! { value }, all, path);
    quote! { |value, check| { #body } }
}

fn function<'a>(name: &'a Ident, all: &'a [TypeRules]) -> &'a Ident {
    all.iter()
        .find(|of| of.name == *name)
        .map_or(name, |of| &of.function)
}

/// What checks a value, a reference to which is at hand.
pub(super) fn statements(
    rules: &Rules,
    value: &TokenStream,
    all: &[TypeRules],
    path: &TokenStream,
) -> TokenStream {
    match rules {
        Rules::Own(own) => {
            let own = own.iter().map(|rule| expand_rule(rule, value));
            quote! { #(#own)* }
        }
        Rules::Named(name) => {
            let function = function(name, all);
            let value = plain(value);
            quote! { #path #function(#value, check); }
        }
        Rules::Optional(inner) => {
            let (mut inner, mut pattern) = (inner, quote! { Some(value) });
            // What may be absent and may be null is looked into at once.
            while let Rules::Optional(deeper) = &**inner {
                (inner, pattern) = (deeper, quote! { Some(#pattern) });
            }
            let inner = statements(inner, &quote! { value }, all, path);
            let value = plain(value);
            quote! { if let #pattern = #value { #inner } }
        }
        Rules::Items(own, items) => {
            let own = own.iter().map(|rule| expand_rule(rule, value));
            let items = items.as_ref().map(|items| {
                let with = function_of(items, all, path);
                let value = plain(value);
                quote! { check.items(#value, #with); }
            });
            quote! { #(#own)* #items }
        }
        Rules::Parts(parts) => {
            let parts = parts.iter().map(|(place, rules)| {
                let with = function_of(rules, all, path);
                let place = Literal::usize_unsuffixed(*place);
                quote! { check.part(#place, &#value.#place, #with); }
            });
            quote! { #(#parts)* }
        }
        Rules::Values(own, values) => {
            let own = own.iter().map(|rule| expand_rule(rule, value));
            let values = values.as_ref().map(|values| {
                let with = function_of(values, all, path);
                let value = plain(value);
                quote! { check.values(#value, #with); }
            });
            quote! { #(#own)* #values }
        }
    }
}

/// The expression without the parentheses that it has for a method call on it.
fn plain(value: &TokenStream) -> TokenStream {
    let mut tokens = value.clone().into_iter();
    match (tokens.next(), tokens.next()) {
        (Some(proc_macro2::TokenTree::Group(group)), None) => group.stream(),
        _ => value.clone(),
    }
}

fn expand_rule(rule: &Rule, value: &TokenStream) -> TokenStream {
    let bare = plain(value);
    match rule {
        Rule::Length(least, most) => {
            let range = range(*least, *most);
            quote! { check.length(#bare, #range); }
        }
        Rule::Pattern(pattern) => quote! { check.pattern(#bare, #pattern); },
        Rule::Count(least, most) => {
            let range = range(*least, *most);
            quote! { check.count(#value.len(), #range); }
        }
        Rule::Given => quote! { check.given(#value.is_empty()); },
        Rule::Unique => quote! { check.unique(#bare); },
        Rule::Known(name) => {
            let unknown = proc_macro2::Ident::new(names::UNKNOWN, Span::call_site());
            quote! { check.known(!matches!(#bare, types::#name::#unknown(_))); }
        }
        Rule::Integer(least, most) => {
            let (least, most) = (
                least.map(Literal::i64_unsuffixed),
                most.map(Literal::i64_unsuffixed),
            );
            let range = match (least, most) {
                (Some(least), Some(most)) => quote! { #least..=#most },
                (Some(least), None) => quote! { #least.. },
                (None, most) => quote! { ..=#most },
            };
            quote! { check.range(*#bare, #range); }
        }
        Rule::Number(least, most, ty) => {
            let bound = |limit: Option<(f64, bool)>| match limit {
                Some((limit, true)) => {
                    let limit = Literal::f64_unsuffixed(limit);
                    quote! { Bound::Excluded(#limit) }
                }
                Some((limit, false)) => {
                    let limit = Literal::f64_unsuffixed(limit);
                    quote! { Bound::Included(#limit) }
                }
                None => quote! { Bound::Unbounded },
            };
            let (least, most, number) = (bound(*least), bound(*most), number(&bare, ty));
            quote! { check.range(#number, (#least, #most)); }
        }
        Rule::Multiple(of, ty) => {
            let (of, number) = (Literal::f64_unsuffixed(*of), number(&bare, ty));
            quote! { check.multiple(#number, #of); }
        }
    }
}

fn range(least: usize, most: Option<usize>) -> TokenStream {
    let least = Literal::usize_unsuffixed(least);
    if let Some(most) = most {
        let most = Literal::usize_unsuffixed(most);
        quote! { #least..=#most }
    } else {
        quote! { #least.. }
    }
}

/// A number as one of double precision.
fn number(value: &TokenStream, ty: &TypeRef) -> TokenStream {
    match ty {
        TypeRef::F64 => quote! { *#value },
        TypeRef::I64 | TypeRef::U64 => quote! { *#value as f64 },
        _ => quote! { f64::from(*#value) },
    }
}
