//! Schemas, wherever they stand.
//!
//! In: a pair of schemas and where they were met. Out: changes. Schemas are compared by what they ask of a value:
//! references, an `allOf` around parts that say different things, and unions of one are read through. This module must not
//! know what carries the values.

mod arrays;
mod discriminators;
mod limits;
mod objects;
mod recursion;
mod shape;
mod unions;
mod values;

use std::collections::BTreeSet;

use crate::facets::{compare_examples, compare_flag, compare_one, compare_three};
use crate::here::Here;
use crate::node::{Node, Pair, Side};
use crate::rules::schemas as rules;
use crate::walk::Walk;
use shape::Shape;

/// The shapes of a pair of schemas.
struct Shapes<'a> {
    base: Shape<'a>,
    head: Shape<'a>,
}

impl<'a> Shapes<'a> {
    /// The parts under a key, if either side has one, else the place where one would stand.
    fn pair(&self, key: &str) -> Pair<'a> {
        Pair::new(self.base.holder(key), self.head.holder(key))
    }
}

/// Compares two schemas and everything in them.
pub(crate) fn compare<'a>(walk: &mut Walk<'a>, here: &Here, pair: &Pair<'a>) {
    let base = walk.base.follow(&pair.base);
    let head = walk.head.follow(&pair.head);
    let Some(here) = walk.enter(here, &base.pointer, &head.pointer) else {
        return;
    };
    let is_broken = |node: &Node<'_>| node.text("$ref").is_some();
    match (is_broken(&base), is_broken(&head)) {
        (false, false) => {}
        (true, true) => return,
        (true, false) => {
            let message = "the reference leads somewhere now".to_owned();
            walk.report(
                &rules::REFERENCE_MENDED,
                &here,
                (base.pointer, head.pointer),
                message,
            );
            return;
        }
        (false, true) => {
            let message = "the reference leads nowhere".to_owned();
            walk.report(
                &rules::REFERENCE_BROKEN,
                &here,
                (base.pointer, head.pointer),
                message,
            );
            return;
        }
    }
    recursion::compare(walk, &here, &Pair::new(base.clone(), head.clone()));
    let shapes = Shapes {
        base: Shape::read(&walk.base, &base),
        head: Shape::read(&walk.head, &head),
    };
    compare_shapes(walk, &here, &shapes);
}

/// Whether a program that works with one of two schemas works with the other.
pub(crate) fn is_alike<'a>(walk: &Walk<'a>, here: &Here, pair: &Pair<'a>) -> bool {
    walk.finds_nothing(|trial| {
        let here = Here::api().carried(here.carrier);
        compare(trial, &here, pair);
    })
    .unwrap_or(false)
}

/// The types a schema allows, null aside; none where it allows any.
pub(crate) fn types<'a>(side: &Side<'a>, node: &Node<'a>) -> BTreeSet<&'a str> {
    Shape::read(side, &side.follow(node)).types()
}

fn compare_shapes<'a>(walk: &mut Walk<'a>, here: &Here, shapes: &Shapes<'a>) {
    compare_prose(walk, here, shapes);
    if !unions::compare(walk, here, shapes) || !values::compare_types(walk, here, shapes) {
        return;
    }
    values::compare(walk, here, shapes);
    limits::compare(walk, here, shapes);
    objects::compare(walk, here, shapes);
    arrays::compare(walk, here, shapes);
}

/// What people read, and how a schema may be used.
fn compare_prose(walk: &mut Walk<'_>, here: &Here, shapes: &Shapes<'_>) {
    for (key, rules) in [
        ("title", &rules::TITLE),
        ("description", &rules::DESCRIPTION),
    ] {
        compare_three(walk, here, &shapes.pair(key), key, rules);
    }
    compare_examples(walk, here, &shapes.pair("example"), &rules::EXAMPLE);
    let key = "externalDocs";
    compare_one(
        walk,
        here,
        &shapes.pair(key),
        key,
        &rules::EXTERNAL_DOCS_CHANGED,
    );
    let flags = [
        (
            "deprecated",
            &rules::SCHEMA_DEPRECATED,
            &rules::SCHEMA_REACTIVATED,
        ),
        (
            "readOnly",
            &rules::BECAME_READ_ONLY,
            &rules::BECAME_NOT_READ_ONLY,
        ),
        (
            "writeOnly",
            &rules::BECAME_WRITE_ONLY,
            &rules::BECAME_NOT_WRITE_ONLY,
        ),
    ];
    for (key, raised, lowered) in flags {
        compare_flag(walk, here, &shapes.pair(key), key, (raised, lowered));
    }
}
