//! The addresses an API is served at.

use docwright_model::{Fact, Server, ServerVariable};

use super::anchor;
use crate::document::{Block, BlockKind, Document};
use crate::evidence::inline;
use crate::evidence::vocabulary::About;

/// Reads the list of addresses with their variables.
pub(super) fn addresses(
    document: &Document<'_>,
    block: &Block,
    words: &About,
) -> Vec<Fact<Server>> {
    let BlockKind::List(items) = &block.kind else {
        return Vec::new();
    };
    let mut out: Vec<Fact<Server>> = Vec::new();
    for item in items {
        let Some(first) = item.first() else { continue };
        let text = document.slice(first.span);
        let (url, said) = address(text.trim());
        let description = said
            .strip_suffix(url.as_str())
            .map(|said| said.trim_end().trim_end_matches(':').trim_end().to_owned())
            .filter(|said| !said.is_empty());
        let mut server = Server {
            url,
            description,
            variables: indexmap::IndexMap::new(),
        };
        for block in item {
            variables(document, block, words, &mut server);
        }
        out.push(Fact::stated(server, first.span));
    }
    out
}

/// An address and what is said of it, in an element, a link or neither.
fn address(text: &str) -> (String, String) {
    if let Some(found) = anchor(text) {
        return found;
    }
    match inline::link(text) {
        Some((said, url, "")) => (url.to_owned(), said.to_owned()),
        _ => {
            let bare = inline::plain(text).into_owned();
            (bare.clone(), bare)
        }
    }
}

/// Reads `**name** - what it is Default: value`, with its values in a list below.
fn variables(document: &Document<'_>, block: &Block, words: &About, server: &mut Server) {
    let BlockKind::List(items) = &block.kind else {
        return;
    };
    for item in items {
        let Some(first) = item.first() else { continue };
        let text = document.slice(first.span).trim();
        let Some((name, rest)) = text
            .strip_prefix("**")
            .and_then(|rest| rest.split_once("**"))
        else {
            continue;
        };
        let rest = rest.trim_start().trim_start_matches('-').trim();
        let (description, default) = match rest.rfind(words.variable_default) {
            Some(at) => (
                rest.get(..at).unwrap_or_default(),
                rest.get(at + words.variable_default.len()..)
                    .unwrap_or_default(),
            ),
            None => (rest, ""),
        };
        let mut variable = ServerVariable {
            description: Some(description.trim().to_owned()).filter(|text| !text.is_empty()),
            default: default.trim().to_owned(),
            values: Vec::new(),
        };
        for block in item.iter().skip(1) {
            if let BlockKind::List(values) = &block.kind {
                let values = values.iter().filter_map(|value| value.first());
                let values = values.map(|block| document.slice(block.span).trim().to_owned());
                variable.values.extend(values);
            }
        }
        server.variables.insert(name.to_owned(), variable);
    }
}
