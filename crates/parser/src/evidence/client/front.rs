//! What pages say about the API as a whole: its address, and on the page that lists everything its name and version.

use docwright_model::{Fact, Info, Server, Span};

use super::cut::{Kind, Page, Section};
use super::words::Words;
use crate::document::{Block, BlockKind, Document, cover};
use crate::evidence::about::Presented;
use crate::evidence::{inline, page};

/// Reads all of a page.
pub(super) fn read(document: &Document<'_>, cut: &Page<'_>, words: &Words) -> Presented {
    let mut out = Presented::default();
    let intros = cut.sections.iter().map(|(_, section)| &section.intro);
    for block in std::iter::once(&cut.lead).chain(intros).flatten() {
        if let BlockKind::Paragraph(_) = &block.kind {
            out.servers.extend(server(document, block.span, words));
        }
    }
    // Only the page that lists everything is about the API as a whole.
    if let Some((Kind::Other, first)) = cut.sections.first()
        && !cut.listed.is_empty()
    {
        out.info = info(document, first, words);
    }
    out
}

/// The address that all paths begin with; the one that stands where the API names none says nothing.
fn server(document: &Document<'_>, span: Span, words: &Words) -> Option<Fact<Server>> {
    let text = document.slice(span);
    let rest = text.trim_start().strip_prefix(words.base)?.trim_start();
    let word = rest
        .split(|c: char| c.is_whitespace() || c == ',')
        .next()?
        .trim_matches(['*', '`', '_']);
    let url = word.replace('\\', "");
    let start = span.start as usize + text.find(word)?;
    let at = document.span(start..start + word.len());
    let is_address = url.starts_with('/') || url.contains("://");
    (is_address && url != words.no_base).then(|| {
        let server = Server {
            url,
            description: None,
            variables: indexmap::IndexMap::new(),
        };
        Fact::stated(server, at)
    })
}

/// The name, version and description of the API.
fn info(document: &Document<'_>, first: &Section<'_>, words: &Words) -> Info {
    let mut out = Info::default();
    let text = document.read(first.title);
    let title = inline::plain(text.trim());
    if let (Some(name), Some(span)) = (title.strip_prefix(words.title), cover(first.title)) {
        out.title = Some(Fact::stated(name.trim().to_owned(), span));
    }
    for block in &first.intro {
        let found = match &block.kind {
            BlockKind::List(_) => version(document, block, words),
            _ => None,
        };
        out.version = out.version.take().or(found);
    }
    let is_made = |block: &&Block| document.slice(block.span).contains(words.made);
    let end = first.intro.iter().position(is_made);
    let about = end
        .and_then(|end| first.intro.get(..end))
        .unwrap_or_default();
    let is_text = about
        .iter()
        .all(|block| version(document, block, words).is_none());
    out.description = page::prose(document, about).filter(|_| is_text);
    out
}

/// The version in a line such as `- API version: 1.0.0`.
fn version(document: &Document<'_>, block: &Block, words: &Words) -> Option<Fact<String>> {
    let text = document.slice(block.span);
    let mut at = block.span.start as usize;
    for line in text.split_inclusive('\n') {
        let own = line.trim().trim_start_matches(['-', '*', ' ']);
        if let Some(value) = own.strip_prefix(words.version) {
            let span = document.span(at..at + line.trim_end().len());
            return Some(Fact::stated(
                inline::plain(value.trim()).trim().to_owned(),
                span,
            ));
        }
        at += line.len();
    }
    None
}
