//! What descriptions remark on their values: that they are required, a default, the values allowed.

use docwright_model::{Basis, Fact, Origin, Schema, SchemaKind};
use serde_json::Value;

use crate::evidence::inline;

/// Concludes from a schema's description what its value may be; whether it must be given is handed back.
pub(crate) fn take(schema: &mut Schema) -> Option<Fact<bool>> {
    let said = schema.description.clone()?;
    let text = said.value.as_str();
    if schema.facets.enumeration.is_empty()
        && let Some(values) = values(text).or_else(|| alone(text))
    {
        // Values that are listed are words where nothing tells their type.
        if is_untold(schema) {
            let mut kinds = values.iter().map(|value| kind_of(value));
            let first = kinds.next().unwrap_or(SchemaKind::String);
            let is_one = kinds.all(|kind| kind == first);
            let kind = if is_one { first } else { SchemaKind::String };
            schema.kind = Fact::new(kind, said.origin.to_inferred());
        }
        let typed = values.into_iter().filter_map(|value| typed(&value, schema));
        let facts = typed.map(|value| Fact::new(value, said.origin.to_inferred()));
        schema.facets.enumeration = facts.collect();
    }
    if schema.facets.default.is_none()
        && let Some(value) = default(text)
    {
        set_default(schema, &value, said.origin.to_inferred());
    }
    required(text).map(|value| Fact::new(value, said.origin.clone()))
}

/// Whether a sentence is only a word that says so, or the text begins with one.
fn required(text: &str) -> Option<bool> {
    let plain = inline::plain(text);
    let mut sentences = plain.split(['.', '\n']).map(str::trim);
    let by_sentence = sentences.find_map(|sentence| match sentence.to_lowercase().as_str() {
        "required" | "(required)" => Some(true),
        "optional" | "(optional)" => Some(false),
        _ => None,
    });
    by_sentence.or_else(|| {
        let lower = plain.trim_start().to_lowercase();
        let lead = lower.trim_start_matches(['(', '[', '*', '-', '–', '—', ':', ' ']);
        let ends =
            |rest: &str| rest.starts_with([')', ']', ',', ':', ';', '.', ' ']) || rest.is_empty();
        // `Required if …` says so of some cases only.
        let is_bound = |rest: &str| {
            let next = rest.trim_start().split(' ').next().unwrap_or_default();
            matches!(next, "if" | "when" | "unless" | "for" | "only" | "by")
        };
        let begins = |word| {
            let rest = lead.strip_prefix(word);
            rest.is_some_and(|rest| ends(rest) && !is_bound(rest))
        };
        match (begins("required"), begins("optional")) {
            (true, _) => Some(true),
            (_, true) => Some(false),
            _ => None,
        }
    })
}

/// What is written behind a word that announces a default.
fn default(text: &str) -> Option<String> {
    // Letters of other tongues keep their length, which those of all need not.
    let lower = text.to_ascii_lowercase();
    let words = [
        "defaults to ",
        "default value is ",
        "default is ",
        "default value: ",
        "default: ",
        "default = ",
        "по умолчанию: ",
        "по умолчанию ",
        "默认值：",
        "默认值: ",
        "默认：",
        "默认为 ",
        "默认为",
        "默认 ",
        "默认",
        "デフォルト: ",
        "por defecto: ",
        "por defecto ",
        "padrão: ",
        "standard: ",
    ];
    let (at, word) = words
        .iter()
        .find_map(|word| lower.find(word).map(|at| (at, word)))?;
    let rest = text.get(at + word.len()..)?.trim_start_matches(['*', ' ']);
    if let Some((inner, _)) = inline::code(rest) {
        return Some(inner.trim_matches('"').to_owned());
    }
    let ends = |c: char| {
        c.is_whitespace() || matches!(c, ',' | ';' | ')' | ']' | '，' | '。' | '；' | '）')
    };
    let word = rest.get(..rest.find(ends).unwrap_or(rest.len()))?;
    let after = rest.get(word.len()..)?.trim_start();
    // More words make it a description of the default.
    let is_whole = word.ends_with('.')
        || after.is_empty()
        || after.starts_with([',', ';', ')', ']', '(', '，', '。', '；', '）']);
    let word = word
        .trim_end_matches('.')
        .trim_matches(['"', '\'', '*', '(']);
    // Words for what is left to the moment or the server are no values.
    let is_none = matches!(
        word.to_lowercase().as_str(),
        "" | "none" | "null" | "n/a" | "today" | "now" | "empty"
    );
    (is_whole && !is_none).then(|| word.to_owned())
}

