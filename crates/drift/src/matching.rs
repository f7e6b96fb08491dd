//! Which operation of the head is which of the base.
//!
//! In: both documents. Out: pairs, and what is left over on either side. Paths match by their shape, not by the names
//! of their placeholders; then below the servers' base paths; then by operation id; then by being all there is.

use std::collections::HashMap;
use std::hash::Hash;

use serde_json::Value;

use crate::lookup::Taking;
use crate::node::{Node, Side};

const METHODS: [&str; 8] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

/// An operation with the path it stands under.
#[derive(Debug, Clone)]
pub(crate) struct Found<'a> {
    pub(crate) method: &'static str,
    pub(crate) path: &'a str,
    pub(crate) item: Node<'a>,
    pub(crate) node: Node<'a>,
}

impl Found<'_> {
    /// `GET /users/{id}`.
    pub(crate) fn name(&self) -> String {
        format!("{} {}", self.method.to_uppercase(), self.path)
    }

    fn id(&self) -> Option<&str> {
        self.node.text("operationId")
    }
}

/// How the operations of two documents belong together.
#[derive(Debug, Default)]
pub(crate) struct Matched<'a> {
    pub(crate) pairs: Vec<(Found<'a>, Found<'a>)>,
    pub(crate) removed: Vec<Found<'a>>,
    pub(crate) added: Vec<Found<'a>>,
    /// The paths of the two sides' servers.
    under: (String, String),
}

/// Matches the operations of two documents.
pub(crate) fn match_operations<'a>(base: &Side<'a>, head: &Side<'a>) -> Matched<'a> {
    let mut matched = Matched {
        removed: operations(base, &base.root().members("paths")),
        added: operations(head, &head.root().members("paths")),
        ..Matched::default()
    };
    let (under_base, under_head) = (base_path(base), base_path(head));
    let shape =
        |found: &Found<'_>, under: &str| (found.method, shape(&format!("{under}{}", found.path)));
    matched.settle(
        |found| Some((found.method, found.path.to_owned())),
        |found| Some((found.method, found.path.to_owned())),
    );
    matched.settle(
        |found| Some(shape(found, "")),
        |found| Some(shape(found, "")),
    );
    matched.settle(
        |found| Some(shape(found, &under_base)),
        |found| Some(shape(found, &under_head)),
    );
    let by_id = |found: &Found<'_>| found.id().map(str::to_owned);
    matched.settle(by_id, by_id);
    // One operation of a path became another: the method changed.
    let by_path = |found: &Found<'_>| Some(shape(found, "").1);
    matched.settle(by_path, by_path);
    // The same content under another path: the path changed.
    let by_content = |found: &Found<'a>| Some((found.method, content(found)));
    matched.settle(by_content, by_content);
    matched.under = (under_base, under_head);
    matched
}

/// Every operation under the path items given.
pub(crate) fn operations<'a>(side: &Side<'a>, items: &[(&'a str, Node<'a>)]) -> Vec<Found<'a>> {
    let mut all = Vec::new();
    for (path, item) in items {
        let item = side.follow(item);
        for method in METHODS {
            if let Some(node) = item.get(method) {
                all.push(Found {
                    method,
                    path,
                    item: item.clone(),
                    node,
                });
            }
        }
    }
    all
}

impl<'a> Matched<'a> {
    /// Whether a pair's paths differ, with and without the paths of the servers.
    pub(crate) fn is_moved(&self, base: &Found<'_>, head: &Found<'_>) -> bool {
        let (under_base, under_head) = &self.under;
        shape(base.path) != shape(head.path)
            && shape(&format!("{under_base}{}", base.path))
                != shape(&format!("{under_head}{}", head.path))
    }

    /// Pairs what is left over and has the same key on both sides, where no other has it.
    fn settle<K: Eq + Hash>(
        &mut self,
        base_key: impl Fn(&Found<'a>) -> Option<K>,
        head_key: impl Fn(&Found<'a>) -> Option<K>,
    ) {
        let mut bases: HashMap<K, usize> = HashMap::new();
        for key in self.removed.iter().filter_map(&base_key) {
            *bases.entry(key).or_default() += 1;
        }
        let mut heads: HashMap<K, usize> = HashMap::new();
        for key in self.added.iter().filter_map(&head_key) {
            *heads.entry(key).or_default() += 1;
        }
        let mut added = Taking::by(std::mem::take(&mut self.added), head_key);
        for base in std::mem::take(&mut self.removed) {
            let key = base_key(&base);
            let key = key.filter(|key| bases.get(key) == Some(&1) && heads.get(key) == Some(&1));
            match key.and_then(|key| added.take(&key)) {
                Some(head) => self.pairs.push((base, head)),
                None => self.removed.push(base),
            }
        }
        self.added = added.left();
    }
}

/// A path with `{}` for each placeholder and no slash at its end.
fn shape(path: &str) -> String {
    let mut pieces = path.trim_end_matches('/').split('{');
    let mut plain = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        plain.push_str("{}");
        plain.push_str(piece.split_once('}').map_or("", |(_, rest)| rest));
    }
    plain
}

/// The names of the placeholders of a path, in order.
pub(crate) fn placeholders(path: &str) -> Vec<&str> {
    let pieces = path.split('{').skip(1);
    pieces
        .filter_map(|piece| piece.split_once('}'))
        .map(|(name, _)| name)
        .collect()
}

/// The path of the first server's address.
fn base_path(side: &Side<'_>) -> String {
    let servers = side.root().items("servers");
    let url = servers.first().and_then(|server| server.text("url"));
    let url = url.unwrap_or_default();
    let path = match url.split_once("://") {
        Some((_, rest)) => rest.find('/').and_then(|at| rest.get(at..)).unwrap_or(""),
        None => url,
    };
    path.trim_end_matches('/').to_owned()
}

/// What an operation says, its id aside.
fn content<'a>(found: &Found<'a>) -> Vec<(&'a str, &'a Value)> {
    let members = found.node.own();
    members
        .into_iter()
        .filter(|(key, _)| *key != "operationId")
        .map(|(key, node)| (key, node.value))
        .collect()
}
