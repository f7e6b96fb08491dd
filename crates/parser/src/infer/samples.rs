//! Formats, item types and examples, from the samples of named schemas and the tables of responses.

use std::collections::{HashMap, HashSet};

use docwright_model::{Diagnostics, Fact, Object, Property, Reference, Schema, SchemaKind};
use indexmap::IndexMap;

use super::{examples, formats};
use crate::evidence::json::fields::Fields;
use crate::evidence::json::{Json, JsonValue, Member};
use crate::evidence::vocabulary::Facet;
use crate::resolve::Merged;

/// Completes every named schema by its own sample.
pub(crate) fn complete(merged: &mut Merged<'_>) {
    link_same(merged);
    for (name, sample) in &merged.samples {
        let habits = merged.habits(Some(sample.span));
        if let Some(schema) = merged.api.schemas.get_mut(name) {
            let known = Known {
                named: &merged.samples,
                unstated: habits.unstated,
            };
            learn_within(schema, sample, known);
        }
    }
}

/// Links schemas of which nothing is told to those with the very same sample: a schema that only stands for another one
/// has no table where tables never leave fields out.
fn link_same(merged: &mut Merged<'_>) {
    let mut by_sample: HashMap<String, Vec<String>> = HashMap::new();
    let is_untold = |schema: &Schema| {
        let object = schema.as_object();
        object.is_some_and(|object| object.properties.is_empty() && object.additional.is_none())
    };
    // Few schemas have no fields, so few samples need to be compared.
    let begins = |sample: &Json<'_>| match &sample.value {
        JsonValue::Object(members) if members.len() > 1 => {
            Some((members.len(), members.first()?.name.to_string()))
        }
        _ => None,
    };
    let untold = merged.samples.iter().filter(|&(name, _)| {
        let schema = merged.api.schemas.get(name);
        schema.is_some_and(is_untold)
    });
    let wanted: HashSet<_> = untold.filter_map(|(_, sample)| begins(sample)).collect();
    let samples = merged.samples.iter().filter(|(_, sample)| {
        begins(sample).is_some_and(|begin| wanted.contains(&begin))
            && !merged
                .habits(Some(sample.span))
                .unstated
                .contains(&Facet::Fields)
    });
    for (name, sample) in samples {
        by_sample
            .entry(sample.to_value().to_string())
            .or_default()
            .push(name.clone());
    }
    by_sample.retain(|_, names| names.len() > 1);
    for names in by_sample.values() {
        let (bare, told): (Vec<&String>, Vec<&String>) = names
            .iter()
            .partition(|name| merged.api.schemas.get(*name).is_some_and(is_untold));
        let [target] = told.as_slice() else { continue };
        for name in bare {
            let span = merged.samples.get(name).map(|sample| sample.span);
            if let (Some(schema), Some(span)) = (merged.api.schemas.get_mut(name), span) {
                let link = Reference {
                    name: (*target).clone(),
                    target: None,
                };
                schema.kind = Fact::inferred(SchemaKind::Reference(link), span);
            }
        }
    }
}

/// Adds to a schema what a sample of it shows.
pub(crate) fn learn(schema: &mut Schema, sample: &Json<'_>) {
    let known = Known {
        named: &IndexMap::new(),
        unstated: &[Facet::Format, Facet::Fields],
    };
    learn_within(schema, sample, known);
}

/// What is known beside a schema and its sample.
#[derive(Clone, Copy)]
struct Known<'k, 'a> {
    /// The samples of named schemas, to compare with.
    named: &'k IndexMap<String, Json<'a>>,
    /// Facets that are never printed where the schema stands: only those can be learnt from a sample.
    unstated: &'k [Facet],
}

impl Known<'_, '_> {
    fn lacks(&self, facet: Facet) -> bool {
        self.unstated.contains(&facet)
    }
}

