//! Where the parts of a document went.

use std::collections::BTreeMap;
use std::hash::BuildHasher;

use indexmap::IndexMap;
use serde_json::Value;

use crate::Pointer;

/// The parts that moved, in the order they did.
#[derive(Debug, Default)]
pub(crate) struct Moves(Vec<Move>);

/// Where a part stood, and where it stands now.
#[derive(Debug)]
struct Move {
    from: String,
    to: String,
    /// Whether it took the place of another in the same list, which had gone elsewhere before.
    is_shift: bool,
}

impl Moves {
    /// Notes that a part stands elsewhere; one part may come to stand in several places.
    pub(crate) fn push(&mut self, from: &Pointer, to: &Pointer) {
        self.add(from, to, false);
    }

    /// Notes that an item of a list took the place of one that is gone.
    pub(crate) fn shift(&mut self, list: &Pointer, from: usize, to: usize) {
        self.add(&list.join(from), &list.join(to), true);
    }

    fn add(&mut self, from: &Pointer, to: &Pointer, is_shift: bool) {
        self.0.push(Move {
            from: from.as_str().to_owned(),
            to: to.as_str().to_owned(),
            is_shift,
        });
    }

    /// Gives every part that moved what was noted of it where it stood.
    pub(crate) fn follow<T: Clone, S: BuildHasher + Default>(
        &self,
        notes: &mut IndexMap<String, T, S>,
    ) {
        if self.0.is_empty() {
            return;
        }
        let mut all: BTreeMap<String, T> = std::mem::take(notes).into_iter().collect();
        for Move { from, to, is_shift } in &self.0 {
            if *is_shift {
                remove_below(&mut all, to);
            }
            let below = format!("{from}/");
            let moved: Vec<_> = all
                .range(below.clone()..)
                .take_while(|(pointer, _)| pointer.starts_with(&below))
                .map(|(pointer, note)| (pointer.clone(), note.clone()))
                .chain(all.get(from).map(|note| (from.clone(), note.clone())))
                .collect();
            for (pointer, note) in moved {
                let rest = pointer.strip_prefix(from.as_str()).unwrap_or_default();
                all.insert(format!("{to}{rest}"), note);
            }
        }
        notes.extend(all);
    }

    /// Points every reference to a part that moved at where it stands now.
    pub(crate) fn follow_references(&self, value: &mut Value) {
        if self.0.is_empty() {
            return;
        }
        let mut first: BTreeMap<&str, &Move> = BTreeMap::new();
        for moved in &self.0 {
            first.entry(&moved.from).or_insert(moved);
        }
        let mut open = vec![value];
        while let Some(value) = open.pop() {
            match value {
                Value::Object(members) => {
                    if let Some(Value::String(target)) = members.get_mut("$ref")
                        && let Some(now) = target.strip_prefix('#').and_then(|p| follow(&first, p))
                    {
                        *target = format!("#{now}");
                    }
                    open.extend(members.values_mut());
                }
                Value::Array(items) => open.extend(items),
                _ => {}
            }
        }
    }
}

/// Forgets what is noted of a part and of everything in it.
fn remove_below<T>(all: &mut BTreeMap<String, T>, pointer: &str) {
    let below = format!("{pointer}/");
    let inside = all.range(below.clone()..);
    let inside = inside.take_while(|(inner, _)| inner.starts_with(&below));
    let gone: Vec<String> = inside.map(|(inner, _)| inner.clone()).collect();
    for inner in gone {
        all.remove(&inner);
    }
    all.remove(pointer);
}

/// Where a pointer leads after all moves, or none where it stays.
fn follow(moves: &BTreeMap<&str, &Move>, pointer: &str) -> Option<String> {
    /// A part moves with what holds it, then on its own; never more often than this.
    const MOST: usize = 8;
    let mut now = decoded(pointer);
    for _ in 0..MOST {
        let mut at = now.as_str();
        let found = loop {
            if let Some(moved) = moves.get(at) {
                break Some((at.len(), *moved));
            }
            match at.rsplit_once('/') {
                Some((up, _)) => at = up,
                None => break None,
            }
        };
        match found {
            Some((length, Move { to, is_shift, .. })) => {
                let next = format!("{to}{}", now.get(length..).unwrap_or_default());
                let is_last = *is_shift || next == now;
                now = next;
                if is_last {
                    break;
                }
            }
            None => break,
        }
    }
    (now != pointer).then_some(now)
}

/// A pointer in a reference without the percent signs that a URL may need.
pub(crate) fn decoded(pointer: &str) -> String {
    let mut pieces = pointer.split('%');
    let mut bytes = pieces.next().unwrap_or_default().as_bytes().to_vec();
    for piece in pieces {
        let code = piece
            .get(..2)
            .and_then(|code| u8::from_str_radix(code, 16).ok());
        if let (Some(code), Some(rest)) = (code, piece.get(2..)) {
            bytes.push(code);
            bytes.extend(rest.as_bytes());
        } else {
            bytes.push(b'%');
            bytes.extend(piece.as_bytes());
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| pointer.to_owned())
}
