//! Running text in the description of a request, and names that stand in it.

use docwright_model::{Fact, Method, Origin, Span};

use super::{Reader, samples};
use crate::evidence::free::words::Part;
use crate::evidence::free::{fields, remarks};
use crate::evidence::reading::Candidate;
use crate::evidence::{inline, path_styles};

impl Reader<'_, '_> {
    /// Names that stand in a row: `` `page`, `limit` ``, `{ name, email }`.
    pub(super) fn names(text: &str, span: Span) -> Vec<Candidate> {
        let text = text.trim();
        let whole = inline::code(text).filter(|(_, rest)| rest.is_empty());
        let text = whole.map_or(text, |(inner, _)| inner).trim();
        let braced = text
            .strip_prefix('{')
            .and_then(|rest| rest.strip_suffix('}'));
        let parts = braced.unwrap_or(text).split(',').map(str::trim);
        let is_bare = braced.is_some() || whole.is_some();
        let named: Option<Vec<&str>> = parts
            .map(|part| match inline::code(part) {
                Some((name, rest)) => rest.trim().is_empty().then_some(name),
                None => Some(part).filter(|_| is_bare),
            })
            .collect();
        let origin = Origin::stated(span);
        let found = named.unwrap_or_default().into_iter().filter_map(|name| {
            let name = fields::name(name);
            let is_one = !name.text.is_empty()
                && !name.text.contains(|c: char| c.is_whitespace() || c == '/');
            is_one.then(|| Candidate {
                name: Fact::new(name.text, origin.clone()),
                hint: None,
                required: name
                    .is_optional
                    .map(|value| Fact::new(!value, origin.clone())),
                schema: fields::untyped(&origin),
                only: None,
            })
        });
        found.collect()
    }

    /// Whether a text is only the method or the path that its label announced.
    pub(super) fn is_named(&self, raw: &str) -> bool {
        let bare = inline::plain(raw.trim());
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

    /// Running text about the operation.
    pub(super) fn text(&mut self, raw: &str, span: Span) {
        let lower = raw.to_lowercase();
        let bare = lower.trim_matches(['>', ' ', '.', '*', '_', '\n']);
        if self.lexicon.vocabulary.rows.nothing.contains(&bare) {
            return;
        }
        if samples::Samples::is_request(self.document, span, self.requests)
            || lower.trim_start().starts_with("</")
        {
            return;
        }
        if lower.contains("application/x-www-form-urlencoded") {
            self.form.get_or_insert(span);
        }
        self.all_optional |= remarks::all_optional(raw);
        self.lead.clone_from(&lower);
        let plain = inline::plain(raw.trim());
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
        // A quote that ends so may only be about the sample below it.
        if raw.trim_start().starts_with('>') && bare.ends_with(':') {
            self.announced = Some(said);
        } else {
            self.description.push(said);
        }
    }
}
