//! What stands in an `impl` or a trait.

use syn::{ImplItem, ItemImpl, ItemTrait, TraitItem};

use super::expressions::assigned;
use super::functions::{generics, signature, where_clause};
use super::items::{visibility, with_body};
use super::shape::{Shape, line_break, width};
use super::statements::block;
use super::tokens::one_line;
use super::types::typed;
use super::{TAB, WIDTH, attributes};

/// An `impl` block.
pub(super) fn implementation(item: &ItemImpl, indent: usize) -> String {
    let mut head = format!("impl{}", generics(&item.generics));
    let ty = one_line(&item.self_ty);
    let bounds = where_clause(item.generics.where_clause.as_ref(), indent);
    let mut broken = false;
    match &item.trait_ {
        Some((path, _)) => {
            head = format!("{head} {}", one_line(path));
            broken = indent + width(&head) + width(&ty) + 7 > WIDTH;
            let space = if broken {
                line_break(indent + TAB)
            } else {
                " ".to_owned()
            };
            head = format!("{head}{space}for {ty}");
        }
        None => head = format!("{head} {ty}"),
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
    format!("{text}{:indent$}}}", "")
}

/// A member of an `impl`, and whether it may stand beside others without a blank line.
fn impl_member(member: &ImplItem, indent: usize) -> (bool, String) {
    let (short, attributes, text) = match member {
        ImplItem::Fn(member) => {
            let head = signature(&visibility(&member.vis), &member.sig, indent, " {");
            (
                false,
                &member.attrs,
                with_body(&head, &block(&member.block, indent), indent),
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
                format!("{};", typed(&head, &member.ty, indent, 1)),
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

/// A trait.
pub(super) fn interface(item: &ItemTrait, indent: usize) -> String {
    let mut head = format!(
        "{}trait {}{}",
        visibility(&item.vis),
        item.ident,
        generics(&item.generics)
    );
    if !item.supertraits.is_empty() {
        head = format!("{head}: {}", one_line(&item.supertraits));
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
                (
                    false,
                    &member.attrs,
                    with_body(&head, &block(body, indent), indent),
                )
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
        TraitItem::Const(member) => {
            let head = format!("const {}: {}", member.ident, one_line(&member.ty));
            let value = match &member.default {
                Some((_, value)) => {
                    let place = Shape::line(indent).after(width(&head) + 2).before(1);
                    let value =
                        assigned(value, place).unwrap_or_else(|| format!(" {}", one_line(value)));
                    format!(" ={value}")
                }
                None => String::new(),
            };
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
