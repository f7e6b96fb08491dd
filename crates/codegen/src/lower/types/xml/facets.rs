//! What a document says about XML at a schema: names, namespaces, and whether it is an attribute.

use docwright_spec::{Pointer, Spec};
use serde_json::Value;

use super::super::objects::LONGEST_CHAIN;
use super::super::remarks::{parts, tells};
use super::super::view::Node;
use super::{said, shapes};

/// What is said of the element of a schema. What stands nearest to where the schema is used counts: beside a reference,
/// in the last part of an `allOf`, where a reference leads.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Facets {
    pub(super) name: Option<String>,
    pub(super) prefix: Option<String>,
    pub(super) namespace: Option<String>,
    pub(super) attribute: Option<bool>,
    pub(super) wrapped: Option<bool>,
    /// Whether it is the text of the element around it.
    pub(super) text: Option<bool>,
}

impl Facets {
    pub(super) fn of(spec: &Spec, node: Node<'_>, at: &Pointer) -> Self {
        let mut facets = Self::default();
        facets.collect(spec, node, at, 0);
        facets
    }

    /// What is said where a schema is used, and not where a reference leads.
    pub(super) fn own(spec: &Spec, node: Node<'_>, at: &Pointer) -> Self {
        let mut facets = Self::default();
        facets.collect(spec, node, at, LONGEST_CHAIN);
        facets
    }

    fn collect(&mut self, spec: &Spec, node: Node<'_>, at: &Pointer, depth: usize) {
        self.add(spec, at);
        match node {
            Node::Reference(reference) if depth < LONGEST_CHAIN => {
                if let Some((target, at)) = shapes::follow(spec, reference) {
                    self.collect(spec, target, &at, depth + 1);
                }
            }
            Node::Reference(_) => {}
            Node::Inline(schema) => {
                let (all, parts) = (at.join("allOf"), parts(schema));
                // What several are put together from has names of its own.
                let is_one = parts.iter().filter(|part| tells(part)).count() == 1;
                let depth = if is_one { depth } else { LONGEST_CHAIN };
                for (place, part) in parts.iter().enumerate().rev() {
                    self.collect(spec, part.into(), &all.join(place), depth);
                }
            }
        }
    }

    fn add(&mut self, spec: &Spec, at: &Pointer) {
        let Some(said) = said(spec, at) else {
            return;
        };
        let text = |key: &str| {
            let text = said.get(key).and_then(Value::as_str).map(str::trim);
            text.filter(|text| !text.is_empty()).map(str::to_owned)
        };
        let flag = |key: &str| said.get(key).and_then(Value::as_bool);
        // OpenAPI 3.2 has one word for what the flags say.
        let kind = text("nodeType");
        let is = |word: &str| kind.as_ref().map(|kind| kind == word);
        // Java's way to say that there is no name of its own gets into documents.
        let name = || text("name").filter(|name| !name.starts_with("##"));
        self.name = self.name.take().or_else(name);
        self.prefix = self.prefix.take().or_else(|| text("prefix"));
        self.namespace = self.namespace.take().or_else(|| text("namespace"));
        self.attribute = self
            .attribute
            .or_else(|| is("attribute"))
            .or_else(|| flag("attribute"));
        self.wrapped = self
            .wrapped
            .or_else(|| is("element"))
            .or_else(|| flag("wrapped"));
        let is_text = || kind.as_ref().map(|kind| kind == "text" || kind == "cdata");
        self.text = self.text.or_else(is_text);
    }

    /// The name of the element, where it has no name of its own that of what it holds.
    pub(super) fn name(&self, other: &str) -> String {
        self.spelt(self.name.as_deref().unwrap_or(other))
    }

    /// A name with the prefix and the namespace: `{namespace}prefix:name`.
    pub(super) fn spelt(&self, name: &str) -> String {
        let namespace = self.namespace.as_ref();
        let namespace = namespace.map(|space| format!("{{{space}}}"));
        let prefix = self.prefix.as_ref().filter(|_| !name.contains(':'));
        let prefix = prefix.map(|prefix| format!("{prefix}:"));
        format!(
            "{}{}{name}",
            namespace.unwrap_or_default(),
            prefix.unwrap_or_default()
        )
    }
}

/// The name without its namespace.
pub(super) fn qualified(name: &str) -> &str {
    name.rsplit_once('}').map_or(name, |(_, name)| name)
}

/// The name without prefix and namespace, by which elements are told apart.
pub(super) fn local(name: &str) -> &str {
    let name = qualified(name);
    name.rsplit_once(':').map_or(name, |(_, name)| name)
}

/// Whether XML takes a name.
pub(super) fn is_sound(name: &str) -> bool {
    let name = match name.strip_prefix('{') {
        Some(rest) => rest.rsplit_once('}').map_or("", |(_, name)| name),
        None => name,
    };
    let (prefix, local) = name.split_once(':').unwrap_or(("_", name));
    let begins = |c: char| c.is_ascii_alphabetic() || c == '_' || is_letter(c);
    let goes_on = |c: char| begins(c) || c.is_ascii_digit() || matches!(c, '-' | '.');
    let is_name = |text: &str| text.starts_with(begins) && text.chars().all(goes_on);
    is_name(prefix) && is_name(local)
}

/// Whether a character outside of ASCII is a letter anywhere.
fn is_letter(c: char) -> bool {
    !c.is_ascii() && c.is_alphanumeric()
}
