//! Structs.

use proc_macro2::TokenStream;
use quote::quote;

use super::{expand_docs, expand_local};
use crate::Ident;
use crate::ir::types::{Field, Presence, Struct, TypeRef};
use crate::render;

/// A struct and, where it helps, its constructor.
pub(super) fn expand(name: &Ident, docs: &TokenStream, item: &Struct) -> TokenStream {
    let default = item.default.then(|| quote! { Default, });
    let fields = item.fields.iter().map(expand_field);
    let rest = item.rest.as_ref().map(expand_rest);
    let constructor = item.constructor.then(|| expand_constructor(name, item));
    quote! {
        #docs
        #[derive(Debug, Clone, PartialEq, #default Serialize, Deserialize)]
        pub struct #name { #(#fields)* #rest }
        #constructor
    }
}

fn expand_field(field: &Field) -> TokenStream {
    let Field { name, presence, .. } = field;
    let docs = expand_docs(field.doc.as_deref(), field.deprecated);
    let ty = expand_local(&field.ty);
    let rename = (field.wire != name.bare()).then(|| {
        let wire = &field.wire;
        quote! { rename = #wire }
    });
    let skip = quote! { skip_serializing_if = "Option::is_none" };
    let treatment = match presence {
        Presence::Required | Presence::Nullable => Vec::new(),
        Presence::RequiredCollection => {
            vec![
                quote! { default },
                quote! { deserialize_with = "super::support::null_as_empty" },
            ]
        }
        Presence::Optional => vec![skip],
        Presence::OptionalNullable => {
            vec![
                quote! { default },
                skip,
                quote! { deserialize_with = "super::support::nullable" },
            ]
        }
        Presence::Lenient => {
            vec![
                quote! { default },
                skip,
                quote! { deserialize_with = "super::support::lenient" },
            ]
        }
    };
    let attributes: Vec<TokenStream> = rename.into_iter().chain(treatment).collect();
    let serde = (!attributes.is_empty()).then(|| quote! { #[serde(#(#attributes),*)] });
    quote! { #docs #serde pub #name: #ty, }
}

fn expand_rest((name, ty): &(Ident, TypeRef)) -> TokenStream {
    let docs = render::docs("The properties that have no field of their own.");
    let ty = expand_local(ty);
    quote! { #docs #[serde(flatten)] pub #name: #ty, }
}

/// A constructor that takes the required fields.
fn expand_constructor(name: &Ident, item: &Struct) -> TokenStream {
    let is_required = |field: &&Field| {
        matches!(
            field.presence,
            Presence::Required | Presence::RequiredCollection | Presence::Nullable
        )
    };
    let arguments = item.fields.iter().filter(is_required).map(|field| {
        let name = &field.name;
        let ty = expand_argument(&field.ty);
        quote! { #name: #ty }
    });
    let values = item.fields.iter().map(|field| {
        let name = &field.name;
        if !is_required(&field) {
            quote! { #name: None }
        } else if field.ty == TypeRef::String {
            quote! { #name: #name.into() }
        } else {
            quote! { #name }
        }
    });
    let rest = item
        .rest
        .as_ref()
        .map(|(name, _)| quote! { #name: BTreeMap::new(), });
    let docs = render::docs("A value with what is required; everything else is left out.");
    quote! {
        impl #name {
            #docs
            pub fn new(#(#arguments),*) -> Self {
                Self { #(#values,)* #rest }
            }
        }
    }
}

fn expand_argument(ty: &TypeRef) -> TokenStream {
    match ty {
        TypeRef::String => quote! { impl Into<String> },
        ty => expand_local(ty),
    }
}
