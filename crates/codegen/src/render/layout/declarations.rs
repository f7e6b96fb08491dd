//! Enums that a macro call with braces defines. rustfmt leaves them alone; they are laid out as enums are, whatever
//! stands behind a variant.

use proc_macro2::{TokenStream, TokenTree};
use syn::parse::{Parse, ParseStream};
use syn::{Attribute, Ident, Macro, Token, Visibility, braced};

use super::TAB;
use super::attributes::outer;
use super::items::visibility;
use super::shape::indented;
use super::tokens::one_line;

/// `path! { pub enum Name { a, b } }`; none where the braces hold something else.
pub(super) fn declaration(call: &Macro, indent: usize) -> Option<String> {
    let begins = match call.tokens.clone().into_iter().next()? {
        TokenTree::Punct(mark) => mark.as_char() == '#',
        TokenTree::Ident(word) => word == "pub" || word == "enum",
        _ => false,
    };
    if !begins {
        return None;
    }
    let declared: Declared = call.parse_body().ok()?;
    let (outside, inside) = (indent + TAB, indent + 2 * TAB);
    let visibility = visibility(&declared.visibility);
    let head = format!("{visibility}enum {} {{", declared.name);
    let mut text = outer(&declared.attributes, outside) + &indented(outside, &head);
    for Variant { attributes, tokens } in &declared.variants {
        text.push_str(&outer(attributes, inside));
        text.push_str(&indented(inside, &(one_line(tokens) + ",")));
    }
    text.push_str(&indented(outside, "}"));
    let path = one_line(&call.path);
    Some(format!("{path}! {{\n{text}{:indent$}}}", ""))
}

struct Declared {
    attributes: Vec<Attribute>,
    visibility: Visibility,
    name: Ident,
    variants: Vec<Variant>,
}

/// A variant, with whatever the macro takes beside it.
struct Variant {
    attributes: Vec<Attribute>,
    tokens: TokenStream,
}

impl Parse for Declared {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let attributes = input.call(Attribute::parse_outer)?;
        let visibility = input.parse()?;
        input.parse::<Token![enum]>()?;
        let name = input.parse()?;
        let body;
        braced!(body in input);
        let mut variants = Vec::new();
        while !body.is_empty() {
            variants.push(body.parse()?);
            if !body.is_empty() {
                body.parse::<Token![,]>()?;
            }
        }
        Ok(Self {
            attributes,
            visibility,
            name,
            variants,
        })
    }
}

impl Parse for Variant {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let attributes = input.call(Attribute::parse_outer)?;
        let mut tokens = TokenStream::new();
        while !input.is_empty() && !input.peek(Token![,]) {
            tokens.extend([input.parse::<TokenTree>()?]);
        }
        Ok(Self { attributes, tokens })
    }
}
