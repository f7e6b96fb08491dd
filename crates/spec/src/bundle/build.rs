//! The document is built anew, with the parts that were brought in.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::follow::is_mapping_reference;
use super::scan::Scan;
use super::{Import, child, is_inlined, may_refer, section};
use crate::anatomy::{Child, Kind};
use crate::read::place::Place;
use crate::{Pointer, Step};

/// Path items that refer to path items that refer to path items: no document needs more.
const DEEPEST: usize = 8;

/// The document and where its parts stand.
pub(super) fn build<'t>(
    scan: &Scan<'t>,
    names: &BTreeMap<Import, String>,
    entry: &Value,
    place: &Place<'t>,
) -> (Value, Place<'t>) {
    let mut build = Build {
        scan,
        names,
        entry,
        entry_place: place,
        place: place.clone(),
    };
    for file in &scan.others {
        build.place.add_texts(&file.place);
    }
    let at = At {
        file: 0,
        from: Pointer::root(),
        to: Pointer::root(),
        depth: 0,
    };
    let mut value = build.part(Kind::Root, entry, &at);
    for (import, name) in names {
        let Some((part, section)) = build
            .value_of(import)
            .zip(section(scan.version, import.kind))
        else {
            continue;
        };
        let to = Pointer::from(section).join(name);
        build.bring_places(import, &to);
        let at = At {
            file: import.file,
            from: Pointer::from(import.pointer.as_str()),
            to,
            depth: 0,
        };
        let part = build.contents(import.kind, part, &at);
        if let Some(all) = section_of(&mut value, section) {
            all.insert(name.clone(), part);
        }
    }
    (value, build.place)
}

/// The components of a section, made where there are none.
fn section_of<'v>(value: &'v mut Value, section: &str) -> Option<&'v mut Map<String, Value>> {
    let mut at = value.as_object_mut()?;
    for step in section.split('/').skip(1) {
        let below = at.entry(step).or_insert_with(|| Value::Object(Map::new()));
        at = below.as_object_mut()?;
    }
    Some(at)
}

struct Build<'b, 't> {
    scan: &'b Scan<'t>,
    names: &'b BTreeMap<Import, String>,
    entry: &'b Value,
    entry_place: &'b Place<'t>,
    place: Place<'t>,
}

/// Where a part stands and where it will.
struct At {
    file: usize,
    from: Pointer,
    to: Pointer,
    /// How many references were replaced by what they lead to on the way here.
    depth: usize,
}

impl At {
    fn join(&self, step: impl Step + Copy) -> Self {
        Self {
            file: self.file,
            from: self.from.join(step),
            to: self.to.join(step),
            depth: self.depth,
        }
    }
}

