//! Names from docs as keys of components.

use docwright_model::{Diagnostic, Diagnostics, Span};
use indexmap::{IndexMap, IndexSet};

use crate::codes;

/// From a name in the docs to the component's key.
#[derive(Debug, Default)]
pub(crate) struct Names {
    keys: IndexMap<String, String>,
}

impl Names {
    /// A key for each name; legal names are their own, and no other name takes theirs.
    pub(crate) fn of<'a>(
        names: impl Iterator<Item = (&'a String, Option<Span>)> + Clone,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let legal = names.clone().map(|(name, _)| name).filter(|n| is_legal(n));
        let mut taken: IndexSet<String> = legal.cloned().collect();
        let mut keys = IndexMap::new();
        for (name, span) in names {
            if is_legal(name) {
                keys.insert(name.clone(), name.clone());
                continue;
            }
            let key = unique(&respell(name), '_', |key| taken.contains(key));
            diagnostics.push(
                Diagnostic::new(
                    codes::ILLEGAL_COMPONENT_NAME,
                    format!("`{name}` is named `{key}` in the document"),
                )
                .at_opt(span),
            );
            taken.insert(key.clone());
            keys.insert(name.clone(), key);
        }
        Self { keys }
    }

    /// The key of a name the docs define.
    pub(crate) fn key(&self, name: &str) -> Option<&str> {
        self.keys.get(name).map(String::as_str)
    }
}

/// `name`, or the first of `name_2`, `name_3` … that is free.
pub(crate) fn unique(name: &str, separator: char, is_taken: impl Fn(&str) -> bool) -> String {
    if !is_taken(name) {
        return name.to_owned();
    }
    let mut number = 2_usize;
    loop {
        let candidate = format!("{name}{separator}{number}");
        if !is_taken(&candidate) {
            return candidate;
        }
        number += 1;
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
