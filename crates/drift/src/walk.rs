//! The state of one comparison: both sides, what was found, and which operations reach it.

use std::cell::Cell;
use std::collections::HashMap;

use docwright_spec::Pointer;

use crate::change::{Carrier, Change, Scope, Severity};
use crate::finding::{limits, merge, place};
use crate::here::Here;
use crate::node::Side;
use crate::rules::{Judgement, Rule};

/// An operation or a pair of schemas: what was found right in it, and what it leads to.
#[derive(Debug, Default)]
struct Holder {
    operation: Option<String>,
    changes: Vec<usize>,
    children: Vec<usize>,
}

/// A pair of schemas and what carries them.
type Visit = (Pointer, Pointer, Carrier);

/// A rule and where it found what only concerns the docs, whatever carries it.
type Prose = (&'static str, Pointer, Pointer, String);

pub(crate) struct Walk<'a> {
    pub(crate) base: Side<'a>,
    pub(crate) head: Side<'a>,
    changes: Vec<Change>,
    holders: Vec<Holder>,
    visits: HashMap<Visit, usize>,
    prose: HashMap<Prose, usize>,
    recursive: HashMap<(bool, Pointer), bool>,
    /// What the base calls a security scheme of the head.
    pub(crate) old_schemes: HashMap<&'a str, &'a str>,
    trials: usize,
    /// How many trials found that two schemas are not alike.
    failed: Cell<usize>,
}

impl<'a> Walk<'a> {
    pub(crate) fn new(base: Side<'a>, head: Side<'a>) -> Self {
        Self {
            base,
            head,
            changes: Vec::new(),
            holders: vec![Holder::default()],
            visits: HashMap::new(),
            prose: HashMap::new(),
            recursive: HashMap::new(),
            old_schemes: HashMap::new(),
            trials: 0,
            failed: Cell::new(0),
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
            entered = Here {
                scope: Scope::Schema(name),
                part: String::new(),
                way: String::new(),
                in_items: false,
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
        let limit = limits(rule, here, [(&self.base, &base), (&self.head, &head)])
            .into_iter()
            .filter(|limit| limit.most() < full)
            .min_by_key(|limit| limit.most());
        let severity = limit.map_or(full, |limit| limit.most().min(full));
        if severity == Severity::DocsOnly {
            let prose = (rule.id, base.clone(), head.clone(), here.subject());
            let known = *self.prose.entry(prose).or_insert(self.changes.len());
            if known < self.changes.len() {
                self.hold(here, known);
                return;
            }
        }
        self.hold(here, self.changes.len());
        self.changes.push(Change {
            rule,
            id,
            severity,
            limit,
            scope: here.scope.clone(),
            subject: here.subject(),
            message,
            operations: Vec::new(),
            base: place(&self.base, &base, &head),
            head: place(&self.head, &head, &base),
        });
    }

    /// Notes that a change was found at a place; it may be told so again.
    fn hold(&mut self, here: &Here, change: usize) {
        if let Some(holder) = self.holders.get_mut(here.holder) {
            holder.changes.push(change);
        }
    }

    /// Whether a comparison finds nothing that any program would notice; what it finds is forgotten.
    ///
    /// None where trials are nested so deeply, or so many came to nothing, that the answer is not worth its time. Then
    /// two schemas count as different: more is reported than changed, never less.
    pub(crate) fn finds_nothing(&self, compare: impl FnOnce(&mut Walk<'a>)) -> Option<bool> {
        const DEEPEST: usize = 3;
        const MOST: usize = 100_000;
        if self.trials >= DEEPEST || self.failed.get() >= MOST {
            return None;
        }
        let mut trial = Walk::new(self.base, self.head);
        trial.trials = self.trials + 1;
        trial.failed = self.failed.clone();
        compare(&mut trial);
        let mut changes = trial.changes.iter();
        let is_nothing = changes.all(|change| change.severity == Severity::DocsOnly);
        let failed = trial.failed.get() + usize::from(!is_nothing);
        self.failed.set(failed);
        Some(is_nothing)
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
        // The last operation that came by each holder.
        let mut seen = vec![None; self.holders.len()];
        for start in 0..self.holders.len() {
            let Some(operation) = self.holders.get(start).and_then(|h| h.operation.clone()) else {
                continue;
            };
            let mut open = vec![start];
            while let Some(at) = open.pop() {
                match seen.get_mut(at) {
                    Some(seen) if *seen != Some(start) => *seen = Some(start),
                    _ => continue,
                }
                let Some(holder) = self.holders.get(at) else {
                    continue;
                };
                open.extend(&holder.children);
                for &change in &holder.changes {
                    if let Some(change) = self.changes.get_mut(change)
                        && change.operations.last() != Some(&operation)
                    {
                        change.operations.push(operation.clone());
                    }
                }
            }
        }
        let mut changes = merge(self.changes);
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
