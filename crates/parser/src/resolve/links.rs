//! Which schema a link means, where it leads to a heading and not to a name.

use std::collections::HashMap;

use docwright_model::{Schema, SchemaKind};

use crate::evidence::free::key;
use crate::evidence::reading::{OperationReading, Reading};
use crate::walk;

/// Gives links the names of the schemas they lead to; those that lead nowhere keep the words of the link.
pub(super) fn settle(readings: &mut [Reading<'_>]) {
    if readings.iter().all(|reading| reading.anchors.is_empty()) {
        return;
    }
    let defined = readings.iter().flat_map(|reading| &reading.schemas);
    let names: HashMap<String, String> = defined
        .map(|schema| (key(&schema.name.value), schema.name.value.clone()))
        .collect();
    let mut anchors: HashMap<String, String> = HashMap::new();
    for (anchor, name) in readings.iter().flat_map(|reading| &reading.anchors) {
        if names.contains_key(&key(name)) {
            anchors
                .entry(anchor.clone())
                .or_insert_with(|| name.clone());
        }
    }
    let mut rename = |schema: &mut Schema| {
        let SchemaKind::Reference(link) = &mut schema.kind.value else {
            return;
        };
        let fragment = link
            .target
            .as_deref()
            .and_then(|target| target.split_once('#'));
        let by_anchor = fragment.and_then(|(_, fragment)| anchors.get(&key(fragment)));
        if let Some(name) = by_anchor.or_else(|| names.get(&key(&link.name))) {
            link.name.clone_from(name);
        }
    };
    for reading in readings.iter_mut().filter(|reading| reading.is_open) {
        for schema in &mut reading.schemas {
            walk::nested(&mut schema.schema, &mut rename);
        }
        for operation in &mut reading.operations {
            each(operation, &mut rename);
        }
    }
}

fn each(operation: &mut OperationReading<'_>, rename: &mut impl FnMut(&mut Schema)) {
    for field in &mut operation.candidates {
        walk::nested(&mut field.schema, rename);
    }
    for response in &mut operation.responses {
        if let Some(schema) = &mut response.schema {
            walk::nested(schema, rename);
        }
    }
}
