//! The ways a row can be split, and the best of them.

use docwright_model::Status;
use smallvec::SmallVec;

use super::names::Names;
use super::phrases;
use super::section::Section;
use crate::evidence::vocabulary::{Column, Vocabulary};

/// Where each cell of a row ends, counted from the row's start.
pub(super) type Ends = SmallVec<[usize; 5]>;

/// What came of splitting a row.
#[derive(Debug)]
pub(super) enum Outcome {
    /// There is one way, or one that more speaks for than for any other.
    Certain(Ends),
    /// There are several; the ends on which all agree.
    Partly(Vec<Option<usize>>),
    /// There is none.
    None,
}

/// What rows are split by.
pub(super) struct Splitter<'s> {
    pub vocabulary: &'s Vocabulary,
    pub names: &'s Names,
    pub section: &'s Section,
}

/// How much speaks against a way to split a row: nothing where each cell is a word that is known there.
pub(super) type Doubt = u32;

/// Doubt at which a way to split is no better than any other.
const UNCERTAIN: Doubt = 40;

/// What speaks against a name that the section does not know.
const UNKNOWN_NAME: Doubt = 10;

/// A row's text, and whether names in it must be known.
#[derive(Clone, Copy)]
struct Row<'t> {
    text: &'t str,
    known: bool,
}

/// A way to split what is left of a row.
struct Way {
    doubt: Doubt,
    /// The ends, the last first.
    ends: Ends,
}

const PLACES: [&str; 6] = ["path", "query", "header", "body", "cookie", "formData"];
const RESTRICTIONS: [&str; 3] = ["read-only", "write-only", "none"];

