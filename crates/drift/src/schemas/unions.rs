//! Schemas made of others: unions, what must hold besides, and what must not.

use super::shape::Shape;
use super::{Shapes, compare as compare_schemas, discriminators, is_alike};
use crate::facets::compare_one;
use crate::here::Here;
use crate::lookup::Taking;
use crate::node::{Node, Pair, Side};
use crate::rules::Rule;
use crate::rules::unions as rules;
use crate::walk::{Walk, schema_name};

/// The rules on one kind of union.
struct Rules {
    key: &'static str,
    added: &'static Rule,
    removed: &'static Rule,
    member_added: &'static Rule,
    member_removed: &'static Rule,
}

static ONE_OF: Rules = Rules {
    key: "oneOf",
    added: &rules::ONE_OF_ADDED,
    removed: &rules::ONE_OF_REMOVED,
    member_added: &rules::ONE_OF_MEMBER_ADDED,
    member_removed: &rules::ONE_OF_MEMBER_REMOVED,
};

static ANY_OF: Rules = Rules {
    key: "anyOf",
    added: &rules::ANY_OF_ADDED,
    removed: &rules::ANY_OF_REMOVED,
    member_added: &rules::ANY_OF_MEMBER_ADDED,
    member_removed: &rules::ANY_OF_MEMBER_REMOVED,
};

/// Compares how schemas are made of others; returns whether what they say themselves can be compared too.
pub(super) fn compare<'a>(walk: &mut Walk<'a>, here: &Here, shapes: &Shapes<'a>) -> bool {
    discriminators::compare(walk, here, shapes);
    compare_conjuncts(walk, here, shapes);
    compare_not(walk, here, shapes);
    for key in ["if", "then", "else", "dependentSchemas"] {
        compare_one(
            walk,
            here,
            &shapes.pair(key),
            key,
            &rules::CONDITIONS_CHANGED,
        );
    }
    let kind = |shape: &Shape<'_>| {
        let mut kinds = [&ONE_OF, &ANY_OF].into_iter();
        kinds.find(|kind| !shape.members(kind.key).is_empty())
    };
    match (kind(&shapes.base), kind(&shapes.head)) {
        (None, None) => true,
        (Some(old), Some(new)) => {
            let bases = shapes.base.members(old.key);
            let heads = shapes.head.members(new.key);
            if old.key != new.key {
                let message = format!("`{}` became `{}`", old.key, new.key);
                let places = (shapes.base.place(old.key), shapes.head.place(new.key));
                walk.report(&rules::UNION_KIND_CHANGED, here, places, message);
            }
            compare_members(walk, here, shapes, (new, old.key), (&bases, &heads));
            true
        }
        (None, Some(new)) => compare_with_plain(walk, here, shapes, new, true),
        (Some(old), None) => compare_with_plain(walk, here, shapes, old, false),
    }
}

/// Compares a union with a schema that is none: a union of one, unless it asks for nothing.
fn compare_with_plain<'a>(
    walk: &mut Walk<'a>,
    here: &Here,
    shapes: &Shapes<'a>,
    kind: &Rules,
    is_new: bool,
) -> bool {
    let (plain, union) = if is_new {
        (&shapes.base, &shapes.head)
    } else {
        (&shapes.head, &shapes.base)
    };
    if plain.is_any() {
        let (rule, word) = if is_new {
            (kind.added, "is asked for")
        } else {
            (kind.removed, "is no longer asked for")
        };
        // Docs that print no type at all say nothing.
        let side = if is_new { walk.base } else { walk.head };
        let here = here.unsaid(side.is_docs());
        let places = (shapes.base.place(kind.key), shapes.head.place(kind.key));
        walk.report(rule, &here, places, format!("`{}` {word}", kind.key));
        return true;
    }
    let one = [plain.first.clone()];
    let many = union.members(kind.key);
    let lists = if is_new {
        (&one[..], &many[..])
    } else {
        (&many[..], &one[..])
    };
    compare_members(walk, here, shapes, (kind, kind.key), lists);
    false
}

