//! Requests that an operation makes the server send.

use docwright_model::Fact;

use super::reading::{CallbackReading, OperationReading};
use super::vocabulary::Role;
use crate::document::{Block, BlockKind, Document, cover};
use crate::outline::Item;

/// A callback's name and address, as the headings above its section give them.
type Target = (Fact<String>, Fact<String>);

/// Takes from the operations of a page those that are callbacks of the one before them.
///
/// A callback stands in a section of its own below the part that announces it. Its heading and its request line repeat
/// those of the operation it belongs to.
pub(crate) fn attach<'a>(
    document: &Document<'a>,
    items: &[Item<'_>],
    operations: &mut Vec<OperationReading<'a>>,
) {
    let has_callbacks =
        |item: &Item<'_>| item.parts.iter().any(|part| part.role == Role::Callbacks);
    if !items.iter().any(has_callbacks) {
        return;
    }
    let mut kept: Vec<OperationReading<'a>> = Vec::with_capacity(operations.len());
    let mut target: Option<Target> = None;
    let mut section = None;
    for reading in operations.drain(..) {
        let item = items
            .iter()
            .find(|item| item.span == reading.operation.section);
        let is_same = |known: &&mut OperationReading<'a>| {
            known.operation.method.value == reading.operation.method.value
                && known.operation.path.value == reading.operation.path.value
        };
        match (target.take(), kept.last_mut().filter(is_same)) {
            (Some((name, expression)), Some(owner)) if section.is_some() => {
                let mut reading = reading;
                // What ends the owner's section stands behind its callbacks.
                if let Some(needs) = reading.trailing_security.take() {
                    owner.security = Some(needs);
                }
                owner.callbacks.push(CallbackReading {
                    name: name.clone(),
                    expression,
                    reading,
                });
                target = item.and_then(|item| announced(document, item, Some(&name)));
            }
            _ => {
                target = item.and_then(|item| announced(document, item, None));
                section = target.as_ref().map(|_| ());
                kept.push(reading);
            }
        }
    }
    *operations = kept;
}

/// The last name and address below the heading that announces callbacks, or at the end of a callback's own section.
fn announced(
    document: &Document<'_>,
    item: &Item<'_>,
    known: Option<&Fact<String>>,
) -> Option<Target> {
    let last = item.parts.last()?;
    if last.role != Role::Callbacks && known.is_none() {
        return None;
    }
    let mut name = known.cloned();
    let mut expression = None;
    for block in &last.blocks {
        match &block.kind {
            BlockKind::Heading { text, .. } => {
                let span = cover(text)?;
                name = Some(Fact::stated(document.slice(span).trim().to_owned(), span));
            }
            BlockKind::Paragraph(_) => expression = bold(document, block).or(expression),
            _ => {}
        }
    }
    Some((name?, expression?))
}

/// A paragraph that is one bold text: the address of a callback.
fn bold(document: &Document<'_>, block: &Block) -> Option<Fact<String>> {
    let text = document.slice(block.span).trim();
    let inner = text.strip_prefix("**")?.strip_suffix("**")?;
    Some(Fact::stated(inner.to_owned(), block.span))
}
