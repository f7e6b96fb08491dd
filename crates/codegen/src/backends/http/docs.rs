//! Documentation of what both packages offer: ours, and that of strangers.

use proc_macro2::TokenStream;
use quote::quote;

use crate::Ident;
use crate::ir::operations::{Answer, Operation};
use crate::render::{code, docs};

/// Documentation of our own words, one line each.
pub(in crate::backends) fn notes<S: AsRef<str>>(lines: &[S]) -> TokenStream {
    let lines = lines.iter().map(|line| match line.as_ref() {
        "" => String::new(),
        line => format!(" {line}"),
    });
    quote! { #(#[doc = #lines])* }
}

/// A stranger's documentation, or a line of our own where there is none.
pub(in crate::backends) fn docs_or(text: Option<&str>, own: &str) -> TokenStream {
    match text.filter(|text| !text.trim().is_empty()) {
        Some(text) => docs(text),
        None => notes(&[own]),
    }
}

/// A stranger's documentation of a field; its name on the wire where there is none and the name does not tell.
pub(in crate::backends) fn field_docs(text: Option<&str>, name: &Ident, wire: &str) -> TokenStream {
    if name.bare() == wire {
        return docs(text.unwrap_or_default());
    }
    docs_or(text, &code(wire))
}

/// The documentation of an operation with its method and path.
pub(in crate::backends) fn operation_docs(operation: &Operation, base_path: &str) -> TokenStream {
    let text = docs(&operation.doc);
    let blank = (!text.is_empty()).then(|| notes(&[""]));
    let pairs = operation.constants.iter();
    let pairs: Vec<String> = pairs
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    let mark = if pairs.is_empty() { "" } else { "?" };
    let line = format!(
        "{} {base_path}{}{mark}{}",
        operation.method,
        operation.path,
        pairs.join("&")
    );
    let line = notes(&[format!("`{}`", line.replace('`', "%60"))]);
    quote! { #text #blank #line }
}

/// The documentation of an answer.
pub(in crate::backends) fn answer_docs(answer: &Answer) -> TokenStream {
    let words = uppercase(&answer.words);
    let own = notes(&[format!("{words}.")]);
    let text = answer_text(answer);
    if text.is_empty() {
        return own;
    }
    // What is one plain paragraph goes on behind the status.
    if !text.contains('\n') && text.starts_with(char::is_alphabetic) {
        return docs(&format!("{words}: {text}"));
    }
    let blank = notes(&[""]);
    let text = docs(text);
    quote! { #own #blank #text }
}

/// What a document says of an answer, where that is more than the name of the status.
pub(in crate::backends) fn answer_text(answer: &Answer) -> &str {
    let text = answer.doc.as_deref().map(str::trim).unwrap_or_default();
    let phrase = answer.words.split_once(' ');
    let phrase = phrase.map_or("", |(_, phrase)| phrase);
    if text.trim_end_matches('.').eq_ignore_ascii_case(phrase) {
        return "";
    }
    text
}

fn uppercase(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map(|first| first.to_ascii_uppercase())
        .into_iter()
        .chain(chars)
        .collect()
}
