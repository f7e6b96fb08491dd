//! A page about a client becomes a reading.

use docwright_model::{Diagnostic, Diagnostics, Fact, PageCoverage, Span, Tag};

use super::cut::{self, Kind, Section};
use super::listing::Listed;
use super::words::Words;
use super::{front, model, operation, schemes, texts};
use crate::codes;
use crate::document::{Document, cover};
use crate::evidence::inline;
use crate::evidence::reading::{Reading, Standing};
use crate::evidence::vocabulary::{Role, Vocabulary};

/// Reads a page.
pub(crate) fn read<'a>(
    document: &Document<'a>,
    dialect: &'static str,
    reason: String,
    (vocabulary, words): (&Vocabulary, &Words),
    diagnostics: &mut Diagnostics,
) -> Reading<'a> {
    let coverage = PageCoverage {
        source: document.source,
        dialect: Some(dialect),
        reason,
        read: 0,
        not_api: document.aside.len(),
        not_understood: 0,
    };
    let mut out = Reading::of(coverage);
    out.unstated = vocabulary.unstated;
    out.repeats_grouped = true;
    let page = cut::cut(document, vocabulary, words, diagnostics);
    out.presented = front::read(document, &page, words);
    let mut reader = Reader {
        document,
        vocabulary,
        words,
        group: None,
        out,
    };
    for (kind, section) in page.sections {
        reader.section(kind, &section, diagnostics);
    }
    for listed in page.listed {
        reader.listed(listed);
    }
    let out = reader.out;
    if out.operations.is_empty() && out.schemas.is_empty() && out.schemes.is_empty() {
        let message = "this page describes no operation and no schema";
        let start = Span::new(document.source, 0..0);
        diagnostics.push(Diagnostic::new(codes::NO_OPERATIONS, message).at(start));
    }
    out
}

struct Reader<'r, 'a> {
    document: &'r Document<'a>,
    vocabulary: &'r Vocabulary,
    words: &'r Words,
    /// The group whose methods follow.
    group: Option<Tag>,
    out: Reading<'a>,
}

impl Reader<'_, '_> {
    fn section(&mut self, kind: Kind, section: &Section<'_>, diagnostics: &mut Diagnostics) {
        let (document, how) = (self.document, (self.vocabulary, self.words));
        let out = &mut self.out;
        let is_read = match kind {
            Kind::Method(listed) => {
                let group = self.group.as_ref();
                let found = operation::read(document, *listed, section, group, how, diagnostics);
                out.operations.push(found);
                let is_last =
                    |tag: &&Tag| out.tags.last().is_some_and(|last| last.name == tag.name);
                let tag = group.filter(|tag| !is_last(tag)).cloned();
                out.tags.extend(tag);
                true
            }
            Kind::Model => {
                let found = model::read(document, section, how, diagnostics);
                found.map(|schema| out.schemas.push(schema)).is_some()
            }
            Kind::Scheme => {
                let found = schemes::read(document, section, self.words);
                found
                    .map(|scheme| schemes::add(&mut out.schemes, scheme))
                    .is_some()
            }
            Kind::Other if !is_reference(section) => {
                out.coverage.not_api += 1;
                return self.open(section);
            }
            Kind::Other => false,
        };
        if is_read {
            out.coverage.read += 1;
            return;
        }
        out.coverage.not_understood += 1;
        let message = "this section looks like API reference, but nothing says what it stands for";
        let at = cover(section.title).unwrap_or(section.span);
        diagnostics.push(Diagnostic::new(codes::NOT_UNDERSTOOD, message).at(at));
    }

    /// Takes the title of a section for the class whose methods follow.
    fn open(&mut self, section: &Section<'_>) {
        let class = class(self.document, section);
        self.group = class.and_then(|class| operation::group(&class, self.words));
        if let Some(group) = &mut self.group {
            group.description = texts::about_group(self.document, &section.intro, self.words);
        }
    }

    /// Keeps a method that a table lists and no section of the page describes.
    fn listed(&mut self, listed: Listed) {
        let class = listed.class.as_ref();
        let tag = match class {
            Some(class) => operation::group(class, self.words),
            None => self.group.clone(),
        };
        let start = Span::new(self.document.source, 0..0);
        let span = listed.name.span().unwrap_or(start);
        let out = &mut self.out;
        out.operations.push(operation::bare(
            listed,
            span,
            tag.as_ref(),
            Standing::Listed,
        ));
        out.coverage.read += 1;
    }
}

/// Whether a section has parts that only the description of a method has.
fn is_reference(section: &Section<'_>) -> bool {
    section.parts.iter().any(|part| part.role != Role::Aside)
}

/// The title of a page of methods, which is the name of their class.
fn class(document: &Document<'_>, section: &Section<'_>) -> Option<Fact<String>> {
    let text = document.read(section.title);
    let name = inline::plain(text.trim()).trim().to_owned();
    let is_name = !name.is_empty() && !name.contains(' ');
    cover(section.title)
        .filter(|_| is_name)
        .map(|span| Fact::stated(name, span))
}
