//! A document taken apart, changed as JSON, and put together again.
//!
//! In: a `Spec` and changes by pointer. Out: a `Spec` in which the origins and what 3.0 cannot hold moved along with the
//! parts they belong to. What no longer has a sound shape is reported and left out, as where a file is read.

use std::collections::BTreeMap;

use docwright_model::{Basis, Diagnostics, Origin, Sources, Span};
use indexmap::IndexMap;
use serde_json::Value;

use crate::convert::{Conversion, convert_modern, put_xml_aside};
use crate::read::place::Place;
use crate::read::settle;
use crate::removal::Removal;
use crate::text::to_value;
use crate::{Extras, Origins, Pointer, Spec};

/// A document under way.
#[derive(Debug)]
pub(crate) struct Draft {
    /// The whole document, with what only later versions know in its place.
    pub(crate) value: Value,
    input: Option<String>,
    origins: IndexMap<String, Origin>,
    /// Whether references that lead nowhere were reported; who adds any to the document says that they were not.
    pub(crate) followed: bool,
}

impl Draft {
    pub(crate) fn of(spec: &Spec) -> Self {
        let origins = spec.origins().iter();
        Self {
            value: to_value(spec),
            input: spec.origins().input().map(str::to_owned),
            origins: origins.map(|(p, o)| (p.to_owned(), o.clone())).collect(),
            followed: spec.are_references_followed(),
        }
    }

    /// Notes that a place says a part, and nothing else what is in it.
    pub(crate) fn state(&mut self, pointer: &Pointer, span: Span) {
        self.forget(pointer);
        let origin = Origin::stated(span);
        self.origins.insert(pointer.as_str().to_owned(), origin);
    }

    /// Notes that a place says this part, without a word about what is in it.
    pub(crate) fn state_alone(&mut self, pointer: &Pointer, span: Span) {
        let origin = Origin::stated(span);
        self.origins.insert(pointer.as_str().to_owned(), origin);
    }

    /// Takes parts out. Lists lose their later items first, whatever the order here, so that a pointer means the same
    /// item throughout.
    pub(crate) fn remove(&mut self, mut parts: Vec<Pointer>) {
        parts.sort_by_key(|pointer| std::cmp::Reverse(order(pointer)));
        let mut removal = Removal::default();
        for part in &parts {
            removal.take(&mut self.value, part);
        }
        self.follow(&removal);
    }

    /// Forgets where removed parts came from, and moves what is noted about items that moved up.
    pub(crate) fn follow(&mut self, removal: &Removal) {
        removal.follow(&mut self.origins);
    }

    /// Gives members of an object other names, each in its place among the others.
    pub(crate) fn rename(&mut self, parent: &Pointer, names: &BTreeMap<String, String>) {
        let Some(Value::Object(members)) = self.value.pointer_mut(parent.as_str()) else {
            return;
        };
        let all = std::mem::take(members).into_iter();
        members.extend(all.map(|(key, value)| (names.get(&key).unwrap_or(&key).clone(), value)));
        let moves: BTreeMap<String, String> = names
            .iter()
            .map(|(old, new)| (parent.join(old).to_string(), parent.join(new).to_string()))
            .collect();
        let origins = std::mem::take(&mut self.origins).into_iter();
        let moved = origins.map(|(pointer, origin)| {
            let below = pointer.strip_prefix(parent.as_str());
            let step = below.and_then(|below| below.get(1..)?.split('/').next());
            let end = step.map_or(0, |step| parent.as_str().len() + 1 + step.len());
            let now = pointer.get(..end).and_then(|old| moves.get(old));
            match now.zip(pointer.get(end..)) {
                Some((now, rest)) => (format!("{now}{rest}"), origin),
                None => (pointer, origin),
            }
        });
        self.origins = moved.collect();
    }

    /// Forgets where a part and all in it came from.
    fn forget(&mut self, pointer: &Pointer) {
        let pointer = pointer.as_str();
        self.origins.retain(|at, _| {
            let rest = at.strip_prefix(pointer);
            !rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        });
    }

    /// Puts the document together.
    pub(crate) fn finish(
        mut self,
        sources: &Sources,
        diagnostics: &mut Diagnostics,
    ) -> Option<Spec> {
        let mut conversion = Conversion::default();
        let is_modern = self
            .value
            .get("openapi")
            .and_then(Value::as_str)
            .is_some_and(|version| !version.starts_with("3.0"));
        convert_modern(&mut self.value, &mut conversion);
        put_xml_aside(&mut self.value, &mut conversion.extras);
        conversion.moves.follow(&mut self.origins);
        if !is_modern {
            conversion.extras.forget(&Pointer::root(), "openapi");
        }
        let spans = self.origins.iter().filter_map(|(pointer, origin)| {
            // Only what is stated says so where it stands.
            let span = origin.span().filter(|_| origin.basis == Basis::Stated)?;
            Some((pointer.clone(), span))
        });
        let mut place = Place::of_spans(spans.collect());
        for (id, source) in sources.iter() {
            place.add_text(id, source.text());
        }
        let settled = settle(
            self.value,
            conversion.extras,
            self.origins,
            place,
            diagnostics,
        )?;
        let mut origins = match self.input {
            Some(input) => Origins::of(input),
            None => Origins::default(),
        };
        let bytes = settled.notes.keys().map(String::len).sum();
        origins.reserve(settled.notes.len(), bytes);
        for (pointer, origin) in settled.notes {
            origins.insert(&Pointer::from(pointer), origin);
        }
        let spec = Spec::new(settled.document, origins).with_extras(settled.extras);
        Some(spec.with_references_followed(self.followed))
    }
}

/// Pointers in the order of the document: indices by number.
pub(crate) fn order(pointer: &Pointer) -> Vec<(usize, String)> {
    let steps = pointer.steps();
    steps
        .map(|step| (step.parse().unwrap_or(0), step.into_owned()))
        .collect()
}

impl Extras {
    /// Takes out a member of an object.
    fn forget(&mut self, pointer: &Pointer, key: &str) {
        if let Some(members) = self.entries.get_mut(pointer.as_str()) {
            members.shift_remove(key);
            if members.is_empty() {
                self.entries.shift_remove(pointer.as_str());
            }
        }
    }
}
