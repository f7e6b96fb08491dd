//! Where each node of a JSON text stands.
//!
//! In: text that a parser of values has already accepted, so that nothing is checked again and no tree is made of it.
//! Out: a note of each node, outer ones first. This module must not know what the nodes mean.

use std::borrow::Cow;
use std::ops::Range;

use super::{Noted, Positions};
use crate::Step;

/// Notes all nodes of a text.
pub(super) fn walk(text: &str, positions: &mut Positions) {
    let mut walk = Walk {
        text,
        at: 0,
        line_end: 0,
        pointer: String::new(),
        positions,
    };
    walk.blanks();
    walk.note(walk.at..walk.at);
    walk.node();
}

struct Walk<'t, 'p> {
    text: &'t str,
    /// How much has been seen.
    at: usize,
    /// Where the line that was last asked for ends.
    line_end: usize,
    /// The pointer of the node at hand.
    pointer: String,
    positions: &'p mut Positions,
}

impl<'t> Walk<'t, '_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn rest(&self) -> &'t [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    fn skip(&mut self, is_skipped: impl Fn(u8) -> bool) {
        let skipped = self.rest().iter().take_while(|&&byte| is_skipped(byte));
        self.at += skipped.count();
    }

    fn blanks(&mut self) {
        self.skip(|byte| byte.is_ascii_whitespace());
    }

    fn note(&mut self, range: Range<usize>) -> Noted {
        self.positions.note(&self.pointer, range, self.text)
    }

    fn opens(&self) -> bool {
        matches!(self.peek(), Some(b'{' | b'['))
    }

    /// Goes past the node that begins here. The parser before bounds how deep this goes.
    fn node(&mut self) {
        match self.peek() {
            Some(b'{') => self.members(),
            Some(b'[') => self.items(),
            Some(b'"') => self.string(),
            _ => {
                let ends =
                    |byte: u8| matches!(byte, b',' | b']' | b'}') || byte.is_ascii_whitespace();
                self.skip(|byte| !ends(byte));
            }
        }
    }

    fn members(&mut self) {
        self.at += 1;
        loop {
            self.skip(|byte| byte == b',' || byte.is_ascii_whitespace());
            let start = self.at;
            if self.peek() != Some(b'"') {
                self.at += 1;
                return;
            }
            self.string();
            let key = start..self.at;
            self.skip(|byte| byte == b':' || byte.is_ascii_whitespace());
            let outer = self.enter(&name(self.text.get(key.clone()).unwrap_or_default()));
            // The key alone where an object or array follows, else the key with its value.
            if self.opens() {
                self.note(key);
                self.node();
            } else {
                self.node();
                self.note(start..self.at);
            }
            self.pointer.truncate(outer);
        }
    }

    fn items(&mut self) {
        self.at += 1;
        for index in 0_usize.. {
            self.skip(|byte| byte == b',' || byte.is_ascii_whitespace());
            let start = self.at;
            if matches!(self.peek(), None | Some(b']')) {
                self.at += 1;
                return;
            }
            let outer = self.enter(&index);
            if self.opens() {
                // Outer nodes are noted first, before it is known where they end.
                let line_end = self.line_end();
                let noted = self.note(start..start);
                self.node();
                let line = self.text.get(start..line_end.min(self.at));
                let length = line.map_or(0, |line| line.trim_end().len());
                self.positions.end(noted, start + length);
            } else {
                self.node();
                self.note(start..self.at);
            }
            self.pointer.truncate(outer);
        }
    }

    /// Goes to a node inside; gives the length of the pointer that leads back.
    fn enter(&mut self, step: &impl Step) -> usize {
        let outer = self.pointer.len();
        self.pointer.push('/');
        step.append(&mut self.pointer);
        outer
    }

    fn string(&mut self) {
        self.at += 1;
        while let Some(length) = memchr::memchr2(b'"', b'\\', self.rest()) {
            let is_end = self.rest().get(length) == Some(&b'"');
            self.at += length + if is_end { 1 } else { 2 };
            if is_end {
                return;
            }
        }
        self.at = self.text.len();
    }

    /// Where the line at hand ends. Lines are asked for in their order, so each is looked through once.
    fn line_end(&mut self) -> usize {
        if self.line_end <= self.at {
            let length = memchr::memchr2(b'\n', b'\r', self.rest());
            self.line_end = length.map_or(self.text.len(), |length| self.at + length);
        }
        self.line_end
    }
}

/// A key without its quotes and escapes.
fn name(quoted: &str) -> Cow<'_, str> {
    let plain = quoted.get(1..quoted.len().saturating_sub(1));
    match plain.filter(|name| !name.contains('\\')) {
        Some(name) => Cow::Borrowed(name),
        None => Cow::Owned(serde_json::from_str(quoted).unwrap_or_default()),
    }
}