fn learn_within(schema: &mut Schema, sample: &Json<'_>, known: Known<'_, '_>) {
    let tells_fields = !known.lacks(Facet::Fields);
    let is_free = schema.facets.enumeration.is_empty() && schema.facets.example.is_none();
    let is_example = match (&mut schema.kind.value, &sample.value) {
        (SchemaKind::String, JsonValue::String(text)) => {
            return learn_text(schema, text, sample, known);
        }
        (SchemaKind::Integer | SchemaKind::Number, JsonValue::Number(text)) => {
            is_free && !formats::is_filler(text)
        }
        // Where nothing is known of a flag, samples show it set; where it is not, that is mostly its default.
        (SchemaKind::Boolean, JsonValue::Boolean(false)) => {
            schema.facets.example.is_none() && !tells_fields
        }
        (SchemaKind::Reference(link), _) => {
            let own = known.named.get(&link.name);
            schema.facets.enumeration.is_empty()
                && own.is_some_and(|own| is_other_scalar(own, sample))
        }
        // A sampler makes up a single item.
        (SchemaKind::Array(Some(_)), JsonValue::Array(shown))
            if shown.len() > 1 && tells_fields =>
        {
            !examples::is_made_up(sample)
        }
        (SchemaKind::Array(items), JsonValue::Array(shown)) => {
            return learn_items(items, shown, known);
        }
        (SchemaKind::Object(object), JsonValue::Object(members)) => {
            let is_untold = object.properties.is_empty() && object.additional.is_none();
            if is_untold && !members.is_empty() && !tells_fields {
                let told = examples::merged(&[sample], &mut Diagnostics::default());
                schema.kind.value = told.kind.value;
                return;
            }
            let is_own = tells_fields
                && !examples::is_made_up(sample)
                && !shows_all(object, sample, members);
            is_own || learn_fields(object, sample, members, known)
        }
        _ => false,
    };
    if is_example {
        schema.facets.example = Some(Fact::inferred(sample.to_value(), sample.span));
    }
}

/// Learns what a text shows: a format that is never printed, or an example.
fn learn_text(schema: &mut Schema, text: &str, sample: &Json<'_>, known: Known<'_, '_>) {
    let format = formats::format_of(text);
    let is_example = if schema.facets.enumeration.is_empty() {
        if known.lacks(Facet::Format) && schema.format.is_some() {
            return;
        }
        if let Some(format) = format.filter(|_| known.lacks(Facet::Format)) {
            schema.format = Some(Fact::inferred(format.to_owned(), sample.span));
            return;
        }
        // A sampler makes up a value for a format.
        let is_made_up = schema.format.is_some() && format.is_some();
        !is_made_up && !formats::is_placeholder(text) && schema.facets.example.is_none()
    } else {
        // Of allowed values only one that is not the first was chosen by somebody.
        let mut others = schema.facets.enumeration.iter().skip(1);
        !known.lacks(Facet::Fields) && others.any(|value| value.value == *text)
    };
    if is_example {
        schema.facets.example = Some(Fact::inferred(sample.to_value(), sample.span));
    }
}

/// Learns what an object shows of each field; true where its keys make it an example of a whole map.
fn learn_fields(
    object: &mut Object,
    sample: &Json<'_>,
    members: &[Member<'_>],
    known: Known<'_, '_>,
) -> bool {
    let fields = Fields::of(sample);
    for property in &mut object.properties {
        if let Some(shown) = fields.get(&property.name.value) {
            learn_within(&mut property.schema, shown, known);
        }
    }
    let Some(additional) = &mut object.additional else {
        return false;
    };
    let own = object.properties.iter();
    let own: HashSet<&str> = own.map(|own| own.name.value.as_str()).collect();
    let is_further = |member: &&Member<'_>| !own.contains(member.name.as_ref());
    match members.iter().find(is_further) {
        Some(member) if examples::is_map_key(&member.name) => {
            learn_within(additional, &member.value, known);
            false
        }
        Some(_) => object.properties.is_empty(),
        None => false,
    }
}

/// Learns the type of a list's items, where it is not told, and what they show.
fn learn_items(items: &mut Option<Box<Schema>>, shown: &[Json<'_>], known: Known<'_, '_>) {
    let Some(first) = shown.first() else { return };
    match items {
        None => {
            let all: Vec<&Json<'_>> = shown.iter().collect();
            *items = Some(Box::new(examples::merged(
                &all,
                &mut Diagnostics::default(),
            )));
        }
        Some(items) => {
            // A telling text in a list of bare strings is mostly a value of an enumeration that is not printed.
            let is_text = matches!(items.kind.value, SchemaKind::String);
            learn_within(items, first, known);
            if is_text && let Some(facets) = items.facets.as_mut() {
                facets.example = None;
            }
        }
    }
}

/// Whether two samples of one type are single values that differ: then the second shows more than the type alone.
fn is_other_scalar(own: &Json<'_>, shown: &Json<'_>) -> bool {
    match (&own.value, &shown.value) {
        (JsonValue::String(own), JsonValue::String(shown))
        | (JsonValue::Number(own), JsonValue::Number(shown)) => own != shown,
        _ => false,
    }
}

/// Whether an object shows each field that is told and no others, as a sampler does.
fn shows_all(object: &Object, sample: &Json<'_>, members: &[Member<'_>]) -> bool {
    let told: HashSet<&str> = object
        .properties
        .iter()
        .map(|own| own.name.value.as_str())
        .collect();
    let fields = Fields::of(sample);
    let shows = |property: &Property| fields.has(&property.name.value);
    object.properties.iter().all(shows)
        && (object.additional.is_some()
            || members.iter().all(|own| told.contains(own.name.as_ref())))
}
