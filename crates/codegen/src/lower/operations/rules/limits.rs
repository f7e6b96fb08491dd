//! The limits that one schema states.

use openapiv3::{Schema, SchemaKind, Type};
use serde_json::Value;

use super::patterns;
use crate::ir::rules::Rule;
use crate::ir::types::TypeRef;

/// The limits of a text or number.
pub(in crate::lower::operations) fn of_scalar(schema: &Schema, ty: &TypeRef) -> Vec<Rule> {
    match ty {
        TypeRef::String => of_text(schema),
        TypeRef::I32 => of_integer(schema, i64::from(i32::MIN), i64::from(i32::MAX), ty),
        TypeRef::I64 => of_integer(schema, i64::MIN, i64::MAX, ty),
        TypeRef::U32 => of_integer(schema, 0, i64::from(u32::MAX), ty),
        TypeRef::U64 => of_integer(schema, 0, i64::MAX, ty),
        TypeRef::F32 | TypeRef::F64 => of_number(schema, ty),
        _ => Vec::new(),
    }
}

/// The limits of a list itself.
pub(in crate::lower::operations) fn of_list(schema: &Schema) -> Vec<Rule> {
    let (least, most, unique) = match &schema.schema_kind {
        SchemaKind::Type(Type::Array(array)) => {
            (array.min_items, array.max_items, array.unique_items)
        }
        SchemaKind::Any(any) => (any.min_items, any.max_items, any.unique_items == Some(true)),
        _ => return Vec::new(),
    };
    let unique = unique.then_some(Rule::Unique);
    count(least, most).into_iter().chain(unique).collect()
}

/// The limits of a map itself.
pub(in crate::lower::operations) fn of_map(schema: &Schema) -> Vec<Rule> {
    let (least, most) = match &schema.schema_kind {
        SchemaKind::Type(Type::Object(object)) => (object.min_properties, object.max_properties),
        SchemaKind::Any(any) => (any.min_properties, any.max_properties),
        _ => return Vec::new(),
    };
    count(least, most).into_iter().collect()
}

fn count(least: Option<usize>, most: Option<usize>) -> Option<Rule> {
    let least = least.unwrap_or_default();
    (least > 0 || most.is_some()).then_some(Rule::Count(least, most))
}

/// The pattern of a text, as the document has it.
pub(super) fn pattern(schema: &Schema) -> Option<&str> {
    match &schema.schema_kind {
        SchemaKind::Type(Type::String(text)) => text.pattern.as_deref(),
        SchemaKind::Any(any) => any.pattern.as_deref(),
        _ => None,
    }
}

fn of_text(schema: &Schema) -> Vec<Rule> {
    let (least, most, pattern) = match &schema.schema_kind {
        SchemaKind::Type(Type::String(text)) => (text.min_length, text.max_length, &text.pattern),
        SchemaKind::Any(any) => (any.min_length, any.max_length, &any.pattern),
        _ => return Vec::new(),
    };
    let least = least.unwrap_or_default();
    let length = (least > 0 || most.is_some()).then_some(Rule::Length(least, most));
    let pattern = pattern
        .as_deref()
        .and_then(|text| patterns::linear(text).ok());
    length
        .into_iter()
        .chain(pattern.map(Rule::Pattern))
        .collect()
}

