//! Items: what stands in a file, an `impl` or a trait.

use syn::{
    Attribute, Fields, FieldsNamed, ImplItem, Item, ItemEnum, ItemImpl, ItemMod, ItemStruct,
    ItemTrait, TraitItem, Variant, Visibility,
};

use super::expressions::assigned;
use super::functions::{generics, signature, where_clause};
use super::shape::{Shape, line_break, width};
use super::statements::block;
use super::tokens::one_line;
use super::{STRUCT_VARIANT_WIDTH, TAB, WIDTH, attributes, imports};

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
            3 | 4 => run.sort_by_key(|item| module_name(item)),
            _ => {}
        }
        if !text.is_empty() {
            text.push('\n');
        }
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
        Item::Mod(module)
            if module.content.is_none() && matches!(module.vis, Visibility::Inherited) =>
        {
            3
        }
        Item::Mod(module) if module.content.is_none() => 4,
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
        Item::Struct(item) => (&item.attrs, structure(item, indent)),
        Item::Enum(item) => (&item.attrs, enumeration(item, indent)),
        Item::Impl(item) => (&item.attrs, implementation(item, indent)),
        Item::Trait(item) => (&item.attrs, trait_item(item, indent)),
        Item::Fn(item) => {
            let head = signature(&visibility(&item.vis), &item.sig, indent, " {");
            (&item.attrs, with_body(&head, &block(&item.block, indent)))
        }
        Item::Type(item) => {
            let head = format!(
                "{}type {}{} =",
                visibility(&item.vis),
                item.ident,
                generics(&item.generics)
            );
            (
                &item.attrs,
                format!("{};", typed(&head, &one_line(&item.ty), indent, 1)),
            )
        }
        Item::Const(item) => {
            let head = format!(
                "{}const {}: {} =",
                visibility(&item.vis),
                item.ident,
                one_line(&item.ty)
            );
            let place = Shape::line(indent).after(width(&head)).before(1);
            match assigned(&item.expr, place) {
                Some(value) => (&item.attrs, format!("{head}{value};")),
                None => return printed_elsewhere(&Item::Const(item.clone()), indent),
            }
        }
        other => return printed_elsewhere(other, indent),
    };
    format!(
        "{}{:indent$}{text}\n",
        self::attributes::outer(attributes, indent),
        ""
    )
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
            text.push_str(&format!("{:indent$}{line}\n", ""));
        }
    }
    text
}

fn visibility(vis: &Visibility) -> String {
    match vis {
        Visibility::Inherited => String::new(),
        vis => format!("{} ", one_line(vis)),
    }
}

/// A function's head, which ends in ` {`, and its body.
fn with_body(head: &str, body: &str) -> String {
    format!("{}{body}", head.trim_end_matches('{'))
}

/// A head and a type behind it, or below it where the line is too long.
fn typed(head: &str, ty: &str, indent: usize, tail: usize) -> String {
    if indent + width(head) + 1 + width(ty) + tail <= WIDTH {
        format!("{head} {ty}")
    } else {
        format!("{head}{}{ty}", line_break(indent + TAB))
    }
}

fn structure(item: &ItemStruct, indent: usize) -> String {
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
        text.push_str(&format!(
            "{:inner$}{},\n",
            "",
            typed(&head, &one_line(&field.ty), inner, 1)
        ));
    }
    text.push_str(&format!("{:indent$}}}", ""));
    text
}

fn enumeration(item: &ItemEnum, indent: usize) -> String {
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
    let lines: String = variants.iter().map(|text| format!("{text},\n")).collect();
    format!("{head} {{\n{lines}{:indent$}}}", "")
}

