//! `use` declarations.

use syn::{Item, ItemUse, UseTree};

use super::shape::{line_break, width};
use super::tokens::one_line;
use super::{TAB, WIDTH};

/// The lines of a `use`, its lists sorted.
pub(super) fn import(item: &ItemUse, indent: usize) -> String {
    let visibility = one_line(&item.vis);
    let space = if visibility.is_empty() { "" } else { " " };
    let colons = if item.leading_colon.is_some() {
        "::"
    } else {
        ""
    };
    let head = format!("{visibility}{space}use {colons}");
    format!(
        "{head}{};",
        tree(&item.tree, indent, indent + width(&head), 1)
    )
}

/// The block of imports an item belongs to: the standard library, other packages, this one.
pub(super) fn block(item: &ItemUse) -> u8 {
    let UseTree::Path(path) = &item.tree else {
        return 1;
    };
    match path.ident.to_string().as_str() {
        "std" | "core" | "alloc" => 0,
        "self" | "super" | "crate" => 2,
        _ => 1,
    }
}

/// Sorts neighbouring `use` items as rustfmt does.
pub(super) fn sort(items: &mut [&Item]) {
    items.sort_by_cached_key(|item| match item {
        Item::Use(item) => path_key(&item.tree),
        _ => Vec::new(),
    });
}

fn tree(tree: &UseTree, indent: usize, column: usize, tail: usize) -> String {
    match tree {
        UseTree::Path(path) => {
            let head = format!("{}::", path.ident);
            let rest = self::tree(&path.tree, indent, column + width(&head), tail);
            format!("{head}{rest}")
        }
        UseTree::Name(name) => name.ident.to_string(),
        UseTree::Rename(rename) => format!("{} as {}", rename.ident, rename.rename),
        UseTree::Glob(_) => "*".to_owned(),
        UseTree::Group(group) => {
            let mut members: Vec<&UseTree> = group.items.iter().collect();
            members.sort_by_cached_key(|member| path_key(member));
            list(&members, indent, column, tail)
        }
    }
}

/// A list in braces: on one line, else filled line by line, else one a line where lists are nested in it.
fn list(members: &[&UseTree], indent: usize, column: usize, tail: usize) -> String {
    let flat: Vec<String> = members.iter().map(|member| tree(member, 0, 0, 0)).collect();
    if let ([only], [UseTree::Name(_) | UseTree::Glob(_) | UseTree::Path(_)]) =
        (flat.as_slice(), members)
    {
        return only.clone();
    }
    let line = flat.join(", ");
    let nested = members.iter().any(|member| has_group(member));
    if !nested && column + width(&line) + 2 + tail <= WIDTH - 2 {
        return format!("{{{line}}}");
    }
    let inner = indent + TAB;
    let mut text = String::from("{");
    let (mut at, mut lines) = (WIDTH, 0);
    for (i, (member, line)) in members.iter().zip(&flat).enumerate() {
        let has_group = has_group(member);
        let line = if has_group {
            tree(member, inner, inner, 1)
        } else {
            line.clone()
        };
        // rustfmt keeps one column free behind the comma, and counts none where all names stand on one line.
        let comma = usize::from(lines > 1 || i + 1 < members.len());
        if !has_group && at + 1 + width(&line) + comma < WIDTH {
            text.push(' ');
            at += 1;
        } else {
            text.push_str(&line_break(inner));
            at = inner;
            lines += 1;
        }
        text.push_str(&line);
        text.push(',');
        at = if has_group {
            WIDTH
        } else {
            at + width(&line) + 1
        };
    }
    format!("{text}{}}}", line_break(indent))
}

fn has_group(tree: &UseTree) -> bool {
    match tree {
        UseTree::Group(_) => true,
        UseTree::Path(path) => has_group(&path.tree),
        _ => false,
    }
}

/// One step of a path in rustfmt's order: `self`, `super`, `crate`, then names, globs, lists.
type StepKey = (u8, Vec<Chunk>);

/// A part of a name: digits compare by value, and `_` stands before letters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Chunk {
    Underscore,
    Number(u128),
    Text(char),
}

fn path_key(tree: &UseTree) -> Vec<StepKey> {
    let mut steps = Vec::new();
    let mut at = tree;
    loop {
        match at {
            UseTree::Path(path) => {
                steps.push(step_key(&path.ident.to_string()));
                at = &path.tree;
            }
            UseTree::Name(name) => {
                steps.push(step_key(&name.ident.to_string()));
                return steps;
            }
            UseTree::Rename(rename) => {
                steps.push(step_key(&rename.ident.to_string()));
                return steps;
            }
            UseTree::Glob(_) => {
                steps.push((4, Vec::new()));
                return steps;
            }
            UseTree::Group(group) => match group.items.first() {
                // One name alone is written without braces, and sorted so.
                Some(only) if group.items.len() == 1 => at = only,
                _ => {
                    steps.push((5, Vec::new()));
                    return steps;
                }
            },
        }
    }
}

fn step_key(name: &str) -> StepKey {
    let rank = match name {
        "self" => 0,
        "super" => 1,
        "crate" => 2,
        _ => 3,
    };
    (rank, chunks(name.trim_start_matches("r#")))
}

fn chunks(name: &str) -> Vec<Chunk> {
    let mut all = Vec::new();
    let mut chars = name.chars().peekable();
    while let Some(c) = chars.next() {
        if c == '_' {
            all.push(Chunk::Underscore);
        } else if let Some(digit) = c.to_digit(10) {
            let mut number = u128::from(digit);
            while let Some(next) = chars.peek().and_then(|c| c.to_digit(10)) {
                number = number.saturating_mul(10).saturating_add(u128::from(next));
                chars.next();
            }
            all.push(Chunk::Number(number));
        } else {
            all.push(Chunk::Text(c));
        }
    }
    all
}
