//! Titles and labels in the description of a request: which part each begins.

use docwright_model::{Fact, Origin, Status};

use super::{Reader, is_answer};
use crate::evidence::free::parts::{Title, without_notes};
use crate::evidence::free::words::{Part, Words};
use crate::evidence::free::{answers, blueprint};

impl Reader<'_, '_> {
    /// Begins a part. A label within a part that a heading opened may only say more of it.
    pub(super) fn title(&mut self, title: &Title) {
        let status = answers::of_title(&title.text).map(|status| Fact::stated(status, title.span));
        if title.part == Some(Part::Statuses) && title.level.is_none() {
            if let Some(status) = status {
                self.status = Some(status.clone());
                self.answer(status, None);
            } else if title.text.to_ascii_lowercase().contains("codes") || !title.text.is_ascii() {
                self.part = Part::Statuses;
            }
            return;
        }
        let known = title.part.or_else(|| self.ending(title));
        let known = known.or_else(|| by_status(title, self.lexicon.words));
        let part = known.unwrap_or(Part::Aside);
        self.samples.part(part);
        self.unknown = known.is_none().then(|| title.clone());
        self.lead.clear();
        self.must = None;
        self.only.clone_from(&title.only);
        // An example within an answer is one of that answer, and headers below it are its own.
        let is_inner = is_answer(self.outer) && title.level.is_none_or(|level| level > self.level);
        let is_inner = is_inner || title.level.is_none() && is_answer(self.part);
        let is_within = part == Part::Example && is_inner;
        let part = self.placed(part, title);
        if let Some(level) = title.level.filter(|_| !is_within) {
            if part != Part::ResponseHeaders || !is_inner {
                self.status = None;
            }
            self.outer = part;
            self.level = level;
        }
        self.part = match is_within {
            true if is_answer(self.outer) => self.outer,
            true => self.part,
            false => part,
        };
        if is_answer(self.part) && (status.is_some() || !is_within) {
            self.status = status;
            if let Some(status) = self.status.clone() {
                self.answer(status, None);
            }
        }
        self.structure(title);
    }

    /// The schema that a body or an answer is said to be: `Attributes (Pet)`.
    fn structure(&mut self, title: &Title) {
        let is_attributes = title.text.to_ascii_lowercase().starts_with("attributes");
        let note = title.text.split_once('(').map(|(_, note)| note);
        let note = note.and_then(|note| note.split([')', ',']).next());
        let Some(note) = note.filter(|_| is_attributes && self.lexicon.has_structures) else {
            return;
        };
        let origin = Origin::stated(title.span);
        let Some(schema) = blueprint::typed(note, self.lexicon.words, &origin) else {
            return;
        };
        if is_answer(self.part) {
            let status = self.status.clone();
            let status = status.unwrap_or_else(|| Fact::inferred(self.success(), title.span));
            self.typed(status, schema);
        } else {
            self.whole.get_or_insert(schema);
        }
    }

    /// What a label announces by the part it stands in: a body, headers and attributes below an answer are its own.
    fn placed(&self, part: Part, title: &Title) -> Part {
        let in_answer = matches!(
            self.part,
            Part::Response | Part::Errors | Part::ResponseHeaders
        );
        let text = title.text.to_ascii_lowercase();
        let is_fields = text.starts_with("attributes");
        let is_below = is_answer(self.outer) && title.level.is_some_and(|level| level > self.level);
        match part {
            Part::Body if is_below && !text.contains("request") => Part::Response,
            _ if title.level.is_some() => part,
            Part::Body if in_answer && text.starts_with("body") => Part::Response,
            Part::Body if in_answer && text == "data" => Part::Response,
            Part::Headers if in_answer && text.starts_with("header") => Part::ResponseHeaders,
            Part::Parameters if in_answer && is_fields => Part::Response,
            Part::Parameters if is_fields && self.part == Part::Request => Part::Body,
            Part::Parameters if self.lexicon.has_structures && self.part == Part::Request => {
                Part::Body
            }
            Part::Parameters if self.lexicon.has_structures && !is_fields => Part::Address,
            part => part,
        }
    }

    /// What a title of other words is by its first or last: `Example Pet`, `Bulk Update Response`.
    fn ending(&self, title: &Title) -> Option<Part> {
        let words = self.lexicon.words;
        let of = |word: Option<&str>, part| {
            word.and_then(|word| words.part(word))
                .filter(|own| *own == part)
        };
        let mut all = title.text.split(' ');
        let first = of(all.clone().next(), Part::Example);
        let last = all.next_back();
        let last = last.filter(|_| title.text.split(' ').count() <= MAX_WORDS);
        let payload = last.filter(|last| last.eq_ignore_ascii_case("payload"));
        first
            .or_else(|| of(title.text.rsplit(' ').next(), Part::Response))
            .or_else(|| of(payload, Part::Body))
    }
}

/// A title of more words is one of a section.
const MAX_WORDS: usize = 3;

/// What a heading announces that begins with a status, or says nothing else of its own: `404 Not Found`, `Success 200`.
fn by_status(title: &Title, words: &Words) -> Option<Part> {
    title.level?;
    let begins = answers::at_start(&title.text).map(|(status, _)| status);
    let bare = without_notes(&title.text);
    let only = || answers::of_title(&title.text).filter(|_| words.knows(&bare));
    match begins.or_else(only)? {
        Status::Code(400..) => Some(Part::Errors),
        Status::Code(_) => Some(Part::Response),
        _ => None,
    }
}
