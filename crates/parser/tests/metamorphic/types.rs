//! Types of values of any shape that both dialects can say in full.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::shape::words;

/// The type of a value.
#[derive(Debug, Clone)]
pub(crate) enum Type {
    /// A type and its format.
    Plain(&'static str, Option<&'static str>),
    /// A string that is one of these.
    Values(&'static [&'static str]),
    /// The schema of this number.
    Named(usize),
    /// A list; what its items are.
    List(Box<Type>),
    /// A map; what its values are.
    Map(Box<Type>),
    /// An object without a name.
    Object(Vec<Field>),
}

/// A field of an object.
#[derive(Debug, Clone)]
pub(crate) struct Field {
    pub(crate) name: String,
    pub(crate) required: bool,
    pub(crate) description: String,
    pub(crate) kind: Type,
}

/// What the schema of a number is called.
pub(crate) fn name(number: usize) -> String {
    format!("kit.Thing{number}")
}

pub(crate) fn formatted() -> impl Strategy<Value = Type> {
    select(vec![
        ("string", None),
        ("string", Some("uuid")),
        ("string", Some("date-time")),
        ("integer", None),
        ("boolean", None),
        ("number", None),
    ])
    .prop_map(|(kind, format)| Type::Plain(kind, format))
}

/// A string of few values; some look like other types.
fn few() -> impl Strategy<Value = Type> {
    let known: Vec<&[&str]> = vec![
        &["red", "green", "dark blue"],
        &["on", "off"],
        &["1", "2.5", "true", "null", "none"],
        &["a_b", "a-b", "*"],
    ];
    select(known).prop_map(Type::Values)
}

/// A type whose format nobody prints has none here.
fn bare() -> impl Strategy<Value = Type> {
    select(vec!["string", "integer", "boolean", "number"]).prop_map(|kind| Type::Plain(kind, None))
}

/// A type that holds others down to a depth.
fn nested(depth: u32) -> BoxedStrategy<Type> {
    let named = (0..8_usize).prop_map(Type::Named);
    let items = prop_oneof![bare(), named.clone()].prop_map(|item| Type::List(Box::new(item)));
    let flat = prop_oneof![3 => formatted(), 1 => few(), 1 => named.clone(), 1 => items];
    if depth == 0 {
        return flat.boxed();
    }
    let object = fields(depth - 1, 1..4).prop_map(Type::Object).boxed();
    let objects = object.clone().prop_map(|item| Type::List(Box::new(item)));
    let values = prop_oneof![bare(), named, object.clone()];
    let map = values.prop_map(|value| Type::Map(Box::new(value)));
    prop_oneof![5 => flat, 1 => object, 1 => objects, 1 => map].boxed()
}

/// Fields without names, and their types down to a depth.
pub(crate) fn fields(depth: u32, count: std::ops::Range<usize>) -> BoxedStrategy<Vec<Field>> {
    let field =
        (nested(depth), any::<bool>(), words()).prop_map(|(kind, required, description)| Field {
            name: String::new(),
            required,
            description,
            kind,
        });
    vec(field, count).boxed()
}

/// Gives each field of a type a name of its own, as values are listed by the names of fields only.
pub(crate) fn number(kind: &mut Type, prefix: &str, last: &mut usize) {
    match kind {
        Type::Plain(..) | Type::Values(_) | Type::Named(_) => {}
        Type::List(inner) | Type::Map(inner) => number(inner, prefix, last),
        Type::Object(fields) => {
            for field in fields {
                *last += 1;
                field.name = format!("{prefix}_{last}");
                number(&mut field.kind, prefix, last);
            }
        }
    }
}

/// Lets a type name only those of the first `count` schemas; where there is none, the type is a string.
pub(crate) fn settle(kind: &mut Type, count: usize) {
    match kind {
        Type::Plain(..) | Type::Values(_) => {}
        Type::Named(number) => {
            let known = number.checked_rem(count).map(Type::Named);
            *kind = known.unwrap_or(Type::Plain("string", None));
        }
        Type::List(inner) | Type::Map(inner) => settle(inner, count),
        Type::Object(fields) => {
            for field in fields {
                settle(&mut field.kind, count);
            }
        }
    }
}

/// The fields of an object or of the schema of this number, if the type has any.
fn members<'t>(kind: &'t Type, schemas: &'t [Type]) -> Option<&'t [Field]> {
    match kind {
        Type::Object(fields) => Some(fields),
        Type::Named(number) => members(schemas.get(*number)?, &[]),
        _ => None,
    }
}

/// A row of a table of fields.
pub(crate) struct Row<'t> {
    pub(crate) depth: usize,
    /// The field; none for the values of a map.
    pub(crate) field: Option<&'t Field>,
    pub(crate) kind: &'t Type,
}

/// The rows below an object, a list or a map. What a linked schema holds stands below the link where `schemas` has it.
pub(crate) fn rows<'t>(kind: &'t Type, depth: usize, schemas: &'t [Type], out: &mut Vec<Row<'t>>) {
    match kind {
        Type::List(item) => rows(item, depth, schemas, out),
        Type::Map(value) => {
            out.push(Row {
                depth,
                field: None,
                kind: value,
            });
            rows(value, depth + 1, schemas, out);
        }
        _ => {
            for field in members(kind, schemas).into_iter().flatten() {
                out.push(Row {
                    depth,
                    field: Some(field),
                    kind: &field.kind,
                });
                rows(&field.kind, depth + 1, schemas, out);
            }
        }
    }
}

/// The depth and name of a field that has few values, and these.
pub(crate) fn values<'t>(row: &Row<'t>) -> Option<(usize, &'t str, &'static [&'static str])> {
    match (row.field, row.kind) {
        (Some(field), Type::Values(values)) => Some((row.depth, &field.name, values)),
        _ => None,
    }
}

/// The sample that a generator makes up for a type: JSON, indented by two blanks for each level.
pub(crate) fn sample(kind: &Type, depth: usize, schemas: &[Type]) -> String {
    let inner = "  ".repeat(depth + 1);
    let outer = "  ".repeat(depth);
    let entry = |name: &str, kind: &Type| {
        format!("{inner}\"{name}\": {}", sample(kind, depth + 1, schemas))
    };
    let entries = match kind {
        Type::Plain("string", Some("uuid")) => {
            return "\"497f6eca-6276-4993-bfeb-53cbbbba6f08\"".to_owned();
        }
        Type::Plain("string", Some(_)) => return "\"2019-08-24T14:15:22Z\"".to_owned(),
        Type::Plain("string", None) => return "\"string\"".to_owned(),
        Type::Values(values) => {
            return format!("\"{}\"", values.first().expect("a list of values has one"));
        }
        Type::Plain("boolean", _) => return "true".to_owned(),
        Type::Plain(..) => return "0".to_owned(),
        Type::List(item) => {
            let item = sample(item, depth + 1, schemas);
            return format!("[\n{inner}{item}\n{outer}]");
        }
        Type::Map(value) => vec![entry("property1", value), entry("property2", value)],
        Type::Object(_) | Type::Named(_) => {
            let fields = members(kind, schemas).unwrap_or_default();
            let entries = fields.iter().map(|field| entry(&field.name, &field.kind));
            entries.collect()
        }
    };
    format!("{{\n{}\n{outer}}}", entries.join(",\n"))
}
