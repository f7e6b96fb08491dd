//! Forms: the parts of `multipart/form-data`, and how the fields of a URL-encoded form are written.

use docwright_spec::Pointer;
use indexmap::IndexMap;
use openapiv3::{Components, MediaType, QueryStyle, ReferenceOr, Schema};

use super::groups::Entry;
use super::references;
use super::styles::{Shape, shape};
use super::{Context, NameHint, codes, media};
use crate::ir::operations::{PartField, PartsForm, Style};
use crate::ir::types::TypeRef;
use crate::lower::types::Flow;
use crate::lower::types::view::{Node, Object, View, view};
use crate::names::{self, Kind, Scope};

/// How deep the parts of a composed schema may nest.
const DEEPEST: usize = 16;

/// The properties of a form in their order, and the names of those that must be there.
type Fields<'s> = (IndexMap<&'s str, Node<'s>>, Vec<&'s str>);

/// The fields of a form that do not travel as plain values.
pub(super) fn styles<'s>(part: &'s MediaType, cx: &Context<'s, '_>) -> Vec<(String, Style)> {
    let components = cx.spec.document().components.as_ref();
    let Some((fields, _)) = fields(part.schema.as_ref(), components) else {
        return Vec::new();
    };
    let styled = fields.into_iter().filter_map(|(name, node)| {
        let encoding = part.encoding.get(name)?;
        let separator = match encoding.style.as_ref()? {
            QueryStyle::DeepObject => return Some((name.to_owned(), Style::Deep)),
            QueryStyle::Form => ',',
            QueryStyle::SpaceDelimited => ' ',
            QueryStyle::PipeDelimited => '|',
        };
        let apart = encoding.explode;
        match shape(node, components) {
            Shape::List | Shape::Object if !apart => {
                Some((name.to_owned(), Style::Joined(separator)))
            }
            Shape::Scalar | Shape::List | Shape::Any => None,
            Shape::Object => Some((name.to_owned(), Style::Fields)),
        }
    });
    styled.collect()
}

/// The struct of a form's parts; none where the document does not say which parts there are.
pub(super) fn lower<'s>(
    part: &'s MediaType,
    (at, hint, place): (&Pointer, &NameHint, usize),
    entry: &Entry<'s>,
    cx: &mut Context<'s, '_>,
) -> Option<PartsForm> {
    let components = cx.spec.document().components.as_ref();
    let found = fields(part.schema.as_ref(), components).filter(|(fields, _)| !fields.is_empty());
    let Some((found, required)) = found else {
        cx.report(
            codes::RAW_BODY,
            at,
            "the parts of the form are not documented",
        );
        return None;
    };
    let mut scope = Scope::default();
    let claims = names::assign(found.keys().copied(), Kind::Field, &mut scope);
    let at = at.join("schema").join("properties");
    let mut fields = Vec::new();
    for ((wire, node), claim) in found.into_iter().zip(claims) {
        let encoding = part.encoding.get(wire);
        let given = encoding.and_then(|encoding| encoding.content_type.as_deref());
        let given = given.filter(|name| media::is_valid(name) && !name.contains([',', '*']));
        cx.receive_part(&entry.id, place, &claim.name, node);
        let (many, ty) = part_type(node, &at.join(wire), &hint.join(wire), cx);
        fields.push(PartField {
            name: claim.name,
            wire: wire.to_owned(),
            doc: doc(node),
            required: required.contains(&wire),
            many,
            ty,
            media_type: given.map(str::to_owned),
            rules: None,
        });
    }
    fields.sort_by_key(|field| field.ty.is_none());
    Some(PartsForm {
        name: entry.names.form.clone(),
        fields,
    })
}

/// Whether there may be several parts of a name, and what each of them is.
fn part_type<'s>(
    node: Node<'s>,
    at: &Pointer,
    hint: &NameHint,
    cx: &mut Context<'s, '_>,
) -> (bool, Option<TypeRef>) {
    let components = cx.spec.document().components.as_ref();
    if is_file(node, components) {
        return (false, None);
    }
    let (_, target) = references::schema(components, node);
    if let Some(View::Array(Some(items))) = target.map(view)
        && is_file(items, components)
    {
        return (true, None);
    }
    match cx.types.reference(node, at, hint, Flow::Request).inner() {
        TypeRef::Vec(item) => (true, Some(item.inner().clone())),
        other => (false, Some(other.clone())),
    }
}

fn is_file<'s>(node: Node<'s>, components: Option<&'s Components>) -> bool {
    let (_, target) = references::schema(components, node);
    matches!(target.map(view), Some(View::Text(Some("binary"))))
}

fn doc(node: Node<'_>) -> Option<String> {
    match node {
        Node::Inline(schema) => schema.schema_data.description.clone(),
        Node::Reference(_) => None,
    }
}

/// All properties that a schema lists, itself or in what it is composed of.
fn fields<'s>(
    schema: Option<&'s ReferenceOr<Schema>>,
    components: Option<&'s Components>,
) -> Option<Fields<'s>> {
    let mut found = Fields::default();
    collect(schema?.into(), components, &mut found, DEEPEST)?;
    Some(found)
}

fn collect<'s>(
    node: Node<'s>,
    components: Option<&'s Components>,
    found: &mut Fields<'s>,
    depth: usize,
) -> Option<()> {
    let (_, target) = references::schema(components, node);
    match view(target.filter(|_| depth > 0)?) {
        View::Object(object) | View::Variants(object, ..) => add(&object, found),
        View::All(parts, own) => {
            for part in parts {
                collect(part.into(), components, found, depth - 1)?;
            }
            if let Some(own) = own {
                add(&own, found);
            }
        }
        _ => return None,
    }
    Some(())
}

fn add<'s>(object: &Object<'s>, found: &mut Fields<'s>) {
    for (name, schema) in object.properties {
        found.0.insert(name, schema.into());
    }
    found.1.extend(object.required.iter().map(String::as_str));
}
