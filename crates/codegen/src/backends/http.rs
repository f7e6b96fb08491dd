//! What the client's and the server's printer share.
//!
//! In: parts of operations. Out: tokens. This module must not know which of the two packages it prints for.

mod docs;
mod imports;

use std::collections::BTreeSet;

use proc_macro2::{Literal, Punct, Spacing, TokenStream, TokenTree};
use quote::quote;

pub(super) use self::docs::{answer_docs, answer_text, docs_or, field_docs, notes, operation_docs};
pub(super) use self::imports::{imports, mentions};
use super::types::expand_type;
use crate::ir::operations::{BodyKind, Content, Operation, Style};
use crate::ir::scalars::Scalar;
use crate::ir::types::TypeRef;
use crate::ir::{Package, Program, Service};
use crate::render::Header;

/// What a service needs beyond the plain case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Uses {
    pub(super) secured: bool,
    pub(super) events: bool,
    pub(super) upgrade: bool,
    pub(super) basic: bool,
    pub(super) parts: bool,
    pub(super) headers: bool,
    pub(super) documented: bool,
    pub(super) xml: bool,
}

impl Uses {
    pub(super) fn of(service: &Service) -> Self {
        let answers = || {
            service
                .operations()
                .flat_map(|operation| &operation.answers)
        };
        let has = |wanted: fn(&Content) -> bool| answers().any(|answer| wanted(&answer.content));
        Self {
            secured: !service.schemes.is_empty(),
            events: has(|content| matches!(content, Content::Events(_))),
            upgrade: has(|content| matches!(content, Content::Upgrade)),
            basic: service
                .schemes
                .iter()
                .any(|s| s.kind == crate::ir::operations::SchemeKind::Basic),
            parts: service
                .operations()
                .any(|operation| operation.parts().next().is_some()),
            headers: service
                .operations()
                .any(|operation| operation.headers.is_some()),
            xml: service.operations().any(|operation| {
                let forms = operation.body.iter().flat_map(|body| &body.forms);
                let mut forms = forms.map(|form| &form.kind);
                forms.any(|kind| matches!(kind, BodyKind::Xml(..)))
            }) || has(|content| matches!(content, Content::Xml(..))),
            documented: service
                .operations()
                .any(|operation| operation.error.is_some()),
        }
    }
}

/// The types that signatures name because of the form of a value.
pub(super) fn scalars(service: &Service) -> BTreeSet<Scalar> {
    let mut found = BTreeSet::new();
    for ty in service.operations().flat_map(types) {
        collect_scalar(ty, &mut found);
    }
    found
}

fn collect_scalar(ty: &TypeRef, found: &mut BTreeSet<Scalar>) {
    if let TypeRef::Scalar(scalar) = ty
        && scalar.path().is_some()
    {
        found.insert(scalar.clone());
    }
    for part in ty.parts() {
        collect_scalar(part, found);
    }
}

/// The types that an operation's signature names.
fn types(operation: &Operation) -> Vec<&TypeRef> {
    let parameters = operation.parameters.iter().map(|parameter| &parameter.ty);
    let forms = operation.body.iter().flat_map(|body| &body.forms);
    let bodies = forms.filter_map(|form| form.kind.value());
    let parts = operation.parts();
    let parts = parts.flat_map(|form| form.fields.iter().filter_map(|field| field.ty.as_ref()));
    let headers = operation.answer_headers.iter().map(|header| &header.ty);
    let answers = operation
        .answers
        .iter()
        .filter_map(|answer| match &answer.content {
            Content::Json(ty, _) | Content::Xml(ty, ..) | Content::Events(ty) => Some(ty),
            _ => None,
        });
    let sent = parameters.chain(bodies).chain(parts);
    sent.chain(answers).chain(headers).collect()
}

/// A type of the types package, or one that everybody knows.
pub(super) fn ty(ty: &TypeRef) -> TokenStream {
    expand_type(ty, &quote! { types:: })
}

/// What an arm of an enum carries.
pub(super) fn payload(of: &TypeRef, boxed: bool) -> TokenStream {
    let ty = ty(of);
    if boxed {
        quote! { Box<#ty> }
    } else {
        ty
    }
}

/// The style of a parameter, where it is not the plain one.
pub(super) fn style(style: Style) -> Option<TokenStream> {
    Some(match style {
        Style::Plain => return None,
        Style::Joined(separator) => quote! { Style::Joined(#separator) },
        Style::Fields => quote! { Style::Fields },
        Style::Deep => quote! { Style::Deep },
        Style::Label(apart) => quote! { Style::Label(#apart) },
        Style::Matrix(apart) => quote! { Style::Matrix(#apart) },
        Style::Json => quote! { Style::Json },
    })
}

/// The fields of a form that are not in the plain style.
pub(super) fn styles(styles: &[(String, Style)]) -> TokenStream {
    let styles = styles.iter().filter_map(|(name, of)| {
        let style = style(*of)?;
        Some(quote! { (#name, #style) })
    });
    quote! { &[#(#styles),*] }
}

/// `#[deprecated]`, where the document says so.
pub(super) fn deprecated(deprecated: bool) -> Option<TokenStream> {
    deprecated.then(|| quote! { #[deprecated] })
}

/// A number without a suffix.
pub(super) fn number(number: u16) -> Literal {
    Literal::u16_unsuffixed(number)
}

/// The header of a program's files.
pub(super) fn header(package: &Package) -> Header<'_> {
    Header {
        input: &package.input,
        command: &package.command,
    }
}

/// A text that ends in one line end.
pub(super) fn tidy(text: &str) -> String {
    format!("{}\n", text.trim_end())
}

/// A verbatim file under the program's header.
pub(super) fn verbatim(program: &Program, text: &str) -> String {
    format!("{}\n{text}", header(&program.package).lines("//"))
}

/// Attributes on an item turned into those of the file around them.
pub(super) fn inner(attributes: &TokenStream) -> TokenStream {
    let tokens = attributes.clone().into_iter().flat_map(|token| {
        let hash = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '#');
        let mark = hash.then(|| TokenTree::Punct(Punct::new('!', Spacing::Alone)));
        std::iter::once(token).chain(mark)
    });
    tokens.collect()
}

/// The name of a package as Rust code writes it.
pub(super) fn library(package: &Package, part: &str) -> String {
    format!("{}-{part}", package.name).replace('-', "_")
}

/// A text from a stranger on one line, without anything that could begin Markdown or end a comment.
pub(super) fn one_line(text: &str) -> String {
    let spaced = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let plain = crate::render::one_line(&spaced);
    if plain.is_empty() {
        "an API".to_owned()
    } else {
        plain
    }
}

/// The header in a Markdown file, where `#` would be a heading.
pub(super) fn markdown_header(package: &Package) -> String {
    let lines = header(package).lines("").replace("--", "- -");
    let lines: Vec<&str> = lines.lines().map(str::trim).collect();
    format!("<!--\n{}\n-->\n", lines.join("\n"))
}
