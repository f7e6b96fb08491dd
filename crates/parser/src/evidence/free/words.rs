//! The words by which pages of no fixed layout say what their parts are.

use std::collections::BTreeSet;
use std::sync::LazyLock;

/// What a title or a label announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// Text about the whole.
    Text,
    /// The method and path, or only the path.
    Endpoint,
    /// The method.
    Method,
    /// The address that all paths begin with.
    Base,
    /// Parameters, of which it is not said where they stand.
    Parameters,
    /// Parameters in the address: path or query.
    Address,
    /// Parameters in the path.
    Path,
    /// Parameters in the query.
    Query,
    /// Headers of the request.
    Headers,
    /// The body, or its fields.
    Body,
    /// The request as a whole: what it carries, or a sample of it.
    Request,
    /// A sample of what is sent, what comes back, or both.
    Example,
    /// The answer where all goes well: its body, its fields, or its status.
    Response,
    /// The headers of the answer.
    ResponseHeaders,
    /// Answers where something goes wrong.
    Errors,
    /// Statuses with what they mean.
    Statuses,
    /// A part that says nothing the model holds.
    Aside,
}

/// The words of a page without a fixed layout.
#[derive(Debug)]
pub(crate) struct Words {
    /// Phrases that say what a part is, with commas between them, the most telling first. All words of one must stand in a
    /// title.
    pub parts: &'static [(Part, &'static str)],
    /// Titles that fixed layouts use too, so that they speak for no page being of a free one.
    pub common: &'static str,
    /// The words of all these phrases, and those that may stand beside them and change nothing, as [`known`] gathers them.
    /// Most titles have another word, and are done with.
    pub known: LazyLock<BTreeSet<&'static str>>,
    /// What ends the title of a section that defines a schema and is no part of its name.
    pub definitions: &'static [&'static str],
    /// What ends the title of a section that lists the values of one, and is a part of its name.
    pub kinds: &'static str,
    /// Languages of code blocks that hold a request sample for a shell.
    pub shells: &'static [&'static str],
}

impl Words {
    /// What a title announces; none where any of its words is neither a part's nor a filler.
    pub(crate) fn part(&self, title: &str) -> Option<Part> {
        if !words_of(title).all(|word| self.is_known(word)) {
            return None;
        }
        let lower = title.to_lowercase();
        let words: Vec<&str> = words_of(&lower).take(MAX_WORDS + 1).collect();
        if words.is_empty() || words.len() > MAX_WORDS {
            return None;
        }
        let says = |phrase: &str| phrase.split(' ').all(|word| words.contains(&word));
        let mut found = self.parts.iter();
        let found = found.find(|(_, phrases)| phrases.split(", ").any(says));
        found.map(|&(part, _)| part)
    }

    /// Whether all words of a title are those of parts, or such as change nothing.
    pub(crate) fn knows(&self, title: &str) -> bool {
        words_of(title).all(|word| self.is_known(word))
    }

    /// Whether a word of any case is one of a part or a filler.
    fn is_known(&self, word: &str) -> bool {
        if !word.is_ascii() && word.len() <= MAX_LENGTH {
            return self.known.contains(word.to_lowercase().as_str());
        }
        let mut lower = [0; MAX_LENGTH];
        let Some(lower) = lower.get_mut(..word.len()) else {
            return false;
        };
        lower.copy_from_slice(word.as_bytes());
        lower.make_ascii_lowercase();
        std::str::from_utf8(lower).is_ok_and(|word| self.known.contains(word))
    }

    /// Whether a title of a part tells a free layout from a fixed one.
    pub(crate) fn is_own(&self, title: &str) -> bool {
        let mut common = self.common.split(", ");
        !common.any(|own| own.eq_ignore_ascii_case(title.trim()))
    }

    /// The name of the schema that a title announces: its words without those that only say that it is one.
    pub(crate) fn definition(&self, title: &str) -> Option<String> {
        let (words, is_named) = self.name_words(title);
        (is_named && !words.is_empty()).then(|| pascal(&words))
    }

    /// The name of a schema whose title need not say that it is one.
    pub(crate) fn schema_name(&self, title: &str) -> Option<String> {
        let (words, _) = self.name_words(title);
        (!words.is_empty()).then(|| pascal(&words))
    }

    fn name_words<'t>(&self, title: &'t str) -> (Vec<&'t str>, bool) {
        let words = title.split(|c: char| !c.is_alphanumeric());
        let mut words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        let is_end = |word: &&str| {
            let mut ends = self.definitions.iter();
            ends.any(|end| word.eq_ignore_ascii_case(end))
        };
        let all = words.len();
        while words.last().is_some_and(is_end) {
            words.pop();
        }
        let is_kind = |word: &&str| {
            let mut kinds = self.kinds.split(' ');
            kinds.any(|kind| word.eq_ignore_ascii_case(kind))
        };
        let is_named = words.len() < all || words.last().is_some_and(is_kind);
        let is_article = |word: &&str| {
            let mut articles = ["a", "an", "the"].into_iter();
            articles.any(|article| word.eq_ignore_ascii_case(article))
        };
        if words.len() > 1 && words.first().is_some_and(is_article) {
            words.remove(0);
        }
        (words, is_named)
    }
}

/// The words of phrases, each once.
pub(crate) fn known(
    phrases: &[(Part, &'static str)],
    fillers: &'static str,
) -> BTreeSet<&'static str> {
    let phrases = phrases.iter().map(|&(_, phrases)| phrases);
    phrases.chain([fillers]).flat_map(words_of).collect()
}

/// The words of a text that are more than numbers.
fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.bytes().all(|b| b.is_ascii_digit()))
}

/// Titles of more words are sentences.
const MAX_WORDS: usize = 8;

/// No word of a part is longer.
const MAX_LENGTH: usize = 48;

/// Words run together, each with a capital.
fn pascal(words: &[&str]) -> String {
    let mut out = String::new();
    for word in words {
        let mut chars = word.chars();
        out.extend(chars.next().into_iter().flat_map(char::to_uppercase));
        out.push_str(chars.as_str());
    }
    out
}
