//! Operations that fail alike: the first of a file has the enum, which the others know by a name of their own.

use indexmap::IndexMap;

use crate::Ident;
use crate::ir::Service;
use crate::ir::operations::{Answer, Group};

/// Finds for each operation the first of its group that has the same failures, now that all is known of them.
pub(super) fn settle(service: &mut Service) {
    for group in &mut service.groups {
        let firsts = firsts(group);
        for (operation, first) in group.operations.iter_mut().zip(firsts) {
            operation.same_error = first;
        }
    }
}

/// The error of an earlier operation that each one shares.
fn firsts(group: &Group) -> Vec<Option<Ident>> {
    let mut known: IndexMap<Vec<&Answer>, &Ident> = IndexMap::new();
    let operations = group.operations.iter().map(|operation| {
        let own = operation.error.as_ref()?;
        let first = *known.entry(operation.failures().collect()).or_insert(own);
        (!std::ptr::eq(first, own)).then(|| first.clone())
    });
    operations.collect()
}
