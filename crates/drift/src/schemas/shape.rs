//! What a schema asks of a value, read through references, `allOf` and unions of one.

use std::collections::{BTreeSet, HashSet};

use docwright_spec::Pointer;
use serde_json::Value;

use crate::node::{Node, Side};

/// A schema as the list of schema objects that together say what it says.
#[derive(Debug, Clone)]
pub(crate) struct Shape<'a> {
    pub(crate) first: Node<'a>,
    /// The objects whose members count as this schema's own; no two say different things under one key, but for
    /// properties, which add up, and prose, where the first one counts.
    rest: Vec<Node<'a>>,
    /// Parts of an `allOf` that say other things under keys that are taken.
    pub(crate) conjuncts: Vec<Node<'a>>,
}

/// A property of a shape.
#[derive(Debug, Clone)]
pub(crate) struct Property<'a> {
    pub(crate) name: &'a str,
    pub(crate) node: Node<'a>,
    pub(crate) is_required: bool,
    /// Where it says whether it is required.
    pub(crate) required: Pointer,
}

/// Members that may differ between the parts of a shape: they add up, or the first one counts.
const LENIENT: [&str; 12] = [
    "$ref",
    "allOf",
    "properties",
    "required",
    "title",
    "description",
    "example",
    "examples",
    "externalDocs",
    "nullable",
    "type",
    "deprecated",
];

impl<'a> Shape<'a> {
    pub(crate) fn read(side: &Side<'a>, node: &Node<'a>) -> Self {
        let first = side.follow(node);
        let mut shape = Self {
            first: first.clone(),
            rest: Vec::new(),
            conjuncts: Vec::new(),
        };
        let mut seen = HashSet::from([first.pointer.clone()]);
        shape.gather(side, &first, &mut seen);
        shape
    }

    fn gather(&mut self, side: &Side<'a>, node: &Node<'a>, seen: &mut HashSet<Pointer>) {
        for part in node.items("allOf") {
            let part = side.follow(&part);
            if !seen.insert(part.pointer.clone()) {
                continue;
            }
            if self.fits(&part) {
                self.rest.push(part.clone());
                self.gather(side, &part, seen);
            } else {
                self.conjuncts.push(part);
            }
        }
        // A union of one is that one.
        for key in ["oneOf", "anyOf"] {
            if let [only] = &*node.items(key) {
                let only = side.follow(only);
                if !seen.contains(&only.pointer) && self.fits(&only) {
                    seen.insert(only.pointer.clone());
                    self.rest.push(only.clone());
                    self.gather(side, &only, seen);
                }
            }
        }
    }

    /// Whether what a part says can be said along with all that is said already.
    fn fits(&self, part: &Node<'a>) -> bool {
        let known = self.types();
        let kinds = own_types(part);
        let types_agree = known.is_empty() || kinds.is_empty() || known == kinds;
        types_agree
            && part.own().iter().all(|(key, node)| {
                LENIENT.contains(key) || self.get(key).is_none_or(|taken| taken.value == node.value)
            })
    }

    fn nodes(&self) -> impl Iterator<Item = &Node<'a>> {
        std::iter::once(&self.first).chain(&self.rest)
    }

    /// What stands under a key.
    pub(crate) fn get(&self, key: &str) -> Option<Node<'a>> {
        self.nodes().find_map(|node| node.get(key))
    }

    /// The object that has a key; where none has, the first.
    pub(crate) fn holder(&self, key: &str) -> Node<'a> {
        let holder = self.nodes().find(|node| node.get(key).is_some());
        holder.unwrap_or(&self.first).clone()
    }

    /// The place of a key, whether it stands there or not.
    pub(crate) fn place(&self, key: &str) -> Pointer {
        self.holder(key).pointer.join(key)
    }

    /// The members of a union; none where it is none, or a union of one, which is read through.
    pub(crate) fn members(&self, key: &str) -> Vec<Node<'a>> {
        self.nodes()
            .map(|node| node.items(key))
            .find(|items| items.len() > 1)
            .unwrap_or_default()
    }

    /// The types allowed, null aside; none where any is.
    pub(crate) fn types(&self) -> BTreeSet<&'a str> {
        self.nodes()
            .map(own_types)
            .find(|types| !types.is_empty())
            .unwrap_or_default()
    }

    pub(crate) fn is_nullable(&self) -> bool {
        self.nodes().any(|node| {
            let types = node.get("type");
            let lists_null = types.is_some_and(|types| match types.value {
                Value::String(one) => one == "null",
                Value::Array(all) => all.iter().any(|one| one == "null"),
                _ => false,
            });
            node.is_true("nullable") || lists_null
        })
    }

    /// The properties of all parts, in order.
    pub(crate) fn properties(&self) -> Vec<Property<'a>> {
        let mut all: Vec<Property<'a>> = Vec::new();
        let mut seen = HashSet::new();
        let required = self.required();
        for node in self.nodes() {
            for (name, property) in node.members("properties") {
                if !seen.insert(name) {
                    continue;
                }
                all.push(Property {
                    name,
                    node: property,
                    is_required: required.contains(name),
                    required: node.pointer.join("required").join(name),
                });
            }
        }
        all
    }

    fn required(&self) -> HashSet<&'a str> {
        self.nodes()
            .flat_map(|node| node.texts("required"))
            .collect()
    }

    /// Whether nothing at all is asked of a value, beside prose.
    pub(crate) fn is_any(&self) -> bool {
        let says = |node: &Node<'a>| {
            let mut members = node.own().into_iter();
            members.any(|(key, _)| !SILENT.contains(&key))
        };
        self.conjuncts.is_empty() && !self.nodes().any(says)
    }
}

/// Members that ask nothing of a value.
const SILENT: [&str; 11] = [
    "allOf",
    "title",
    "description",
    "example",
    "examples",
    "externalDocs",
    "nullable",
    "deprecated",
    "default",
    "readOnly",
    "writeOnly",
];

/// The types an object names, or that its other members imply.
fn own_types<'a>(node: &Node<'a>) -> BTreeSet<&'a str> {
    let mut types: BTreeSet<&str> = match node.get("type").map(|types| types.value) {
        Some(Value::String(one)) => BTreeSet::from([one.as_str()]),
        Some(Value::Array(all)) => all.iter().filter_map(Value::as_str).collect(),
        _ => BTreeSet::new(),
    };
    types.remove("null");
    if !types.is_empty() {
        return types;
    }
    if node.get("properties").is_some() || node.get("additionalProperties").is_some() {
        return BTreeSet::from(["object"]);
    }
    if node.get("items").is_some() || node.get("prefixItems").is_some() {
        return BTreeSet::from(["array"]);
    }
    let values = node.value.get("enum").and_then(Value::as_array);
    let values = values
        .into_iter()
        .flatten()
        .filter(|value| !value.is_null());
    values
        .map(|value| match value {
            Value::String(_) => "string",
            Value::Bool(_) => "boolean",
            Value::Number(number) if number.is_f64() => "number",
            Value::Number(_) => "integer",
            Value::Array(_) => "array",
            _ => "object",
        })
        .collect()
}
