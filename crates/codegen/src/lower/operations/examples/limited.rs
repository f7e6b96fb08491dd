//! Samples within the limits that their schemas state.

use openapiv3::Schema;
use serde_json::{Number, Value};

use super::super::rules::{limits, patterns};
use crate::ir::rules::Rule;
use crate::ir::types::TypeRef;

/// The longest list that is made up.
const MOST_ITEMS: usize = 64;
/// The longest text that is made up.
const MOST_LETTERS: usize = 4096;

/// A text like the usual one; none where its pattern is beyond us.
pub(super) fn text(schema: &Schema, usual: &str) -> Option<String> {
    let rules = limits::of_scalar(schema, &TypeRef::String);
    let (mut least, mut most, mut pattern) = (0, None, None);
    for rule in &rules {
        match rule {
            Rule::Length(from, to) => (least, most) = (*from, *to),
            Rule::Pattern(text) => pattern = Some(text),
            _ => {}
        }
    }
    if limits::keeps(&rules, &usual.into()) {
        return Some(usual.to_owned());
    }
    if let Some(pattern) = pattern {
        return patterns::sample(pattern, least, most);
    }
    let length = usual
        .chars()
        .count()
        .max(least)
        .min(most.unwrap_or(usize::MAX))
        .min(MOST_LETTERS);
    Some(usual.chars().cycle().take(length).collect())
}

/// An integer: zero, or as near to it as the limits allow.
pub(super) fn integer(schema: &Schema) -> i64 {
    let rules = limits::of_scalar(schema, &TypeRef::I64);
    let (mut number, mut step) = (0, 1);
    for rule in &rules {
        match rule {
            Rule::Integer(least, most) => {
                number = number
                    .max(least.unwrap_or(number))
                    .min(most.unwrap_or(i64::MAX));
            }
            Rule::Multiple(of, _) => step = Value::from(*of).as_f64().map_or(1, whole).max(1),
            _ => {}
        }
    }
    match number.rem_euclid(step) {
        0 => number,
        over => number - over + if number > 0 { step } else { 0 },
    }
}

#[expect(clippy::cast_possible_truncation, reason = "it was an integer before")]
fn whole(number: f64) -> i64 {
    number as i64
}

/// A number: zero, or as near to it as the limits allow.
pub(super) fn number(schema: &Schema) -> Value {
    let rules = limits::of_scalar(schema, &TypeRef::F64);
    let candidates = rules.iter().flat_map(|rule| match rule {
        Rule::Number(least, most, _) => {
            let least = least.map(|(least, _)| least);
            let most = most.map(|(most, _)| most);
            let middle = least
                .zip(most)
                .map(|(least, most)| f64::midpoint(least, most));
            let all = [
                least,
                most,
                middle,
                least.map(|least| least + 1.0),
                most.map(|most| most - 1.0),
            ];
            all.into_iter().flatten().collect()
        }
        Rule::Multiple(of, _) => vec![*of],
        _ => Vec::new(),
    });
    let candidates = candidates.filter_map(Number::from_f64).map(Value::Number);
    let zero = Value::from(0);
    let mut all = std::iter::once(zero.clone()).chain(candidates);
    all.find(|value| limits::keeps(&rules, value))
        .unwrap_or(zero)
}

/// A list with an item, or as many as there must be.
pub(super) fn list(schema: &Schema, item: Option<Value>) -> Option<Value> {
    let rules = limits::of_list(schema);
    let (mut count, mut apart) = (1, false);
    for rule in &rules {
        match rule {
            Rule::Count(least, most) => count = 1.max(*least).min(most.unwrap_or(usize::MAX)),
            Rule::Unique => apart = true,
            _ => {}
        }
    }
    let count = if item.is_some() {
        count.min(MOST_ITEMS)
    } else {
        0
    };
    let item = item.unwrap_or_default();
    let items = (0..count).map(|place| {
        if apart {
            varied(&item, place)
        } else {
            item.clone()
        }
    });
    let list = Value::Array(items.collect());
    limits::keeps(&rules, &list).then_some(list)
}

/// A value that differs from place to place, as far as that is easy.
fn varied(value: &Value, place: usize) -> Value {
    match (value, place) {
        (_, 0) => value.clone(),
        (Value::String(text), _) => format!("{text}{place}").into(),
        (Value::Number(number), _) => match (number.as_i64(), i64::try_from(place)) {
            (Some(number), Ok(place)) => (number + place).into(),
            _ => value.clone(),
        },
        (Value::Object(fields), _) => {
            let fields = fields
                .iter()
                .map(|(name, value)| (name.clone(), varied(value, place)));
            Value::Object(fields.collect())
        }
        _ => value.clone(),
    }
}

/// A map, where it has as many properties as it must.
pub(super) fn map(schema: &Schema, value: Value) -> Option<Value> {
    limits::keeps(&limits::of_map(schema), &value).then_some(value)
}
