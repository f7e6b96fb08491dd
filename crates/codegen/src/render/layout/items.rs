//! Items: what stands in a file, an `impl` or a trait.

use proc_macro2::TokenTree;
use syn::{Attribute, Expr, ExprMacro, Item, ItemConst, ItemMod, ItemType, Visibility};

use super::expressions::{assigned, expression_or_overflow};
use super::functions::{generics, signature};
use super::shape::{Shape, indented, line_break, width};
use super::statements::block;
use super::tokens::one_line;
use super::types::typed;
use super::{TAB, attributes, declarations, definitions, imports, members, tables};

/// The inner attributes and documentation of a file.
pub(in crate::render) fn inner_attributes(attributes: &[Attribute]) -> String {
    attributes::inner(attributes)
}

/// The items of a file: `mod` lines stand together, `use` lines in a block for each kind of origin; a blank line
/// separates all others.
pub(in crate::render) fn file_items(all: &[Item]) -> String {
    items(all, 0)
}

fn items(all: &[Item], indent: usize) -> String {
    let mut text = String::new();
    let mut rest = all;
    let mut last: Option<&Item> = None;
    while let Some(first) = rest.first() {
        let same = rest
            .iter()
            .take_while(|next| group(next) == group(first) && group(first) != 0)
            .count()
            .max(1);
        let (run, others) = rest.split_at(same);
        rest = others;
        let mut run: Vec<&Item> = run.iter().collect();
        match group(first) {
            1 | 2 => {
                imports::sort(&mut run);
                run.sort_by_key(|item| import_block(item));
            }
            3 => run.sort_by_key(|item| module_name(item)),
            _ => {}
        }
        // What makes the traits of a struct stands right below it, and plain aliases stand together.
        let joined =
            is_table_of(first, last) || is_plain_alias(first) && last.is_some_and(is_plain_alias);
        if !text.is_empty() && !joined {
            text.push('\n');
        }
        last = run.last().copied();
        let mut last_block = run.first().map(|first| import_block(first));
        for next in run {
            let block = import_block(next);
            if last_block.replace(block) != Some(block) {
                text.push('\n');
            }
            text.push_str(&item(next, indent));
        }
    }
    text
}

/// A macro call with braces and nothing else.
fn is_table(item: &Item) -> bool {
    matches!(item, Item::Macro(item) if item.ident.is_none() && item.semi_token.is_none())
}

/// Whether a macro call belongs to the struct or enum above it.
fn is_table_of(item: &Item, above: Option<&Item>) -> bool {
    let Item::Macro(call) = item else {
        return false;
    };
    let name = match above {
        Some(Item::Struct(above)) => &above.ident,
        Some(Item::Enum(above)) => &above.ident,
        _ => return false,
    };
    is_table(item)
        && matches!(call.mac.tokens.clone().into_iter().next(), Some(TokenTree::Ident(first)) if first == *name)
}

fn is_plain_alias(item: &Item) -> bool {
    matches!(item, Item::Type(item) if item.attrs.is_empty())
}

fn import_block(item: &Item) -> u8 {
    match item {
        Item::Use(import) => imports::block(import),
        _ => 0,
    }
}

/// Which items stand together: imports, re-exports and modules, each with their kind.
fn group(item: &Item) -> u8 {
    match item {
        Item::Use(import) if matches!(import.vis, Visibility::Inherited) => 1,
        Item::Use(_) => 2,
        Item::Mod(module) if module.content.is_none() => 3,
        _ => 0,
    }
}

fn module_name(item: &Item) -> String {
    match item {
        Item::Mod(module) => module.ident.to_string(),
        _ => String::new(),
    }
}

/// The lines of an item, the last one ended.
pub(super) fn item(item: &Item, indent: usize) -> String {
    let (attributes, text) = match item {
        Item::Use(import) => (&import.attrs, imports::import(import, indent)),
        Item::Mod(module) if module.content.is_none() => (
            &module.attrs,
            format!("{}mod {};", visibility(&module.vis), module.ident),
        ),
        Item::Mod(module) => (&module.attrs, inline_module(module, indent)),
        Item::Struct(item) => (&item.attrs, definitions::structure(item, indent)),
        Item::Enum(item) => (&item.attrs, definitions::enumeration(item, indent)),
        Item::Impl(item) => (&item.attrs, members::implementation(item, indent)),
        Item::Trait(item) => (&item.attrs, members::interface(item, indent)),
        Item::Fn(item) => {
            let head = signature(&visibility(&item.vis), &item.sig, indent, " {");
            (
                &item.attrs,
                with_body(&head, &block(&item.block, indent), indent),
            )
        }
        Item::Type(item) => (&item.attrs, alias(item, indent)),
        Item::Const(item) => match constant(item, indent) {
            Some(text) => (&item.attrs, text),
            None => return printed_elsewhere(&Item::Const(item.clone()), indent),
        },
        Item::Macro(call) if is_table(item) => {
            let declared = declarations::declaration(&call.mac, indent);
            let text = declared.unwrap_or_else(|| tables::table(&call.mac, indent));
            (&call.attrs, text)
        }
        Item::Macro(item) if item.ident.is_none() => {
            let call = Expr::Macro(ExprMacro {
                attrs: Vec::new(),
                mac: item.mac.clone(),
            });
            let place = Shape::line(indent).before(1);
            (
                &item.attrs,
                format!("{};", expression_or_overflow(&call, place)),
            )
        }
        other => return printed_elsewhere(other, indent),
    };
    format!(
        "{}{:indent$}{text}\n",
        self::attributes::outer(attributes, indent),
        ""
    )
}

fn alias(item: &ItemType, indent: usize) -> String {
    let visibility = visibility(&item.vis);
    let head = format!(
        "{visibility}type {}{} =",
        item.ident,
        generics(&item.generics)
    );
    format!("{};", typed(&head, &item.ty, indent, 1))
}

fn constant(item: &ItemConst, indent: usize) -> Option<String> {
    let visibility = visibility(&item.vis);
    let head = format!("{visibility}const {}: {} =", item.ident, one_line(&item.ty));
    let place = Shape::line(indent).after(width(&head)).before(1);
    Some(format!("{head}{};", assigned(&item.expr, place)?))
}

fn inline_module(module: &ItemMod, indent: usize) -> String {
    let content = module.content.as_ref().map_or(&[][..], |(_, items)| items);
    let head = format!("{}mod {}", visibility(&module.vis), module.ident);
    if content.is_empty() {
        return format!("{head} {{}}");
    }
    format!(
        "{head} {{\n{}{:indent$}}}",
        items(content, indent + TAB),
        ""
    )
}

/// Items no function here lays out.
fn printed_elsewhere(item: &Item, indent: usize) -> String {
    let file = syn::File {
        shebang: None,
        attrs: Vec::new(),
        frontmatter: None,
        items: vec![item.clone()],
    };
    let mut text = String::new();
    for line in prettyplease::unparse(&file).lines() {
        if line.is_empty() {
            text.push('\n');
        } else {
            text.push_str(&indented(indent, line));
        }
    }
    text
}

/// A visibility and the space behind it, or nothing.
pub(super) fn visibility(vis: &Visibility) -> String {
    match vis {
        Visibility::Inherited => String::new(),
        vis => format!("{} ", one_line(vis)),
    }
}

/// A function's head, which ends in `{`, and its body.
pub(super) fn with_body(head: &str, body: &str, indent: usize) -> String {
    if body == "{}" && head.contains('\n') {
        return format!("{head}{}}}", line_break(indent));
    }
    format!("{}{body}", head.trim_end_matches('{'))
}
