//! What stands behind a label in its line: names, headers, a status, a value.

use docwright_model::{Diagnostic, Fact, Origin, Span};

use super::{Reader, hint};
use crate::codes;
use crate::evidence::free::words::Part;
use crate::evidence::free::{answers, bullets, fields, spoken};
use crate::evidence::reading::{Candidate, Hint};
use crate::evidence::{inline, path_styles};

impl Reader<'_, '_> {
    /// What stands behind a label.
    pub(super) fn inline(&mut self, part: Part, span: Span) {
        let text = self.document.slice(span);
        match part {
            Part::Aside if text.contains("/json") => "the body".clone_into(&mut self.lead),
            Part::Text | Part::Aside => self.text(text, span),
            Part::Body | Part::Request | Part::Response | Part::Errors | Part::Example
                if self.value(span) => {}
            Part::Response | Part::Errors | Part::Statuses => {
                if let Some((status, said)) = answers::at_start(text) {
                    let status = Fact::stated(status, span);
                    let said = (!said.is_empty()).then(|| Fact::stated(said, span));
                    self.status = Some(status.clone());
                    // A value behind the status is no description of it.
                    if self.value_within(span) {
                        self.answer(status, None);
                    } else {
                        self.answer(status, said);
                    }
                } else {
                    self.answered(text, span);
                }
            }
            Part::Parameters
            | Part::Query
            | Part::Path
            | Part::Address
            | Part::Body
            | Part::Headers => {
                let hint = hint(part).map(|hint| Fact::stated(hint, span));
                let carried = self.carried.len();
                let names = self.names(part, text, span);
                let nothing = &self.lexicon.vocabulary.rows.nothing;
                let bare = inline::plain(text.trim().trim_end_matches('.')).to_lowercase();
                if names.is_empty()
                    && carried == self.carried.len()
                    && !nothing.contains(&bare.as_str())
                {
                    let message =
                        "no names could be read from this, so what it says is not in the output";
                    self.diagnostics
                        .push(Diagnostic::new(codes::UNKNOWN_PART, message).at(span));
                }
                self.keep_names(part, names, hint.as_ref());
            }
            // What follows them is not about them.
            Part::Method | Part::Endpoint | Part::Base => self.leave(),
            _ => {}
        }
    }

    /// Reads a value in code behind a status: `` `200 OK` `{"a": 1}` ``.
    fn value_within(&mut self, span: Span) -> bool {
        let raw = self.document.slice(span);
        let found = ["`{", "`["].iter().filter_map(|mark| raw.find(mark)).min();
        let Some(at) = found else {
            return false;
        };
        let inner = raw.get(at + 1..).and_then(|rest| rest.split_once('`'));
        let Some((inner, rest)) = inner else {
            return false;
        };
        let start = span.start as usize + at;
        let is_end = rest.trim().trim_end_matches('.').is_empty();
        is_end && self.value(self.document.span(start..start + inner.len() + 2))
    }

    /// Reads a value that is written as code; whether there is one.
    fn value(&mut self, span: Span) -> bool {
        let raw = self.document.slice(span);
        let text = raw.trim();
        let inner = inline::code(text).filter(|(_, rest)| rest.trim_matches(['.', ' ']).is_empty());
        let inner = inner.map_or(text, |(inner, _)| inner);
        // Names alone are those of fields, where what they are of is a body.
        let is_answer = matches!(self.part, Part::Response | Part::Errors);
        let is_value = inner.contains([':', '"']) || is_answer && inner.ends_with('}');
        if !inner.starts_with(['{', '[']) || !is_value {
            return false;
        }
        let at = span.start as usize + raw.find(inner).unwrap_or(0);
        let place = self.document.span(at..at + inner.len());
        self.json(&[place].into_iter().collect(), place);
        true
    }

    /// Keeps names behind a label; headers below an answer are its own.
    fn keep_names(&mut self, part: Part, names: Vec<Candidate>, hint: Option<&Fact<Hint>>) {
        if part == Part::Headers && super::is_answer(self.outer) {
            self.response_headers(names);
        } else {
            self.add(names, hint);
        }
    }

    /// Names that stand in a row: `` `page`, `limit` (optional) ``, `{ name, email }`, `?page=1`, `Accept: text/csv`.
    fn names(&mut self, part: Part, text: &str, span: Span) -> Vec<Candidate> {
        let text = text.trim();
        let whole = inline::code(text).filter(|(_, rest)| {
            let rest = rest.trim();
            rest.is_empty() || rest.starts_with('(') && rest.ends_with(')')
        });
        let (bare, note) = whole.map_or((text, ""), |(inner, rest)| (inner.trim(), rest.trim()));
        let origin = Origin::stated(span);
        if bare.starts_with('?') && whole.is_some() {
            let address = format!("/{bare}");
            let written = path_styles::read(&address).map(|written| written.query);
            let named = written.unwrap_or_default().into_iter();
            return named
                .map(|(name, _)| Self::named(&name, note, self.lexicon, &origin))
                .collect();
        }
        if part == Part::Headers
            && let Some((name, value)) = bare.split_once(':').filter(|_| whole.is_some())
        {
            if self.carries(name.trim(), value.trim(), span) {
                return Vec::new();
            }
            return vec![Self::named(name.trim(), note, self.lexicon, &origin)];
        }
        if part == Part::Body && whole.is_some() && is_type(bare) {
            return Vec::new();
        }
        let braced = bare
            .strip_prefix('{')
            .and_then(|rest| rest.strip_suffix('}'));
        let is_bare = braced.is_some() || whole.is_some();
        let list = if is_bare {
            braced.unwrap_or(bare)
        } else {
            text
        };
        let parts: Option<Vec<(&str, &str)>> = spoken::outside(list, ',')
            .into_iter()
            .map(|part| {
                let part = part.trim();
                match inline::code(part) {
                    Some((name, rest)) => {
                        let rest = rest.trim();
                        let is_note = rest.starts_with('(') && rest.ends_with(')');
                        (rest.is_empty() || is_note).then_some((name, rest))
                    }
                    None => is_bare.then_some((part, note)),
                }
            })
            .collect();
        let found = parts
            .unwrap_or_default()
            .into_iter()
            .filter_map(|(name, note)| {
                let is_one =
                    !name.is_empty() && !name.contains(|c: char| c.is_whitespace() || c == '/');
                is_one.then(|| Self::named(name, note, self.lexicon, &origin))
            });
        found.filter(|field| !field.name.value.is_empty()).collect()
    }

    /// A name with a note in brackets behind it.
    fn named(name: &str, note: &str, lexicon: fields::Lexicon<'_>, origin: &Origin) -> Candidate {
        let name = fields::name(name);
        let note = note.trim_matches(['(', ')']);
        let told = bullets::noted(note, lexicon, origin);
        let by_mark = name.is_optional.map(|is_optional| !is_optional);
        let required = by_mark.or(told.required);
        Candidate {
            name: Fact::new(name.text, origin.clone()),
            hint: told.hint.map(|hint| Fact::new(hint, origin.clone())),
            required: required.map(|value| Fact::new(value, origin.clone())),
            schema: told.schema.unwrap_or_else(|| fields::untyped(origin)),
            only: None,
        }
    }
}

/// Whether a word is named like a type of a program, which is no field of the body.
fn is_type(word: &str) -> bool {
    let is_mixed = word.contains(char::is_lowercase) && word.chars().all(char::is_alphanumeric);
    is_mixed && word.starts_with(char::is_uppercase)
}
