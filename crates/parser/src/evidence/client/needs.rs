//! Which credentials a method needs.

use docwright_model::{Fact, SecurityRequirement};

use super::words::Words;
use crate::document::{Block, BlockKind, Document};
use crate::evidence::inline;

/// Adds what a block says: links to the schemes, or sentences about them. False where it says nothing.
///
/// Whether one of several suffices or all are needed is not printed; that one does is concluded.
pub(super) fn read(
    document: &Document<'_>,
    block: &Block,
    words: &Words,
    security: &mut Option<Vec<Fact<SecurityRequirement>>>,
) -> bool {
    // What follows shows how the client is told.
    if matches!(block.kind, BlockKind::Code { .. }) {
        return true;
    }
    let text = document.slice(block.span).trim();
    if text.starts_with(words.open) {
        security.get_or_insert_default();
        return true;
    }
    let names = schemes(text, words);
    if names.len() > MAX_SCHEMES {
        return false;
    }
    let is_only = names.len() == 1 && security.is_none();
    for name in &names {
        let mut requirement = SecurityRequirement::default();
        requirement.schemes.insert(name.clone(), Vec::new());
        let fact = if is_only {
            Fact::stated(requirement, block.span)
        } else {
            Fact::inferred(requirement, block.span)
        };
        let known = security.get_or_insert_default();
        if known.iter().all(|known| known.value != fact.value) {
            known.push(fact);
        }
    }
    !names.is_empty()
}

/// No operation has more schemes than this.
const MAX_SCHEMES: usize = 64;

/// The names of the schemes in a text: of links, or between the words of a sentence.
fn schemes(text: &str, words: &Words) -> Vec<String> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('[').filter(|_| out.len() <= MAX_SCHEMES) {
        let from = rest.get(at..).unwrap_or_default();
        rest = match inline::link(from) {
            Some((name, target, after)) => {
                if target.contains('#') {
                    out.push(inline::plain(name).trim().to_owned());
                }
                after
            }
            None => from.get(1..).unwrap_or_default(),
        };
    }
    let (lead, ends) = words.configure;
    // A few more than can be are enough to tell that it is too many.
    for line in text.lines().take(2 * MAX_SCHEMES) {
        let name = line
            .trim()
            .strip_prefix(lead)
            .and_then(|rest| ends.iter().find_map(|end| rest.trim().strip_suffix(end)));
        let name = name.map(|name| name.trim().to_owned());
        out.extend(name.filter(|name| !name.is_empty() && !out.contains(name)));
    }
    out
}
