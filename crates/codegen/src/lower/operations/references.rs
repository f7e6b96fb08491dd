//! References to shared parameters, bodies and answers.

use openapiv3::{
    Components, Example, Header, OpenAPI, Parameter, ReferenceOr, RequestBody, Response, Schema,
    SecurityScheme,
};

use crate::lower::types::view::Node;

/// How many references may point at one another.
pub(super) const LONGEST_CHAIN: usize = 16;

/// A part of a document that several places may share.
pub(super) trait Shared: Sized {
    /// The folder of `#/components`.
    const FOLDER: &'static str;

    /// The part of a name.
    fn get<'s>(components: &'s Components, name: &str) -> Option<&'s ReferenceOr<Self>>;
}

macro_rules! shared {
    ($($type:ty: $folder:literal $field:ident),*) => {
        $(impl Shared for $type {
            const FOLDER: &'static str = $folder;

            fn get<'s>(components: &'s Components, name: &str) -> Option<&'s ReferenceOr<Self>> {
                components.$field.get(name)
            }
        })*
    };
}

shared! {
    Example: "examples" examples,
    Header: "headers" headers,
    Parameter: "parameters" parameters,
    RequestBody: "requestBodies" request_bodies,
    Response: "responses" responses,
    Schema: "schemas" schemas,
    SecurityScheme: "securitySchemes" security_schemes
}

/// What a part stands for; none where a reference leads nowhere.
pub(super) fn resolve<'s, T: Shared>(
    components: Option<&'s Components>,
    part: &'s ReferenceOr<T>,
) -> Option<&'s T> {
    match part {
        ReferenceOr::Item(item) => Some(item),
        ReferenceOr::Reference { reference } => find(components, reference),
    }
}

/// Whether there is a component of a reference's name, whatever it stands for.
pub(super) fn exists(document: &OpenAPI, reference: &str) -> bool {
    let Some((folder, name)) = reference
        .strip_prefix("#/components/")
        .and_then(|way| way.split_once('/'))
    else {
        return false;
    };
    let name = name.replace("~1", "/").replace("~0", "~");
    document
        .components
        .as_ref()
        .is_some_and(|all| match folder {
            Parameter::FOLDER => all.parameters.contains_key(&name),
            RequestBody::FOLDER => all.request_bodies.contains_key(&name),
            Response::FOLDER => all.responses.contains_key(&name),
            _ => false,
        })
}

/// The name of a schema, empty for one without, and the schema.
pub(super) fn schema<'s>(
    components: Option<&'s Components>,
    node: impl Into<Node<'s>>,
) -> (&'s str, Option<&'s Schema>) {
    match node.into() {
        Node::Inline(schema) => ("", Some(schema)),
        Node::Reference(reference) => (reference, find(components, reference)),
    }
}

fn find<'s, T: Shared>(components: Option<&'s Components>, reference: &'s str) -> Option<&'s T> {
    let mut reference = reference;
    for _ in 0..LONGEST_CHAIN {
        let name = reference.strip_prefix("#/components/")?;
        let name = name.strip_prefix(T::FOLDER)?.strip_prefix('/')?;
        let name = name.replace("~1", "/").replace("~0", "~");
        match T::get(components?, &name)? {
            ReferenceOr::Item(item) => return Some(item),
            ReferenceOr::Reference { reference: next } => reference = next,
        }
    }
    None
}
