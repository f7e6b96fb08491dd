//! What a document refers to: the files, and the parts that have to become components.

use std::collections::BTreeSet;

use serde_json::Value;

use super::target::locate;
use super::{Import, may_refer, section};
use crate::Pointer;
use crate::anatomy::Kind;
use crate::read::Version;
use crate::read::place::Place;

/// A file that is referred to.
#[derive(Debug)]
pub(super) struct Loaded<'s> {
    pub(super) path: String,
    pub(super) value: Value,
    pub(super) place: Place<'s>,
}

/// What was found.
#[derive(Debug)]
pub(super) struct Scan<'s> {
    pub(super) version: Version,
    pub(super) entry: String,
    /// The files but the first, from index 1.
    pub(super) others: Vec<Loaded<'s>>,
    /// What has to become a component.
    pub(super) imports: BTreeSet<Import>,
    /// Whether any reference has to be spelt otherwise.
    pub(super) respelt: bool,
}

impl Scan<'_> {
    /// Whether the document can stay as it is.
    pub(super) fn is_done(&self) -> bool {
        self.imports.is_empty() && !self.respelt
    }

    /// The index of a file by its path.
    pub(super) fn index(&self, path: &str) -> Option<usize> {
        if path == self.entry {
            return Some(0);
        }
        let others = self.others.iter();
        others
            .map(|file| &*file.path)
            .position(|p| p == path)
            .map(|at| at + 1)
    }

    /// The path of a file by its index.
    pub(super) fn path(&self, file: usize) -> &str {
        let other = file.checked_sub(1).and_then(|at| self.others.get(at));
        other.map_or(&self.entry, |file| &file.path)
    }

    /// What a reference leads to in the end, where it is at hand: a part that is only a reference itself is passed by.
    pub(super) fn follow(
        &self,
        file: usize,
        reference: &str,
        kind: Kind,
        entry: &Value,
    ) -> Option<Import> {
        /// No sound document chains this many references.
        const LONGEST_CHAIN: usize = 32;
        let (mut file, mut reference) = (file, reference.to_owned());
        for _ in 0..LONGEST_CHAIN {
            let target = locate(self.path(file), &reference).ok()?;
            file = self.index(&target.path)?;
            let root = match file.checked_sub(1) {
                None => entry,
                Some(at) => &self.others.get(at)?.value,
            };
            let pointer = find(root, &target.fragment)?;
            let import = Import {
                file,
                pointer,
                kind,
            };
            let part = root.pointer(&import.pointer)?;
            let is_only = part.as_object().is_some_and(|members| members.len() == 1);
            match may_refer(kind, part).filter(|_| is_only && !self.is_component(&import)) {
                // What the other file refers to may not have been read yet.
                Some(next) if self.knows(file, next) => next.clone_into(&mut reference),
                _ => return Some(import),
            }
        }
        None
    }

    /// Whether a reference leads into a file that was read.
    fn knows(&self, file: usize, reference: &str) -> bool {
        let target = locate(self.path(file), reference);
        target.is_ok_and(|target| self.index(&target.path).is_some())
    }

    /// Whether a part is a component of the document already, or will be one where later steps look for it.
    pub(super) fn is_component(&self, import: &Import) -> bool {
        if import.file != 0 {
            return false;
        }
        let parent = import.pointer.rsplit_once('/').map(|(parent, _)| parent);
        let is_definition = |parent: &str| {
            self.version == Version::Modern
                && import.kind == Kind::Schema
                && (parent.ends_with("/$defs") || parent.ends_with("/definitions"))
        };
        parent.is_some_and(|parent| {
            section(self.version, import.kind) == Some(parent) || is_definition(parent)
        })
    }
}

/// The pointer a fragment means in a file: itself, or that of the anchor it names.
fn find(root: &Value, fragment: &str) -> Option<String> {
    if fragment.is_empty() || fragment.starts_with('/') {
        return root.pointer(fragment).map(|_| fragment.to_owned());
    }
    let mut open = vec![(Pointer::root(), root)];
    while let Some((pointer, value)) = open.pop() {
        match value {
            Value::Object(members) => {
                let is = |key: &str| members.get(key).and_then(Value::as_str) == Some(fragment);
                if is("$anchor") || is("$dynamicAnchor") {
                    return Some(pointer.as_str().to_owned());
                }
                open.extend(members.iter().map(|(key, v)| (pointer.join(key), v)));
            }
            Value::Array(items) => {
                let items = items.iter().enumerate();
                open.extend(items.map(|(index, v)| (pointer.join(index), v)));
            }
            _ => {}
        }
    }
    None
}
