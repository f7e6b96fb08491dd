//! What `cfg` says where nothing is tested and every feature is on that needs no further package.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// The features of a client that bring in a package, which who includes the file need not have.
const NEEDS_A_PACKAGE: [&str; 1] = ["tracing"];

/// Whether a condition holds; none where that is known only when the file is compiled.
pub(super) fn holds(condition: TokenStream) -> Option<bool> {
    let tokens: Vec<TokenTree> = condition.into_iter().collect();
    match tokens.as_slice() {
        [
            TokenTree::Ident(name),
            TokenTree::Punct(equals),
            TokenTree::Literal(feature),
        ] if name == "feature" && equals.as_char() == '=' => {
            Some(!NEEDS_A_PACKAGE.contains(&feature.to_string().trim_matches('"')))
        }
        [TokenTree::Ident(name)] if name == "test" || name == "docsrs" => Some(false),
        [TokenTree::Ident(name), TokenTree::Group(inner)] if name == "not" => {
            holds(inner.stream()).map(|inner| !inner)
        }
        [TokenTree::Ident(name), TokenTree::Group(inner)] if name == "any" => {
            decide(inner.stream(), true)
        }
        [TokenTree::Ident(name), TokenTree::Group(inner)] if name == "all" => {
            decide(inner.stream(), false)
        }
        _ => None,
    }
}

/// The first of several conditions that decides for all of them, else whether all are known.
fn decide(list: TokenStream, deciding: bool) -> Option<bool> {
    let each: Vec<Option<bool>> = split(list).into_iter().map(holds).collect();
    if each.contains(&Some(deciding)) {
        return Some(deciding);
    }
    each.iter().all(Option::is_some).then_some(!deciding)
}

/// The parts of a list between its commas.
pub(super) fn split(list: TokenStream) -> Vec<TokenStream> {
    let mut parts = Vec::new();
    let mut part = TokenStream::new();
    for token in list {
        match &token {
            TokenTree::Punct(comma) if comma.as_char() == ',' => {
                parts.push(std::mem::take(&mut part));
            }
            _ => part.extend([token]),
        }
    }
    parts.push(part);
    parts.retain(|part| !part.is_empty());
    parts
}

/// What follows the item, field or arm that the tokens begin with.
pub(super) fn skip(tokens: &[TokenTree]) -> &[TokenTree] {
    let mut rest = tokens;
    while let [TokenTree::Punct(hash), TokenTree::Group(_), after @ ..] = rest {
        if hash.as_char() != '#' {
            break;
        }
        rest = after;
    }
    let first = rest.iter().find_map(|token| match token {
        TokenTree::Ident(word) if word != "pub" => Some(word.to_string()),
        _ => None,
    });
    let first = first.unwrap_or_default();
    let ends_with_semicolon = ["use", "const", "static", "type", "let"].contains(&first.as_str());
    let ends_with_block = [
        "fn",
        "async",
        "impl",
        "struct",
        "enum",
        "trait",
        "mod",
        "macro_rules",
    ]
    .contains(&first.as_str());
    while let [token, after @ ..] = rest {
        rest = after;
        let is_end = match token {
            TokenTree::Punct(mark) if mark.as_char() == ';' => true,
            TokenTree::Punct(mark) if mark.as_char() == ',' => {
                !ends_with_block && !ends_with_semicolon
            }
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                !ends_with_semicolon
            }
            _ => false,
        };
        if is_end {
            break;
        }
    }
    // A comma behind an arm's block belongs to the arm.
    match rest {
        [TokenTree::Punct(comma), after @ ..] if comma.as_char() == ',' && !ends_with_block => {
            after
        }
        rest => rest,
    }
}
