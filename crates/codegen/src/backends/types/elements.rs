//! What stands in the elements of XML: a constant for each type that a body in XML reaches.
//!
//! A macro of the support module defines them, from a line for each field.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::ir::xml::{Content, Element, Field, Place, Shape};

/// What stands for elements.
pub(super) const ELEMENT: &str = "element";

/// The constant of an element, which may stand beside its type.
pub(super) fn expand(element: &Element, is_beside: bool) -> TokenStream {
    let Element { name, ty, root, .. } = element;
    let doc = if is_beside {
        format!(" [`{ty}`] in XML.")
    } else {
        format!(" `{ty}` in XML.")
    };
    let definition = format_ident!("{ELEMENT}");
    let content = match &element.content {
        Content::Is(shape) => {
            let shape = expand_shape(shape);
            quote! { is: #shape }
        }
        Content::Fields(fields) => {
            let fields = fields.iter().map(expand_field);
            quote! { #(#fields),* }
        }
    };
    quote! {
        #definition! {
            #[doc = #doc]
            pub static #name = #root { #content }
        }
    }
}

/// A field behind the word for its place; a name is left out where it follows from what stands before it.
fn expand_field(field: &Field) -> TokenStream {
    let Field { key, shape, .. } = field;
    let shape = expand_shape(shape);
    let named = |name: &str| (name != key).then(|| quote! { as #name });
    let of = |name: &str, item: &str| (item != name).then(|| quote! { of #item });
    match &field.place {
        Place::Attribute(name) => {
            let name = named(name);
            quote! { attribute #key #name: #shape }
        }
        Place::Element(name) => {
            let name = named(name);
            quote! { element #key #name: #shape }
        }
        Place::List {
            name,
            item,
            required,
        } => {
            let word = format_ident!("{}", if *required { "list" } else { "optional_list" });
            let (name, item) = (named(name), of(name, item));
            quote! { #word #key #name #item: #shape }
        }
        Place::Wrapped { name, item } => {
            let (name, item) = (named(name), of(name, item));
            quote! { wrapped #key #name #item: #shape }
        }
        Place::Text => quote! { text #key: #shape },
        Place::Rest => quote! { rest: #shape },
        Place::Nowhere => quote! { nowhere #key: #shape },
    }
}

fn expand_shape(shape: &Shape) -> TokenStream {
    match shape {
        Shape::Text => quote! { Text },
        Shape::Integer => quote! { Integer },
        Shape::Number => quote! { Number },
        Shape::Boolean => quote! { Boolean },
        Shape::Any => quote! { Any },
        Shape::List(name, item) => {
            let item = expand_shape(item);
            quote! { List(#name, &#item) }
        }
        Shape::Map(value) => {
            let value = expand_shape(value);
            quote! { Map(&#value) }
        }
        Shape::Of(name) => quote! { Of(&#name) },
    }
}
