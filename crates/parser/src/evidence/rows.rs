//! Allowed values go to the rows they belong to, where only the order of both tells which.

use std::borrow::Cow;

use docwright_model::Fact;
use foldhash::HashMap;

use super::enumerations::Allowed;
use super::json::fields::Fields;
use super::json::{Json, JsonValue};
use super::tree::Node;
use super::vocabulary::{Column, Vocabulary};

/// A row that values may belong to.
struct Candidate<'n> {
    name: &'n str,
    /// The single value a sample shows for it.
    shown: Option<Cow<'n, str>>,
    /// The combination it stands in: the rows of its members are alike and mostly differ in one value.
    is_alternative: bool,
    may_have_values: bool,
}

/// Finds the rows that tell the items of a list under a title: the sample shows items without a field of that name.
///
/// A title also stands before the members that a value is put together from.
pub(crate) fn find_items(
    nodes: &mut [Node<'_, '_>],
    sample: Option<&Json<'_>>,
    vocabulary: &Vocabulary,
) {
    let is_list = sample.is_some_and(|sample| matches!(sample.value, JsonValue::Array(_)));
    if let [first, more @ ..] = &mut *nodes
        && (is_list || is_put_together(more))
    {
        first.is_item = is_title(first, sample.map(first_item));
    }
    find_below(nodes, sample.map(first_item), vocabulary);
}

/// Whether there are rows and all are members of combinations.
fn is_put_together(nodes: &[Node<'_, '_>]) -> bool {
    !nodes.is_empty() && nodes.iter().all(|node| node.combination.is_some())
}

fn find_below(nodes: &mut [Node<'_, '_>], sample: Option<&Json<'_>>, vocabulary: &Vocabulary) {
    let Some(sample) = sample else { return };
    let fields = Fields::of(sample);
    for node in nodes {
        let is_anonymous = vocabulary.rows.anonymous == Some(node.name.as_str());
        let shown = if node.is_item || node.combination.is_some() || is_anonymous {
            Some(sample)
        } else {
            fields.get(&node.name).map(first_item)
        };
        let cell = node.row.text(Column::Type);
        if let ([only], true) = (node.children.as_mut_slice(), is_list(cell.trim())) {
            only.is_item = is_title(only, shown);
        }
        find_below(&mut node.children, shown, vocabulary);
    }
}

/// Whether an item is shown, with fields, and none of them has the row's name.
fn is_title(node: &Node<'_, '_>, item: Option<&Json<'_>>) -> bool {
    let Some(item) = item else { return false };
    match &item.value {
        JsonValue::Object(members) => {
            let is_field =
                members.iter().any(|member| member.name == node.name) || node.name.starts_with('*');
            node.combination.is_none() && !members.is_empty() && !is_field
        }
        _ => false,
    }
}

/// Gives each row the values listed for it. Values that fit no row are handed back.
pub(crate) fn allow(
    nodes: &mut [Node<'_, '_>],
    allowed: Vec<Allowed>,
    sample: Option<&Json<'_>>,
    vocabulary: &Vocabulary,
) -> Vec<Allowed> {
    if allowed.is_empty() {
        return allowed;
    }
    let mut rows = Vec::new();
    collect(nodes, sample, false, vocabulary, &mut rows);
    let places = places(&allowed, &rows);
    let behind = |name: &str, from: usize| -> &[usize] {
        let all = places.get(name).map_or(&[][..], Vec::as_slice);
        all.get(all.partition_point(|&at| at < from)..)
            .unwrap_or_default()
    };
    let mut given: HashMap<usize, Vec<Fact<String>>> = HashMap::default();
    let mut rest = Vec::new();
    let mut from = 0;
    let runs: Vec<Allowed> = allowed.into_iter().flat_map(split).collect();
    let mut runs = runs.into_iter().peekable();
    while let Some(run) = runs.next() {
        let name = run.name.clone().unwrap_or_default();
        let all = behind(&name, from);
        // Rows behind the first one of the next name are not meant.
        let next = runs.peek().and_then(|next| next.name.as_deref());
        let end = all
            .first()
            .zip(next.filter(|next| *next != name))
            .and_then(|(&first, next)| behind(next, first).first().copied())
            .unwrap_or(usize::MAX);
        let near = all
            .get(..all.partition_point(|&at| at < end))
            .unwrap_or_default();
        if let Some(each) = one_each(near, &run, &rows) {
            for (at, value) in each {
                given.entry(at).or_default().push(value);
                from = at + 1;
            }
            continue;
        }
        let shows_one = |at: &&usize| {
            let shown = rows.get(**at).and_then(|row| row.shown.as_ref());
            shown.is_none_or(|shown| run.values.iter().any(|value| value.value == *shown))
        };
        match near.iter().find(shows_one).or(near.first()) {
            Some(&at) => {
                given.entry(at).or_default().extend(run.values);
                from = at + 1;
            }
            None => rest.push(run),
        }
    }
    if !given.is_empty() {
        give(nodes, &mut given, &mut 0);
    }
    rest
}

