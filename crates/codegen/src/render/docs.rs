//! Documentation from strangers, made safe for rustc, rustdoc and the reader's screen.
//!
//! In: Markdown that was never meant for rustdoc. Out: a `#[doc]` attribute, which means the same and raises no
//! warning: code is no doctest, brackets are no links to items, tags are no HTML, lists continue with an indent. One
//! attribute holds all lines, which is much less to parse than one for each; they become comments when laid out.

mod blocks;
mod inline;

use proc_macro2::TokenStream;
use quote::quote;

/// Documentation of the item that follows; nothing for an empty text.
pub(crate) fn docs(text: &str) -> TokenStream {
    lines(text).map_or_else(TokenStream::new, |text| quote! { #[doc = #text] })
}

/// Documentation of the file it stands in.
pub(crate) fn inner_docs(text: &str) -> TokenStream {
    lines(text).map_or_else(TokenStream::new, |text| quote! { #![doc = #text] })
}

/// A text as inline code, for [`docs`].
pub(crate) fn code(text: &str) -> String {
    let longest = text
        .split(|c| c != '`')
        .map(str::len)
        .max()
        .unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let pad = if text.starts_with('`') || text.ends_with('`') || text.trim().is_empty() {
        " "
    } else {
        ""
    };
    format!("{fence}{pad}{}{pad}{fence}", one_line(text))
}

/// A text on one line, for headers.
pub(crate) fn one_line(text: &str) -> String {
    visible(text)
}

/// The lines, each but an empty one behind a space; none where there is nothing to say.
fn lines(text: &str) -> Option<String> {
    let text = text.replace("\r\n", "\n");
    let lines = blocks::lines(&text);
    let mut all = String::with_capacity(text.len());
    for (index, line) in lines.iter().enumerate() {
        if index > 0 {
            all.push('\n');
        }
        if !line.is_empty() {
            all.push(' ');
            all.push_str(line);
        }
    }
    (!lines.is_empty()).then_some(all)
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

#[cfg(test)]
mod tests {
    //! Each page in `tests/docs` becomes the lines beside it; `UPDATE_EXPECT=1` writes them.

    use expect_test::expect_file;

    use super::{code, lines, one_line};

    #[test]
    fn pages_become_documentation() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/docs");
        let mut pages: Vec<_> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|kind| kind == "md"))
            .collect();
        pages.sort();
        assert!(!pages.is_empty());
        for page in pages {
            let text = std::fs::read_to_string(&page).unwrap();
            let mut out = String::new();
            for line in lines(&text).unwrap_or_default().split('\n') {
                out.extend(["///", line, "\n"]);
            }
            // Each line is also shown as code and as the line of a header.
            for line in text
                .lines()
                .filter(|line| line.contains(['`', '\r', '\u{1}']))
            {
                out.extend([&code(line), "\n", &one_line(line), "\n"]);
            }
            expect_file![page.with_extension("txt")].assert_eq(&out);
        }
    }
}
