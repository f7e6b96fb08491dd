//! Where a type ends that other cells ran into.

use super::cells::{Doubt, Splitter};
use super::names::{is_name, is_name_char};

const TYPES: [&str; 10] = [
    "string",
    "integer",
    "number",
    "boolean",
    "object",
    "array",
    "binary",
    "any",
    "null",
    "undefined",
];

/// What stands behind a type that may be `null`.
const OR_NULL: &str = "¦null";

/// What speaks against a name that is not known, of a package that is.
const KNOWN_PACKAGE: Doubt = 2;

/// What speaks against a name that is known only by its dot.
const UNKNOWN_PACKAGE: Doubt = 12;

impl Splitter<'_> {
    /// Types at the beginning of a text, with how much speaks against each.
    pub(super) fn types(&self, text: &str, depth: usize) -> Vec<(usize, Doubt)> {
        if depth > 4 {
            return Vec::new();
        }
        let mut out = Vec::new();
        for (open, close) in [("array of ", ""), ("array[", "]")] {
            if let Some(inner) = text.strip_prefix(open) {
                for (length, doubt) in self.types(inner, depth + 1) {
                    let ends = inner
                        .get(length..)
                        .is_some_and(|after| after.starts_with(close));
                    if ends {
                        out.push((open.len() + length + close.len(), doubt));
                    }
                }
            }
        }
        for word in TYPES.iter().filter(|word| text.starts_with(**word)) {
            out.push((word.len(), 0));
            let after = text.get(word.len()..).unwrap_or_default();
            if let Some(end) = after.strip_prefix('(').and_then(|inner| inner.find(')')) {
                out.push((word.len() + end + 2, 0));
            }
        }
        self.schema_names(text, &mut out);
        let may_be_null = |&(length, doubt): &(usize, Doubt)| {
            let after = text.get(length..)?;
            after
                .starts_with(OR_NULL)
                .then_some((length + OR_NULL.len(), doubt))
        };
        let nullable: Vec<_> = out.iter().filter_map(may_be_null).collect();
        out.extend(nullable);
        out
    }

    /// Whether a text that is a type names a schema.
    fn is_schema(&self, text: &str) -> bool {
        let name = text.trim_start_matches("array of ");
        name.contains('.') || self.names.has(name)
    }

    /// Names of schemas at the beginning of a text: those known, and those with a dot that end where a known word begins.
    fn schema_names(&self, text: &str, out: &mut Vec<(usize, Doubt)>) {
        if !text.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return;
        }
        let run = text.find(|c: char| !is_name_char(c)).unwrap_or(text.len());
        let whole = text.get(..run).unwrap_or_default();
        let ends = whole.char_indices().map(|(at, _)| at).skip(1).chain([run]);
        for end in ends {
            let (Some(name), Some(after)) = (text.get(..end), text.get(end..)) else {
                continue;
            };
            if self.names.has(name) {
                out.push((end, 0));
            } else if let Some((package, own)) = name.split_once('.')
                && !own.is_empty()
                && is_name(name)
                && (after.is_empty() || after.starts_with("true") || after.starts_with("false"))
            {
                let doubt = if self.names.has_package(package) {
                    2
                } else {
                    UNKNOWN_PACKAGE
                };
                out.push((end, doubt));
            }
        }
    }

    /// The type that ends a row, which may be none.
    pub(super) fn last_type(&self, rest: &str) -> Vec<(usize, Doubt)> {
        let mut out: Vec<(usize, Doubt)> = self
            .types(rest, 0)
            .into_iter()
            .filter(|&(length, _)| length == rest.len())
            .collect();
        if rest.is_empty() {
            out.push((0, 0));
        }
        out
    }

    /// The lengths of a description that a type, or nothing, follows. Mostly it repeats the status's phrase.
    pub(super) fn before_type(&self, rest: &str, phrase: Option<&str>) -> Vec<(usize, Doubt)> {
        let own = phrase.filter(|phrase| rest.starts_with(phrase));
        if let Some(own) = own {
            let after = rest.get(own.len()..).unwrap_or_default();
            if !self.last_type(after).is_empty() {
                return vec![(own.len(), 0)];
            }
        }
        let mut out: Vec<(usize, Doubt)> = Vec::new();
        let (mut has_known, mut has_name) = (false, false);
        for (at, _) in rest.char_indices() {
            let text = rest.get(at..).unwrap_or_default();
            let types = self.last_type(text);
            let Some(doubt) = types.into_iter().map(|(_, doubt)| doubt).min() else {
                continue;
            };
            let is_name = self.is_schema(text);
            has_name |= is_name;
            match doubt {
                // The longest of known types: `array of pkg.Name` over `pkg.Name`.
                0 if is_name && !has_known => {
                    has_known = true;
                    out.push((at, 0));
                }
                0 if is_name => {}
                // A word such as `string` may as well be the last of the description.
                0 => out.push((at, if self.shows_answer() { 5 } else { 45 })),
                KNOWN_PACKAGE => out.push((at, 4)),
                _ => out.push((at, 60)),
            }
        }
        let without = if self.section.has_request && !self.section.accepts {
            0
        } else if has_name {
            50
        } else {
            20
        };
        out.push((rest.len(), without));
        out
    }

    /// Whether the section shows an answer, so that some status has a body.
    fn shows_answer(&self) -> bool {
        !self.section.shown.is_empty() && self.section.accepts
    }
}