fn of_integer(schema: &Schema, smallest: i64, largest: i64, ty: &TypeRef) -> Vec<Rule> {
    let (least, most, multiple) = match &schema.schema_kind {
        SchemaKind::Type(Type::Integer(of)) => {
            let least = of
                .minimum
                .and_then(|least| least.checked_add(i64::from(of.exclusive_minimum)));
            let most = of
                .maximum
                .and_then(|most| most.checked_sub(i64::from(of.exclusive_maximum)));
            (least, most, of.multiple_of)
        }
        SchemaKind::Any(any) => {
            let above = i64::from(any.exclusive_minimum.unwrap_or_default());
            let below = i64::from(any.exclusive_maximum.unwrap_or_default());
            let least = any
                .minimum
                .and_then(|least| whole(least.ceil())?.checked_add(above));
            let most = any
                .maximum
                .and_then(|most| whole(most.floor())?.checked_sub(below));
            (least, most, any.multiple_of.and_then(whole))
        }
        _ => return Vec::new(),
    };
    // What the type cannot hold anyway is not checked again.
    let inside = |limit: &i64| *limit > smallest && *limit < largest;
    let (least, most) = (least.filter(inside), most.filter(inside));
    let range = (least.is_some() || most.is_some()).then_some(Rule::Integer(least, most));
    #[expect(
        clippy::cast_precision_loss,
        reason = "nobody documents multiples of numbers so large"
    )]
    let multiple = multiple
        .filter(|of| *of > 1)
        .map(|of| Rule::Multiple(of as f64, ty.clone()));
    range.into_iter().chain(multiple).collect()
}

/// An integer that a number is, where an `i64` holds it.
fn whole(number: f64) -> Option<i64> {
    let text = format!("{number:.0}");
    (number.fract() == 0.0).then(|| text.parse().ok()).flatten()
}

fn of_number(schema: &Schema, ty: &TypeRef) -> Vec<Rule> {
    let (least, most, multiple) = match &schema.schema_kind {
        SchemaKind::Type(Type::Number(of)) => (
            of.minimum.map(|least| (least, of.exclusive_minimum)),
            of.maximum.map(|most| (most, of.exclusive_maximum)),
            of.multiple_of,
        ),
        SchemaKind::Any(any) => (
            any.minimum
                .map(|least| (least, any.exclusive_minimum.unwrap_or_default())),
            any.maximum
                .map(|most| (most, any.exclusive_maximum.unwrap_or_default())),
            any.multiple_of,
        ),
        _ => return Vec::new(),
    };
    let any = least.is_some() || most.is_some();
    let range = any.then(|| Rule::Number(least, most, ty.clone()));
    let multiple = multiple
        .filter(|of| *of > 0.0)
        .map(|of| Rule::Multiple(of, ty.clone()));
    range.into_iter().chain(multiple).collect()
}

/// Whether a value keeps to limits that its schema states.
pub(in crate::lower::operations) fn keeps(rules: &[Rule], value: &Value) -> bool {
    rules.iter().all(|rule| match (rule, value) {
        (Rule::Length(least, most), Value::String(text)) => {
            counts(text.chars().count(), *least, *most)
        }
        (Rule::Pattern(pattern), Value::String(text)) => patterns::matches(pattern, text),
        (Rule::Integer(least, most), Value::Number(number)) => {
            number.as_i64().is_none_or(|number| {
                least.is_none_or(|least| number >= least) && most.is_none_or(|most| number <= most)
            })
        }
        (Rule::Number(least, most, _), Value::Number(number)) => {
            number.as_f64().is_none_or(|number| {
                least.is_none_or(|(least, out)| number > least || (number >= least && !out))
                    && most.is_none_or(|(most, out)| number < most || (number <= most && !out))
            })
        }
        (Rule::Multiple(of, _), Value::Number(number)) => number.as_f64().is_none_or(|number| {
            let times = number / of;
            (times - times.round()).abs() <= 1e-9 * times.abs().max(1.0)
        }),
        (Rule::Count(least, most), Value::Array(items)) => counts(items.len(), *least, *most),
        (Rule::Count(least, most), Value::Object(fields)) => counts(fields.len(), *least, *most),
        (Rule::Unique, Value::Array(items)) => {
            let mut rest = items.as_slice();
            while let Some((first, others)) = rest.split_first() {
                if others.contains(first) {
                    return false;
                }
                rest = others;
            }
            true
        }
        _ => true,
    })
}

fn counts(count: usize, least: usize, most: Option<usize>) -> bool {
    count >= least && most.is_none_or(|most| count <= most)
}
