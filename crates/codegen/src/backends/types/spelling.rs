//! How types are written where they are used.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};

use crate::ir::scalars::{Calendar, Scalar};
use crate::ir::types::TypeRef;
use crate::names;

/// A type where it is used, outside the types package; types of the package get `path` before their name.
pub(crate) fn expand_type(ty: &TypeRef, path: &TokenStream) -> TokenStream {
    match ty {
        TypeRef::Named(name) => quote! { #path #name },
        TypeRef::Scalar(scalar) => expand_scalar(scalar, path),
        TypeRef::Map(value) => {
            let value = expand_type(value, path);
            quote! { std::collections::BTreeMap<String, #value> }
        }
        ty => expand_with(ty, &|inner| expand_type(inner, path)),
    }
}

/// A type in a file of the package, where what it needs is imported.
pub(super) fn expand_local(ty: &TypeRef) -> TokenStream {
    match ty {
        TypeRef::Named(name) => quote! { #name },
        TypeRef::Scalar(Scalar::DateTime(Calendar::Chrono)) => quote! { DateTime<Utc> },
        TypeRef::Scalar(scalar) => match scalar.imported() {
            Some((_, [name])) => format_ident!("{name}").to_token_stream(),
            _ => expand_scalar(scalar, &TokenStream::new()),
        },
        TypeRef::Map(value) => {
            let value = expand_local(value);
            quote! { BTreeMap<String, #value> }
        }
        ty => expand_with(ty, &expand_local),
    }
}

/// A type that a value's form asks for, by its path.
fn expand_scalar(scalar: &Scalar, path: &TokenStream) -> TokenStream {
    let Some(own) = scalar.path() else {
        let name = names::date_time();
        return quote! { #path #name };
    };
    // Paths are checked when they are chosen; one that is no Rust would have been refused.
    own.parse().unwrap_or_default()
}

/// The types that are written alike everywhere.
fn expand_with(ty: &TypeRef, inner: &dyn Fn(&TypeRef) -> TokenStream) -> TokenStream {
    match ty {
        TypeRef::String => quote! { String },
        TypeRef::Bool => quote! { bool },
        TypeRef::I32 => quote! { i32 },
        TypeRef::I64 => quote! { i64 },
        TypeRef::U32 => quote! { u32 },
        TypeRef::U64 => quote! { u64 },
        TypeRef::F32 => quote! { f32 },
        TypeRef::F64 => quote! { f64 },
        TypeRef::Bytes => quote! { bytes::Bytes },
        TypeRef::Vec(item) => {
            let item = inner(item);
            quote! { Vec<#item> }
        }
        TypeRef::Tuple(parts) => {
            let parts = parts.iter().map(inner);
            match parts.len() {
                1 => quote! { (#(#parts,)*) },
                _ => quote! { (#(#parts),*) },
            }
        }
        TypeRef::Option(value) => {
            let value = inner(value);
            quote! { Option<#value> }
        }
        TypeRef::Boxed(value) => {
            let value = inner(value);
            quote! { Box<#value> }
        }
        _ => quote! { serde_json::Value },
    }
}
