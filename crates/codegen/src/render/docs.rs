//! Documentation from strangers, made safe for rustc, rustdoc and the reader's screen.

use proc_macro2::TokenStream;
use quote::quote;

/// One `#[doc]` attribute a line for a Markdown text, or nothing for an empty one.
pub(crate) fn docs(text: &str) -> TokenStream {
    let lines = text
        .replace("\r\n", "\n")
        .trim()
        .lines()
        .map(|line| {
            let line = visible(line.trim_end());
            if line.is_empty() {
                line
            } else {
                format!(" {line}")
            }
        })
        .collect::<Vec<_>>();
    quote! { #(#[doc = #lines])* }
}

/// A text on one line, for headers.
pub(super) fn one_line(text: &str) -> String {
    visible(text)
}

/// Characters that hide or reorder text, or that no comment may hold, in the form `\u{202e}`.
fn visible(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    for c in line.chars() {
        match c {
            '\t' => out.push(' '),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => out.extend(c.escape_unicode()),
            _ if c.is_control() => out.extend(c.escape_unicode()),
            _ => out.push(c),
        }
    }
    out
}
