//! Where the parts of a document went.

use std::collections::BTreeMap;
use std::ops::Range;

use indexmap::IndexMap;
use serde_json::Value;

use crate::Pointer;

/// Pairs of pointers in the order the parts moved: where each stood, and where it stands now.
#[derive(Debug, Default)]
pub(crate) struct Moves(Vec<(String, String)>);

impl Moves {
    pub(crate) fn push(&mut self, from: &Pointer, to: &Pointer) {
        self.0
            .push((from.as_str().to_owned(), to.as_str().to_owned()));
    }

    /// Gives every part that moved the position it had.
    pub(crate) fn follow_positions(&self, ranges: &mut IndexMap<String, Range<usize>>) {
        if self.0.is_empty() {
            return;
        }
        let mut all: BTreeMap<String, Range<usize>> = std::mem::take(ranges).into_iter().collect();
        for (from, to) in &self.0 {
            let below = format!("{from}/");
            let moved: Vec<_> = all
                .range(below.clone()..)
                .take_while(|(pointer, _)| pointer.starts_with(&below))
                .map(|(pointer, range)| (pointer.clone(), range.clone()))
                .chain(all.get(from).map(|range| (from.clone(), range.clone())))
                .collect();
            for (pointer, range) in moved {
                let rest = pointer.strip_prefix(from.as_str()).unwrap_or_default();
                all.insert(format!("{to}{rest}"), range);
            }
        }
        ranges.extend(all);
    }

    /// Points every reference to a part that moved at where it stands now.
    pub(crate) fn follow_references(&self, value: &mut Value) {
        if self.0.is_empty() {
            return;
        }
        let mut first: BTreeMap<&str, &str> = BTreeMap::new();
        for (from, to) in &self.0 {
            first.entry(from).or_insert(to);
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

/// Where a pointer leads after all moves, or none where it stays.
fn follow(moves: &BTreeMap<&str, &str>, pointer: &str) -> Option<String> {
    /// A part moves with what holds it, then on its own; never more often than this.
    const MOST: usize = 8;
    let mut now = decoded(pointer);
    for _ in 0..MOST {
        let mut at = now.as_str();
        let found = loop {
            if let Some(to) = moves.get(at) {
                break Some((at.len(), *to));
            }
            match at.rsplit_once('/') {
                Some((up, _)) => at = up,
                None => break None,
            }
        };
        match found {
            Some((length, to)) => {
                let next = format!("{to}{}", now.get(length..).unwrap_or_default());
                if next == now {
                    break;
                }
                now = next;
            }
            None => break,
        }
    }
    (now != pointer).then_some(now)
}

/// A pointer in a reference without the percent signs that a URL may need.
fn decoded(pointer: &str) -> String {
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
