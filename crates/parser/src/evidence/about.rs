//! What a page says about the API as a whole: front matter, and the text below its title.

mod servers;

use docwright_model::{Contact, ExternalDocs, Fact, Info, License, Server, Span};

use super::page;
use super::vocabulary::{About, Vocabulary};
use crate::document::{Block, BlockKind, Document, cover};
use crate::outline::Group;

/// The API as a page presents it.
#[derive(Debug, Default)]
pub(crate) struct Presented {
    /// Its name, version and the like.
    pub info: Info,
    /// Where it is served.
    pub servers: Vec<Fact<Server>>,
}

/// Reads front matter and the section below the title.
pub(crate) fn read(
    document: &Document<'_>,
    title: Option<&Group<'_>>,
    vocabulary: &Vocabulary,
) -> Presented {
    let mut out = Presented::default();
    let Some(words) = &vocabulary.about else {
        return out;
    };
    if let Some(Block {
        kind: BlockKind::FrontMatter(text),
        ..
    }) = document.blocks.first()
    {
        front_matter(document, text, words, &mut out.info);
    }
    let Some(group) = title else {
        return out;
    };
    if let Some(span) = cover(&group.title) {
        head(document.slice(span).trim(), span, &mut out.info);
    }
    let is_note = |block: &Block| {
        matches!(block.kind, BlockKind::Quote(_))
            && inner(document, block).starts_with(words.page_note)
    };
    let mut blocks: Vec<&Block> = group.intro.clone();
    blocks.retain(|block| !is_note(block));
    let version = |block: &Block| version(document, block);
    if let Some(at) = blocks.iter().position(|block| version(block).is_some()) {
        let said = version(blocks.remove(at));
        out.info.version = out.info.version.take().or(said);
    }
    let end = blocks
        .iter()
        .rposition(|block| is_contact(document, block, words));
    let servers = blocks
        .iter()
        .rposition(|block| is_servers(document, block, words));
    if let Some(block) = end.and_then(|at| blocks.get(at)) {
        contact(document, block, words, &mut out.info);
    }
    if let Some(block) = servers.and_then(|at| blocks.get(at + 1)) {
        out.servers = servers::addresses(document, block, words);
    }
    let described = servers.or(end).unwrap_or(blocks.len());
    out.info.description = page::prose(document, blocks.get(..described).unwrap_or_default());
    out
}

/// The version of the API, where a quote tells it and nothing else: `> v1.0.0`.
fn version(document: &Document<'_>, block: &Block) -> Option<Fact<String>> {
    let is_quote = matches!(block.kind, BlockKind::Quote(_));
    let text = inner(document, block).trim();
    let number = is_quote.then(|| text.strip_prefix('v')).flatten()?;
    let is_number =
        number.starts_with(|c: char| c.is_ascii_digit()) && !number.contains(char::is_whitespace);
    is_number.then(|| Fact::stated(number.to_owned(), block.span))
}

/// The text of a quote without its mark.
fn inner<'a>(document: &Document<'a>, block: &Block) -> &'a str {
    document.slice(block.span).trim_start_matches(['>', ' '])
}

/// `Name v1.2` as a name and a version. The `v` may belong to the version, where no other is put before it: mostly it does
/// where no dot follows, as in `v1` and `v2beta`.
fn name(text: &str, span: Span, info: &mut Info) {
    let (title, version) = match text.rfind(" v") {
        Some(at) => {
            let is_short = text.get(at + 2..).is_some_and(is_short_version);
            let from = if is_short { at + 1 } else { at + 2 };
            (text.get(..at), text.get(from..))
        }
        None => (Some(text), None),
    };
    let fact = |text: &str| Fact::stated(text.trim().to_owned(), span);
    info.title = title.filter(|title| !title.trim().is_empty()).map(fact);
    info.version = version.filter(|version| !version.is_empty()).map(fact);
}

/// What the heading of a page adds to its front matter: all, or the version behind the same title.
fn head(text: &str, span: Span, info: &mut Info) {
    let mut own = Info::default();
    name(text, span, &mut own);
    let said = |info: &Info| info.title.as_ref().map(|title| title.value.clone());
    match said(info) {
        None => (info.title, info.version) = (own.title, own.version),
        known if info.version.is_none() && known == said(&own) => info.version = own.version,
        Some(_) => {}
    }
}

/// Whether a version is a number with a word behind it at most: `1`, `2beta`.
fn is_short_version(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < text.len() && text.len() < 12 && text.chars().all(char::is_alphanumeric)
}

