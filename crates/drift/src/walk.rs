//! The state of one comparison: both sides, what was found, and which operations reach it.

use std::collections::HashMap;

use docwright_model::Basis;
use docwright_spec::Pointer;

use crate::change::{Carrier, Change, Limit, Place, Scope, Severity};
use crate::node::Side;
use crate::options::Facet;
use crate::rules::{Judgement, Rule};

/// Where in the API a comparison has come to.
#[derive(Debug, Clone)]
pub(crate) struct Here {
    pub(crate) scope: Scope,
    pub(crate) carrier: Carrier,
    /// What in the scope, in words: `response 200`.
    part: String,
    /// The way into its schema: `.items[].name`.
    way: String,
    /// Whether the schema is that of an array's items.
    pub(crate) in_items: bool,
    /// Whether the API calls its clients here.
    pub(crate) is_reversed: bool,
    holder: usize,
}

impl Here {
    /// The API as a whole.
    pub(crate) fn api() -> Self {
        Self {
            scope: Scope::Api,
            carrier: Carrier::Component,
            part: String::new(),
            way: String::new(),
            in_items: false,
            is_reversed: false,
            holder: 0,
        }
    }

    /// A part in words, below the part there is.
    pub(crate) fn part(&self, words: impl AsRef<str>) -> Self {
        let mut here = self.clone();
        if !here.part.is_empty() {
            here.part.push(' ');
        }
        here.part.push_str(words.as_ref());
        here
    }

    /// A step into a schema.
    pub(crate) fn step(&self, step: impl AsRef<str>) -> Self {
        let mut here = self.clone();
        here.way.push_str(step.as_ref());
        here.in_items = false;
        here
    }

    /// The items of an array.
    pub(crate) fn items(&self) -> Self {
        Self {
            in_items: true,
            ..self.step("[]")
        }
    }

    /// One of the values allowed.
    pub(crate) fn value(&self, value: &serde_json::Value) -> Self {
        let mut here = self.clone();
        here.way.push_str(" = ");
        here.way.push_str(&value.to_string());
        here
    }

    /// The same place in data of another carrier; where the API calls its clients, they receive what is a request.
    pub(crate) fn carried(&self, carrier: Carrier) -> Self {
        let carrier = match (self.is_reversed, carrier) {
            (true, Carrier::Request | Carrier::RequestParameter) => Carrier::Response,
            (true, Carrier::Response | Carrier::ResponseHeader) => Carrier::Request,
            (_, carrier) => carrier,
        };
        Self {
            carrier,
            ..self.clone()
        }
    }

    /// The same place in a call that the API makes to its clients.
    pub(crate) fn reversed(self) -> Self {
        Self {
            is_reversed: true,
            ..self
        }
    }

    fn subject(&self) -> String {
        let way = self.way.strip_prefix('.').unwrap_or(&self.way);
        match (self.part.is_empty(), way.is_empty()) {
            (true, _) => way.to_owned(),
            (false, true) => self.part.clone(),
            (false, false) => format!("{}: {way}", self.part),
        }
    }
}

/// An operation or a pair of schemas: what was found right in it, and what it leads to.
#[derive(Debug, Default)]
struct Holder {
    operation: Option<String>,
    changes: Vec<usize>,
    children: Vec<usize>,
}

/// A pair of schemas and what carries them.
type Visit = (Pointer, Pointer, Carrier);

pub(crate) struct Walk<'a> {
    pub(crate) base: Side<'a>,
    pub(crate) head: Side<'a>,
    changes: Vec<Change>,
    holders: Vec<Holder>,
    visits: HashMap<Visit, usize>,
    recursive: HashMap<(bool, Pointer), bool>,
    trials: usize,
}

impl<'a> Walk<'a> {
    pub(crate) fn new(base: Side<'a>, head: Side<'a>) -> Self {
        Self {
            base,
            head,
            changes: Vec::new(),
            holders: vec![Holder::default()],
            visits: HashMap::new(),
            recursive: HashMap::new(),
            trials: 0,
        }
    }

    /// An operation by name.
    pub(crate) fn operation(&mut self, name: String) -> Here {
        self.holders.push(Holder {
            operation: Some(name.clone()),
            ..Holder::default()
        });
        Here {
            scope: Scope::Operation(name),
            holder: self.holders.len() - 1,
            ..Here::api()
        }
    }

    /// Enters a pair of schemas; none where it was compared before, and what was found is then found here too.
    pub(crate) fn enter(&mut self, here: &Here, base: &Pointer, head: &Pointer) -> Option<Here> {
        let visit = (base.clone(), head.clone(), here.carrier);
        let known = self.visits.get(&visit).copied();
        let holder = known.unwrap_or(self.holders.len());
        if let Some(above) = self.holders.get_mut(here.holder) {
            above.children.push(holder);
        }
        if known.is_some() {
            return None;
        }
        self.visits.insert(visit, holder);
        self.holders.push(Holder::default());
        let mut entered = Here {
            holder,
            ..here.clone()
        };
        if let Some(name) = schema_name(base).or_else(|| schema_name(head)) {
            let reversed = here.is_reversed && here.carrier != Carrier::Component;
            entered = Here {
                scope: Scope::Schema(name),
                part: String::new(),
                way: String::new(),
                in_items: false,
                is_reversed: reversed,
                ..entered
            };
        }
        Some(entered)
    }

