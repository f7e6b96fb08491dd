//! What a document says about itself: title, version, contact, tags.

use crate::facets::compare_one;
use crate::here::Here;
use crate::lookup::Named;
use crate::node::{Node, Pair};
use crate::rules::documents;
use crate::walk::Walk;

pub(crate) fn compare(walk: &mut Walk<'_>) {
    let here = Here::api();
    let pair = Pair::new(walk.base.root(), walk.head.root());
    compare_one(
        walk,
        &here,
        &pair,
        "externalDocs",
        &documents::API_EXTERNAL_DOCS_CHANGED,
    );
    if let Some(info) = pair.get("info") {
        let rules = [
            ("title", &documents::API_TITLE_CHANGED),
            ("version", &documents::API_VERSION_CHANGED),
            ("description", &documents::API_DESCRIPTION_CHANGED),
            ("summary", &documents::API_SUMMARY_CHANGED),
            ("contact", &documents::API_CONTACT_CHANGED),
            ("license", &documents::API_LICENSE_CHANGED),
            ("termsOfService", &documents::API_TERMS_OF_SERVICE_CHANGED),
        ];
        for (key, rule) in rules {
            compare_one(walk, &here.part(key), &info, key, rule);
        }
    }
    compare_tags(walk, &pair);
}

fn compare_tags<'a>(walk: &mut Walk<'a>, pair: &Pair<'a>) {
    let here = Here::api();
    let (bases, heads) = (pair.base.items("tags"), pair.head.items("tags"));
    let name = |tag: &Node<'a>| tag.text("name");
    let (old_names, new_names) = (Named::of(&bases, name), Named::of(&heads, name));
    for base in &bases {
        let Some(name) = base.text("name") else {
            continue;
        };
        let here = here.part(format!("tag {name}"));
        match new_names.of_name(name, base) {
            Some(head) => {
                let pair = Pair::new(base.clone(), head.clone());
                let rule = &documents::TAG_DESCRIPTION_CHANGED;
                compare_one(walk, &here, &pair, "description", rule);
            }
            None => {
                let places = (base.pointer.clone(), pair.head.pointer.clone());
                let message = format!("tag `{name}` was removed");
                walk.report(&documents::TAG_REMOVED, &here, places, message);
            }
        }
    }
    for head in &heads {
        let Some(name) = head.text("name") else {
            continue;
        };
        if !old_names.has(name) {
            let places = (pair.base.pointer.clone(), head.pointer.clone());
            let message = format!("tag `{name}` was added");
            let here = here.part(format!("tag {name}"));
            walk.report(&documents::TAG_ADDED, &here, places, message);
        }
    }
}
