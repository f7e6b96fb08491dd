//! Samples held against the tables that describe the same value.

use docwright_model::{
    Basis, Diagnostic, Diagnostics, Object, Origin, Property, Schema, SchemaKind, Span,
};
use indexmap::IndexMap;

use crate::codes;
use crate::evidence::json::fields::Fields;
use crate::evidence::json::{Json, JsonValue, Member};
use crate::evidence::reading::BodyContent;
use crate::infer::is_map_key;
use crate::resolve::{Merged, Shown};

mod values;

/// Samples nested deeper than this are not compared.
const MAX_DEPTH: usize = 48;

/// Reports where a sample of a schema, a request body or an answer is not what its table says.
///
/// Samples on damaged pages are left alone: what was lost there says nothing about the docs.
pub(crate) fn check(merged: &Merged<'_>, repaired: &[Span], diagnostics: &mut Diagnostics) {
    let mut checker = Checker {
        schemas: &merged.api.schemas,
        repaired,
        diagnostics,
    };
    for (name, sample) in &merged.samples {
        if let Some(schema) = merged.api.schemas.get(name) {
            checker.sample(schema, sample);
        }
    }
    for shown in &merged.shown {
        checker.operation(shown);
    }
}

/// Whether the docs say so, on a part of a page that is whole.
pub(super) fn is_stated(origin: &Origin) -> bool {
    origin.basis == Basis::Stated && !origin.recovered
}

/// The word for a kind of type.
pub(super) fn word(kind: &SchemaKind) -> &'static str {
    match kind {
        SchemaKind::String => "a text",
        SchemaKind::Integer => "an integer",
        SchemaKind::Number => "a number",
        SchemaKind::Boolean => "a boolean",
        SchemaKind::Object(_) => "an object",
        SchemaKind::Array(_) => "a list",
        _ => "something else",
    }
}

struct Checker<'m, 'd> {
    schemas: &'m IndexMap<String, Schema>,
    repaired: &'m [Span],
    diagnostics: &'d mut Diagnostics,
}

