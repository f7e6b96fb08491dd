//! Request bodies, and what a media type holds on the way in or out.

use crate::change::Carrier;
use crate::facets::{compare_basis, compare_examples, compare_flag, compare_one, compare_three};
use crate::here::Here;
use crate::lookup::by_spelling;
use crate::node::{Node, Pair};
use crate::options::Facet;
use crate::rules::{Rule, bodies as rules};
use crate::schemas;
use crate::walk::Walk;

pub(crate) fn compare<'a>(walk: &mut Walk<'a>, here: &Here, pair: &Pair<'a>) {
    let here = here.part("request body").carried(Carrier::Request);
    let base = pair.base.get("requestBody");
    let head = pair.head.get("requestBody");
    let (base, head) = match (base, head) {
        (None, None) => return,
        (None, Some(head)) => {
            let (rule, word) = if walk.head.follow(&head).is_true("required") {
                (&rules::REQUIRED_REQUEST_BODY_ADDED, "a required")
            } else {
                (&rules::OPTIONAL_REQUEST_BODY_ADDED, "an optional")
            };
            let message = format!("{word} request body was added");
            walk.report(rule, &here, pair.facet("requestBody"), message);
            return;
        }
        (Some(_), None) => {
            let message = "the request body was removed".to_owned();
            let places = pair.facet("requestBody");
            walk.report(&rules::REQUEST_BODY_REMOVED, &here, places, message);
            return;
        }
        (Some(base), Some(head)) => (walk.base.follow(&base), walk.head.follow(&head)),
    };
    let pair = Pair::new(base, head);
    compare_basis(walk, &here, &pair);
    let required = (
        &rules::REQUEST_BODY_BECAME_REQUIRED,
        &rules::REQUEST_BODY_BECAME_OPTIONAL,
    );
    compare_flag(walk, &here, &pair, "required", required);
    compare_three(walk, &here, &pair, "description", &rules::DESCRIPTION);
    let media = (
        &rules::REQUEST_BODY_MEDIA_TYPE_ADDED,
        &rules::REQUEST_BODY_MEDIA_TYPE_REMOVED,
    );
    compare_content(walk, &here, &pair, media);
}

/// Compares the media types of a body, by the rules on one more and one less.
pub(crate) fn compare_content<'a>(
    walk: &mut Walk<'a>,
    here: &Here,
    pair: &Pair<'a>,
    (added, removed): (&'static Rule, &'static Rule),
) {
    let (bases, heads) = (pair.base.members("content"), pair.head.members("content"));
    // Docs that print one media type of several may print any of them; where none is shared, it is another.
    let (old, new) = (by_spelling(&bases, plain), by_spelling(&heads, plain));
    let is_partial = [walk.base, walk.head]
        .iter()
        .any(|side| side.omits(Facet::FurtherMediaType));
    let is_unsaid = is_partial && old.keys().any(|name| new.contains_key(name));
    for (name, base) in &bases {
        let here = here.part(name);
        if let Some(&head) = new.get(&plain(name)) {
            compare_media_type(walk, &here, &Pair::new(base.clone(), head.clone()));
        } else {
            let places = (base.pointer.clone(), pair.head.pointer.join("content"));
            let message = format!("`{name}` was removed");
            walk.report(removed, &here.unsaid(is_unsaid), places, message);
        }
    }
    for (name, head) in heads
        .iter()
        .filter(|(name, _)| !old.contains_key(&plain(name)))
    {
        let here = here.part(name).unsaid(is_unsaid);
        let places = (pair.base.pointer.join("content"), head.pointer.clone());
        walk.report(added, &here, places, format!("`{name}` was added"));
    }
}

/// A media type as it compares, however it is spelt.
fn plain(name: &str) -> String {
    let parts = name.split(';').map(|part| part.trim().to_ascii_lowercase());
    let parts: Vec<String> = parts.filter(|part| part != "charset=utf-8").collect();
    parts.join(";")
}

fn compare_media_type<'a>(walk: &mut Walk<'a>, here: &Here, pair: &Pair<'a>) {
    compare_examples(walk, here, pair, &rules::EXAMPLE);
    match (pair.base.get("schema"), pair.head.get("schema")) {
        (Some(base), Some(head)) => schemas::compare(walk, here, &Pair::new(base, head)),
        (None, Some(_)) => {
            let message = "the content is described now".to_owned();
            let places = pair.facet("schema");
            walk.report(&rules::MEDIA_TYPE_SCHEMA_ADDED, here, places, message);
        }
        (Some(_), None) => {
            let message = "the content is no longer described".to_owned();
            let places = pair.facet("schema");
            walk.report(&rules::MEDIA_TYPE_SCHEMA_REMOVED, here, places, message);
        }
        (None, None) => {}
    }
    let part_names = |node: &Node<'_>| -> Vec<String> {
        let parts = node.members("encoding").into_iter();
        parts.map(|(name, _)| name.to_owned()).collect()
    };
    let mut names = part_names(&pair.base);
    names.extend(part_names(&pair.head));
    names.sort();
    names.dedup();
    let encodings = Pair::new(pair.base.within("encoding"), pair.head.within("encoding"));
    for name in names {
        let here = here.part(format!("part {name}"));
        let rule = &rules::MEDIA_TYPE_ENCODING_CHANGED;
        compare_one(walk, &here, &encodings, &name, rule);
    }
}