/// The values listed behind a word that announces all there are; none where one of them is more than a word.
fn values(text: &str) -> Option<Vec<String>> {
    let lower = text.to_ascii_lowercase();
    let words = [
        "options: ",
        "possible values: ",
        "possible values are ",
        "allowed values: ",
        "valid values: ",
        "accepted values: ",
        "one of: ",
        "one of ",
        "must be one of ",
        "values: ",
    ];
    let (at, word) = words
        .iter()
        .find_map(|word| lower.find(word).map(|at| (at, word)))?;
    let rest = text
        .get(at + word.len()..)?
        .trim_start_matches(['*', ':', ' ']);
    let end = rest.find([';', '\n', ')']).unwrap_or(rest.len());
    let sentence = rest.get(..end)?;
    let sentence = sentence
        .split(". ")
        .next()
        .unwrap_or(sentence)
        .trim_end_matches('.');
    let mut out: Vec<String> = Vec::new();
    let parts = sentence
        .split([',', '|', '/'])
        .map(|part| {
            let part = part.trim().trim_start_matches("or ");
            part.trim_start_matches("and ")
        })
        .flat_map(|part| part.split(" or "))
        .flat_map(|part| part.split(" and "));
    for part in parts {
        let bare = part.trim();
        let (value, rest) = inline::code(bare).unwrap_or((bare, ""));
        let value = value.trim().trim_matches(['"', '\'']);
        let is_word = |c: char| c.is_alphanumeric() || "_-.+:".contains(c);
        if !rest.trim().is_empty() || value.is_empty() || !value.chars().all(is_word) {
            return None;
        }
        out.push(value.to_owned());
    }
    out.dedup();
    (out.len() > 1).then_some(out)
}

/// The values that a text is, and nothing else: `` `open` or `shut` ``, with or without brackets around them.
fn alone(text: &str) -> Option<Vec<String>> {
    let first = text.trim().split(['\n', '(']).next().unwrap_or_default();
    let in_brackets = || {
        let (_, inner) = text.split_once("(`")?;
        let (inner, _) = inner.split_once(')')?;
        Some(format!("`{inner}"))
    };
    let own = codes(first.trim().trim_end_matches('.'));
    own.or_else(|| codes(&in_brackets()?))
}

/// Words in code with nothing but marks and `or` between them.
fn codes(text: &str) -> Option<Vec<String>> {
    let mut out: Vec<String> = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (value, after) = inline::code(rest)?;
        let value = value.trim().trim_matches(['"', '\'']);
        let is_word = |c: char| c.is_alphanumeric() || "_-.+:".contains(c);
        let is_value = !value.is_empty() && value.chars().all(is_word);
        is_value.then(|| out.push(value.to_owned()))?;
        let after = after.trim_start();
        let next = after.trim_start_matches([',', '/', '|', ' ']);
        let next = next.strip_prefix("or ").unwrap_or(next).trim_start();
        if next.len() == after.len() && !next.is_empty() {
            return None;
        }
        rest = next;
    }
    (out.len() > 1).then_some(out)
}

/// Keeps what is told as a default, and says whether it can be one. It tells the type where nothing else does.
pub(crate) fn set_default(schema: &mut Schema, word: &str, origin: Origin) -> bool {
    if is_untold(schema) && !word.contains(' ') {
        schema.kind = Fact::new(kind_of(word), origin.to_inferred());
    }
    let value = typed(word, schema);
    let is_value = value.is_some();
    if let Some(value) = value {
        schema.facets.default = Some(Fact::new(value, origin));
    }
    is_value
}

/// Concludes the type of a value from one that is shown, where nothing tells it.
pub(crate) fn conclude(schema: &mut Schema, word: &str, origin: &Origin) {
    if is_untold(schema) {
        schema.kind = Fact::new(kind_of(word), origin.to_inferred());
    }
}

/// Whether nothing tells the type of a value.
fn is_untold(schema: &Schema) -> bool {
    matches!(schema.kind.value, SchemaKind::Any) && schema.kind.origin.basis != Basis::Stated
}

/// The type of a value of which only its text is shown.
pub(crate) fn kind_of(word: &str) -> SchemaKind {
    match serde_json::from_str(word) {
        Ok(Value::Bool(_)) => SchemaKind::Boolean,
        Ok(Value::Number(number)) if number.is_f64() => SchemaKind::Number,
        Ok(Value::Number(_)) => SchemaKind::Integer,
        _ => SchemaKind::String,
    }
}

/// A word as a value of a type; none where it can't be one.
pub(crate) fn typed(word: &str, schema: &Schema) -> Option<Value> {
    let parsed = || serde_json::from_str::<Value>(word).ok();
    match &schema.kind.value {
        SchemaKind::String => Some(Value::String(word.to_owned())),
        SchemaKind::Integer => parsed().filter(|value| value.is_i64() || value.is_u64()),
        SchemaKind::Number => parsed().filter(Value::is_number),
        SchemaKind::Boolean => match word.to_lowercase().as_str() {
            "true" => Some(Value::Bool(true)),
            "false" => Some(Value::Bool(false)),
            _ => None,
        },
        _ => None,
    }
}

/// Whether a text says that nothing of what it is about must be given.
pub(crate) fn all_optional(text: &str) -> bool {
    let lower = text.to_lowercase();
    let mut sentences = lower.split(['.', '\n']);
    sentences.any(|sentence| {
        let words: Vec<&str> = sentence.split(|c: char| !c.is_alphanumeric()).collect();
        let has = |word: &str| words.contains(&word);
        let named = has("parameters") || has("fields") || has("params");
        has("all") && named && has("optional")
    })
}
