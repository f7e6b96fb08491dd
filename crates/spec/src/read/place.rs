//! Where the nodes of a document stand, in whichever file.

use docwright_model::{SourceId, Span};

use crate::Pointer;
use crate::positions::Spans;

/// Pointer to place.
#[derive(Debug, Clone, Default)]
pub(crate) struct Place<'t> {
    pub(crate) spans: Spans,
    /// The texts that the spans point into.
    texts: Vec<(SourceId, &'t str)>,
}

impl<'t> Place<'t> {
    /// The places in one file.
    pub(crate) fn in_file(id: SourceId, text: &'t str, spans: Spans) -> Self {
        Self {
            spans,
            texts: vec![(id, text)],
        }
    }

    /// Places known from elsewhere.
    pub(crate) fn of_spans(spans: Spans) -> Self {
        Self {
            spans,
            texts: Vec::new(),
        }
    }

    /// Knows the texts of another file's places too.
    pub(crate) fn add_texts(&mut self, other: &Self) {
        self.texts.extend(other.texts.iter().copied());
    }

    /// Knows another text that places point into.
    pub(crate) fn add_text(&mut self, id: SourceId, text: &'t str) {
        self.texts.push((id, text));
    }

    /// The place of exactly this node.
    pub(crate) fn get(&self, pointer: &Pointer) -> Option<Span> {
        self.spans.get(pointer.as_str()).copied()
    }

    /// The place of a node or of the nearest one above it that has one.
    pub(crate) fn of(&self, pointer: &Pointer) -> Span {
        let mut at = pointer.as_str();
        loop {
            if let Some(span) = self.spans.get(at) {
                return *span;
            }
            match at.rsplit_once('/') {
                Some((up, _)) => at = up,
                None => break,
            }
        }
        let first = self.texts.first().map_or(SourceId(0), |(id, _)| *id);
        Span::new(first, 0..0)
    }

    /// What stands at a place.
    pub(crate) fn text(&self, span: Span) -> Option<&'t str> {
        let (_, text) = self.texts.iter().find(|(id, _)| *id == span.source)?;
        text.get(span.range())
    }

    /// The places of a node and of all below it, by what is left of their pointers.
    pub(crate) fn below<'p>(
        &'p self,
        pointer: &'p str,
    ) -> impl Iterator<Item = (&'p str, Span)> + use<'p, 't> {
        // Files are read from the outside in, so that what is inside follows at once.
        let start = self.spans.get_index_of(pointer);
        let range = start.map_or(self.spans.len(), |start| start)..;
        let slice = self.spans.get_range(range);
        slice.into_iter().flatten().map_while(move |(at, span)| {
            let rest = at.strip_prefix(pointer)?;
            (rest.is_empty() || rest.starts_with('/')).then_some((rest, *span))
        })
    }
}
