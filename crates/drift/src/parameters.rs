//! Parameters in path, query, header and cookie.

use std::collections::HashSet;

use serde_json::Value;

use crate::change::Carrier;
use crate::facets::{change_of, compare_basis, compare_examples, compare_flag, compare_three};
use crate::here::Here;
use crate::lookup::Taking;
use crate::matching::{Found, placeholders};
use crate::node::{Node, Pair, Side};
use crate::rules::{parameters as rules, schemas as schema_rules};
use crate::schemas;
use crate::walk::Walk;

/// A parameter under the key by which the two sides' parameters belong together.
struct Parameter<'a> {
    place: &'a str,
    name: &'a str,
    key: String,
    node: Node<'a>,
}

impl Parameter<'_> {
    fn words(&self) -> String {
        format!("{} parameter {}", self.place, self.name)
    }

    fn is_required(&self) -> bool {
        self.place == "path" || self.node.is_true("required")
    }
}

pub(crate) fn compare<'a>(walk: &mut Walk<'a>, here: &Here, base: &Found<'a>, head: &Found<'a>) {
    let here = here.carried(Carrier::RequestParameter);
    let bases = parameters(&walk.base, base);
    let mut heads = Taking::by(parameters(&walk.head, head), |new| {
        Some((new.place, new.key.clone()))
    });
    let mut left = Vec::new();
    for old in bases {
        match heads.take(&(old.place, old.key.clone())) {
            Some(new) => compare_parameter(walk, &here, &old, &new),
            None => left.push(old),
        }
    }
    let mut heads = Taking::by(heads.left(), |new| Some(new.name));
    for old in left {
        let here = here.part(old.words());
        // A placeholder that is gone went with the path.
        if let Some(new) = heads.take(&old.name) {
            let places = (old.node.pointer.join("in"), new.node.pointer.join("in"));
            let (name, from, to) = (old.name, old.place, new.place);
            let message = format!("`{name}` moved from {from} to {to}");
            walk.report(
                &rules::REQUEST_PARAMETER_PLACE_CHANGED,
                &here,
                places,
                message,
            );
            compare_schemas(walk, &here, &Pair::new(old.node, new.node));
            continue;
        }
        let places = (
            old.node.pointer.clone(),
            head.node.pointer.join("parameters"),
        );
        let message = format!("{} was removed", old.words());
        walk.report(&rules::REQUEST_PARAMETER_REMOVED, &here, places, message);
    }
    for new in heads.left() {
        let here = here.part(new.words());
        let places = (
            base.node.pointer.join("parameters"),
            new.node.pointer.clone(),
        );
        let (rule, word) = if new.is_required() {
            (&rules::REQUIRED_REQUEST_PARAMETER_ADDED, "required ")
        } else {
            (&rules::REQUEST_PARAMETER_ADDED, "")
        };
        walk.report(
            rule,
            &here,
            places,
            format!("{word}{} was added", new.words()),
        );
    }
}

/// The parameters of an operation and of its path; the operation's own stand over the path's.
fn parameters<'a>(side: &Side<'a>, found: &Found<'a>) -> Vec<Parameter<'a>> {
    let mut all: Vec<Parameter<'a>> = Vec::new();
    let mut seen = HashSet::new();
    let names = placeholders(found.path);
    let nodes = found.node.items("parameters").into_iter();
    for node in nodes.chain(found.item.items("parameters")) {
        let node = side.follow(&node);
        let (Some(name), Some(place)) = (node.text("name"), node.text("in")) else {
            continue;
        };
        let key = match names.iter().position(|other| *other == name) {
            Some(at) if place == "path" => format!("{{{at}}}"),
            // No request can carry what has no place in the path.
            None if place == "path" => continue,
            _ if place == "header" => name.to_ascii_lowercase(),
            _ => name.to_owned(),
        };
        if seen.insert((place, key.clone())) {
            all.push(Parameter {
                place,
                name,
                key,
                node,
            });
        }
    }
    all
}

