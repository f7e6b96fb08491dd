//! The types package.
//!
//! In: the types of a [`Program`]. Out: its files. This module must not know operations.

use docwright_model::FileTree;
use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::Program;
use crate::ir::types::TypeRef;

/// The files of the package, below its folder.
pub(crate) fn render(_program: &Program) -> FileTree {
    FileTree::default()
}

/// A type where it is used; types of the package get `path` before their name: nothing, or `types::`.
pub(crate) fn expand_type(ty: &TypeRef, path: &TokenStream) -> TokenStream {
    match ty {
        TypeRef::Named(name) => quote! { #path #name },
        TypeRef::String => quote! { String },
        TypeRef::Bool => quote! { bool },
        TypeRef::I32 => quote! { i32 },
        TypeRef::I64 => quote! { i64 },
        TypeRef::F32 => quote! { f32 },
        TypeRef::F64 => quote! { f64 },
        TypeRef::Value => quote! { serde_json::Value },
        TypeRef::Bytes => quote! { bytes::Bytes },
        TypeRef::DateTime => quote! { chrono::DateTime<chrono::Utc> },
        TypeRef::Date => quote! { chrono::NaiveDate },
        TypeRef::Uuid => quote! { uuid::Uuid },
        TypeRef::Vec(item) => {
            let item = expand_type(item, path);
            quote! { Vec<#item> }
        }
        TypeRef::Map(value) => {
            let value = expand_type(value, path);
            quote! { std::collections::BTreeMap<String, #value> }
        }
        TypeRef::Option(inner) => {
            let inner = expand_type(inner, path);
            quote! { Option<#inner> }
        }
        TypeRef::Boxed(inner) => {
            let inner = expand_type(inner, path);
            quote! { Box<#inner> }
        }
    }
}