/// Matches members by name, then by what they say, then by being the only ones left, and compares them.
fn compare_members<'a>(
    walk: &mut Walk<'a>,
    here: &Here,
    shapes: &Shapes<'a>,
    (kind, old_key): (&Rules, &str),
    (bases, heads): (&[Node<'a>], &[Node<'a>]),
) {
    let follow = |side: &Side<'a>, nodes: &[Node<'a>]| -> Vec<Node<'a>> {
        nodes.iter().map(|node| side.follow(node)).collect()
    };
    let mut bases = follow(&walk.base, bases);
    let mut heads = follow(&walk.head, heads);
    let mut pairs = settle_by_name(&mut bases, &mut heads);
    pairs.extend(settle(&mut bases, &mut heads, |base, head| {
        is_alike(walk, here, &Pair::new(base.clone(), head.clone()))
    }));
    if let ([base], [head]) = (&*bases, &*heads)
        && schema_name(&base.pointer).is_none()
        && schema_name(&head.pointer).is_none()
        && super::types(&walk.base, base) == super::types(&walk.head, head)
    {
        pairs.push((base.clone(), head.clone()));
        bases.clear();
        heads.clear();
    }
    for (base, head) in pairs {
        let here = here.step(format!(".{}({})", kind.key, name(&walk.base, &base)));
        compare_schemas(walk, &here, &Pair::new(base, head));
    }
    for base in bases {
        let name = name(&walk.base, &base);
        let places = (base.pointer, shapes.head.place(kind.key));
        let message = format!("{name} may no longer be there");
        let here = here.step(format!(".{}({name})", kind.key));
        walk.report(kind.member_removed, &here, places, message);
    }
    for head in heads {
        let name = name(&walk.head, &head);
        let places = (shapes.base.place(old_key), head.pointer);
        let message = format!("{name} may be there");
        let here = here.step(format!(".{}({name})", kind.key));
        walk.report(kind.member_added, &here, places, message);
    }
}

/// Takes the pairs of one name out of both lists.
fn settle_by_name<'a>(
    bases: &mut Vec<Node<'a>>,
    heads: &mut Vec<Node<'a>>,
) -> Vec<(Node<'a>, Node<'a>)> {
    let mut pairs = Vec::new();
    let mut named = Taking::by(std::mem::take(heads), |head| {
        schema_name(&head.pointer).map(|_| head.pointer.clone())
    });
    bases.retain(|base| match named.take(&base.pointer) {
        Some(head) => {
            pairs.push((base.clone(), head));
            false
        }
        None => true,
    });
    *heads = named.left();
    pairs
}

/// Takes the pairs that belong together out of both lists.
fn settle<'a>(
    bases: &mut Vec<Node<'a>>,
    heads: &mut Vec<Node<'a>>,
    belong: impl Fn(&Node<'a>, &Node<'a>) -> bool,
) -> Vec<(Node<'a>, Node<'a>)> {
    let mut pairs = Vec::new();
    bases.retain(
        |base| match heads.iter().position(|head| belong(base, head)) {
            Some(at) => {
                pairs.push((base.clone(), heads.remove(at)));
                false
            }
            None => true,
        },
    );
    pairs
}

/// What a member is called: its component's name, its title, or its type.
fn name(side: &Side<'_>, node: &Node<'_>) -> String {
    let title = || node.text("title").map(str::to_owned);
    let name = schema_name(&node.pointer).or_else(title);
    name.unwrap_or_else(|| {
        let types: Vec<_> = super::types(side, node).into_iter().collect();
        match &*types {
            [] => "any".to_owned(),
            all => all.join(" or "),
        }
    })
}

/// Compares the parts of an `allOf` that could not be read as one schema.
fn compare_conjuncts<'a>(walk: &mut Walk<'a>, here: &Here, shapes: &Shapes<'a>) {
    let mut bases = shapes.base.conjuncts.clone();
    let mut heads = shapes.head.conjuncts.clone();
    settle(&mut bases, &mut heads, |base, head| {
        is_alike(walk, here, &Pair::new(base.clone(), head.clone()))
    });
    for (base, head) in settle(&mut bases, &mut heads, |base, head| {
        base.pointer == head.pointer
    }) {
        let here = here.step(format!(".allOf({})", name(&walk.base, &base)));
        compare_schemas(walk, &here, &Pair::new(base, head));
    }
    for base in bases {
        let name = name(&walk.base, &base);
        let here = here.step(format!(".allOf({name})"));
        let places = (base.pointer, shapes.head.place("allOf"));
        let message = format!("{name} need not match any more");
        walk.report(&rules::ALL_OF_MEMBER_REMOVED, &here, places, message);
    }
    for head in heads {
        let name = name(&walk.head, &head);
        let here = here.step(format!(".allOf({name})"));
        let places = (shapes.base.place("allOf"), head.pointer);
        let message = format!("{name} must match too");
        walk.report(&rules::ALL_OF_MEMBER_ADDED, &here, places, message);
    }
}

fn compare_not<'a>(walk: &mut Walk<'a>, here: &Here, shapes: &Shapes<'a>) {
    let pair = shapes.pair("not");
    let (rule, message) = match (pair.base.get("not"), pair.head.get("not")) {
        (None, None) => return,
        (None, Some(_)) => (rules::NOT.added, "some values are forbidden"),
        (Some(_), None) => (rules::NOT.removed, "no values are forbidden any more"),
        (Some(base), Some(head)) => {
            if is_alike(walk, here, &Pair::new(base, head)) {
                return;
            }
            (rules::NOT.changed, "other values are forbidden")
        }
    };
    walk.report(rule, here, pair.facet("not"), message.to_owned());
}