    /// Notes a change between two parts.
    pub(crate) fn report(
        &mut self,
        rule: &'static Rule,
        here: &Here,
        (base, head): (Pointer, Pointer),
        message: String,
    ) {
        let (id, full) = match rule.judgement {
            Judgement::Fixed(severity) => (rule.id.to_owned(), severity),
            Judgement::Directed { request, response } => {
                let severity = match here.carrier {
                    Carrier::RequestParameter | Carrier::Request => request,
                    Carrier::Response | Carrier::ResponseHeader => response,
                    Carrier::Component => request.max(response),
                };
                (format!("{}-{}", here.carrier.as_str(), rule.id), severity)
            }
        };
        let limit = self
            .limits(rule, here, &base, &head)
            .into_iter()
            .filter(|limit| limit.most() < full)
            .min_by_key(|limit| limit.most());
        let place = |side: &Side<'_>, pointer: Pointer| Place {
            origin: side.spec.origins().nearest(&pointer).cloned(),
            pointer,
        };
        if let Some(holder) = self.holders.get_mut(here.holder) {
            holder.changes.push(self.changes.len());
        }
        self.changes.push(Change {
            rule,
            id,
            severity: limit.map_or(full, |limit| limit.most().min(full)),
            limit,
            scope: here.scope.clone(),
            subject: here.subject(),
            message,
            operations: Vec::new(),
            base: place(&self.base, base),
            head: place(&self.head, head),
        });
    }

    /// Every reason to take a change less seriously.
    fn limits(&self, rule: &Rule, here: &Here, base: &Pointer, head: &Pointer) -> Vec<Limit> {
        let mut limits = Vec::new();
        let sides = [(&self.base, base), (&self.head, head)];
        let mut facets = Vec::from_iter(rule.facet);
        if here.in_items && rule.facet == Some(Facet::Enum) {
            facets.push(Facet::ItemEnum);
        }
        for (side, pointer) in sides {
            if facets.iter().any(|&facet| side.unstated.contains(facet)) {
                limits.push(Limit::Unstated);
            }
            if side.spec.origins().basis(pointer) != Basis::Stated {
                limits.push(Limit::Uncertain);
            }
        }
        if here.carrier == Carrier::Component && matches!(here.scope, Scope::Schema(_)) {
            limits.push(Limit::Unused);
        }
        if here.is_reversed && matches!(rule.judgement, Judgement::Fixed(_)) {
            limits.push(Limit::Reversed);
        }
        limits
    }

    /// Whether a comparison finds nothing that any program would notice; what it finds is forgotten.
    ///
    /// None where trials are nested so deeply that the answer is not worth its time.
    pub(crate) fn finds_nothing(&self, compare: impl FnOnce(&mut Walk<'a>)) -> Option<bool> {
        const DEEPEST: usize = 3;
        if self.trials >= DEEPEST {
            return None;
        }
        let mut trial = Walk::new(self.base, self.head);
        trial.trials = self.trials + 1;
        compare(&mut trial);
        let mut changes = trial.changes.iter();
        Some(changes.all(|change| change.severity == Severity::DocsOnly))
    }

    /// Whether a schema contains itself, as far as it was asked before.
    pub(crate) fn known_recursive(
        &mut self,
        in_base: bool,
        pointer: &Pointer,
        find: impl FnOnce(&Side<'a>) -> bool,
    ) -> bool {
        let side = if in_base { self.base } else { self.head };
        let key = (in_base, pointer.clone());
        *self.recursive.entry(key).or_insert_with(|| find(&side))
    }

    /// The changes, each with the operations it reaches, the gravest first.
    pub(crate) fn finish(mut self) -> Vec<Change> {
        for start in 0..self.holders.len() {
            let Some(operation) = self.holders.get(start).and_then(|h| h.operation.clone()) else {
                continue;
            };
            let mut seen = vec![false; self.holders.len()];
            let mut open = vec![start];
            while let Some(at) = open.pop() {
                match seen.get_mut(at) {
                    Some(seen) if !*seen => *seen = true,
                    _ => continue,
                }
                let Some(holder) = self.holders.get(at) else {
                    continue;
                };
                open.extend(&holder.children);
                for &change in &holder.changes {
                    if let Some(change) = self.changes.get_mut(change) {
                        change.operations.push(operation.clone());
                    }
                }
            }
        }
        let mut changes = self.changes;
        changes.sort_by_key(|change| std::cmp::Reverse(change.severity));
        changes
    }
}

/// The name of the component that stands under a pointer.
pub(crate) fn schema_name(pointer: &Pointer) -> Option<String> {
    pointer.as_str().strip_prefix("/components/schemas/")?;
    let mut steps = pointer.steps().skip(2);
    let name = steps.next()?.into_owned();
    steps.next().is_none().then_some(name)
}
