//! A document taken apart, changed as JSON, and put together again.
//!
//! In: a `Spec` and changes by pointer. Out: a `Spec` in which the origins and what 3.0 cannot hold moved along with the
//! parts they belong to. What no longer has a sound shape is reported and left out, as where a file is read.

use docwright_model::{Basis, Diagnostics, Origin, Sources, Span};
use indexmap::IndexMap;
use serde_json::Value;

use crate::convert::{Conversion, convert_modern};
use crate::read::place::Place;
use crate::read::{close_gap, settle};
use crate::text::to_value;
use crate::{Extras, Origins, Pointer, Spec};

/// A document under way.
#[derive(Debug)]
pub(crate) struct Draft {
    /// The whole document, with what only later versions know in its place.
    pub(crate) value: Value,
    input: Option<String>,
    origins: IndexMap<String, Origin>,
}

impl Draft {
    pub(crate) fn of(spec: &Spec) -> Self {
        let origins = spec.origins().iter();
        Self {
            value: to_value(spec),
            input: spec.origins().input().map(str::to_owned),
            origins: origins.map(|(p, o)| (p.to_owned(), o.clone())).collect(),
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

    /// Takes a part out; false where there is none.
    pub(crate) fn remove(&mut self, pointer: &Pointer) -> bool {
        let Some((parent, last)) = pointer.parent().zip(pointer.steps().last()) else {
            return false;
        };
        match self.value.pointer_mut(parent.as_str()) {
            Some(Value::Object(members)) => {
                if members.shift_remove(last.as_ref()).is_none() {
                    return false;
                }
                self.forget(pointer);
            }
            Some(Value::Array(items)) => {
                let Some(index) = last.parse().ok().filter(|index| *index < items.len()) else {
                    return false;
                };
                items.remove(index);
                self.forget(pointer);
                close_gap(&mut self.origins, &parent, index);
            }
            _ => return false,
        }
        true
    }

    /// Gives a member of an object another name, in its place among the others.
    pub(crate) fn rename(&mut self, parent: &Pointer, old: &str, new: &str) {
        let Some(Value::Object(members)) = self.value.pointer_mut(parent.as_str()) else {
            return;
        };
        let all = std::mem::take(members).into_iter();
        members.extend(all.map(|(key, value)| match key.as_str() {
            key if key == old => (new.to_owned(), value),
            _ => (key, value),
        }));
        let (from, to) = (parent.join(old), parent.join(new));
        let origins = std::mem::take(&mut self.origins);
        let moved = origins.into_iter().map(|(pointer, origin)| {
            let rest = pointer.strip_prefix(from.as_str());
            match rest.filter(|rest| rest.is_empty() || rest.starts_with('/')) {
                Some(rest) => (format!("{to}{rest}"), origin),
                None => (pointer, origin),
            }
        });
        self.origins = moved.collect();
    }

    /// Where the parts are noted to come from.
    pub(crate) fn origins(&self) -> impl Iterator<Item = (&str, &Origin)> {
        self.origins.iter().map(|(p, o)| (p.as_str(), o))
    }

    /// Forgets where a part and all in it came from.
    pub(crate) fn forget(&mut self, pointer: &Pointer) {
        let pointer = pointer.as_str();
        self.origins.retain(|at, _| {
            let rest = at.strip_prefix(pointer);
            !rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        });
    }

    /// Puts the document together.
    pub(crate) fn finish(mut self, sources: &Sources, diagnostics: &mut Diagnostics) -> Option<Spec> {
        let mut conversion = Conversion::default();
        let is_modern = self
            .value
            .get("openapi")
            .and_then(Value::as_str)
            .is_some_and(|version| !version.starts_with("3.0"));
        convert_modern(&mut self.value, &mut conversion);
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
        let settled = settle(self.value, conversion.extras, self.origins, place, diagnostics)?;
        let mut origins = match self.input {
            Some(input) => Origins::of(input),
            None => Origins::default(),
        };
        origins.reserve(settled.notes.len());
        for (pointer, origin) in settled.notes {
            origins.insert(pointer, origin);
        }
        Some(Spec::new(settled.document, origins).with_extras(settled.extras))
    }
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
