//! Structs and enums.

use syn::{Fields, FieldsNamed, ItemEnum, ItemStruct, Variant};

use super::functions::{generics, where_clause};
use super::items::visibility;
use super::shape::{indented, line_break, width};
use super::tokens::one_line;
use super::types::typed;
use super::{LIST_WIDTH, STRUCT_VARIANT_WIDTH, TAB, WIDTH, attributes};

/// A struct; named fields stand on lines of their own.
pub(super) fn structure(item: &ItemStruct, indent: usize) -> String {
    let head = format!(
        "{}struct {}{}",
        visibility(&item.vis),
        item.ident,
        generics(&item.generics)
    );
    let bounds = where_clause(item.generics.where_clause.as_ref(), indent);
    match &item.fields {
        Fields::Unit => format!("{head}{bounds};"),
        Fields::Unnamed(fields) => {
            let fields: Vec<String> = fields.unnamed.iter().map(one_line).collect();
            format!("{head}({}){bounds};", fields.join(", "))
        }
        Fields::Named(fields) if bounds.is_empty() => {
            format!("{head} {}", fields_in_lines(fields, indent))
        }
        Fields::Named(fields) => {
            format!(
                "{head}{bounds},{}{}",
                line_break(indent),
                fields_in_lines(fields, indent)
            )
        }
    }
}

fn fields_in_lines(fields: &FieldsNamed, indent: usize) -> String {
    if fields.named.is_empty() {
        return "{}".to_owned();
    }
    let inner = indent + TAB;
    let mut text = String::from("{\n");
    for field in &fields.named {
        let name = field
            .ident
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default();
        let head = format!("{}{name}:", visibility(&field.vis));
        text.push_str(&attributes::outer(&field.attrs, inner));
        let line = typed(&head, &field.ty, inner, 1);
        text.push_str(&indented(inner, &format!("{line},")));
    }
    format!("{text}{:indent$}}}", "")
}

/// An enum, one variant a line.
pub(super) fn enumeration(item: &ItemEnum, indent: usize) -> String {
    let head = format!(
        "{}enum {}{}",
        visibility(&item.vis),
        item.ident,
        generics(&item.generics)
    );
    if item.variants.is_empty() {
        return format!("{head} {{}}");
    }
    let inner = indent + TAB;
    let short: Vec<String> = item
        .variants
        .iter()
        .map(|v| variant(v, inner, STRUCT_VARIANT_WIDTH))
        .collect();
    let is_long = |text: &String| text.contains('\n');
    let uniform = short.iter().all(is_long) || !short.iter().any(is_long);
    let variants = if uniform {
        short
    } else {
        item.variants.iter().map(|v| variant(v, inner, 0)).collect()
    };
    format!("{head} {{\n{},\n{:indent$}}}", variants.join(",\n"), "")
}

/// A variant with its attributes; one with fields stands on one line if they are at most `limit` wide.
fn variant(variant: &Variant, indent: usize, limit: usize) -> String {
    let name = variant.ident.to_string();
    let body = match &variant.fields {
        Fields::Unit => name,
        Fields::Unnamed(fields) => {
            let fields: Vec<String> = fields.unnamed.iter().map(one_line).collect();
            let line = fields.join(", ");
            let is_short = fields.len() == 1 || width(&line) <= LIST_WIDTH;
            if is_short && indent + width(&name) + width(&line) + 3 <= WIDTH {
                format!("{name}({line})")
            } else {
                let inner = indent + TAB;
                let lines: String = fields
                    .iter()
                    .map(|field| indented(inner, &format!("{field},")))
                    .collect();
                format!("{name}(\n{lines}{:indent$})", "")
            }
        }
        Fields::Named(fields) => {
            let flat: Vec<String> = fields.named.iter().map(one_line).collect();
            let line = flat.join(", ");
            let plain = fields.named.iter().all(|field| field.attrs.is_empty());
            if plain && width(&line) <= limit {
                format!("{name} {{ {line} }}")
            } else {
                format!("{name} {}", fields_in_lines(fields, indent))
            }
        }
    };
    let value = match &variant.discriminant {
        Some((_, value)) => format!(" = {}", one_line(value)),
        None => String::new(),
    };
    format!(
        "{}{:indent$}{body}{value}",
        attributes::outer(&variant.attrs, indent),
        ""
    )
}
