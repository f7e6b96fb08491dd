//! Names from docs as keys of components.

use docwright_model::{Diagnostic, Diagnostics, Span};
use foldhash::{HashMap, HashSet};

use crate::codes;

/// From a name in the docs to the component's key.
#[derive(Debug, Default)]
pub(crate) struct Names {
    keys: HashMap<String, String>,
}

impl Names {
    /// A key for each name; legal names are their own, and no other name takes theirs.
    pub(crate) fn of<'a>(
        names: impl Iterator<Item = (&'a String, Option<Span>)> + Clone,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let mut taken = Taken::default();
        let legal = names.clone().filter(|(name, _)| is_legal(name));
        let mut keys: HashMap<String, String> = legal
            .map(|(name, _)| (name.clone(), taken.give(name, '_')))
            .collect();
        for (name, span) in names.filter(|(name, _)| !is_legal(name)) {
            let key = taken.give(&respell(name), '_');
            diagnostics.push(
                Diagnostic::new(
                    codes::ILLEGAL_COMPONENT_NAME,
                    format!("`{name}` is named `{key}` in the document"),
                )
                .at_opt(span),
            );
            keys.insert(name.clone(), key);
        }
        Self { keys }
    }

    /// The key of a name the docs define.
    pub(crate) fn key(&self, name: &str) -> Option<&str> {
        self.keys.get(name).map(String::as_str)
    }
}

/// Names of which each is given out once.
#[derive(Debug, Default)]
pub(crate) struct Taken {
    /// Names that only who asks for them is given.
    wanted: HashSet<String>,
    given: HashSet<String>,
    /// The number that a name was last given out with, so that thousands of a kind do not each begin from the first.
    last: HashMap<String, usize>,
}

impl Taken {
    /// Nothing is given out yet, and nobody is given one of these names without asking for it.
    pub(crate) fn except(wanted: impl Iterator<Item = String>) -> Self {
        Self {
            wanted: wanted.collect(),
            ..Self::default()
        }
    }

    /// `name`, or the first of `name_2`, `name_3` … that is free.
    pub(crate) fn give(&mut self, name: &str, separator: char) -> String {
        if self.given.insert(name.to_owned()) {
            return name.to_owned();
        }
        let last = self.last.entry(name.to_owned()).or_insert(1);
        loop {
            *last += 1;
            let candidate = format!("{name}{separator}{last}");
            if !self.wanted.contains(&candidate) && self.given.insert(candidate.clone()) {
                return candidate;
            }
        }
    }
}

fn is_legal(name: &str) -> bool {
    !name.is_empty() && name.chars().all(is_legal_character)
}

fn is_legal_character(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-')
}

fn respell(name: &str) -> String {
    let respelt: String = name
        .chars()
        .map(|c| if is_legal_character(c) { c } else { '_' })
        .collect();
    if respelt.is_empty() {
        "unnamed".to_owned()
    } else {
        respelt
    }
}
