//! Operations that fail alike: the first of a file has the enum, which the others know by a name of their own.

use crate::Ident;
use crate::ir::Service;
use crate::ir::operations::Operation;

/// Finds for each operation the first of its group that has the same failures, now that all is known of them.
pub(super) fn settle(service: &mut Service) {
    for group in &mut service.groups {
        let firsts: Vec<Option<Ident>> = group
            .operations
            .iter()
            .enumerate()
            .map(|(index, operation)| {
                let before = group.operations.iter().take(index);
                let same = before
                    .filter(|other| other.error.is_some())
                    .find(|other| fail_alike(other, operation));
                same.and_then(|other| other.error.clone())
            })
            .collect();
        for (operation, first) in group.operations.iter_mut().zip(firsts) {
            operation.same_error = operation.error.as_ref().and(first);
        }
    }
}

fn fail_alike(one: &Operation, other: &Operation) -> bool {
    one.failures().eq(other.failures())
}
