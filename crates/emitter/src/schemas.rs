//! Schemas.
//!
//! In: a schema of the model. Out: the form of the OpenAPI types that reading the emitted text gives again: the narrow
//! types where they hold everything, the catch-all where a format, an enum or a sibling would not fit.

mod kinds;

use docwright_model::{self as model, Fact, Object, Origin, Schema, SchemaKind};
use docwright_spec::Pointer;
use indexmap::IndexMap;
use openapiv3::{ReferenceOr, Schema as Emitted, SchemaData};
use serde_json::Value;

use crate::codes;
use crate::context::{Context, same_certainty, together};
use kinds::Facets;

/// The named schemas under their keys.
pub(crate) fn components(
    context: &mut Context<'_>,
    schemas: IndexMap<String, Schema>,
) -> IndexMap<String, ReferenceOr<Emitted>> {
    let pointer = Pointer::from("/components/schemas");
    let mut all = IndexMap::with_capacity(schemas.len());
    for (name, schema) in schemas {
        let Some(key) = context.schema_names.key(&name).map(str::to_owned) else {
            continue;
        };
        let pointer = pointer.join(&key);
        context.origins.insert(&pointer, schema.kind.origin.clone());
        let emitted = emit(context, schema, &pointer, None);
        all.insert(key, unboxed(emitted));
    }
    all
}

/// The schema under `key` of the part at `pointer`, whose origin is `above`.
pub(crate) fn under(
    context: &mut Context<'_>,
    schema: Schema,
    pointer: &Pointer,
    key: &str,
    above: &Origin,
) -> ReferenceOr<Emitted> {
    unboxed(boxed_under(context, schema, pointer, key, above))
}

fn boxed_under(
    context: &mut Context<'_>,
    schema: Schema,
    pointer: &Pointer,
    key: &str,
    above: &Origin,
) -> ReferenceOr<Box<Emitted>> {
    let pointer = pointer.join(key);
    context.note(&pointer, &schema.kind.origin, above);
    emit(context, schema, &pointer, None)
}

/// The schema at `pointer`, which has been noted to come from where its kind does, or from `noted`.
fn emit(
    context: &mut Context<'_>,
    schema: Schema,
    pointer: &Pointer,
    noted: Option<&Origin>,
) -> ReferenceOr<Box<Emitted>> {
    let (kind, origin) = (schema.kind.value, schema.kind.origin);
    let own = noted.unwrap_or(&origin);
    context.note_facet(pointer, "type", &origin, own);
    let mut facets = schema.facets.into_inner();
    let values = facets.as_mut().map(|f| std::mem::take(&mut f.enumeration));
    let mut schema_data = data(context, schema.description, facets, pointer, own);
    let facets = Facets {
        format: context.facet(pointer, "format", schema.format, own),
        enumeration: enumeration(context, values.unwrap_or_default(), pointer, own),
    };
    let is_bare = facets.is_empty() && is_empty(&schema_data);
    if let SchemaKind::Reference(reference) = &kind {
        let Some(key) = context.schema_names.key(&reference.name) else {
            let message = format!("the schema `{}` is described nowhere", reference.name);
            context.report(codes::DANGLING_REFERENCE, message, origin.span());
            return item(schema_data, kinds::any(None, facets));
        };
        let target = format!("#/components/schemas/{key}");
        if is_bare {
            return ReferenceOr::Reference { reference: target };
        }
        if origin != *own {
            let part = pointer.join("allOf").join(0);
            context.origins.insert(&part, origin);
        }
        return item(schema_data, kinds::reference(&target, facets));
    }
    schema_data.nullable |= matches!(kind, SchemaKind::Null);
    let kind = kind_of(context, kind, facets, pointer, own);
    item(schema_data, kind)
}

/// Schemas are large, so they are boxed where they are made.
fn item(schema_data: SchemaData, schema_kind: openapiv3::SchemaKind) -> ReferenceOr<Box<Emitted>> {
    ReferenceOr::Item(Box::new(Emitted {
        schema_data,
        schema_kind,
    }))
}

/// Whether nothing is said that stands beside a kind.
fn is_empty(data: &SchemaData) -> bool {
    let has_flag = data.nullable || data.read_only || data.write_only || data.deprecated;
    let has_text = data.title.is_some() || data.description.is_some();
    !has_flag && !has_text && data.default.is_none() && data.example.is_none()
}

