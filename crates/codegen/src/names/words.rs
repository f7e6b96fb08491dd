//! Splitting a name into lower-case ASCII words.

/// The words of any text, in lower case, each of ASCII letters and digits only.
pub(super) fn words(text: &str) -> Vec<String> {
    let mut splitter = Splitter::default();
    let chars: Vec<char> = text.chars().collect();
    let spelt_out = !chars.iter().any(|c| c.is_alphanumeric());
    for (i, &c) in chars.iter().enumerate() {
        let next = chars.get(i + 1).copied();
        if c.is_ascii_alphanumeric() {
            let after = chars.get(i + 2).copied();
            splitter.letter(c, next, after);
        } else if !c.is_ascii() {
            splitter.end();
            splitter.all.push(format!("u{:x}", c as u32));
        } else if let Some(word) = spelling(c)
            && (spelt_out || is_sign(i, next, c))
        {
            splitter.end();
            splitter.all.push(word.to_owned());
        } else {
            splitter.end();
        }
    }
    splitter.end();
    join_oauth(splitter.all)
}

/// The words that a name of some length has room for, with so much between two: as many of the last as take half of it,
/// and as many of the first as then fit.
pub(super) fn shortened(mut words: Vec<String>, longest: usize, between: usize) -> Vec<String> {
    let fitting = |words: &mut dyn Iterator<Item = &String>, room: usize| {
        let lengths = words.map(|word| word.len() + between);
        let ends = lengths.scan(0, |end, length| {
            *end += length;
            Some(*end)
        });
        let ends: Vec<usize> = ends.take_while(|end| *end <= room + between).collect();
        (ends.len(), ends.last().copied().unwrap_or_default())
    };
    let (all, _) = fitting(&mut words.iter(), longest);
    if all == words.len() {
        return words;
    }
    let (last, length) = fitting(&mut words.iter().rev(), longest / 2);
    let (first, _) = fitting(&mut words.iter(), longest - length);
    if first > 0 {
        words.drain(first..words.len() - last);
    }
    words
}

/// A sign before a number carries meaning: `+1` and `-1` are different reactions.
fn is_sign(index: usize, next: Option<char>, c: char) -> bool {
    index == 0 && matches!(c, '+' | '-') && next.is_some_and(|n| n.is_ascii_digit())
}

#[derive(Default)]
struct Splitter {
    all: Vec<String>,
    word: String,
    last: Option<char>,
}

impl Splitter {
    fn letter(&mut self, c: char, next: Option<char>, after: Option<char>) {
        let lower = |c: Option<char>| c.is_some_and(|c| c.is_ascii_lowercase());
        // The last capital of an acronym begins the next word, unless all that follows is a plural's `s`.
        let plural = next == Some('s') && !lower(after);
        let begins = c.is_ascii_uppercase()
            && self
                .last
                .is_some_and(|last| !last.is_ascii_uppercase() || (lower(next) && !plural));
        if begins {
            self.end();
        }
        self.word.push(c.to_ascii_lowercase());
        self.last = Some(c);
    }

    fn end(&mut self) {
        if !self.word.is_empty() {
            self.all.push(std::mem::take(&mut self.word));
        }
        self.last = None;
    }
}

/// `OAuth` is one word although it has two capitals.
fn join_oauth(words: Vec<String>) -> Vec<String> {
    let mut joined: Vec<String> = Vec::with_capacity(words.len());
    for word in words {
        match joined.last_mut() {
            Some(last) if last == "o" && word.starts_with("auth") => last.push_str(&word),
            _ => joined.push(word),
        }
    }
    joined
}

fn spelling(c: char) -> Option<&'static str> {
    Some(match c {
        '*' => "star",
        '_' => "underscore",
        ' ' => "space",
        '+' => "plus",
        '-' => "minus",
        '/' => "slash",
        '\\' => "backslash",
        '<' => "less",
        '>' => "greater",
        '=' => "equal",
        '!' => "not",
        '?' => "question",
        '.' => "dot",
        ',' => "comma",
        ':' => "colon",
        ';' => "semicolon",
        '%' => "percent",
        '&' => "and",
        '|' => "or",
        '#' => "hash",
        '@' => "at",
        '$' => "dollar",
        '~' => "tilde",
        '^' => "caret",
        _ => return None,
    })
}
