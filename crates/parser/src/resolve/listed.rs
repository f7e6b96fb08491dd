//! Operations that pages only list, or show as they are sent, beside those that pages describe.

use std::collections::{HashMap, HashSet};

use docwright_model::Method;

use super::operations::unnamed;
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
    let (told, mut rest): (Vec<usize>, Vec<usize>) = (0..operations.len()).partition(|&at| {
        let reading = operations.get(at);
        reading.is_some_and(|reading| is_told(reading) && !is_bare(reading))
    });
    rest.sort_by_key(|&at| !operations.get(at).is_some_and(is_told));
    let mut known = Known::default();
    for at in told {
        known.add(at, operations);
    }
    let mut dropped: HashSet<usize> = HashSet::new();
    for at in rest {
        let Some(own) = known.same(at, operations) else {
            known.add(at, operations);
            continue;
        };
        dropped.insert(at);
        let summary = operations
            .get(at)
            .and_then(|reading| reading.operation.summary.clone());
        if let Some(own) = operations.get_mut(own) {
            own.operation.summary = own.operation.summary.take().or(summary);
        }
    }
    let mut at = 0;
    operations.retain(|_| {
        at += 1;
        !dropped.contains(&(at - 1))
    });
}

/// Where the operations stand that are kept.
#[derive(Default)]
struct Known {
    by_path: HashMap<(Method, String), usize>,
    by_method: HashMap<Method, Vec<usize>>,
}

/// A request that is shown is compared with no more operations than this.
const MAX_COMPARED: usize = 1000;

impl Known {
    fn add(&mut self, at: usize, operations: &[OperationReading<'_>]) {
        let Some(OperationReading { operation, .. }) = operations.get(at) else {
            return;
        };
        let method = operation.method.value;
        self.by_path
            .entry((method, unnamed(&operation.path.value)))
            .or_insert(at);
        self.by_method.entry(method).or_default().push(at);
    }

    /// The operation that one names again; values may stand for parameters where it is shown as it is sent.
    fn same(&self, at: usize, operations: &[OperationReading<'_>]) -> Option<usize> {
        let reading = operations.get(at)?;
        let (method, path) = (
            reading.operation.method.value,
            &reading.operation.path.value,
        );
        let alike = self.by_path.get(&(method, unnamed(path))).copied();
        if alike.is_some() || reading.standing != Standing::Shown {
            return alike;
        }
        let all = self.by_method.get(&method)?.iter().take(MAX_COMPARED);
        let fits = |own: &&usize| {
            let own = operations.get(**own);
            own.is_some_and(|own| curl::before(path, &own.operation.path.value) == Some(""))
        };
        all.copied().find(|own| fits(&own))
    }
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
