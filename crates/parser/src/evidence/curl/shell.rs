//! The words of a command as a shell splits them.
//!
//! In: a script. Out: where a command begins, and its words with their places. This module must not know what any option
//! means.

/// Where the arguments of the first curl command begin. On a damaged page a comment may have lost its line end, so that a
/// command is known by its arguments.
pub(super) fn command(script: &str, is_damaged: bool) -> Option<usize> {
    let mut from = 0;
    loop {
        let at = from + script.get(from..)?.find("curl")?;
        let before = script.get(..at)?.chars().next_back();
        let after = script.get(at + 4..)?.chars().next();
        let line = script.get(..at)?.rsplit('\n').next().unwrap_or_default();
        let in_comment = line.trim_start().starts_with('#')
            && !(is_damaged && has_arguments(script.get(at + 4..)?));
        if before.is_none_or(char::is_whitespace)
            && after.is_some_and(char::is_whitespace)
            && !in_comment
        {
            return Some(at + 4);
        }
        from = at + 4;
    }
}

/// Whether a text begins as the arguments of a command do.
fn has_arguments(text: &str) -> bool {
    let word = text.trim_start().trim_start_matches(['\'', '"']);
    word.starts_with(['-', '/']) || word.starts_with("http")
}

/// A shell word with the place of its text.
pub(super) struct Word<'a> {
    pub text: &'a str,
    pub start: usize,
}

/// Splits a command into words; quotes are taken away, a backslash before a line end is white space.
pub(super) struct Words<'a> {
    pub script: &'a str,
    /// Where the next word begins, or what stands before it.
    pub at: usize,
}

impl<'a> Iterator for Words<'a> {
    type Item = Word<'a>;

    fn next(&mut self) -> Option<Word<'a>> {
        let rest = self.script.get(self.at..)?;
        let mut skipped = 0;
        let mut ended = false;
        for (at, c) in rest.char_indices() {
            let joins = c == '\\'
                && rest
                    .get(at + 1..)
                    .is_some_and(|next| next.starts_with(char::is_whitespace));
            ended |= c == '\n'
                && !rest
                    .get(..at)?
                    .trim_end_matches(['\r', ' ', '\t'])
                    .ends_with('\\');
            if !(c.is_whitespace() || joins) {
                break;
            }
            skipped = at + c.len_utf8();
        }
        let word = rest
            .get(skipped..)
            .filter(|word| !word.is_empty() && !ended)?;
        let quote = word.chars().next().filter(|c| matches!(c, '\'' | '"'));
        let (text, lead, length) = match quote {
            Some(quote) => {
                let inner = word.get(1..)?;
                let end = inner.find(quote).unwrap_or(inner.len());
                (inner.get(..end)?, 1, end + 2)
            }
            None => {
                let end = word.find(char::is_whitespace).unwrap_or(word.len());
                (word.get(..end)?, 0, end)
            }
        };
        let start = self.at + skipped + lead;
        self.at = (self.at + skipped + length).min(self.script.len());
        Some(Word { text, start })
    }
}
