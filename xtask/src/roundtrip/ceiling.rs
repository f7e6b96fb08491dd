//! What the stock templates of widdershins do not print, so that nobody can read it back.
//!
//! In: the scorer's report with every fact that is missing. Out: how many of them no reader could have found, each by a
//! rule that names the line of widdershins 4.0.1 that leaves it out. This module must not know how docs are read.

mod rules;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::Value;

use rules::RULES;

/// How many facts each rule takes away.
#[derive(Debug, Default)]
pub(super) struct Ceiling {
    counts: BTreeMap<(&'static str, &'static str), u64>,
}

impl Ceiling {
    /// The facts of a report that are missing because they are not printed.
    pub(super) fn of(report: &Value, truth: &Value) -> Self {
        let mut out = Self::default();
        let Some(missing) = report.get("missing").and_then(Value::as_object) else {
            return out;
        };
        for (category, facts) in missing {
            for fact in facts.as_array().into_iter().flatten() {
                let fact = fact.as_str().unwrap_or_default();
                let found = RULES.iter().find(|rule| rule.fits(category, fact, truth));
                if let Some(rule) = found {
                    *out.counts.entry((rule.category, rule.why)).or_default() += 1;
                }
            }
        }
        out
    }

    /// All of them.
    pub(super) fn lost(&self) -> u64 {
        self.counts.values().sum()
    }

    /// Those of one of the scorer's categories.
    pub(super) fn lost_of(&self, category: &str) -> u64 {
        let own = self.counts.iter().filter(|((own, _), _)| *own == category);
        own.map(|(_, count)| count).sum()
    }

    /// Takes over the counts of another.
    pub(super) fn add(&mut self, other: &Self) {
        for (key, count) in &other.counts {
            *self.counts.entry(*key).or_default() += count;
        }
    }

    /// What is lost and why.
    pub(super) fn table(&self) -> String {
        let mut text = String::from("| Category | Not printed | Why |\n|---|---|---|\n");
        for ((category, why), count) in &self.counts {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "| {category} | {count} | {why} |");
        }
        text
    }
}
