//! What pages that follow their links show of the schemas linked: repeated descriptions and values, and schemas told in
//! place of their links.

use docwright_model::{Basis, Fact, Object, Origin, Reference, Schema, SchemaKind, Span};
use indexmap::IndexMap;

use crate::resolve::Merged;
use crate::walk;

/// Takes what links repeat from them, and puts links where a schema is told in place of one.
pub(crate) fn take_back(merged: &mut Merged<'_>) {
    let (descriptions, told) = if merged.habits.values().any(|habits| habits.repeats_linked) {
        (own_descriptions(merged), Told::by(&merged.api.schemas))
    } else {
        (stated_descriptions(merged), Told::default())
    };
    let habits = &merged.habits;
    let repeats = |span: Option<Span>| {
        let found = span.and_then(|span| habits.get(&span.source));
        found.is_some_and(|habits| habits.repeats_linked)
    };
    walk::schemas(&mut merged.api, &mut |schema| {
        let is_link = matches!(schema.kind.value, SchemaKind::Reference(_));
        let is_repeated = repeats(schema.kind.span());
        if let Some((name, text, _)) = repeated(schema)
            && (is_link || is_repeated)
            && descriptions
                .get(name)
                .is_some_and(|known| is_alike(known, text))
        {
            schema.description = None;
        }
        if !is_repeated {
            return;
        }
        if let SchemaKind::Reference(link) = &schema.kind.value
            && told
                .values
                .get(&link.name)
                .is_some_and(|known| *known == all_values(schema))
        {
            schema.facets.enumeration.clear();
        }
        if let SchemaKind::Array(Some(items)) = &mut schema.kind.value
            && items.kind.origin.basis == Basis::Inferred
            && let Some(own) = signature(items, &told.fields)
            && let Some(Some(name)) = told.names.get(&own).cloned()
        {
            let origin = items.kind.origin.to_inferred();
            let link = Reference { name, target: None };
            **items = Schema::of(Fact::new(SchemaKind::Reference(link), origin));
        }
    });
}

/// What named schemas tell that a page may show again in place of a link.
#[derive(Default)]
struct Told {
    /// The allowed values of each schema that lists some.
    values: IndexMap<String, Vec<serde_json::Value>>,
    /// The fields of each object.
    fields: IndexMap<String, String>,
    /// The combinations by what they are put together from; none where two are alike.
    names: IndexMap<String, Option<String>>,
}

impl Told {
    fn by(schemas: &IndexMap<String, Schema>) -> Self {
        let listed = schemas
            .iter()
            .filter(|(_, own)| !own.facets.enumeration.is_empty());
        let values = listed.map(|(name, schema)| (name.clone(), all_values(schema)));
        let objects = schemas.iter();
        let objects = objects.filter_map(|(name, own)| Some((name, own.as_object()?)));
        let fields = objects.map(|(name, object)| (name.clone(), fields(object)));
        let fields = fields.collect();
        Self {
            values: values.collect(),
            names: combinations(schemas, &fields),
            fields,
        }
    }
}

fn all_values(schema: &Schema) -> Vec<serde_json::Value> {
    let values = schema.facets.enumeration.iter();
    values.map(|value| value.value.clone()).collect()
}

/// The description of each schema, as its section says it.
fn stated_descriptions(merged: &Merged<'_>) -> IndexMap<String, String> {
    let said = |schema: &Schema| Some(schema.description.as_ref()?.value.clone());
    let schemas = merged.api.schemas.iter();
    schemas
        .filter_map(|(name, schema)| Some((name.clone(), said(schema)?)))
        .collect()
}

/// The description of each schema. Where a section shows a title in its place, the description is what bare links to it
/// all say: without a title they would repeat what the section shows.
fn own_descriptions(merged: &mut Merged<'_>) -> IndexMap<String, String> {
    let mut said: IndexMap<String, Vec<(String, Span)>> = IndexMap::new();
    walk::schemas(&mut merged.api, &mut |schema| {
        if let Some((name, text, span)) = repeated(schema) {
            let links = said.entry(name.to_owned()).or_default();
            links.push((text.to_owned(), span));
        }
    });
    let mut known: IndexMap<String, String> = IndexMap::new();
    for (name, schema) in &mut merged.api.schemas {
        let links = said.get(name).map_or(&[][..], Vec::as_slice);
        let shown = schema.description.as_ref().or(schema.facets.title.as_ref());
        let Some(shown) = shown.map(|shown| shown.value.clone()) else {
            continue;
        };
        let is_repeated = links.iter().any(|(text, _)| is_alike(text, &shown));
        match shared(links).filter(|_| !is_repeated) {
            Some((text, spans)) => {
                known.insert(name.clone(), text.clone());
                let title = schema.facets.title.take().or(schema.description.take());
                schema.facets.title = title;
                schema.description = Some(Fact::new(text, Origin::inferred_from(spans)));
            }
            None => drop(known.insert(name.clone(), shown)),
        }
    }
    known
}

