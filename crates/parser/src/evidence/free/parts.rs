//! The blocks of a section in order, each under the title or label that it stands below.

mod lists;
mod tables;

use docwright_model::Span;

use super::words::{Part, Words};
use super::{answers, requests, spoken};
use crate::document::{Block, BlockKind, Document, Text, cover};
use crate::evidence::{inline, path_styles};

/// A piece of a section.
#[derive(Debug, Clone)]
pub(crate) enum Piece<'d> {
    /// A heading or a label.
    Title(Title),
    /// What stands behind a label in its line.
    Inline(Part, Span),
    /// A block.
    Block(&'d Block),
    /// A point of a list of which others are labels.
    Point(&'d [Block]),
    /// The end of a description within a list of them.
    Apart,
}

/// A heading or a label.
#[derive(Debug, Clone)]
pub(crate) struct Title {
    /// What it announces; none where its words mean nothing here.
    pub part: Option<Part>,
    /// Its text.
    pub text: String,
    /// The path of the only request it is about.
    pub only: Option<String>,
    /// Where it stands.
    pub span: Span,
    /// The level of a heading, which holds what follows up to the next one; none of a label.
    pub level: Option<u8>,
}

/// What ends a label; the second goes with letters as wide as it.
const COLONS: [char; 2] = [':', '：'];

/// Labels of more words are sentences.
const MAX_LABEL_WORDS: usize = 4;

/// Lists and quotes in one another deeper than this are left as they are.
const MAX_DEPTH: usize = 8;

/// Takes blocks apart where labels stand within them.
pub(crate) fn pieces<'d>(
    document: &Document<'_>,
    blocks: impl IntoIterator<Item = &'d Block>,
    words: &Words,
) -> Vec<Piece<'d>> {
    let mut out = Vec::new();
    for block in blocks {
        add(document, block, words, 0, &mut out);
    }
    out
}

fn add<'d>(
    document: &Document<'_>,
    block: &'d Block,
    words: &Words,
    depth: usize,
    out: &mut Vec<Piece<'d>>,
) {
    match &block.kind {
        BlockKind::Heading { text, level } => {
            let said = document.read(text);
            out.push(Piece::Title(title(&said, block.span, Some(*level), words)));
        }
        BlockKind::Paragraph(text) => paragraph(document, block, text, words, out),
        BlockKind::List(items) if depth < MAX_DEPTH => {
            lists::points(document, block, items, words, depth, out);
        }
        BlockKind::Table(table) => match tables::labels(document, table, words) {
            Some(found) => out.extend(found),
            None => out.push(Piece::Block(block)),
        },
        BlockKind::Quote(inner)
            if depth < MAX_DEPTH && inner.iter().any(|block| is_evidence(document, block)) =>
        {
            for block in inner {
                add(document, block, words, depth + 1, out);
            }
        }
        _ => out.push(Piece::Block(block)),
    }
}

/// Whether a label is that of a note in its line.
fn is_note((title, rest): &(Title, Option<Span>)) -> bool {
    title.part == Some(Part::Aside) && rest.is_some()
}

/// Whether a block within a quote is more than a remark.
fn is_evidence(document: &Document<'_>, block: &Block) -> bool {
    match &block.kind {
        BlockKind::Table(_) | BlockKind::Code { .. } => true,
        BlockKind::Paragraph(text) => {
            let span = cover(text).filter(|span| document.slice(*span).starts_with('`'));
            span.is_some_and(|span| !requests::of_line(document, span).is_empty())
        }
        _ => false,
    }
}

/// Lines of labels, a label at the end of a text, or only a text.
fn paragraph<'d>(
    document: &Document<'_>,
    block: &'d Block,
    text: &Text,
    words: &Words,
    out: &mut Vec<Piece<'d>>,
) {
    let lines: Vec<Span> = line_spans(document, block);
    let labels: Vec<_> = lines
        .iter()
        .map(|&line| label(document, line, words))
        .collect();
    let first = labels.first().and_then(Option::as_ref);
    let first = first.is_some_and(|label| !is_note(label));
    let says = |part| {
        let mut all = labels.iter().flatten();
        all.any(|(title, rest)| title.part == Some(part) && rest.is_some())
    };
    // Text may stand above the labels of a request.
    if first || says(Part::Method) && says(Part::Endpoint) {
        let mut run: Option<(Part, Span)> = None;
        let mut below = Part::Text;
        for (line, found) in lines.into_iter().zip(labels) {
            match (found, &mut run) {
                (Some((title, rest)), _) => {
                    out.extend(run.take().map(|(part, span)| Piece::Inline(part, span)));
                    let part = title.part.unwrap_or(Part::Aside);
                    run = rest.map(|span| (part, span));
                    // What a label announces may stand in the next line.
                    below = if rest.is_none() { part } else { Part::Text };
                    // A note in a line says nothing of what follows.
                    if part != Part::Aside || rest.is_none() {
                        out.push(Piece::Title(title));
                    }
                }
                (None, Some((_, span))) => *span = span.to(line),
                (None, none) => *none = Some((below, line)),
            }
        }
        out.extend(run.map(|(part, span)| Piece::Inline(part, span)));
        return;
    }
    out.push(Piece::Block(block));
    let last = labels.into_iter().next_back().flatten();
    let ends = cover(text).is_some_and(|span| document.slice(span).trim_end().ends_with(COLONS));
    if let Some((title, None)) = last.filter(|_| ends) {
        out.push(Piece::Title(title));
    }
}

/// The lines of a paragraph.
fn line_spans(document: &Document<'_>, block: &Block) -> Vec<Span> {
    match &block.kind {
        BlockKind::Paragraph(text) => requests::lines(document, text)
            .into_iter()
            .filter(|span| !document.slice(*span).trim().is_empty())
            .collect(),
        _ => Vec::new(),
    }
}

