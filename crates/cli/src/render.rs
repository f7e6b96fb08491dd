//! A finding as a person reads it: what, where, the lines of the docs, and what to do.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use docwright::{Diagnostic, Severity, Sources, visible};
use docwright_model::{SourceId, Span};

use crate::excerpt::{Excerpt, Mark};

/// The finding as text; nothing in it comes from an input unescaped.
pub(crate) fn render(diagnostic: &Diagnostic, sources: &Sources, renderer: &Renderer) -> String {
    let level = match diagnostic.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level
        .primary_title(visible(&diagnostic.message))
        .id(diagnostic.code.id);
    let mut group = Group::with_title(title);
    for excerpt in excerpts(diagnostic, sources) {
        group = group.element(snippet(excerpt));
    }
    if diagnostic.span.is_none()
        && let Some(file) = &diagnostic.file
    {
        group = group.element(Origin::path(visible(file)));
    }
    if let Some(help) = help(diagnostic) {
        group = group.element(Level::HELP.message(visible(help)));
    }
    renderer.render(&[group])
}

/// What to do next: as the finding says, or for an error as the reference of its code says.
pub(crate) fn help(diagnostic: &Diagnostic) -> Option<&str> {
    let general = || {
        // The first sentence says what is wrong, which the message has said already.
        let (_, rest) = diagnostic.code.explanation.split_once(". ")?;
        (diagnostic.severity() == Severity::Error).then_some(rest.trim_end_matches('.'))
    };
    diagnostic.help.as_deref().or_else(general)
}

/// The lines to show, one excerpt for each file, the finding's own first.
fn excerpts<'a>(diagnostic: &'a Diagnostic, sources: &'a Sources) -> Vec<Excerpt<'a>> {
    let own = diagnostic.span.map(|span| Mark {
        span,
        text: "",
        primary: true,
    });
    let labels = diagnostic.labels.iter().map(|label| Mark {
        span: label.span,
        text: &label.text,
        primary: false,
    });
    let mut by_file: Vec<(SourceId, Vec<Mark<'_>>)> = Vec::new();
    for mark in own.into_iter().chain(labels) {
        let Span { source, .. } = mark.span;
        match by_file.iter_mut().find(|(id, _)| *id == source) {
            Some((_, marks)) => marks.push(mark),
            None => by_file.push((source, vec![mark])),
        }
    }
    let excerpt =
        |(id, marks): (SourceId, Vec<Mark<'a>>)| Some(Excerpt::of(sources.get(id)?, &marks));
    by_file.into_iter().filter_map(excerpt).collect()
}

fn snippet(excerpt: Excerpt<'_>) -> Snippet<'_, annotate_snippets::Annotation<'_>> {
    let marks = excerpt.marks.into_iter().map(|mark| {
        let kind = if mark.primary {
            AnnotationKind::Primary
        } else {
            AnnotationKind::Context
        };
        let annotation = kind.span(mark.range);
        if mark.text.is_empty() {
            annotation
        } else {
            annotation.label(visible(mark.text))
        }
    });
    Snippet::source(excerpt.text)
        .line_start(excerpt.first_line)
        .path(visible(excerpt.name))
        .annotations(marks)
}
