//! Running text in the description of a request.

use docwright_model::{Fact, Method, Span};

use super::{Reader, samples};
use crate::evidence::free::words::Part;
use crate::evidence::free::{remarks, requests};
use crate::evidence::{inline, path_styles};

/// A longer paragraph that begins with a request is a list of them.
const MAX_BELOW: usize = 4000;

impl Reader<'_, '_> {
    /// Whether a text is only the method or the path that its label announced.
    pub(super) fn is_named(&self, raw: &str) -> bool {
        let bare = inline::plain(raw.trim());
        // Below a heading that is a path, the method stands alone.
        if raw.trim_start().starts_with("**") && bare.bytes().all(|b| b.is_ascii_uppercase()) {
            return Method::parse(&bare).is_some();
        }
        match self.part {
            Part::Method => Method::parse(bare.trim()).is_some(),
            Part::Endpoint => {
                path_styles::read(&bare).is_some_and(|written| written.length == bare.len())
            }
            _ => false,
        }
    }

    /// Whether nothing is left of a block without what was read of it before.
    pub(super) fn is_skipped(&self, place: Span) -> bool {
        let mut at = place.start as usize;
        let end = place.end as usize;
        loop {
            let rest = self.document.slice(self.document.span(at..end));
            at = end - rest.trim_start().len();
            let is_here = |span: &&Span| span.start as usize <= at && at < span.end as usize;
            match self.skipped.iter().find(is_here) {
                _ if at >= end => return true,
                Some(span) => at = (span.end as usize).min(end),
                None => return false,
            }
        }
    }

    /// Text in the lines below one that is a request and nothing else.
    fn text_below(&mut self, raw: &str, span: Span) {
        if raw.len() > MAX_BELOW {
            return;
        }
        let is_whole = !requests::of_line(self.document, span).is_empty();
        let Some((first, rest)) = raw.split_once('\n').filter(|_| !is_whole) else {
            return;
        };
        let start = span.start as usize;
        let first = self.document.span(start..start + first.trim_end().len());
        let found = requests::of_line(self.document, first);
        let is_bare = found.iter().all(|request| request.summary.is_none());
        let is_label = |line: &str| {
            let word = line.split_once(':').map(|(word, _)| word);
            word.is_some_and(|word| self.lexicon.words.part(word).is_some())
        };
        if rest.lines().any(is_label) {
            return;
        }
        if !found.is_empty() && is_bare && self.document.slice(span) == raw {
            let from = start + raw.len() - rest.len();
            let below = self.document.span(from..span.end as usize);
            self.text(rest, below);
        }
    }

    /// Running text about the operation.
    pub(super) fn text(&mut self, raw: &str, span: Span) {
        let lower = raw.to_lowercase();
        let bare = lower.trim_matches(|c: char| c.is_whitespace() || ">.*_".contains(c));
        if self.lexicon.vocabulary.rows.nothing.contains(&bare) {
            return;
        }
        if samples::Samples::is_request(self.document, span, self.requests) {
            return self.text_below(raw, span);
        }
        if lower.trim_start().starts_with("</") {
            return;
        }
        if lower.contains("application/x-www-form-urlencoded") {
            self.form.get_or_insert(span);
        }
        self.all_optional |= remarks::all_optional(raw);
        let plain = inline::plain(raw.trim());
        // The type of a body says nothing of what the text around it is about.
        if plain.to_lowercase().starts_with("content-type") {
            "the body".clone_into(&mut self.lead);
            return;
        }
        self.lead.clone_from(&lower);
        if plain.to_lowercase().starts_with("deprecated")
            || lower.contains("endpoint is deprecated")
        {
            self.deprecated
                .get_or_insert_with(|| Fact::stated(true, span));
        }
        self.returns(raw, span);
        if matches!(self.part, Part::Aside) {
            return;
        }
        let said = inline::prose(raw);
        if said.is_empty() {
            return;
        }
        let said = Fact::stated(said, span);
        // A quote that ends so, or is a label, may only be about the sample below it.
        let is_label = || bare.ends_with(':') || self.lexicon.words.part(bare).is_some();
        if raw.trim_start().starts_with('>') && is_label() {
            self.announced = Some(said);
        } else {
            self.description.push(said);
        }
    }
}
