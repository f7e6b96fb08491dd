//! A page of invented docs to point at, and short ways to make facts about it.

use docwright_model::{
    Fact, Method, Object, Operation, Property, Reference, Schema, SchemaKind, Source, SourceId,
    Sources, Span,
};

/// The page; a fact's evidence is the place of a word in it.
pub(crate) const PAGE: &str = "# Lamps
Lists lamps. Needs a Key.
GET /lamps
| kind | query | string | required |
| until | date-time |
200 OK
## Lamp
id name size colour shade extra maker twin
## Shade
deprecated 2026 example
";

pub(crate) fn sources() -> Sources {
    let mut sources = Sources::default();
    sources.add(Source::new("lamps.md", PAGE));
    sources
}

/// The place of `word` in the page.
pub(crate) fn at(word: &str) -> Span {
    let start = PAGE
        .find(word)
        .unwrap_or_else(|| panic!("no {word} in the page"));
    Span::new(SourceId(0), start..start + word.len())
}

pub(crate) fn stated<T>(value: T, word: &str) -> Fact<T> {
    Fact::stated(value, at(word))
}

pub(crate) fn inferred<T>(value: T, word: &str) -> Fact<T> {
    Fact::inferred(value, at(word))
}

pub(crate) fn text(value: &str, word: &str) -> Fact<String> {
    stated(value.to_owned(), word)
}

pub(crate) fn schema(kind: SchemaKind, word: &str) -> Schema {
    Schema::of(stated(kind, word))
}

/// An operation of which nothing but the request line is known.
pub(crate) fn operation(method: Method, path: &str) -> Operation {
    Operation {
        section: at("# Lamps"),
        method: stated(method, "GET"),
        path: text(path, "/lamps"),
        id: None,
        summary: None,
        description: None,
        tags: Vec::new(),
        parameters: Vec::new(),
        request_body: None,
        responses: Vec::new(),
        security: None,
        deprecated: None,
        callbacks: Vec::new(),
    }
}

pub(crate) fn reference(name: &str, word: &str) -> Schema {
    let reference = Reference {
        name: name.to_owned(),
        target: None,
    };
    schema(SchemaKind::Reference(reference), word)
}

pub(crate) fn property(name: &str, required: Option<bool>, schema: Schema) -> Property {
    Property {
        name: text(name, "size"),
        required: required.map(|value| stated(value, "size")),
        schema,
    }
}

pub(crate) fn object(properties: Vec<Property>, additional: Option<Schema>) -> SchemaKind {
    SchemaKind::Object(Object {
        properties,
        additional: additional.map(Box::new),
    })
}

pub(crate) fn described(mut schema: Schema) -> Schema {
    schema.description = Some(text("What it is.", "example"));
    schema
}

pub(crate) fn leaf(kind: SchemaKind) -> Schema {
    schema(kind, "size")
}
