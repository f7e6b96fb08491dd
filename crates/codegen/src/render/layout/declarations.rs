//! Enums and constants that a macro call with braces defines. rustfmt leaves them alone; they are laid out as enums are,
//! whatever stands behind a variant or in front of the braces.

use proc_macro2::{TokenStream, TokenTree};
use syn::parse::{Parse, ParseStream};
use syn::{Attribute, Macro, Token, Visibility, braced, token};

use super::TAB;
use super::attributes::outer;
use super::items::visibility;
use super::shape::indented;
use super::tokens::one_line;

/// `path! { pub enum Name { a, b } }` or `path! { pub static NAME = "a" { b, c } }`; none where the braces hold something else.
pub(super) fn declaration(call: &Macro, indent: usize) -> Option<String> {
    let begins = match call.tokens.clone().into_iter().next()? {
        TokenTree::Punct(mark) => mark.as_char() == '#',
        TokenTree::Ident(word) => word == "pub" || word == "enum" || word == "static",
        _ => false,
    };
    if !begins {
        return None;
    }
    let declared: Declared = call.parse_body().ok()?;
    let (outside, inside) = (indent + TAB, indent + 2 * TAB);
    let visibility = visibility(&declared.visibility);
    let head = format!("{visibility}{} {{", one_line(&declared.head));
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
    /// The keyword and the name, with what else stands before the braces.
    head: TokenStream,
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
        let mut head = TokenStream::new();
        while !input.is_empty() && !input.peek(token::Brace) {
            head.extend([input.parse::<TokenTree>()?]);
        }
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
            head,
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
