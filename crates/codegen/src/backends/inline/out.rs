//! The tokens on their way into the one file.

use proc_macro2::{Ident, TokenTree};

/// The tokens so far.
#[derive(Default)]
pub(super) struct Out {
    pub(super) tokens: Vec<TokenTree>,
    /// Attributes of what comes next.
    pub(super) pending: Vec<TokenTree>,
}

impl Out {
    /// Attributes stay with what they stand before.
    pub(super) fn flush(&mut self) {
        self.tokens.append(&mut self.pending);
    }

    pub(super) fn ends_with(&self, mark: char) -> bool {
        matches!(self.tokens.last(), Some(TokenTree::Punct(last)) if last.as_char() == mark)
    }

    /// Whether what follows `::` would go on with a path.
    pub(super) fn ends_in_path(&self) -> bool {
        const BEFORE_PATHS: [&str; 8] = ["use", "as", "dyn", "for", "impl", "in", "mut", "return"];
        let is_name = |word: &Ident| BEFORE_PATHS.iter().all(|before| word != before);
        let is_segment =
            matches!(self.tokens.last(), Some(TokenTree::Ident(word)) if is_name(word));
        is_segment || self.ends_with('>')
    }
}