/// The rows of each name that values are listed for.
fn places(allowed: &[Allowed], rows: &[Candidate<'_>]) -> HashMap<String, Vec<usize>> {
    let names = allowed.iter().map(|run| run.name.clone());
    let mut places: HashMap<String, Vec<usize>> = names
        .map(|name| (name.unwrap_or_default(), Vec::new()))
        .collect();
    let rows = rows.iter().enumerate();
    for (at, row) in rows.filter(|(_, row)| row.may_have_values) {
        if let Some(places) = places.get_mut(row.name) {
            places.push(at);
        }
    }
    places
}

/// The values of one name, cut where a value comes again: then another row of the name begins.
fn split(allowed: Allowed) -> Vec<Allowed> {
    let mut out: Vec<Allowed> = Vec::new();
    for value in allowed.values {
        let fresh = out
            .last()
            .is_none_or(|last| last.values.iter().any(|known| known.value == value.value));
        if fresh {
            out.push(Allowed {
                name: allowed.name.clone(),
                values: Vec::new(),
            });
        }
        if let Some(last) = out.last_mut() {
            last.values.push(value);
        }
    }
    out
}

/// As many alternatives as values: each has one.
fn one_each(
    near: &[usize],
    run: &Allowed,
    rows: &[Candidate<'_>],
) -> Option<Vec<(usize, Fact<String>)>> {
    let is_alternative = |at: &usize| rows.get(*at).is_some_and(|row| row.is_alternative);
    let fits = near.len() > 1 && near.len() == run.values.len() && near.iter().all(is_alternative);
    fits.then(|| near.iter().copied().zip(run.values.clone()).collect())
}

/// Lists rows in the order they stand in.
fn collect<'n>(
    nodes: &'n [Node<'_, '_>],
    sample: Option<&'n Json<'_>>,
    is_alternative: bool,
    vocabulary: &Vocabulary,
    out: &mut Vec<Candidate<'n>>,
) {
    let sample = sample.map(first_item);
    let fields = sample.map(Fields::of);
    for node in nodes {
        let anonymous = vocabulary.rows.anonymous == Some(node.name.as_str());
        let shown = if node.combination.is_some() || anonymous || node.is_item {
            sample
        } else {
            fields.as_ref().and_then(|fields| fields.get(&node.name))
        };
        let cell = node.row.text(Column::Type);
        let cell = cell.trim();
        out.push(Candidate {
            name: &node.name,
            shown: shown.and_then(single),
            is_alternative,
            may_have_values: !(cell.starts_with("object") || is_list(cell)),
        });
        let inside = node.combination.is_some();
        collect(&node.children, shown, inside, vocabulary, out);
    }
}

/// Whether a type is written as a list; a link ends in another bracket.
fn is_list(cell: &str) -> bool {
    let is_bracketed = cell.starts_with('[') && cell.trim_end_matches("¦null").ends_with(']');
    is_bracketed || cell == "array" || cell.starts_with("array of ")
}

fn first_item<'j, 'a>(json: &'j Json<'a>) -> &'j Json<'a> {
    match &json.value {
        JsonValue::Array(items) => items.first().unwrap_or(json),
        _ => json,
    }
}

fn single<'j>(json: &'j Json<'_>) -> Option<Cow<'j, str>> {
    match &json.value {
        JsonValue::String(text) | JsonValue::Number(text) => Some(Cow::Borrowed(text)),
        JsonValue::Boolean(value) => Some(Cow::Owned(value.to_string())),
        _ => None,
    }
}

fn give(nodes: &mut [Node<'_, '_>], given: &mut HashMap<usize, Vec<Fact<String>>>, at: &mut usize) {
    for node in nodes {
        if let Some(values) = given.remove(at) {
            node.allowed = values;
        }
        *at += 1;
        give(&mut node.children, given, at);
    }
}