/// The text that a link, or a list of links between brackets, may have from the schema it links.
fn repeated(schema: &Schema) -> Option<(&str, &str, Span)> {
    let said = schema.description.as_ref()?;
    let span = said.span()?;
    match &schema.kind.value {
        SchemaKind::Reference(link) => Some((&link.name, &said.value, span)),
        SchemaKind::Array(Some(items)) => {
            let SchemaKind::Reference(link) = &items.kind.value else {
                return None;
            };
            let inner = said.value.strip_prefix('[')?.strip_suffix(']')?;
            Some((&link.name, inner.trim(), span))
        }
        _ => None,
    }
}

/// What most of at least two links say, so that those with words of their own do not count.
fn shared(said: &[(String, Span)]) -> Option<(String, Vec<Span>)> {
    let mut counted: IndexMap<String, (&str, Vec<Span>)> = IndexMap::new();
    for (text, span) in said {
        let (_, spans) = counted.entry(flat(text)).or_insert((text, Vec::new()));
        spans.push(*span);
    }
    let (text, spans) = counted.into_values().max_by_key(|(_, spans)| spans.len())?;
    (spans.len() > 1).then(|| (text.to_owned(), spans))
}

/// The combinations among named schemas by what they are put together from; none where two are alike.
fn combinations(
    schemas: &IndexMap<String, Schema>,
    links: &IndexMap<String, String>,
) -> IndexMap<String, Option<String>> {
    let mut out: IndexMap<String, Option<String>> = IndexMap::new();
    for (name, schema) in schemas {
        if let Some(own) = signature(schema, links) {
            let known = out.entry(own);
            known
                .and_modify(|known| *known = None)
                .or_insert_with(|| Some(name.clone()));
        }
    }
    out
}

/// What a combination is put together from, by the fields told, whether in place or where a link leads.
fn signature(schema: &Schema, links: &IndexMap<String, String>) -> Option<String> {
    let (word, members) = match &schema.kind.value {
        SchemaKind::AllOf(members) => ("all", members),
        SchemaKind::AnyOf(members) => ("any", members),
        SchemaKind::OneOf(members) => ("one", members),
        SchemaKind::Object(object) if object.properties.len() > 2 => return Some(fields(object)),
        _ => return None,
    };
    let member = |member: &Schema| match &member.kind.value {
        SchemaKind::Reference(link) => {
            let linked = links.get(&link.name);
            linked.unwrap_or(&link.name).clone()
        }
        SchemaKind::Object(object) => fields(object),
        other => format!("{:?}", std::mem::discriminant(other)),
    };
    let members: Vec<String> = members.iter().map(member).collect();
    Some(format!("{word}({})", members.join(";")))
}

/// The fields of an object by their names.
fn fields(object: &Object) -> String {
    let names = object.properties.iter().map(|own| own.name.value.as_str());
    format!("{{{}}}", names.collect::<Vec<_>>().join(","))
}

/// Whether two texts differ in no more than how their lines are broken.
fn is_alike(one: &str, other: &str) -> bool {
    one == other || one.split_whitespace().eq(other.split_whitespace())
}

/// A text without regard to how its lines are broken.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use docwright_model::{Fact, Object, Property, Reference, Schema, SchemaKind};
    use indexmap::IndexMap;

    use super::{flat, signature};

    fn schema(kind: SchemaKind) -> Schema {
        Schema::of(Fact::assumed(kind))
    }

    fn object(names: &str) -> Schema {
        let property = |name: &str| Property {
            name: Fact::assumed(name.to_owned()),
            required: None,
            schema: schema(SchemaKind::String),
        };
        schema(SchemaKind::Object(Object {
            properties: names.split_whitespace().map(property).collect(),
            additional: None,
        }))
    }

    fn link(name: &str) -> Schema {
        schema(SchemaKind::Reference(Reference {
            name: name.to_owned(),
            target: None,
        }))
    }

    #[test]
    fn combinations_are_known_by_what_they_are_put_together_from() {
        let links = IndexMap::from([("Known".to_owned(), "{x,y}".to_owned())]);
        let members = || vec![link("Known"), link("Other"), object("a b")];
        let cases = [
            (
                schema(SchemaKind::AllOf(members())),
                Some("all({x,y};Other;{a,b})"),
            ),
            (
                schema(SchemaKind::AnyOf(members())),
                Some("any({x,y};Other;{a,b})"),
            ),
            (
                schema(SchemaKind::OneOf(members())),
                Some("one({x,y};Other;{a,b})"),
            ),
            (object("a b c"), Some("{a,b,c}")),
            (object("a b"), None),
            (link("Known"), None),
        ];
        for (schema, expected) in cases {
            assert_eq!(signature(&schema, &links).as_deref(), expected);
        }
        assert_eq!(flat(" a\n  b "), "a b");
    }
}
