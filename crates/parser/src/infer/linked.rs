//! Descriptions that a link only repeats from the schema it links.

use docwright_model::{Fact, Origin, Schema, SchemaKind, Span};
use indexmap::IndexMap;

use crate::resolve::Merged;
use crate::walk;

/// Takes repeated descriptions from the links. A schema whose own section has a title where its description would stand
/// gets its description back from links that all say the same.
pub(crate) fn take_back(merged: &mut Merged<'_>) {
    if merged.habits.values().all(|habits| !habits.repeats_linked) {
        return;
    }
    let mut said: IndexMap<String, Vec<(String, Span)>> = IndexMap::new();
    walk::schemas(&mut merged.api, &mut |schema| {
        if let Some((name, text, span)) = repeated(schema) {
            said.entry(name).or_default().push((text, span));
        }
    });
    let mut known: IndexMap<String, String> = IndexMap::new();
    for (name, schema) in &mut merged.api.schemas {
        let own = schema.description.as_ref().map(|own| flat(&own.value));
        let shared = said.get(name).and_then(|said| shared(said));
        if own.is_none()
            && let Some((text, spans)) = shared
        {
            known.insert(name.clone(), flat(&text));
            schema.description = Some(Fact::new(text, Origin::inferred_from(spans)));
        } else if let Some(own) = own {
            known.insert(name.clone(), own);
        }
    }
    let habits = &merged.habits;
    walk::schemas(&mut merged.api, &mut |schema| {
        let Some((name, text, span)) = repeated(schema) else {
            return;
        };
        let repeats = habits.get(&span.source).is_some_and(|habits| habits.repeats_linked);
        if repeats && known.get(&name).is_some_and(|known| *known == flat(&text)) {
            schema.description = None;
        }
    });
}

/// The text that a link, or a list of links between brackets, may have from the schema it links.
fn repeated(schema: &Schema) -> Option<(String, String, Span)> {
    let said = schema.description.as_ref()?;
    let span = said.span()?;
    match &schema.kind.value {
        SchemaKind::Reference(link) => Some((link.name.clone(), said.value.clone(), span)),
        SchemaKind::Array(Some(items)) => {
            let SchemaKind::Reference(link) = &items.kind.value else {
                return None;
            };
            let inner = said.value.strip_prefix('[')?.strip_suffix(']')?;
            Some((link.name.clone(), inner.trim().to_owned(), span))
        }
        _ => None,
    }
}

/// What at least two links say, where all say the same.
fn shared(said: &[(String, Span)]) -> Option<(String, Vec<Span>)> {
    let (first, _) = said.first()?;
    let is_shared = said.len() > 1 && said.iter().all(|(text, _)| flat(text) == flat(first));
    is_shared.then(|| (first.clone(), said.iter().map(|(_, span)| *span).collect()))
}

/// A text without regard to how its lines are broken.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
