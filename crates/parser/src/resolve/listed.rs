//! Operations that pages only list, or show as they are sent, beside those that pages describe.

use std::collections::HashMap;

use docwright_model::Method;

use crate::evidence::curl;
use crate::evidence::reading::{OperationReading, Standing};

/// Takes out what is listed where it is described too; what a list says it does is kept as its summary.
pub(super) fn settle(operations: &mut Vec<OperationReading<'_>>) {
    let is_told = |reading: &OperationReading<'_>| reading.standing == Standing::Described;
    if operations
        .iter()
        .all(|reading| is_told(reading) && !is_bare(reading))
    {
        return;
    }
    // Where one of two says no more than where it stands, the other is the description.
    let (described, listed): (Vec<_>, Vec<_>) = std::mem::take(operations)
        .into_iter()
        .partition(|reading| is_told(reading) && !is_bare(reading));

    let mut kept = described;
    let mut known: HashMap<(Method, usize), Vec<usize>> = HashMap::new();
    for (at, reading) in kept.iter().enumerate() {
        known.entry(key(reading)).or_default().push(at);
    }
    for reading in listed {
        let path = &reading.operation.path.value;
        let places = known.entry(key(&reading)).or_default();
        let is_same = |at: &&usize| {
            let own = kept.get(**at).map(|own| own.operation.path.value.as_str());
            own.is_some_and(|own| {
                alike(path, own)
                    || reading.standing == Standing::Shown && curl::before(path, own) == Some("")
            })
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

/// Whether a page of a free layout says of an operation neither what it takes nor what it answers.
fn is_bare(reading: &OperationReading<'_>) -> bool {
    reading.is_open
        && reading.candidates.is_empty()
        && reading.body_sample.is_none()
        && reading.samples.is_empty()
        && reading
            .responses
            .iter()
            .all(|response| response.schema.is_none())
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
