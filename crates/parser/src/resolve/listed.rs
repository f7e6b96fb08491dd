//! Operations that pages only list, or show as they are sent, beside those that pages describe.

use std::collections::HashMap;

use docwright_model::Method;

use crate::evidence::curl;
use crate::evidence::reading::{OperationReading, Standing};

/// Takes out what is listed where it is described too; what a list says it does is kept as its summary.
pub(super) fn settle(operations: &mut Vec<OperationReading<'_>>) {
    if operations
        .iter()
        .all(|reading| reading.standing == Standing::Described)
    {
        return;
    }
    let (described, listed): (Vec<_>, Vec<_>) = std::mem::take(operations)
        .into_iter()
        .partition(|reading| reading.standing == Standing::Described);
    let mut kept = described;
    let mut known: HashMap<(Method, usize), Vec<usize>> = HashMap::new();
    for (at, reading) in kept.iter().enumerate() {
        known.entry(key(reading)).or_default().push(at);
    }
    for reading in listed {
        let path = &reading.operation.path.value;
        let places = known.entry(key(&reading)).or_default();
        // Values may stand for parameters where it is shown as it is sent.
        let is_same = |at: &&usize| {
            let own = kept.get(**at).map(|own| own.operation.path.value.as_str());
            own.is_some_and(|own| alike(path, own) || curl::before(path, own) == Some(""))
        };
        match places.iter().find(is_same).copied() {
            Some(at) => {
                if let Some(own) = kept.get_mut(at) {
                    own.operation.summary =
                        own.operation.summary.take().or(reading.operation.summary);
                }
            }
            None => {
                places.push(kept.len());
                kept.push(reading);
            }
        }
    }
    *operations = kept;
}

/// What two spellings of one request have in common.
fn key(reading: &OperationReading<'_>) -> (Method, usize) {
    let path = &reading.operation.path.value;
    (reading.operation.method.value, path.matches('/').count())
}

/// Whether two paths differ at most in the names of their placeholders.
fn alike(one: &str, other: &str) -> bool {
    let mut pairs = one.split('/').zip(other.split('/'));
    let is_placeholder = |segment: &str| segment.starts_with('{') && segment.ends_with('}');
    pairs.all(|(one, other)| one == other || is_placeholder(one) && is_placeholder(other))
}
