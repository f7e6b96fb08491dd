//! The words of all dialects, by which a damaged page's parts are found before its dialect is known.

use std::ops::Range;

use docwright_model::Status;
use smallvec::SmallVec;

use crate::evidence::request_line;
use crate::evidence::vocabulary::{Role, Vocabulary};

/// The words of all dialects.
#[derive(Debug, Clone)]
pub(crate) struct Words {
    all: Vec<&'static Vocabulary>,
}

impl Words {
    /// The union of vocabularies whose words mark something wherever they stand.
    pub(crate) fn of(all: impl Iterator<Item = &'static Vocabulary>) -> Self {
        Self {
            all: all.filter(|words| !words.is_common).collect(),
        }
    }

    /// The role of a heading in any dialect.
    pub(crate) fn role(&self, heading: &str) -> Option<Role> {
        let heading = heading.trim().trim_end_matches(':');
        self.all.iter().find_map(|words| words.role(heading))
    }

    /// The length of the longest heading with a role that a text begins with, where something else follows it.
    pub(super) fn leading_role(&self, text: &str) -> Option<usize> {
        let words = self.all.iter().flat_map(|words| words.roles);
        let lengths = words.filter_map(|&(word, _)| {
            let (lead, rest) = text.split_at_checked(word.len())?;
            let ends = rest.starts_with(char::is_whitespace)
                && !rest.trim_start().starts_with(char::is_lowercase);
            (lead.eq_ignore_ascii_case(word) && ends).then_some(word.len())
        });
        lengths.max()
    }

    /// Whether a bare line marks a part of a description.
    pub(super) fn is_anchor(&self, line: &str) -> bool {
        self.role(line).is_some()
            || self
                .announcement(line)
                .is_some_and(|length| length == line.len())
            || request_line::is_request_line(line)
    }

    /// The length of the words at the beginning of a text that announce a sample.
    pub(super) fn announcement(&self, text: &str) -> Option<usize> {
        self.all.iter().find_map(|words| {
            let words = words.samples.as_ref()?;
            let whole = words.body.iter().chain(words.responses).copied();
            let whole = whole.chain(words.code).find_map(|own| leads(text, own));
            if whole.is_some() {
                return whole;
            }
            let (status, rest) = text.split_once(' ')?;
            Status::parse(status)?;
            let length = leads(rest, words.response)?;
            Some(status.len() + 1 + length)
        })
    }

    /// Whether a text announces the sample of a body, and not that of a response.
    pub(super) fn announces_body(&self, text: &str) -> bool {
        let mut all = self.all.iter().filter_map(|words| words.samples.as_ref());
        all.any(|words| words.body.iter().any(|body| leads(text, body).is_some()))
    }

    /// Whether a text begins with words that say for which status a table is.
    pub(super) fn is_status_line(&self, text: &str) -> bool {
        let mut all = self.all.iter().filter_map(|words| words.samples.as_ref());
        all.any(|words| {
            let lines = words.status_line.iter();
            let mut rests = lines.filter_map(|line| text.strip_prefix(line.trim_end()));
            rests.any(|rest| {
                let word = rest.trim_start_matches([' ', '*']);
                word.starts_with(|c: char| c.is_ascii_digit())
            })
        })
    }

    /// Whether a text begins with the words that ask for a credential.
    pub(super) fn is_authentication(&self, text: &str) -> bool {
        let mut all = self.all.iter().filter_map(|words| words.security.as_ref());
        all.any(|words| text.starts_with(words.authenticated))
    }

    /// Where the cells of a table's head stand that ran together, where it is one and can be cut in one way only.
    pub(super) fn head(&self, line: &str) -> Option<SmallVec<[Range<usize>; 5]>> {
        self.all.iter().find_map(|words| cut_head(words, line))
    }
}

/// The length of `words` where a text begins with them, in any case, and no letter follows.
fn leads(text: &str, words: &str) -> Option<usize> {
    let (lead, rest) = text.split_at_checked(words.len())?;
    let ends = !rest.starts_with(char::is_alphanumeric);
    (!words.is_empty() && ends && lead.eq_ignore_ascii_case(words)).then_some(words.len())
}

/// Cuts a head into the words of columns, each beginning with a capital, the longest word first.
fn cut_head(words: &Vocabulary, line: &str) -> Option<SmallVec<[Range<usize>; 5]>> {
    let mut cells = SmallVec::new();
    let mut at = 0;
    while at < line.len() {
        let rest = line.get(at..)?;
        if !rest.starts_with(|c: char| c.is_ascii_uppercase()) || cells.len() > 12 {
            return None;
        }
        let fits = |word: &&str| {
            rest.split_at_checked(word.len())
                .is_some_and(|(lead, after)| {
                    lead.eq_ignore_ascii_case(word)
                        && (after.is_empty() || after.starts_with(|c: char| c.is_ascii_uppercase()))
                })
        };
        let columns = words.columns.iter().map(|&(word, _)| word);
        let length = columns.filter(fits).map(str::len).max()?;
        cells.push(at..at + length);
        at += length;
    }
    (!cells.is_empty()).then_some(cells)
}
