//! Forms of several parts.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::super::http;
use super::super::checks;
use super::link;
use crate::ir::operations::{Group, Operation, PartsForm};
use crate::ir::rules::TypeRules;

/// The struct of a form's parts, and how it is taken from them.
pub(super) fn expand(
    form: &PartsForm,
    operation: &Operation,
    group: &Group,
    rules: &[TypeRules],
) -> TokenStream {
    let name = &form.name;
    let doc = http::notes(&[format!(
        "The parts of the body of {}.",
        link(operation, group)
    )]);
    let fields = form.fields.iter().map(|field| {
        let doc = http::field_docs(field.doc.as_deref(), &field.name, &field.wire);
        let one = field.ty.as_ref().map_or_else(|| quote! { File }, http::ty);
        let ty = match (field.many, field.required) {
            (true, _) => quote! { Vec<#one> },
            (false, true) => one,
            (false, false) => quote! { Option<#one> },
        };
        let name = &field.name;
        quote! { #doc pub #name: #ty, }
    });
    let taken = form.fields.iter().map(|field| {
        let (name, wire) = (&field.name, &field.wire);
        match (&field.ty, field.many, field.required) {
            (Some(_), ..) => quote! { #name: parts.value(#wire)?, },
            (None, true, _) => quote! { #name: parts.files(#wire), },
            (None, false, true) => quote! { #name: parts.file(#wire)?, },
            (None, false, false) => quote! { #name: parts.files(#wire).pop(), },
        }
    });
    let check = checks::parts(form, rules);
    let read = match check {
        Some(check) => quote! { let form = Self { #(#taken)* }; #check Ok(form) },
        None => quote! { Ok(Self { #(#taken)* }) },
    };
    quote! {
        #doc
        #[derive(Debug, Clone, PartialEq)]
        pub struct #name { #(#fields)* }

        impl FromParts for #name {
            fn from_parts(parts: &mut Received) -> Result<Self, Problem> {
                #read
            }
        }
    }
}