fn data(
    context: &mut Context<'_>,
    description: Option<Fact<String>>,
    facets: Option<Box<model::Facets>>,
    pointer: &Pointer,
    own: &Origin,
) -> SchemaData {
    let Some(facets) = facets else {
        return SchemaData {
            description: context.facet(pointer, "description", description, own),
            ..SchemaData::default()
        };
    };
    let mut flag = |key: &str, fact: Option<Fact<bool>>| {
        let value = context.facet(pointer, key, fact, own);
        value.unwrap_or(false)
    };
    let nullable = flag("nullable", facets.nullable);
    let read_only = flag("readOnly", facets.read_only);
    let write_only = flag("writeOnly", facets.write_only);
    let deprecated = flag("deprecated", facets.deprecated);
    SchemaData {
        nullable,
        read_only,
        write_only,
        deprecated,
        title: context.facet(pointer, "title", facets.title, own),
        description: context.facet(pointer, "description", description, own),
        default: context.value(pointer, "default", facets.default, own),
        example: context.value(pointer, "example", facets.example, own),
        ..SchemaData::default()
    }
}

/// The allowed values; the list as a whole is as certain as the least certain of them.
fn enumeration(
    context: &mut Context<'_>,
    values: Vec<Fact<Value>>,
    pointer: &Pointer,
    own: &Origin,
) -> Vec<Value> {
    if let Some(whole) = together(values.iter().map(|value| &value.origin)) {
        let pointer = pointer.join("enum");
        context.note(&pointer, &whole, own);
        for (index, value) in values.iter().enumerate() {
            if !same_certainty(&value.origin, &whole) {
                context.note(&pointer.join(index), &value.origin, &whole);
            }
        }
    }
    values.into_iter().map(|value| value.value).collect()
}

fn kind_of(
    context: &mut Context<'_>,
    kind: SchemaKind,
    facets: Facets,
    pointer: &Pointer,
    own: &Origin,
) -> openapiv3::SchemaKind {
    match kind {
        SchemaKind::Any | SchemaKind::Reference(_) => kinds::any(None, facets),
        SchemaKind::Null => kinds::null(facets),
        SchemaKind::String => kinds::string(facets),
        SchemaKind::Integer => kinds::integer(facets),
        SchemaKind::Number => kinds::number(facets),
        SchemaKind::Boolean => kinds::boolean(facets),
        SchemaKind::Object(object) => {
            let object = members(context, object, pointer, own);
            kinds::object(object, facets)
        }
        SchemaKind::Array(items) => {
            let items = if let Some(items) = items {
                boxed_under(context, *items, pointer, "items", own)
            } else {
                context.note_facet(pointer, "items", &Origin::assumed(), own);
                item(SchemaData::default(), kinds::any(None, Facets::default()))
            };
            kinds::array(items, facets)
        }
        SchemaKind::OneOf(all) => {
            kinds::one_of(alternatives(context, all, pointer, "oneOf", own), facets)
        }
        SchemaKind::AnyOf(all) => {
            kinds::any_of(alternatives(context, all, pointer, "anyOf", own), facets)
        }
        SchemaKind::AllOf(all) => {
            kinds::all_of(alternatives(context, all, pointer, "allOf", own), facets)
        }
        SchemaKind::Not(schema) => kinds::not(under(context, *schema, pointer, "not", own), facets),
    }
}

fn alternatives(
    context: &mut Context<'_>,
    schemas: Vec<Schema>,
    pointer: &Pointer,
    key: &str,
    above: &Origin,
) -> Vec<ReferenceOr<Emitted>> {
    let pointer = pointer.join(key);
    let schemas = schemas.into_iter().enumerate().map(|(index, schema)| {
        let pointer = pointer.join(index);
        context.note(&pointer, &schema.kind.origin, above);
        unboxed(emit(context, schema, &pointer, None))
    });
    schemas.collect()
}

/// An object's properties, which of them are required, and the type of any others.
fn members(
    context: &mut Context<'_>,
    object: Object,
    pointer: &Pointer,
    above: &Origin,
) -> openapiv3::ObjectType {
    let properties_pointer = pointer.join("properties");
    let required_pointer = pointer.join("required");
    let mut properties = IndexMap::with_capacity(object.properties.len());
    let mut required = Vec::new();
    for property in object.properties {
        let (name, own) = (property.name.value, &property.name.origin);
        if properties.contains_key(&name) {
            let what = format!("the property `{name}` stands twice");
            context.report(codes::DUPLICATE_PART, what, own.span());
            continue;
        }
        if context.flag(&required_pointer, &name, property.required, above) {
            required.push(name.clone());
        }
        let pointer = properties_pointer.join(&name);
        context.note(&pointer, own, above);
        let schema = emit(context, property.schema, &pointer, Some(own));
        properties.insert(name, schema);
    }
    let additional = object.additional.map(|schema| {
        let schema = under(context, *schema, pointer, "additionalProperties", above);
        openapiv3::AdditionalProperties::Schema(Box::new(schema))
    });
    openapiv3::ObjectType {
        properties,
        required,
        additional_properties: additional,
        ..openapiv3::ObjectType::default()
    }
}

fn unboxed(schema: ReferenceOr<Box<Emitted>>) -> ReferenceOr<Emitted> {
    match schema {
        ReferenceOr::Item(schema) => ReferenceOr::Item(*schema),
        ReferenceOr::Reference { reference } => ReferenceOr::Reference { reference },
    }
}