impl Splitter<'_> {
    /// Splits a row.
    pub(super) fn split(&self, columns: &[Column], text: &str) -> Outcome {
        let mut ways = self.ways(columns, Row { text, known: true }, 0, None);
        // Names that are not known are a way out, which takes longer.
        if ways.iter().all(|way| way.doubt >= UNKNOWN_NAME) {
            ways = self.ways(columns, Row { text, known: false }, 0, None);
        }
        ways.sort_by_key(|way| way.doubt);
        let Some(best) = ways.first() else {
            return Outcome::None;
        };
        let doubt = best.doubt;
        let equal: Vec<Ends> = ways
            .iter()
            .take_while(|way| way.doubt == doubt)
            .map(|way| way.ends.iter().rev().copied().collect())
            .collect();
        match equal.as_slice() {
            [only] if doubt < UNCERTAIN => Outcome::Certain(only.clone()),
            [only] => {
                // The way is the best guess: its last two ends are what it guesses at.
                let known = only.len().saturating_sub(2);
                let ends = only.iter().enumerate();
                Outcome::Partly(ends.map(|(i, &end)| (i < known).then_some(end)).collect())
            }
            [first, rest @ ..] => {
                let agreed = |(index, &end): (usize, &usize)| {
                    let same = rest.iter().all(|other| other.get(index) == Some(&end));
                    same.then_some(end)
                };
                Outcome::Partly(first.iter().enumerate().map(agreed).collect())
            }
            [] => Outcome::None,
        }
    }

    /// Whether a row begins with a name that the section knows.
    pub(super) fn begins_with_name(&self, text: &str) -> bool {
        self.vocabulary
            .rows
            .nesting
            .is_some_and(|mark| text.starts_with(mark))
            || self.known_names(text).next().is_some()
    }

    /// All ways to split a text behind `at`. `phrase` is the reason phrase of the row's status, once that is known.
    fn ways(&self, columns: &[Column], row: Row<'_>, at: usize, phrase: Option<&str>) -> Vec<Way> {
        let Some((column, behind)) = columns.split_first() else {
            let is_whole = row.text.len() == at;
            return is_whole
                .then(|| Way {
                    doubt: 0,
                    ends: Ends::new(),
                })
                .into_iter()
                .collect();
        };
        let rest = row.text.get(at..).unwrap_or_default();
        let cells = match column {
            Column::Name => self.name(behind, rest, row.known),
            _ => self.cell(*column, behind, rest, phrase),
        };
        let mut out = Vec::new();
        for (length, doubt) in cells {
            // The cells behind a status and its phrase are weighed by those.
            let known = match column {
                Column::Status | Column::Meaning => rest.get(..length),
                _ => phrase,
            };
            for mut way in self.ways(behind, row, at + length, known) {
                way.doubt += doubt;
                way.ends.push(at + length);
                out.push(way);
            }
        }
        out
    }

    /// The lengths a cell may have, each with what speaks against it.
    fn cell(
        &self,
        column: Column,
        behind: &[Column],
        rest: &str,
        before: Option<&str>,
    ) -> Vec<(usize, Doubt)> {
        let all = rest.len();
        match column {
            Column::Place => PLACES
                .iter()
                .filter(|word| rest.starts_with(**word))
                .map(|word| (word.len(), 0))
                .collect(),
            Column::Type if behind.is_empty() => self.last_type(rest),
            Column::Type => self.types(rest, 0),
            Column::Required => ["true", "false"]
                .iter()
                .filter(|word| rest.starts_with(**word))
                .map(|word| (word.len(), 0))
                .collect(),
            Column::Restrictions => {
                let word = RESTRICTIONS.iter().find(|word| rest.starts_with(**word));
                let mut lengths = vec![(0, u32::from(word.is_some()))];
                lengths.extend(word.map(|word| (word.len(), 0)));
                lengths
            }
            Column::Status => [3, 7]
                .into_iter()
                .filter(|&length| {
                    rest.get(..length)
                        .is_some_and(|word| Status::parse(word).is_some())
                })
                .map(|length| (length, 0))
                .collect(),
            Column::Meaning => phrases::of(before.unwrap_or_default())
                .iter()
                .filter(|phrase| rest.starts_with(**phrase))
                .map(|phrase| (phrase.len(), 0))
                .collect(),
            Column::Description if behind == [Column::Type] => self.before_type(rest, before),
            Column::Description | Column::Value if behind.is_empty() => vec![(all, 0)],
            _ => Vec::new(),
        }
    }

    /// Names the section knows, at the beginning of a text.
    fn known_names<'t>(&'t self, text: &'t str) -> impl Iterator<Item = &'t str> {
        let fixed = [
            self.vocabulary.rows.any_property,
            self.vocabulary.rows.array_item.unwrap_or_default(),
            "body",
        ];
        let names = self.section.told.iter().chain(&self.section.names);
        names
            .map(String::as_str)
            .chain(fixed)
            .filter(|name| !name.is_empty() && text.starts_with(*name))
    }

    /// Names at the beginning of a text: those known, and unless only `known` ones will do, those that end anywhere.
    fn name(&self, behind: &[Column], rest: &str, known: bool) -> Vec<(usize, Doubt)> {
        let bare = rest.trim_start_matches(|c| c == ' ' || Some(c) == self.vocabulary.rows.nesting);
        let marks = rest.len() - bare.len();
        let mut out: Vec<(usize, Doubt)> = Vec::new();
        for name in self.known_names(bare) {
            let length = marks + name.len();
            if out.iter().all(|&(known, _)| known != length) {
                out.push((length, 0));
            }
        }
        // Nothing but a longer name that is known speaks against a known one.
        let longest = out.iter().map(|&(length, _)| length).max().unwrap_or(0);
        for (length, doubt) in &mut out {
            *doubt = u32::from(*length < longest);
        }
        // Where a word that is known must follow, a name that is not known can be told by it.
        if !known && behind.first().is_some_and(|next| *next != Column::Value) {
            // A place is a word telling enough to end a name of several words.
            let is_one_word = behind.first() != Some(&Column::Place);
            let word = bare.find(char::is_whitespace).filter(|_| is_one_word);
            let word = word.unwrap_or(bare.len());
            let ends = bare.char_indices().map(|(at, _)| at).skip(1);
            for end in ends.take_while(|&end| end <= word) {
                if out.iter().all(|&(known, _)| known != marks + end) {
                    out.push((marks + end, UNKNOWN_NAME));
                }
            }
        }
        out
    }
}