fn compare_parameter<'a>(
    walk: &mut Walk<'a>,
    here: &Here,
    old: &Parameter<'a>,
    new: &Parameter<'a>,
) {
    let here = here.part(old.words());
    let pair = Pair::new(old.node.clone(), new.node.clone());
    let has_default = || {
        let schema = new
            .node
            .get("schema")
            .map(|schema| walk.head.follow(&schema));
        schema.is_some_and(|schema| schema.get("default").is_some())
    };
    let (rule, word) = match (old.is_required(), new.is_required()) {
        (false, true) if has_default() => (
            Some(&rules::REQUEST_PARAMETER_BECAME_REQUIRED_WITH_DEFAULT),
            "required",
        ),
        (false, true) => (Some(&rules::REQUEST_PARAMETER_BECAME_REQUIRED), "required"),
        (true, false) => (Some(&rules::REQUEST_PARAMETER_BECAME_OPTIONAL), "optional"),
        _ => (None, ""),
    };
    if let Some(rule) = rule {
        let message = format!("{} became {word}", old.words());
        walk.report(rule, &here, pair.facet("required"), message);
    }
    compare_basis(walk, &here, &pair);
    compare_style(walk, &here, &pair, old.place);
    let deprecation = (
        &rules::REQUEST_PARAMETER_DEPRECATED,
        &rules::REQUEST_PARAMETER_REACTIVATED,
    );
    compare_flag(walk, &here, &pair, "deprecated", deprecation);
    compare_three(
        walk,
        &here,
        &pair,
        "description",
        &schema_rules::DESCRIPTION,
    );
    compare_examples(walk, &here, &pair, &schema_rules::EXAMPLE);
    compare_schemas(walk, &here, &pair);
}

/// How the value is written into the request.
fn compare_style<'a>(walk: &mut Walk<'a>, here: &Here, pair: &Pair<'a>, place: &str) {
    let usual = match place {
        "query" | "cookie" => "form",
        _ => "simple",
    };
    let style = |node: &Node<'_>| node.text("style").unwrap_or(usual).to_owned();
    let (from, to) = (style(&pair.base), style(&pair.head));
    let explodes = |node: &Node<'_>, style: &str| {
        let stated = node.value.get("explode").and_then(Value::as_bool);
        stated.unwrap_or(style == "form")
    };
    let exploded = (explodes(&pair.base, &from), explodes(&pair.head, &to));
    if from != to {
        let message = format!("style changed from `{from}` to `{to}`");
        let rule = &rules::REQUEST_PARAMETER_STYLE_CHANGED;
        walk.report(rule, here, pair.facet("style"), message);
    } else if exploded.0 != exploded.1 && holds_several(&walk.base, &pair.base) {
        let message = format!("explode changed from `{}` to `{}`", exploded.0, exploded.1);
        let rule = &rules::REQUEST_PARAMETER_EXPLODE_CHANGED;
        walk.report(rule, here, pair.facet("explode"), message);
    }
    let reserved = (
        &rules::REQUEST_PARAMETER_ALLOW_RESERVED_CHANGED,
        &rules::REQUEST_PARAMETER_ALLOW_RESERVED_CHANGED,
    );
    compare_flag(walk, here, pair, "allowReserved", reserved);
    let empty = (
        &rules::REQUEST_PARAMETER_EMPTY_VALUE_ALLOWED,
        &rules::REQUEST_PARAMETER_EMPTY_VALUE_FORBIDDEN,
    );
    compare_flag(walk, here, pair, "allowEmptyValue", empty);
}

/// Whether a value is made of several, so that how they are separated matters.
fn holds_several(side: &Side<'_>, parameter: &Node<'_>) -> bool {
    let Some(schema) = parameter.get("schema") else {
        return false;
    };
    let types = schemas::types(side, &schema);
    types.is_empty() || types.contains("array") || types.contains("object")
}

/// Compares what a parameter holds, by schema or by media type.
fn compare_schemas<'a>(walk: &mut Walk<'a>, here: &Here, pair: &Pair<'a>) {
    let media = |node: &Node<'_>| -> Vec<String> {
        let content = node.members("content").into_iter();
        content.map(|(name, _)| name.to_owned()).collect()
    };
    let (from, to) = (media(&pair.base), media(&pair.head));
    if from != to {
        let message = change_of("media type", &from.into(), &to.into());
        let rule = &rules::REQUEST_PARAMETER_MEDIA_TYPE_CHANGED;
        walk.report(rule, here, pair.facet("content"), message);
    }
    if let (Some(base), Some(head)) = (schema(&pair.base), schema(&pair.head)) {
        schemas::compare(walk, here, &Pair::new(base, head));
    }
}

/// The schema of a parameter, directly or in its media type.
fn schema<'a>(parameter: &Node<'a>) -> Option<Node<'a>> {
    let content = parameter.members("content").into_iter().next();
    let content = content.and_then(|(_, media)| media.get("schema"));
    parameter.get("schema").or(content)
}
