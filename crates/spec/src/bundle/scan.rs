//! Every reference is followed once, and what has to become a component is listed.

use std::collections::{BTreeMap, BTreeSet};

use docwright_model::Diagnostics;
use serde_json::Value;

use super::target::{Refusal, locate};
use super::{Files, Import, children, dangling, is_inlined, may_refer, report, section};
use crate::anatomy::Kind;
use crate::read::place::Place;
use crate::read::{Version, parse};
use crate::{Pointer, codes};

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
    respelt: bool,
}

impl<'s> Scan<'s> {
    /// Follows every reference of the document and of what it refers to.
    pub(super) fn of(
        files: &Files<'s>,
        version: Version,
        value: &Value,
        place: &Place<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let mut run = Run {
            scan: Self {
                version,
                entry: files.entry_path().to_owned(),
                others: Vec::new(),
                imports: BTreeSet::new(),
                respelt: false,
            },
            files,
            missing: BTreeMap::new(),
            open: Vec::new(),
            seen: BTreeSet::new(),
        };
        run.visit(0, Kind::Root, value, &Pointer::root(), (value, place), diagnostics);
        while let Some(import) = run.open.pop() {
            let (root, at) = if import.file == 0 {
                (value, place)
            } else {
                // The files stand still while one of them is looked through.
                run.scan_other(&import, value, place, diagnostics);
                continue;
            };
            if let Some(part) = root.pointer(&import.pointer) {
                let pointer = Pointer::from(import.pointer.as_str());
                run.visit(0, import.kind, part, &pointer, (root, at), diagnostics);
            }
        }
        run.report_missing(diagnostics);
        run.scan
    }

    /// Whether the document can stay as it is.
    pub(super) fn is_done(&self) -> bool {
        self.imports.is_empty() && !self.respelt
    }

    /// The index of a file by its path.
    fn index(&self, path: &str) -> Option<usize> {
        if path == self.entry {
            return Some(0);
        }
        let others = self.others.iter();
        others.map(|file| &*file.path).position(|p| p == path).map(|at| at + 1)
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

/// A scan under way.
struct Run<'s, 'f> {
    scan: Scan<'s>,
    files: &'f Files<'s>,
    /// What is not followed, with the first place that wants it and how many there are.
    missing: BTreeMap<(Why, String), (docwright_model::Span, usize)>,
    /// Parts still to be looked through.
    open: Vec<Import>,
    seen: BTreeSet<Import>,
}

/// Why a file is not looked into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Why {
    Network,
    Outside,
    NotAtHand,
    Unreadable,
}

impl Run<'_, '_> {
    /// Looks through a part of another file.
    fn scan_other(
        &mut self,
        import: &Import,
        entry: &Value,
        place: &Place<'_>,
        diagnostics: &mut Diagnostics,
    ) {
        let Some(at) = import.file.checked_sub(1).filter(|at| *at < self.scan.others.len()) else {
            return;
        };
        let file = std::mem::replace(
            self.scan.others.get_mut(at).expect("the index was just checked"),
            Loaded {
                path: String::new(),
                value: Value::Null,
                place: Place::default(),
            },
        );
        let mut found = Vec::new();
        if let Some(part) = file.value.pointer(&import.pointer) {
            let pointer = Pointer::from(import.pointer.as_str());
            references(self.scan.version, import.kind, part, &pointer, &mut found);
        }
        if let Some(slot) = self.scan.others.get_mut(at) {
            *slot = file;
        }
        for (kind, reference, pointer) in found {
            let span = self
                .scan
                .others
                .get(at)
                .map_or_else(|| place.of(&Pointer::root()), |file| file.place.of(&pointer.join("$ref")));
            self.take(import.file, kind, &reference, span, entry, diagnostics);
        }
    }

