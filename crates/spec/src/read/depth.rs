//! A guard before the YAML reader, whose time grows with the square of the depth.

use saphyr_parser::{Event, Parser};

/// Deeper text is refused; the readers of values stop there too.
const DEEPEST: usize = 128;

/// Where a text is nested too deep, if it is.
pub(super) fn too_deep(text: &str) -> Option<usize> {
    if !may_be_deep(text) {
        return None;
    }
    let mut depth = 0_usize;
    let mut parser = Parser::new_from_str(text);
    while let Some(Ok((event, span))) = parser.next_event() {
        match event {
            Event::MappingStart(..) | Event::SequenceStart(..) => depth += 1,
            Event::MappingEnd | Event::SequenceEnd => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            let characters = text.char_indices().nth(span.start.index());
            return Some(characters.map_or(text.len(), |(at, _)| at));
        }
    }
    None
}

/// A quick look that takes every bracket for one that counts; hardly any document needs the long one.
fn may_be_deep(text: &str) -> bool {
    let mut depth = 0_usize;
    text.bytes().any(|byte| {
        match byte {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > DEEPEST
    })
}
