//! An operation's id and summary, which its heading, an anchor and a line below may give.

use docwright_model::{Fact, Origin};

use super::inline;
use super::request_line::RequestLine;
use super::vocabulary::Vocabulary;
use crate::document::Document;
use crate::outline::Item;

/// What an operation is called.
pub(crate) struct Named {
    pub id: Option<Fact<String>>,
    pub summary: Option<Fact<String>>,
}

/// Tells what a heading gives beside the anchor and the line.
pub(crate) fn read(
    document: &Document<'_>,
    item: &Item<'_>,
    line: &RequestLine,
    anchor: Option<Fact<String>>,
    summary: Option<Fact<String>>,
    vocabulary: &Vocabulary,
) -> Named {
    let title = document.read(&item.title);
    let title = title.trim();
    let span = item.title_span();
    if !vocabulary.sections.emphasised_summary {
        let text = inline::plain(title).into_owned();
        let summary = (!text.is_empty()).then(|| Fact::stated(text, span));
        return Named { id: None, summary };
    }
    let is_anchor = anchor.as_ref().is_some_and(|id| cut(&id.value) == title);
    if title.is_empty() || is_anchor || is_place(title, line) {
        return Named {
            id: anchor,
            summary,
        };
    }
    match (anchor, summary) {
        // Without its anchor an id is still the heading of an operation that has a summary.
        (None, Some(summary)) => Named {
            id: Some(Fact::new(
                title.to_owned(),
                Origin::inferred_from(vec![span]),
            )),
            summary: Some(summary),
        },
        (id, None) => Named {
            id,
            summary: Some(Fact::stated(title.to_owned(), span)),
        },
        (id, summary) => Named { id, summary },
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