    fn visit(
        &mut self,
        file: usize,
        kind: Kind,
        part: &Value,
        pointer: &Pointer,
        (entry, place): (&Value, &Place<'_>),
        diagnostics: &mut Diagnostics,
    ) {
        let mut found = Vec::new();
        references(self.scan.version, kind, part, pointer, &mut found);
        for (kind, reference, pointer) in found {
            let span = place.of(&pointer.join("$ref"));
            self.take(file, kind, &reference, span, entry, diagnostics);
        }
    }

    /// Notes what one reference leads to.
    fn take(
        &mut self,
        file: usize,
        kind: Kind,
        reference: &str,
        span: docwright_model::Span,
        entry: &Value,
        diagnostics: &mut Diagnostics,
    ) {
        let target = match locate(self.scan.path(file), reference) {
            Ok(target) => target,
            Err(Refusal::Network) => {
                let file = reference.split('#').next().unwrap_or_default();
                return self.miss(Why::Network, file, span);
            }
            Err(Refusal::Outside) => return self.miss(Why::Outside, reference, span),
        };
        if !self.load(&target.path, span, diagnostics) {
            return;
        }
        let import = self.follow(file, reference, kind, entry, diagnostics);
        // A document is no part of itself.
        let import = import.filter(|import| import.file != 0 || !import.pointer.is_empty());
        let Some(import) = import else {
            return dangling(diagnostics, reference, span);
        };
        if self.scan.is_component(&import) {
            self.scan.respelt |= reference != format!("#{}", import.pointer);
            return;
        }
        if is_inlined(kind) || section(self.scan.version, kind).is_some() {
            if self.seen.insert(import.clone()) {
                self.open.push(import.clone());
            }
            self.scan.imports.insert(import);
        }
    }

    /// What a reference leads to in the end, with the files read that are on the way.
    fn follow(
        &mut self,
        file: usize,
        reference: &str,
        kind: Kind,
        entry: &Value,
        diagnostics: &mut Diagnostics,
    ) -> Option<Import> {
        loop {
            let import = self.scan.follow(file, reference, kind, entry)?;
            if self.scan.is_component(&import) {
                return Some(import);
            }
            let root = match import.file.checked_sub(1) {
                None => entry,
                Some(at) => &self.scan.others.get(at)?.value,
            };
            let next = root.pointer(&import.pointer).and_then(|part| may_refer(kind, part));
            let next = next.and_then(|next| locate(self.scan.path(import.file), next).ok());
            let unread = next.filter(|next| self.scan.index(&next.path).is_none());
            // Each round reads one more file of a finite set.
            let (Some(unread), Some((id, source))) =
                (&unread, unread.as_ref().and_then(|next| self.files.get(&next.path)))
            else {
                return Some(import);
            };
            let (value, place) = parse(id, source.text(), diagnostics)?;
            self.scan.others.push(Loaded {
                path: unread.path.clone(),
                value,
                place,
            });
        }
    }

    /// Reads a file unless it is read; false where it is not at hand.
    fn load(
        &mut self,
        path: &str,
        span: docwright_model::Span,
        diagnostics: &mut Diagnostics,
    ) -> bool {
        if self.scan.index(path).is_some() {
            return true;
        }
        let Some((id, source)) = self.files.get(path) else {
            self.miss(Why::NotAtHand, path, span);
            return false;
        };
        if self.missing.contains_key(&(Why::Unreadable, path.to_owned())) {
            return false;
        }
        let Some((value, place)) = parse(id, source.text(), diagnostics) else {
            self.miss(Why::Unreadable, path, span);
            return false;
        };
        self.scan.others.push(Loaded {
            path: path.to_owned(),
            value,
            place,
        });
        true
    }

    fn miss(&mut self, why: Why, what: &str, span: docwright_model::Span) {
        let entry = self.missing.entry((why, what.to_owned()));
        entry.or_insert((span, 0)).1 += 1;
    }

    fn report_missing(&self, diagnostics: &mut Diagnostics) {
        for ((why, what), (span, count)) in &self.missing {
            let why = match why {
                Why::Network => "stands on the network, which is never asked",
                Why::Outside => "leads out of the folder whose files may be read",
                Why::NotAtHand => "is no file that could be read",
                Why::Unreadable => continue,
            };
            let times = match count {
                1 => String::new(),
                n => format!(" ({n} references)"),
            };
            let message = format!("`{what}` {why}{times}");
            report(diagnostics, codes::UNREAD_FILE, message, *span);
        }
    }
}

/// Every reference at or below a part.
fn references(
    version: Version,
    kind: Kind,
    part: &Value,
    pointer: &Pointer,
    found: &mut Vec<(Kind, String, Pointer)>,
) {
    if let Some(reference) = may_refer(kind, part) {
        found.push((kind, reference.to_owned(), pointer.clone()));
    }
    if kind == Kind::Discriminator {
        let targets = part.get("mapping").and_then(Value::as_object);
        for (name, target) in targets.into_iter().flatten() {
            if let Some(target) = target.as_str().filter(|t| is_mapping_reference(t)) {
                let at = pointer.join("mapping").join(name);
                found.push((Kind::Schema, target.to_owned(), at));
            }
        }
    }
    children(version, kind, part, pointer, &mut |kind, value, pointer| {
        references(version, kind, value, &pointer, found);
    });
}

/// Whether the target of a discriminator is a reference and not a component's name.
pub(super) fn is_mapping_reference(target: &str) -> bool {
    target.contains(['#', '/'])
}
