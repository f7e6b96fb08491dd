//! Every reference is followed once.
//!
//! In: a document and the files at hand. Out: a [`Scan`]; findings on what leads nowhere or is not at hand.

use std::collections::{BTreeMap, BTreeSet};

use docwright_model::{Diagnostics, Span};
use serde_json::Value;

use super::scan::{Loaded, Scan};
use super::target::{Refusal, locate};
use super::{Files, Import, children, dangling, is_inlined, may_refer, report, section};
use crate::anatomy::Kind;
use crate::read::place::Place;
use crate::read::{Version, parse};
use crate::{Pointer, codes};

/// Follows every reference of the document and of what it refers to.
pub(super) fn follow_all<'s>(
    files: &Files<'s>,
    version: Version,
    value: &Value,
    place: &Place<'_>,
    diagnostics: &mut Diagnostics,
) -> Scan<'s> {
    let mut run = Run {
        scan: Scan {
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
    run.visit(
        0,
        Kind::Root,
        value,
        &Pointer::root(),
        (value, place),
        diagnostics,
    );
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

/// A scan under way.
struct Run<'s, 'f> {
    scan: Scan<'s>,
    files: &'f Files<'s>,
    /// What is not followed, with the first place that wants it and how many there are.
    missing: BTreeMap<(Why, String), (Span, usize)>,
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
        let Some(at) = import
            .file
            .checked_sub(1)
            .filter(|at| *at < self.scan.others.len())
        else {
            return;
        };
        let file = std::mem::replace(
            self.scan
                .others
                .get_mut(at)
                .expect("the index was just checked"),
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
            let span = self.scan.others.get(at).map_or_else(
                || place.of(&Pointer::root()),
                |file| file.place.of(&pointer.join("$ref")),
            );
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
        span: Span,
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
            let next = root
                .pointer(&import.pointer)
                .and_then(|part| may_refer(kind, part));
            let next = next.and_then(|next| locate(self.scan.path(import.file), next).ok());
            let unread = next.filter(|next| self.scan.index(&next.path).is_none());
            // Each round reads one more file of a finite set.
            let (Some(unread), Some((id, source))) = (
                &unread,
                unread.as_ref().and_then(|next| self.files.get(&next.path)),
            ) else {
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
    fn load(&mut self, path: &str, span: Span, diagnostics: &mut Diagnostics) -> bool {
        if self.scan.index(path).is_some() {
            return true;
        }
        let Some((id, source)) = self.files.get(path) else {
            self.miss(Why::NotAtHand, path, span);
            return false;
        };
        if self
            .missing
            .contains_key(&(Why::Unreadable, path.to_owned()))
        {
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

    fn miss(&mut self, why: Why, what: &str, span: Span) {
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