impl<'b> Build<'b, '_> {
    fn value_of(&self, import: &Import) -> Option<&'b Value> {
        let root = match import.file.checked_sub(1) {
            None => self.entry,
            Some(at) => &self.scan.others.get(at)?.value,
        };
        root.pointer(&import.pointer)
    }

    /// Notes the places of a part from another place under its pointer here.
    fn bring_places(&mut self, import: &Import, to: &Pointer) {
        let file = import.file.checked_sub(1);
        let other = file.and_then(|at| self.scan.others.get(at));
        let place = other.map_or(self.entry_place, |file| &file.place);
        let to = to.as_str();
        for (rest, span) in place.below(&import.pointer) {
            self.place.spans.insert(format!("{to}{rest}"), span);
        }
        if !self.place.spans.contains_key(to) {
            let span = place.of(&Pointer::from(import.pointer.as_str()));
            self.place.spans.insert(to.to_owned(), span);
        }
    }

    /// A part, or the reference to it where it becomes a component of its own.
    fn part(&mut self, kind: Kind, value: &Value, at: &At) -> Value {
        let own = Import {
            file: at.file,
            pointer: at.from.as_str().to_owned(),
            kind,
        };
        if let Some(reference) = self.reference_to(&own) {
            return Value::Object(Map::from_iter([("$ref".to_owned(), reference.into())]));
        }
        self.contents(kind, value, at)
    }

    /// How a component is referred to; none for what is no component.
    fn reference_to(&self, import: &Import) -> Option<String> {
        let name = self.names.get(import)?;
        let section = section(self.scan.version, import.kind)?;
        Some(format!("#{}", Pointer::from(section).join(name)))
    }

    /// A part with everything in it.
    fn contents(&mut self, kind: Kind, value: &Value, at: &At) -> Value {
        let Value::Object(members) = value else {
            return value.clone();
        };
        if let Some(reference) = may_refer(kind, value) {
            return self.reference(kind, members, reference, at);
        }
        let mut built = Map::new();
        for (key, value) in members {
            if at.file != 0 && is_definitions(kind, key) {
                // What is used of them came in on its own.
                continue;
            }
            let below = at.join(key);
            let value = self.member(kind, key, value, &below);
            built.insert(key.clone(), value);
        }
        Value::Object(built)
    }

    fn member(&mut self, kind: Kind, key: &str, value: &Value, at: &At) -> Value {
        if kind == Kind::Discriminator && key == "mapping" {
            return self.mapping(value, at);
        }
        match (child(self.scan.version, kind, key), value) {
            (Child::One(kind), value) => self.part(kind, value, at),
            (Child::Map(kind), Value::Object(all)) => {
                let all = all.iter().map(|(name, value)| {
                    let value = self.part(kind, value, &at.join(name));
                    (name.clone(), value)
                });
                Value::Object(all.collect())
            }
            (Child::List(kind), Value::Array(all)) => {
                let all = all.iter().enumerate();
                Value::Array(
                    all.map(|(index, value)| self.part(kind, value, &at.join(index)))
                        .collect(),
                )
            }
            (_, value) => value.clone(),
        }
    }

    /// A reference as it is spelt here, or what it leads to where its kind has no components.
    fn reference(
        &mut self,
        kind: Kind,
        members: &Map<String, Value>,
        reference: &str,
        at: &At,
    ) -> Value {
        let target = self.scan.follow(at.file, reference, kind, self.entry);
        if is_inlined(kind) {
            let found = target.as_ref().and_then(|t| Some((t, self.value_of(t)?)));
            if let Some((target, value)) = found
                && at.depth < DEEPEST
            {
                self.bring_places(target, &at.to);
                let from = At {
                    file: target.file,
                    from: Pointer::from(target.pointer.as_str()),
                    to: at.to.clone(),
                    depth: at.depth + 1,
                };
                let mut built = self.contents(kind, value, &from);
                if let Value::Object(built) = &mut built {
                    // What stands beside the reference adds to what it leads to.
                    for (key, value) in members.iter().filter(|(key, _)| *key != "$ref") {
                        let value = self.member(kind, key, value, &at.join(key));
                        built.insert(key.clone(), value);
                    }
                }
                return built;
            }
        }
        let mut built = Map::new();
        for (key, value) in members {
            let value = if key == "$ref" {
                Value::String(self.spelt(target.as_ref(), reference))
            } else {
                self.member(kind, key, value, &at.join(key))
            };
            built.insert(key.clone(), value);
        }
        Value::Object(built)
    }

    /// How a reference is spelt once everything is in place.
    fn spelt(&self, target: Option<&Import>, reference: &str) -> String {
        let Some(target) = target else {
            return reference.to_owned();
        };
        if self.scan.is_component(target) {
            return format!("#{}", target.pointer);
        }
        let spelt = self.reference_to(target);
        spelt.unwrap_or_else(|| reference.to_owned())
    }

    /// The targets of a discriminator.
    fn mapping(&self, value: &Value, at: &At) -> Value {
        let Value::Object(targets) = value else {
            return value.clone();
        };
        let targets = targets.iter().map(|(name, target)| {
            let spelt = target
                .as_str()
                .filter(|t| is_mapping_reference(t))
                .map(|t| {
                    let found = self.scan.follow(at.file, t, Kind::Schema, self.entry);
                    Value::String(self.spelt(found.as_ref(), t))
                });
            (name.clone(), spelt.unwrap_or_else(|| target.clone()))
        });
        Value::Object(targets.collect())
    }
}

/// Whether a member of a schema only holds definitions of others.
fn is_definitions(kind: Kind, key: &str) -> bool {
    kind == Kind::Schema && matches!(key, "$defs" | "definitions")
}
