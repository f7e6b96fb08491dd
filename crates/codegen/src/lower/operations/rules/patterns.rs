//! Patterns of documents, which are ECMAScript's, as an engine without backtracking takes them.

use std::cell::RefCell;
use std::collections::HashMap;

use regex::Regex;
use regex_syntax::hir::{Class, ClassUnicodeRange, Hir, HirKind};

/// How many texts are joined before a sample is given up.
const LONGEST: usize = 400;

/// The pattern in the words of the `regex` crate; else what the engine says against it.
pub(in crate::lower::operations) fn linear(pattern: &str) -> Result<String, String> {
    let pattern = translated(pattern);
    match regex_syntax::parse(&pattern) {
        // Only what is repeated so many times can grow beyond what the engine compiles.
        Ok(_) if pattern.contains('{') => match compiled(&pattern) {
            Some(_) => Ok(pattern),
            None => Err("it would need too much memory".to_owned()),
        },
        Ok(_) => Ok(pattern),
        Err(regex_syntax::Error::Parse(error)) => Err(error.kind().to_string()),
        Err(error) => Err(error
            .to_string()
            .lines()
            .last()
            .unwrap_or_default()
            .to_owned()),
    }
}

/// ECMAScript's classes are those of ASCII, and its `\u` has no braces.
fn translated(pattern: &str) -> String {
    let mut out = String::with_capacity(pattern.len());
    let mut chars = pattern.chars();
    let mut in_class = false;
    while let Some(c) = chars.next() {
        match c {
            '[' => in_class = true,
            ']' => in_class = false,
            _ => {}
        }
        if c == '[' && out.ends_with('[') {
            // Inside a class this is a bracket and no class of its own.
            out.push('\\');
        }
        if c != '\\' {
            out.push(c);
            continue;
        }
        match chars.next() {
            Some('d') if in_class => out.push_str("0-9"),
            Some('d') => out.push_str("[0-9]"),
            Some('D') if !in_class => out.push_str("[^0-9]"),
            Some('w') if in_class => out.push_str("A-Za-z0-9_"),
            Some('w') => out.push_str("[A-Za-z0-9_]"),
            Some('W') if !in_class => out.push_str("[^A-Za-z0-9_]"),
            Some('u') => {
                let digits: String = chars.clone().take(4).collect();
                if digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
                    out.extend(["\\x{", &digits, "}"]);
                    chars.nth(3);
                } else {
                    out.push('u');
                }
            }
            Some('/') => out.push('/'),
            Some(other) => out.extend(['\\', other]),
            None => out.push_str("\\\\"),
        }
    }
    out
}

/// Whether a text is what a pattern, as [`linear`] gives it, asks for.
pub(in crate::lower::operations) fn matches(pattern: &str, text: &str) -> bool {
    compiled(pattern).is_some_and(|regex| regex.is_match(text))
}

/// The compiled pattern; none where that would take too much memory.
///
/// One that repeats is kept: documents use their patterns again and again, and a large repetition takes longer to compile
/// than all else of a document to read.
fn compiled(pattern: &str) -> Option<Regex> {
    /// How many are kept before all are given up; the largest take some 20 MB.
    const MOST: usize = 32;
    thread_local! {
        static COMPILED: RefCell<HashMap<String, Option<Regex>>> = RefCell::default();
    }
    if !pattern.contains('{') {
        return Regex::new(pattern).ok();
    }
    COMPILED.with_borrow_mut(|known| {
        if let Some(found) = known.get(pattern) {
            return found.clone();
        }
        if known.len() >= MOST {
            known.clear();
        }
        let new = Regex::new(pattern).ok();
        known.insert(pattern.to_owned(), new.clone());
        new
    })
}

/// A text of some length that a pattern, as [`linear`] gives it, takes: the first choice everywhere, and as few
/// repetitions as will do.
pub(in crate::lower::operations) fn sample(
    pattern: &str,
    least: usize,
    most: Option<usize>,
) -> Option<String> {
    let hir = regex_syntax::parse(pattern).ok()?;
    let regex = compiled(pattern)?;
    let extra = [0, 1, 2, 3, 4, 7, 11, 15, 31, 63, 127];
    let mut texts = extra.into_iter().filter_map(|extra| {
        let mut text = String::new();
        write(&hir, extra, &mut text).then_some(text)
    });
    texts.find(|text| {
        let length = text.chars().count();
        let fits = length >= least && most.is_none_or(|most| length <= most);
        fits && regex.is_match(text)
    })
}

fn write(hir: &Hir, extra: u32, text: &mut String) -> bool {
    if text.len() > LONGEST {
        return false;
    }
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => true,
        HirKind::Literal(literal) => {
            let found = std::str::from_utf8(&literal.0).ok();
            found.map(|found| text.push_str(found)).is_some()
        }
        HirKind::Class(Class::Unicode(class)) => {
            // A letter or a digit reads best.
            let ranges = || class.ranges().iter();
            let holds = |c: &char| ranges().any(|range| (range.start()..=range.end()).contains(c));
            let found = "a0AbB1_- ".chars().find(holds);
            let found = found.or_else(|| ranges().next().map(ClassUnicodeRange::start));
            found.map(|c| text.push(c)).is_some()
        }
        HirKind::Class(Class::Bytes(_)) => false,
        HirKind::Repetition(of) => {
            let times = of.min.saturating_add(extra).min(of.max.unwrap_or(u32::MAX));
            (0..times).all(|_| write(&of.sub, extra, text))
        }
        HirKind::Capture(capture) => write(&capture.sub, extra, text),
        HirKind::Concat(parts) => parts.iter().all(|part| write(part, extra, text)),
        HirKind::Alternation(choices) => choices
            .first()
            .is_some_and(|first| write(first, extra, text)),
    }
}
