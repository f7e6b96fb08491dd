//! An operation's id and summary, which its heading, an anchor and a line below may give.

use docwright_model::{Diagnostic, Diagnostics, Fact, Origin};

use super::inline;
use super::request_line::RequestLine;
use super::vocabulary::Vocabulary;
use crate::codes;
use crate::document::Document;
use crate::outline::Item;

/// What stands above an operation and below its request line.
pub(crate) struct Title<'i, 'd> {
    pub item: &'i Item<'d>,
    /// The id of an anchor.
    pub anchor: Option<Fact<String>>,
    /// The line in emphasis.
    pub summary: Option<Fact<String>>,
}

/// What an operation is called.
pub(crate) struct Named {
    pub id: Option<Fact<String>>,
    pub summary: Option<Fact<String>>,
    /// Whether its heading is lost, and with it all that names it.
    pub is_untitled: bool,
}

/// Tells what a heading gives beside the anchor and the line; where all are lost, that is reported.
pub(crate) fn read(
    document: &Document<'_>,
    title: Title<'_, '_>,
    line: &RequestLine,
    vocabulary: &Vocabulary,
    diagnostics: &mut Diagnostics,
) -> Named {
    let is_lost = title.item.title.is_empty();
    let (span, has_anchor) = (title.item.title_span(), title.anchor.is_some());
    let (id, summary) = names(document, title, line, vocabulary);
    if id.is_some() && !has_anchor {
        let message = "this operation has no anchor, so its heading was taken for its id";
        diagnostics.push(Diagnostic::new(codes::NO_ANCHOR, message).at(span));
    }
    let is_untitled = is_lost && id.is_none() && summary.is_none();
    if is_untitled {
        let message = "this operation has no heading, so its summary was made from method and path";
        diagnostics.push(Diagnostic::new(codes::NO_SUMMARY, message).at_opt(line.path.span()));
    }
    Named {
        id,
        summary,
        is_untitled,
    }
}

/// The id and the summary.
fn names(
    document: &Document<'_>,
    title: Title<'_, '_>,
    line: &RequestLine,
    vocabulary: &Vocabulary,
) -> (Option<Fact<String>>, Option<Fact<String>>) {
    let Title {
        item,
        anchor,
        summary,
    } = title;
    if vocabulary.sections.headed_requests {
        return (None, summary);
    }
    let title = document.read(&item.title);
    let title = title.trim();
    let span = item.title_span();
    if !vocabulary.sections.emphasised_summary {
        let text = inline::plain(title);
        let own = vocabulary
            .sections
            .method_in_title
            .then(|| text.strip_prefix(line.method.value.as_str()))
            .flatten()
            .filter(|rest| rest.starts_with(' '));
        let text = own.map_or(text.as_ref(), str::trim).to_owned();
        let summary = (!text.is_empty()).then(|| Fact::stated(text, span));
        return (anchor, summary);
    }
    let is_anchor = anchor.as_ref().is_some_and(|id| cut(&id.value) == title);
    if title.is_empty() || is_anchor || is_place(title, line) {
        return (anchor, summary);
    }
    match (anchor, summary) {
        // Without its anchor an id is still the heading of an operation that has a summary.
        (None, Some(summary)) => {
            let origin = Origin::inferred_from(vec![span]);
            (Some(Fact::new(title.to_owned(), origin)), Some(summary))
        }
        (id, None) => (id, Some(Fact::stated(title.to_owned(), span))),
        both => both,
    }
}

/// An id as a heading shows it: without a query, slashes as underscores.
fn cut(id: &str) -> String {
    id.split('?').next().unwrap_or_default().replace('/', "_")
}

/// Whether a heading is only the method and path.
fn is_place(title: &str, line: &RequestLine) -> bool {
    let method = line.method.value.as_str().to_ascii_lowercase();
    title == cut(&format!("{method}_{}", line.path.value))
}