/// The title that front matter gives.
pub(crate) fn title(document: &Document<'_>, text: &[Span]) -> Option<Fact<String>> {
    text.iter().find_map(|&piece| {
        let mut at = piece.start as usize;
        document
            .slice(piece)
            .split_inclusive('\n')
            .find_map(|line| {
                let span = document.span(at..at + line.trim_end().len());
                at += line.len();
                let title = unquoted(line.strip_prefix("title:")?.trim());
                (!title.is_empty()).then(|| Fact::stated(title, span))
            })
    })
}

/// Reads the title and the link to further reading. Only plain `key: value` lines are looked at.
fn front_matter(document: &Document<'_>, text: &[Span], words: &About, info: &mut Info) {
    for &piece in text {
        let mut at = piece.start as usize;
        for line in document.slice(piece).split_inclusive('\n') {
            let span = document.span(at..at + line.trim_end().len());
            at += line.len();
            if let Some(value) = line.strip_prefix("title:") {
                name(&unquoted(value.trim()), span, info);
            }
            let item = line.trim().trim_start_matches("- ");
            if let Some((url, text)) = anchor(&unquoted(item))
                && info.external_docs.is_none()
            {
                let description = (text != words.more).then_some(text);
                info.external_docs = Some(Fact::stated(ExternalDocs { url, description }, span));
            }
        }
    }
}

/// A YAML scalar without its quotes.
fn unquoted(text: &str) -> String {
    let double = text
        .strip_prefix('"')
        .and_then(|text| text.strip_suffix('"'));
    let single = text
        .strip_prefix('\'')
        .and_then(|text| text.strip_suffix('\''));
    match (double, single) {
        (Some(text), _) => text.replace("\\\"", "\"").replace("\\\\", "\\"),
        (_, Some(text)) => text.replace("''", "'"),
        _ => text.to_owned(),
    }
}

/// The target and text of an anchor element that a text begins with.
pub(crate) fn anchor(text: &str) -> Option<(String, String)> {
    let rest = text.trim().strip_prefix("<a href=\"")?;
    let (url, rest) = rest.split_once("\">")?;
    let (inner, _) = rest.split_once("</a>")?;
    Some((url.to_owned(), inner.to_owned()))
}

fn is_servers(document: &Document<'_>, block: &Block, words: &About) -> bool {
    matches!(block.kind, BlockKind::Paragraph(_))
        && document.slice(block.span).trim().ends_with(words.servers)
}

/// Whether a block is the lines with terms, contact and licence.
fn is_contact(document: &Document<'_>, block: &Block, words: &About) -> bool {
    let text = document.slice(block.span).trim();
    let first = text.lines().next().unwrap_or_default().trim();
    let is_terms = anchor(first).is_some_and(|(_, text)| text == words.terms);
    let named = [words.email, words.web, words.license];
    matches!(block.kind, BlockKind::Paragraph(_) | BlockKind::Html(_))
        && (is_terms || named.iter().any(|word| first.starts_with(word)))
}

/// Reads the lines with terms, contact and licence.
fn contact(document: &Document<'_>, block: &Block, words: &About, info: &mut Info) {
    let text = document.slice(block.span);
    let after = |word: &str| {
        let at = text.find(word)? + word.len();
        Some(text.get(at..)?.trim_start())
    };
    let mut known = Contact::default();
    for (word, is_mail) in [(words.email, true), (words.web, false)] {
        let Some((url, name)) = after(word).and_then(anchor) else {
            continue;
        };
        known.name = Some(name)
            .filter(|name| name != words.unnamed_contact)
            .or(known.name);
        if is_mail {
            known.email = Some(url.strip_prefix("mailto:").unwrap_or(&url).to_owned());
        } else {
            known.url = Some(url);
        }
    }
    if known != Contact::default() {
        info.contact = Some(Fact::stated(known, block.span));
    }
    if let Some((url, text)) = anchor(text)
        && text == words.terms
    {
        info.terms_of_service = Some(Fact::stated(url, block.span));
    }
    if let Some(rest) = after(words.license) {
        let license = match anchor(rest) {
            Some((url, name)) => License {
                name,
                url: Some(url),
            },
            None => License {
                name: rest.lines().next().unwrap_or_default().trim().to_owned(),
                url: None,
            },
        };
        info.license = Some(Fact::stated(license, block.span));
    }
}
