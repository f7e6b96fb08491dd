//! Whether values are as they are documented to be, beyond their types.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;
use std::ops::{Bound, RangeBounds};
use std::sync::{Arc, Mutex, PoisonError};

use axum::http::StatusCode;
use bytes::Bytes;
use regex::Regex;
use serde::Serialize;
use serde_json::{Value, json};

use super::json::escaped;
use super::problem::Problem;

/// How many findings are told; there may be one for each item of a long list.
const MOST: usize = 20;

/// What is wrong with a request.
#[derive(Debug, Default)]
pub struct Check {
    parameter: Option<&'static str>,
    path: Vec<Step>,
    findings: Vec<Value>,
    sent: Option<Bytes>,
    read: Option<Value>,
}

#[derive(Debug)]
enum Step {
    Field(&'static str),
    Key(String),
    Item(usize),
}

impl Check {
    /// Refuses the request where anything was found.
    pub fn finish(self) -> Result<(), Problem> {
        let Some(first) = self.findings.first() else {
            return Ok(());
        };
        let detail = first["detail"].as_str().unwrap_or_default();
        let problem = Problem::new(StatusCode::BAD_REQUEST, detail);
        let problem = match first.get("parameter") {
            Some(name) => problem.with("parameter", name.clone()),
            None => problem,
        };
        Err(problem.with("errors", self.findings))
    }

    /// Checks a parameter.
    pub fn parameter<T>(
        &mut self,
        name: &'static str,
        value: &T,
        with: impl FnOnce(&T, &mut Self),
    ) {
        self.parameter = Some(name);
        with(value, self);
        self.parameter = None;
    }

    /// Checks a body.
    pub fn body<T>(&mut self, value: &T, with: impl FnOnce(&T, &mut Self)) {
        with(value, self);
    }

    /// Keeps a JSON body as it was sent, for [`Check::given`].
    pub fn keep(&mut self, sent: Bytes) {
        self.sent = Some(sent);
    }

    /// Checks a field of an object.
    pub fn field<T>(&mut self, name: &'static str, value: &T, with: impl FnOnce(&T, &mut Self)) {
        self.path.push(Step::Field(name));
        with(value, self);
        self.path.pop();
    }

    /// Checks each item of a list.
    pub fn items<T>(&mut self, items: &[T], with: impl Fn(&T, &mut Self)) {
        for (place, item) in items.iter().enumerate() {
            self.path.push(Step::Item(place));
            with(item, self);
            self.path.pop();
        }
    }

    /// Checks the value at one place of a tuple.
    pub fn part<T>(&mut self, place: usize, value: &T, with: impl FnOnce(&T, &mut Self)) {
        self.path.push(Step::Item(place));
        with(value, self);
        self.path.pop();
    }

    /// Checks each value of a map.
    pub fn values<'m, T: 'm>(
        &mut self,
        values: impl IntoIterator<Item = (&'m String, &'m T)>,
        with: impl Fn(&T, &mut Self),
    ) {
        for (key, value) in values {
            self.path.push(Step::Key(key.clone()));
            with(value, self);
            self.path.pop();
        }
    }

    /// How many characters there are.
    pub fn length(&mut self, text: &str, lengths: impl RangeBounds<usize>) {
        if !lengths.contains(&text.chars().count()) {
            self.fail(format!("the length is not {}", words(&lengths)));
        }
    }

    /// What a text looks like.
    pub fn pattern(&mut self, text: &str, pattern: &'static str) {
        if matches(text, pattern) == Some(false) {
            self.fail(format!("the text does not match `{pattern}`"));
        }
    }

    /// How small or large a number is.
    pub fn range<T: PartialOrd + Display>(&mut self, number: T, numbers: impl RangeBounds<T>) {
        if !numbers.contains(&number) {
            self.fail(format!("the number is not {}", words(&numbers)));
        }
    }

    /// What a number is a multiple of.
    pub fn multiple(&mut self, number: f64, of: f64) {
        let times = number / of;
        if (times - times.round()).abs() > 1e-9 * times.abs().max(1.0) {
            self.fail(format!("the number is no multiple of {of}"));
        }
    }

    /// How many items or properties there are.
    pub fn count(&mut self, count: usize, counts: impl RangeBounds<usize>) {
        if !counts.contains(&count) {
            self.fail(format!("the number of items is not {}", words(&counts)));
        }
    }

    /// No two items are alike.
    pub fn unique<T: Serialize>(&mut self, items: &[T]) {
        let mut known = BTreeSet::new();
        let texts = items.iter().map(|item| serde_json::to_string(item).ok());
        if !texts.flatten().all(|text| known.insert(text)) {
            self.fail("two items are the same".to_owned());
        }
    }

    /// A list or map that is empty was sent so: one that is absent or `null` is read as an empty one.
    pub fn given(&mut self, empty: bool) {
        if empty && self.parameter.is_none() && !self.was_sent() {
            self.fail("it is required, and absent or `null`".to_owned());
        }
    }

    /// Whether there is anything but `null` at this place of the body; nothing is known where it was not kept.
    fn was_sent(&mut self) -> bool {
        let pointer = self.pointer();
        let Some(sent) = &self.sent else {
            return true;
        };
        let read = || serde_json::from_slice(sent).unwrap_or_default();
        let body = self.read.get_or_insert_with(read);
        body.pointer(&pointer).is_some_and(|value| !value.is_null())
    }

    /// A value is one of those that are documented.
    pub fn known(&mut self, known: bool) {
        if !known {
            self.fail("the value is none of the documented ones".to_owned());
        }
    }

    fn fail(&mut self, detail: String) {
        if self.findings.len() == MOST {
            return;
        }
        let pointer = self.pointer();
        let finding = match self.parameter {
            Some(name) => {
                let detail = format!("`{name}{pointer}`: {detail}");
                json!({ "detail": detail, "parameter": name })
            }
            None => {
                let detail = format!("`{pointer}`: {detail}");
                json!({ "detail": detail, "pointer": format!("#{pointer}") })
            }
        };
        self.findings.push(finding);
    }

    /// Where in a value the check is.
    fn pointer(&self) -> String {
        let steps = self.path.iter().map(|step| match step {
            Step::Field(name) => format!("/{}", escaped(name)),
            Step::Key(name) => format!("/{}", escaped(name)),
            Step::Item(place) => format!("/{place}"),
        });
        steps.collect()
    }
}

fn words<T: Display>(range: &impl RangeBounds<T>) -> String {
    let least = match range.start_bound() {
        Bound::Included(least) => format!("at least {least}"),
        Bound::Excluded(least) => format!("above {least}"),
        Bound::Unbounded => String::new(),
    };
    let most = match range.end_bound() {
        Bound::Included(most) => format!("at most {most}"),
        Bound::Excluded(most) => format!("below {most}"),
        Bound::Unbounded => String::new(),
    };
    let and = if least.is_empty() || most.is_empty() {
        ""
    } else {
        " and "
    };
    [least.as_str(), and, most.as_str()].concat()
}

/// Whether a text matches; nothing is known where the pattern is too large for the engine.
fn matches(text: &str, pattern: &'static str) -> Option<bool> {
    // Shared, since a copy of a pattern would begin with an empty cache.
    static PATTERNS: Mutex<BTreeMap<&str, Option<Arc<Regex>>>> = Mutex::new(BTreeMap::new());
    let regex = {
        let mut patterns = PATTERNS.lock().unwrap_or_else(PoisonError::into_inner);
        let regex = patterns
            .entry(pattern)
            .or_insert_with(|| Regex::new(pattern).ok().map(Arc::new));
        regex.clone()
    };
    Some(regex?.is_match(text))
}
