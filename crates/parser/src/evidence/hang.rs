//! Rows whose marks hang them one level too deep, which the value shown tells.
//!
//! Some releases of templates forget to come back out of an object: the fields behind it have the marks of its own fields.
//! A row moves out where the value shows no such field where the row stands, and one where it then stands.

use docwright_model::{Diagnostic, Diagnostics, Span};
use foldhash::HashSet;

use super::json::fields::Fields;
use super::json::{Json, JsonValue};
use super::tree::Node;
use super::vocabulary::Vocabulary;
use crate::codes;

/// Moves rows out to where the sample shows their fields.
pub(crate) fn hang(
    nodes: &mut Vec<Node<'_, '_>>,
    sample: Option<&Json<'_>>,
    vocabulary: &Vocabulary,
    diagnostics: &mut Diagnostics,
) {
    let Some(sample) = sample else { return };
    let mut hanger = Hanger {
        vocabulary,
        first: None,
        moved: 0,
    };
    hanger.level(nodes, first_item(sample));
    if let Some((span, name)) = hanger.first {
        let more = match hanger.moved {
            1 => String::new(),
            moved => format!("; so do {} rows more", moved - 1),
        };
        let message = format!(
            "the sample shows `{name}` further out than its marks say, and it was read so{more}"
        );
        diagnostics.push(Diagnostic::new(codes::MOVED_ROW, message).at(span));
    }
}

struct Hanger<'v> {
    vocabulary: &'v Vocabulary,
    /// The first row that was moved.
    first: Option<(Span, String)>,
    moved: usize,
}

/// The rows of one level while they are settled.
struct Level<'l, 'j, 'd, 'a> {
    /// The value they tell the fields of, and its fields by name.
    shown: &'j Json<'j>,
    fields: Fields<'j, 'j>,
    /// The names of the rows.
    known: HashSet<String>,
    out: &'l mut Vec<Node<'d, 'a>>,
}

impl Hanger<'_> {
    /// Settles rows that stand side by side and tell the fields of what is shown.
    fn level(&mut self, nodes: &mut Vec<Node<'_, '_>>, shown: &Json<'_>) {
        if nodes.iter().all(|node| node.children.is_empty()) {
            return;
        }
        let mut out = Vec::with_capacity(nodes.len());
        let mut level = Level {
            shown,
            fields: Fields::of(shown),
            known: nodes.iter().map(|node| node.name.clone()).collect(),
            out: &mut out,
        };
        for node in std::mem::take(nodes) {
            self.place(node, &mut level);
        }
        *nodes = out;
    }

    /// Puts a row among those of its level, and behind it those of its own rows that belong there too.
    fn place<'j, 'd, 'a>(&mut self, mut node: Node<'d, 'a>, level: &mut Level<'_, 'j, 'd, 'a>) {
        let Some(own) = self.own(&node, level).filter(|_| !node.children.is_empty()) else {
            level.out.push(node);
            return;
        };
        self.level(&mut node.children, own);
        let mut moved = Vec::new();
        if !std::ptr::eq(own, level.shown) && matches!(own.value, JsonValue::Object(_)) {
            let own = Fields::of(own);
            let is_out = |child: &mut Node<'d, 'a>| {
                let name = child.name.as_str();
                child.combination.is_none()
                    && !own.has(name)
                    && level.fields.has(name)
                    && level.known.insert(child.name.clone())
            };
            moved.extend(node.children.extract_if(.., is_out));
        }
        level.out.push(node);
        self.moved += moved.len();
        for child in moved {
            self.first
                .get_or_insert_with(|| (child.span, child.name.clone()));
            self.place(child, level);
        }
    }

    /// What is shown for a row's own rows.
    fn own<'j>(&self, node: &Node<'_, '_>, level: &Level<'_, 'j, '_, '_>) -> Option<&'j Json<'j>> {
        let name = Some(node.name.as_str());
        let is_same = node.is_item
            || node.combination.is_some()
            || self.vocabulary.rows.anonymous == name
            || self.vocabulary.rows.array_item == name;
        if is_same {
            return Some(level.shown);
        }
        level
            .fields
            .get(node.name.as_str())
            .map(|shown| first_item(shown))
    }
}

fn first_item<'j, 'a>(json: &'j Json<'a>) -> &'j Json<'a> {
    match &json.value {
        JsonValue::Array(items) => items.first().unwrap_or(json),
        _ => json,
    }
}