/// A variant with its attributes; one with fields stands on one line if they are at most `limit` wide.
fn variant(variant: &Variant, indent: usize, limit: usize) -> String {
    let name = variant.ident.to_string();
    let body = match &variant.fields {
        Fields::Unit => name,
        Fields::Unnamed(fields) => {
            let fields: Vec<String> = fields.unnamed.iter().map(one_line).collect();
            format!("{name}({})", fields.join(", "))
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

fn implementation(item: &ItemImpl, indent: usize) -> String {
    let mut head = format!("impl{}", generics(&item.generics));
    let ty = one_line(&item.self_ty);
    let bounds = where_clause(item.generics.where_clause.as_ref(), indent);
    let mut broken = false;
    if let Some((path, _)) = &item.trait_ {
        head.push_str(&format!(" {}", one_line(path)));
        if indent + width(&head) + width(&ty) + 7 > WIDTH {
            broken = true;
            head.push_str(&line_break(indent + TAB));
            head.push_str(&format!("for {ty}"));
        } else {
            head.push_str(&format!(" for {ty}"));
        }
    } else {
        head.push_str(&format!(" {ty}"));
    }
    let members: Vec<(bool, String)> = item
        .items
        .iter()
        .map(|member| impl_member(member, indent + TAB))
        .collect();
    with_members(&head, &bounds, broken, &members, indent)
}

fn with_members(
    head: &str,
    bounds: &str,
    broken: bool,
    members: &[(bool, String)],
    indent: usize,
) -> String {
    let open = if !bounds.is_empty() {
        format!("{bounds},{}", line_break(indent))
    } else if broken {
        line_break(indent)
    } else {
        " ".to_owned()
    };
    if members.is_empty() {
        return format!(
            "{head}{}{{}}",
            if bounds.is_empty() {
                " "
            } else {
                open.as_str()
            }
        );
    }
    let mut text = format!("{head}{open}{{\n");
    let mut last_short = true;
    for (i, (short, member)) in members.iter().enumerate() {
        if i > 0 && !(*short && last_short) {
            text.push('\n');
        }
        text.push_str(member);
        last_short = *short;
    }
    text.push_str(&format!("{:indent$}}}", ""));
    text
}

/// A member of an `impl`, and whether it may stand beside others without a blank line.
fn impl_member(member: &ImplItem, indent: usize) -> (bool, String) {
    let (short, attributes, text) = match member {
        ImplItem::Fn(member) => {
            let head = signature(&visibility(&member.vis), &member.sig, indent, " {");
            (
                false,
                &member.attrs,
                with_body(&head, &block(&member.block, indent)),
            )
        }
        ImplItem::Type(member) => {
            let head = format!(
                "{}type {}{} =",
                visibility(&member.vis),
                member.ident,
                generics(&member.generics)
            );
            (
                true,
                &member.attrs,
                format!("{};", typed(&head, &one_line(&member.ty), indent, 1)),
            )
        }
        ImplItem::Const(member) => {
            let head = format!(
                "{}const {}: {} =",
                visibility(&member.vis),
                member.ident,
                one_line(&member.ty)
            );
            let place = Shape::line(indent).after(width(&head)).before(1);
            let value = assigned(&member.expr, place)
                .unwrap_or_else(|| format!(" {}", one_line(&member.expr)));
            (true, &member.attrs, format!("{head}{value};"))
        }
        other => return (false, format!("{:indent$}{}\n", "", one_line(other))),
    };
    (
        short,
        format!(
            "{}{:indent$}{text}\n",
            self::attributes::outer(attributes, indent),
            ""
        ),
    )
}

fn trait_item(item: &ItemTrait, indent: usize) -> String {
    let mut head = format!(
        "{}trait {}{}",
        visibility(&item.vis),
        item.ident,
        generics(&item.generics)
    );
    if !item.supertraits.is_empty() {
        head.push_str(&format!(": {}", one_line(&item.supertraits)));
    }
    let bounds = where_clause(item.generics.where_clause.as_ref(), indent);
    let members: Vec<(bool, String)> = item
        .items
        .iter()
        .map(|member| trait_member(member, indent + TAB))
        .collect();
    with_members(&head, &bounds, false, &members, indent)
}

fn trait_member(member: &TraitItem, indent: usize) -> (bool, String) {
    let (short, attributes, text) = match member {
        TraitItem::Fn(member) => match &member.default {
            Some(body) => {
                let head = signature("", &member.sig, indent, " {");
                (false, &member.attrs, with_body(&head, &block(body, indent)))
            }
            None => (
                false,
                &member.attrs,
                signature("", &member.sig, indent, ";"),
            ),
        },
        TraitItem::Type(member) => {
            let bounds = if member.bounds.is_empty() {
                String::new()
            } else {
                format!(": {}", one_line(&member.bounds))
            };
            (
                true,
                &member.attrs,
                format!("type {}{bounds};", member.ident),
            )
        }
        other => return (false, format!("{:indent$}{}\n", "", one_line(other))),
    };
    (
        short,
        format!(
            "{}{:indent$}{text}\n",
            self::attributes::outer(attributes, indent),
            ""
        ),
    )
}
