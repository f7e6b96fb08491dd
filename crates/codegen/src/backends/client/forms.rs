//! What a caller may choose to send as a body, and forms of several parts.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::http;
use crate::ir::operations::{Body, BodyKind, Operation, PartField, PartsForm};
use crate::ir::types::TypeRef;

/// The struct of a form's parts.
pub(super) fn expand_parts(form: &PartsForm, operation: &Operation) -> TokenStream {
    let name = &form.name;
    let doc = http::notes(&[format!(
        "The parts of the body of [`Client::{}`].",
        operation.name.bare()
    )]);
    let fields = form.fields.iter().map(|field| {
        let doc = http::field_docs(field.doc.as_deref(), &field.name, &field.wire);
        let (name, ty) = (&field.name, field_type(field));
        quote! { #doc pub #name: #ty, }
    });
    let sent = form.fields.iter().map(|field| {
        let (name, wire) = (&field.name, &field.wire);
        let media_type = match &field.media_type {
            Some(name) => quote! { Some(#name) },
            None => quote! { None },
        };
        match (&field.ty, field.required && !field.many) {
            (Some(_), _) => quote! { form.value(#wire, #media_type, &self.#name); },
            (None, true) => quote! { form.files(#wire, #media_type, [self.#name]); },
            (None, false) => quote! { form.files(#wire, #media_type, self.#name); },
        }
    });
    let default = !form
        .fields
        .iter()
        .any(|field| field.required && !field.many);
    let derive = if default {
        quote! { #[derive(Debug, Default)] }
    } else {
        quote! { #[derive(Debug)] }
    };
    let new = (!default).then(|| expand_new(form));
    quote! {
        #doc
        #derive
        pub struct #name { #(#fields)* }

        impl #name {
            #new

            fn set(self, request: &mut Request) {
                let mut form = Multipart::default();
                #(#sent)*
                request.multipart(form);
            }
        }
    }
}

/// A constructor from the parts that are required.
fn expand_new(form: &PartsForm) -> Option<TokenStream> {
    let is_given = |field: &&PartField| field.required && !field.many;
    if form.fields.iter().all(|field| is_given(&field)) {
        return None;
    }
    let arguments = form.fields.iter().filter(is_given).map(|field| {
        let (name, ty) = (&field.name, field_type(field));
        if field.ty == Some(TypeRef::String) {
            quote! { #name: impl Into<String> }
        } else {
            quote! { #name: #ty }
        }
    });
    let values = form.fields.iter().map(|field| {
        let name = &field.name;
        match (is_given(&field), &field.ty) {
            (true, Some(TypeRef::String)) => quote! { #name: #name.into(), },
            (true, _) => quote! { #name, },
            (false, _) if field.many => quote! { #name: Vec::new(), },
            (false, _) => quote! { #name: None, },
        }
    });
    Some(quote! {
        /// A form with what is required; everything else is left out.
        pub fn new(#(#arguments),*) -> Self {
            Self { #(#values)* }
        }
    })
}

fn field_type(field: &PartField) -> TokenStream {
    let one = field.ty.as_ref().map_or_else(|| quote! { Part }, http::ty);
    match (field.many, field.required) {
        (true, _) => quote! { Vec<#one> },
        (false, true) => one,
        (false, false) => quote! { Option<#one> },
    }
}

/// The enum of request bodies, where a caller may choose.
pub(super) fn expand_choice(operation: &Operation) -> Option<TokenStream> {
    let body = operation.body.as_ref()?;
    let name = body.choice.as_ref()?;
    let doc = http::notes(&[format!(
        "The body of [`Client::{}`], in one of its representations.",
        operation.name.bare()
    )]);
    let variants = body.forms.iter().map(|form| {
        let doc = http::notes(&[format!("`{}`.", form.media_type)]);
        let variant = &form.variant;
        match &form.kind {
            BodyKind::Json(ty) | BodyKind::Xml(ty, _) | BodyKind::Form(ty, _) => {
                let ty = http::payload(ty, form.boxed);
                quote! { #doc #variant(#ty), }
            }
            BodyKind::Parts(parts) => {
                let ty = &parts.name;
                let ty = if form.boxed {
                    quote! { Box<#ty> }
                } else {
                    quote! { #ty }
                };
                quote! { #doc #variant(#ty), }
            }
            BodyKind::Text => quote! { #doc #variant(String), },
            BodyKind::Raw { .. } => quote! { #doc #variant(reqwest::Body), },
        }
    });
    let set = expand_set(name, body);
    Some(quote! {
        #doc
        #[derive(Debug)]
        #[non_exhaustive]
        pub enum #name { #(#variants)* }

        #set
    })
}

/// The function that puts a body into a request in the representation its caller chose.
fn expand_set(choice: &crate::Ident, body: &Body) -> TokenStream {
    let arms = body.forms.iter().map(|form| {
        let (variant, media_type) = (&form.variant, &form.media_type);
        let value = if form.boxed {
            quote! { &*value }
        } else {
            quote! { &value }
        };
        match &form.kind {
            BodyKind::Json(_) => {
                quote! { Self::#variant(value) => request.json(#media_type, #value), }
            }
            BodyKind::Xml(_, element) => quote! {
                Self::#variant(value) => request.xml(#media_type, &types::#element, #value),
            },
            BodyKind::Form(_, styles) => {
                let styles = http::styles(styles);
                quote! { Self::#variant(value) => request.form(#styles, #value), }
            }
            BodyKind::Parts(_) => quote! { Self::#variant(form) => form.set(request), },
            BodyKind::Text => {
                quote! { Self::#variant(text) => request.body(#media_type, text.into()), }
            }
            BodyKind::Raw { .. } => {
                quote! { Self::#variant(body) => request.body(#media_type, body), }
            }
        }
    });
    quote! {
        impl #choice {
            fn set(self, request: &mut Request) {
                match self { #(#arms)* }
            }
        }
    }
}