/// A label that a line begins with, and what follows it.
fn label(document: &Document<'_>, line: Span, words: &Words) -> Option<(Title, Option<Span>)> {
    let raw = document.slice(line);
    let text = raw.trim_start();
    let from = raw.len() - text.len();
    let (inner, end) = emphasised(text).or_else(|| {
        let (before, _) = text.split_once(COLONS)?;
        // A colon within a path or code is no end of a label, unless a status stands in code behind its words.
        let has_status = !before.starts_with('`') && answers::of_title(before).is_some();
        let is_told = !before.contains('`') || has_status;
        let is_label = is_told && !before.contains('/') || before.contains(" for ");
        is_label.then_some((before, before.len()))
    })?;
    let rest = text.get(end..)?.trim_start();
    let rest = if without_breaks(rest).is_empty() {
        ""
    } else {
        rest
    };
    let colon = rest.strip_prefix(COLONS);
    let is_marked = inner.trim_end().ends_with(COLONS) || colon.is_some();
    // Emphasis alone makes a label of a whole line only.
    if !is_marked && !rest.is_empty() && !rest.starts_with('(') {
        return None;
    }
    let (noted, rest) = match rest.strip_prefix('(').and_then(|rest| rest.split_once(')')) {
        Some((note, rest)) if colon.is_none() => (Some(note), rest),
        _ => (None, colon.unwrap_or(rest)),
    };
    let said = match noted {
        Some(note) => format!("{inner} ({note})"),
        None => inner.to_owned(),
    };
    let found = title(&said, line, None, words);
    found.part?;
    let rest = without_breaks(rest.trim_start_matches([':', '：', ' ', '*', '_']));
    // `code: string`, **url** (string, required)
    let is_field = |text: &str| {
        let word = text.split(|c: char| !c.is_alphanumeric()).next();
        inner.starts_with(char::is_lowercase) && word.is_some_and(spoken::is_value)
    };
    if is_field(noted.unwrap_or(rest)) {
        return None;
    }
    let at = line.start as usize + from + text.rfind(rest).unwrap_or(0);
    let span = (!rest.is_empty()).then(|| document.span(at..at + rest.len()));
    Some((found, span))
}

/// A text without the breaks of lines that stand around it.
fn without_breaks(text: &str) -> &str {
    let mut text = text.trim();
    for mark in ["<br>", "<br/>", "<br />", "\\"] {
        text = text.strip_prefix(mark).unwrap_or(text).trim();
        text = text.strip_suffix(mark).unwrap_or(text).trim();
    }
    text
}

/// The inside of the emphasis that a text begins with, and where it ends.
fn emphasised(text: &str) -> Option<(&str, usize)> {
    for mark in ["**", "__", "*", "_"] {
        if let Some(inner) = text.strip_prefix(mark) {
            let (inner, _) = inner.split_once(mark)?;
            return Some((inner, inner.len() + 2 * mark.len()));
        }
    }
    None
}

/// A text without what stands in brackets.
pub(crate) fn without_notes(text: &str) -> String {
    let mut depth = 0usize;
    let outside = text.chars().filter(|c| {
        match c {
            '(' | '（' => depth += 1,
            ')' | '）' => {
                depth = depth.saturating_sub(1);
                return false;
            }
            _ => {}
        }
        depth == 0
    });
    outside.collect()
}

/// What a title says. A note in brackets and a path it is about are no part of its words.
fn title(raw: &str, span: Span, level: Option<u8>, words: &Words) -> Title {
    let text = inline::plain(raw.trim().trim_end_matches(COLONS))
        .trim()
        .to_owned();
    let (bare, only) = match text.split_once(" for /") {
        Some((before, path)) => {
            let path = format!("/{path}");
            let written = path_styles::read(&path).map(|written| written.path);
            (before.to_owned(), written)
        }
        None => (text.clone(), None),
    };
    let bare = without_notes(&bare);
    // What a label is told apart by from others stands behind a dash.
    let own = bare.split(" - ").next().filter(|_| level.is_none());
    let bare = own.unwrap_or(&bare).to_owned();
    // Of a label that other words stand in, the last may tell what it announces: `Duplicate Response (200)`.
    let ending = || {
        let last = bare.trim().rsplit(' ').next().filter(|_| level.is_none())?;
        let is_short = bare.split_whitespace().count() <= MAX_LABEL_WORDS;
        words
            .part(last)
            .filter(|part| is_short && *part == Part::Response)
    };
    // Headings of the same words open groups or other sections.
    let row = || match bare.trim().to_ascii_lowercase().as_str() {
        _ if level.is_some() => None,
        "endpoints" => Some(Part::Endpoint),
        "data" | "input" => Some(Part::Body),
        _ => None,
    };
    Title {
        part: words.part(&bare).or_else(ending).or_else(row),
        text,
        only,
        span,
        level,
    }
}

#[cfg(test)]
mod tests {
    use super::{emphasised, without_notes};

    #[test]
    fn notes_in_brackets_are_no_part_of_a_title() {
        for (text, expected) in [
            ("a (b) c", "a  c"),
            ("a (b (c) d) e", "a  e"),
            ("a) b", "a b"),
            ("a (b", "a "),
            ("a", "a"),
        ] {
            assert_eq!(without_notes(text), expected, "{text}");
        }
    }

    #[test]
    fn emphasis_is_of_four_kinds() {
        for (text, expected) in [
            ("**a** b", Some(("a", 5))),
            ("__a__ b", Some(("a", 5))),
            ("*a* b", Some(("a", 3))),
            ("_a_ b", Some(("a", 3))),
            ("**a", None),
            ("a", None),
        ] {
            assert_eq!(emphasised(text), expected, "{text}");
        }
    }
}
