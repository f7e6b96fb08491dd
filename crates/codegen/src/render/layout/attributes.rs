//! Attributes and documentation.

use syn::punctuated::Punctuated;
use syn::{Attribute, Expr, ExprLit, Lit, Meta, Token};

use super::shape::{indented, width};
use super::tokens::one_line;
use super::{ATTRIBUTE_WIDTH, TAB, WIDTH};

/// A line or more for each attribute that stands outside what it describes.
pub(super) fn outer(attributes: &[Attribute], indent: usize) -> String {
    lines(attributes, indent, "#", "///")
}

/// A line or more for each attribute of the surrounding file.
pub(super) fn inner(attributes: &[Attribute]) -> String {
    lines(attributes, 0, "#!", "//!")
}

fn lines(attributes: &[Attribute], indent: usize, mark: &str, comment: &str) -> String {
    let mut text = String::new();
    for attribute in attributes {
        let Some(doc) = documentation(attribute) else {
            let line = format!("{mark}[{}]", meta(&attribute.meta, indent));
            text.push_str(&indented(indent, &line));
            continue;
        };
        for line in doc.split('\n') {
            text.extend(std::iter::repeat_n(' ', indent));
            text.push_str(comment);
            text.push_str(line);
            text.push('\n');
        }
    }
    text
}

/// The text of a `#[doc = "…"]` that comments can hold, one for each line.
fn documentation(attribute: &Attribute) -> Option<String> {
    let Meta::NameValue(pair) = &attribute.meta else {
        return None;
    };
    let Expr::Lit(ExprLit {
        lit: Lit::Str(text),
        ..
    }) = &pair.value
    else {
        return None;
    };
    let text = text.value();
    let mut lines = text.split('\n');
    let comment = pair.path.is_ident("doc")
        && !text.contains('\r')
        && !lines.any(|line| line.starts_with('/'));
    comment.then_some(text)
}

fn meta(node: &Meta, indent: usize) -> String {
    let Meta::List(list) = node else {
        return one_line(node);
    };
    let path = one_line(&list.path);
    let Ok(members) = list.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated) else {
        return format!("{path}({})", one_line(&list.tokens));
    };
    let nodes: Vec<Meta> = members.into_iter().collect();
    let members: Vec<String> = nodes.iter().map(|node| meta(node, indent + TAB)).collect();
    let line = members.join(", ");
    let fits = width(&line) <= ATTRIBUTE_WIDTH && indent + width(&path) + width(&line) + 5 <= WIDTH;
    if fits && !line.contains('\n') {
        return format!("{path}({line})");
    }
    if let ([_], [Meta::List(only)]) = (members.as_slice(), nodes.as_slice()) {
        return format!("{path}({})", meta(&Meta::List(only.clone()), indent));
    }
    let inner = indent + TAB;
    let lines: Vec<String> = members
        .iter()
        .map(|member| format!("{:inner$}{member}", ""))
        .collect();
    format!("{path}(\n{}\n{:indent$})", lines.join(",\n"), "")
}