impl<'m> Checker<'m, '_> {
    fn operation(&mut self, shown: &'m Shown<'_>) {
        if let (Some(body), Some(sample)) = (&shown.body, &shown.body_sample)
            && let BodyContent::Json(Some(json)) = &sample.content
        {
            self.each(&body.schema, json);
        }
        for sample in &shown.samples {
            let Some(json) = &sample.json else { continue };
            let status = sample.status.value;
            let table = shown
                .tables
                .iter()
                .find(|table| table.status == Some(status));
            let told = shown
                .responses
                .iter()
                .find(|response| response.status.value == status)
                .and_then(|response| response.schema.as_ref());
            // A table below the answer tells more than the link beside its status, and repeats what is linked.
            match (told, table) {
                (Some(schema), _) => self.sample(schema, json),
                (None, Some(table)) => self.each(&table.schema, json),
                (None, None) => {}
            }
        }
    }

    /// Tables of parameters name the type of a body's items where the body is a list of them, and tables below an answer
    /// tell the fields of its items.
    fn each(&mut self, schema: &'m Schema, json: &Json<'_>) {
        match (&schema.kind.value, &json.value) {
            (SchemaKind::Reference(_) | SchemaKind::Object(_), JsonValue::Array(items)) => {
                for item in items {
                    self.sample(schema, item);
                }
            }
            _ => self.sample(schema, json),
        }
    }

    fn sample(&mut self, schema: &'m Schema, json: &Json<'_>) {
        let is_inside = |all: &Span| {
            all.source == json.span.source
                && all.start <= json.span.start
                && json.span.end <= all.end
        };
        if !self.repaired.iter().any(is_inside) {
            self.value(schema, json, 0);
        }
    }

    fn value(&mut self, schema: &'m Schema, json: &Json<'_>, depth: usize) {
        // What may be `null` is printed by few dialects, so `null` says nothing.
        if depth > MAX_DEPTH || matches!(json.value, JsonValue::Null) {
            return;
        }
        values::allowed(schema, json, self.diagnostics);
        match (&schema.kind.value, &json.value) {
            (
                SchemaKind::Any
                | SchemaKind::Null
                | SchemaKind::Not(_)
                | SchemaKind::OneOf(_)
                | SchemaKind::AnyOf(_),
                _,
            )
            | (SchemaKind::Boolean, JsonValue::Boolean(_))
            | (SchemaKind::Number, JsonValue::Number(_))
            | (SchemaKind::Array(None), JsonValue::Array(_)) => {}
            (SchemaKind::String, JsonValue::String(text)) => {
                values::format(schema, text, json.span, self.diagnostics);
            }
            (SchemaKind::Integer, JsonValue::Number(number)) => {
                if number.contains(['.', 'e', 'E']) {
                    self.misfit(schema, json);
                }
            }
            (SchemaKind::Reference(link), _) => {
                if let Some(target) = self.schemas.get(&link.name) {
                    self.value(target, json, depth + 1);
                }
            }
            (SchemaKind::AllOf(parts), _) => {
                // What one part does not list, another one may: only the types of parts can be wrong.
                for part in parts.iter().filter(|part| part.as_object().is_none()) {
                    if !matches!(part.kind.value, SchemaKind::Reference(_)) {
                        self.value(part, json, depth + 1);
                    }
                }
            }
            (SchemaKind::Array(Some(items)), JsonValue::Array(shown)) => {
                for json in shown {
                    self.value(items, json, depth + 1);
                }
            }
            (SchemaKind::Object(object), JsonValue::Object(members)) => {
                self.object(object, members, json, depth);
            }
            _ => self.misfit(schema, json),
        }
    }

    fn object(
        &mut self,
        object: &'m Object,
        members: &[Member<'_>],
        json: &Json<'_>,
        depth: usize,
    ) {
        for member in members {
            let listed = object
                .properties
                .iter()
                .find(|property| property.name.value == member.name);
            match (listed, &object.additional) {
                (Some(property), _) => self.value(&property.schema, &member.value, depth + 1),
                (None, Some(further)) => self.value(further, &member.value, depth + 1),
                (None, None) => self.unlisted(object, member),
            }
        }
        // Samples break off with an empty object where a type holds itself.
        if !members.is_empty() {
            self.required(object, json);
        }
    }

    fn unlisted(&mut self, object: &Object, member: &Member<'_>) {
        let stated: Vec<&str> = object
            .properties
            .iter()
            .filter(|property| is_stated(&property.name.origin))
            .map(|property| property.name.value.as_str())
            .collect();
        // Where no field is listed, nothing says that there are no others.
        if stated.is_empty() || is_map_key(&member.name) || is_below(object, member) {
            return;
        }
        let message = format!(
            "the example shows `{}`, which its table does not list",
            member.name
        );
        let diagnostic = Diagnostic::new(codes::UNLISTED_FIELD, message).at(member.span);
        let first = object
            .properties
            .first()
            .and_then(|first| first.name.span());
        let diagnostic = match first {
            Some(place) => diagnostic.label(place, "its table begins here"),
            None => diagnostic,
        };
        self.diagnostics
            .push(diagnostic.help("add a row for it, or take it out of the example"));
    }

    fn required(&mut self, object: &Object, json: &Json<'_>) {
        let fields = Fields::of(json);
        for property in &object.properties {
            let required = property.required.as_ref();
            let must = required.is_some_and(|fact| fact.value && is_stated(&fact.origin));
            if !must || fields.has(&property.name.value) {
                continue;
            }
            let message = format!(
                "the example lacks `{}`, which is required",
                property.name.value
            );
            let mut diagnostic = Diagnostic::new(codes::EXAMPLE_NOT_VALID, message).at(json.span);
            if let Some(place) = property.name.span() {
                diagnostic = diagnostic.label(place, "required here");
            }
            self.diagnostics
                .push(diagnostic.help("add it to the example, or make it optional in the table"));
        }
    }

    fn misfit(&mut self, schema: &Schema, json: &Json<'_>) {
        if !is_stated(&schema.kind.origin) {
            return;
        }
        let (said, shows) = (word(&schema.kind.value), shown(&json.value));
        let message = format!("the example shows {shows} where its table says {said}");
        let mut diagnostic = Diagnostic::new(codes::EXAMPLE_NOT_VALID, message).at(json.span);
        if let Some(place) = schema.kind.span() {
            diagnostic = diagnostic.label(place, format!("{said} here"));
        }
        self.diagnostics
            .push(diagnostic.help("correct the one that is wrong"));
    }
}

/// Whether a table that lists single values only shows a field that holds others: some docs leave all of these out.
fn is_below(object: &Object, member: &Member<'_>) -> bool {
    let is_single = |property: &Property| {
        let kind = &property.schema.kind.value;
        matches!(
            kind,
            SchemaKind::String | SchemaKind::Integer | SchemaKind::Number | SchemaKind::Boolean
        )
    };
    matches!(
        member.value.value,
        JsonValue::Object(_) | JsonValue::Array(_)
    ) && object.properties.iter().all(is_single)
}

/// The word for what a sample shows.
fn shown(value: &JsonValue<'_>) -> &'static str {
    match value {
        JsonValue::Null => "nothing",
        JsonValue::Boolean(_) => "a boolean",
        JsonValue::Number(text) if text.contains(['.', 'e', 'E']) => "a fraction",
        JsonValue::Number(_) => "a number",
        JsonValue::String(_) => "a text",
        JsonValue::Array(_) => "a list",
        JsonValue::Object(_) => "an object",
    }
}

#[cfg(test)]
mod tests {
    use docwright_model::{Basis, Origin};

    use super::is_stated;

    #[test]
    fn only_what_a_whole_page_states_is_held_against_it() {
        let stated = Origin {
            basis: Basis::Stated,
            recovered: false,
            ..Origin::assumed()
        };
        let repaired = Origin {
            recovered: true,
            ..stated.clone()
        };
        assert!(is_stated(&stated));
        assert!(!is_stated(&repaired));
        assert!(!is_stated(&stated.to_inferred()));
        assert!(!is_stated(&repaired.to_inferred()));
    }
}
