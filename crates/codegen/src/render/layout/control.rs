//! Blocks and what leads to them: `if`, `match`, loops.

use syn::{Block, Expr, ExprIf};

use super::expressions::{self, printed_elsewhere};
use super::patterns::pattern;
use super::shape::{Shape, ends_in_brackets, line_break, width};
use super::statements::{block, single_expression};
use super::tokens::one_line;
use super::{SINGLE_LINE_ELSE_WIDTH, matches};

/// The text of an expression that holds a block, or of a form no other module lays out.
pub(super) fn expression(expr: &Expr, shape: Shape) -> Option<String> {
    let body = |head: &str, body: &Block| Some(format!("{head}{}", block(body, shape.indent)));
    match expr {
        Expr::Block(inner) if inner.label.is_none() => body("", &inner.block),
        Expr::Async(inner) => {
            let head = if inner.capture.is_some() {
                "async move "
            } else {
                "async "
            };
            let line = single_expression(&inner.block)
                .and_then(|only| expressions::expression(&only, Shape::endless()))
                .filter(|line| !line.contains('\n'))
                .and_then(|line| shape.fit(format!("{head}{{ {line} }}")));
            if line.is_some() {
                return line;
            }
            body(head, &inner.block)
        }
        Expr::If(inner) => conditional(inner, shape),
        Expr::Match(inner) => matches::matching(inner, shape),
        Expr::While(inner) if inner.label.is_none() => {
            let head = condition("while", &inner.cond, shape)?;
            body(&head, &inner.body)
        }
        Expr::ForLoop(inner) if inner.label.is_none() => {
            let head = format!("for {} in", one_line(&inner.pat));
            let head = condition(&head, &inner.expr, shape)?;
            body(&head, &inner.body)
        }
        Expr::Loop(inner) if inner.label.is_none() => body("loop ", &inner.body),
        Expr::Let(inner) => {
            let head = format!("let {} =", pattern(&inner.pat, shape.after(4).before(2)));
            let value = expressions::assigned(&inner.expr, shape.behind(&head))?;
            Some(format!("{head}{value}"))
        }
        _ => shape.fit(printed_elsewhere(expr, shape)),
    }
}

/// An `if` in the place of a value, which may stand on one line with its `else`.
fn value(conditional: &ExprIf, shape: Shape) -> Option<String> {
    let (_, otherwise) = conditional.else_branch.as_ref()?;
    let Expr::Block(otherwise) = &**otherwise else {
        return None;
    };
    let flat = |block: &Block| {
        let only = single_expression(block)?;
        let text = expressions::expression(&only, Shape::endless())?;
        (!text.contains('\n')).then_some(text)
    };
    let cond = expressions::expression(&conditional.cond, Shape::endless())
        .filter(|text| !text.contains('\n'))?;
    let (then, otherwise) = (flat(&conditional.then_branch)?, flat(&otherwise.block)?);
    let line = format!("if {cond} {{ {then} }} else {{ {otherwise} }}");
    if width(&line) > SINGLE_LINE_ELSE_WIDTH {
        return None;
    }
    shape.fit(line)
}

fn conditional(expr: &ExprIf, shape: Shape) -> Option<String> {
    if let Some(line) = if shape.statement {
        None
    } else {
        value(expr, shape)
    } {
        return Some(line);
    }
    let head = condition("if", &expr.cond, shape)?;
    let mut text = format!("{head}{}", block(&expr.then_branch, shape.indent));
    if let Some((_, otherwise)) = &expr.else_branch {
        text.push_str(" else ");
        match &**otherwise {
            Expr::If(next) => {
                let place = Shape {
                    column: shape.indent + 7,
                    ..shape
                }
                .as_statement();
                text.push_str(&conditional(next, place)?);
            }
            Expr::Block(otherwise) => text.push_str(&block(&otherwise.block, shape.indent)),
            other => text.push_str(&expressions::expression(other, shape)?),
        }
    }
    Some(text)
}

/// A keyword, what it asks, and a place for a block: behind it, or on the next line where the question takes several.
pub(super) fn condition(keyword: &str, cond: &Expr, shape: Shape) -> Option<String> {
    let place = Shape::line(shape.indent)
        .after(width(keyword) + 1 + (shape.column - shape.indent))
        .before(2);
    let one_line = expressions::expression(cond, place).filter(|text| !text.contains('\n'));
    // Broken up or too wide, it leaves the brace to the next line and has the whole width.
    let text = match one_line {
        Some(text) => text,
        None => expressions::expression(
            cond,
            Shape {
                end: place.end + 2,
                ..place
            },
        )?,
    };
    let full = text.contains('\n') || !place.fits_width(width(&text));
    let open = if full && !ends_in_brackets(&text) {
        line_break(shape.indent)
    } else {
        " ".to_owned()
    };
    Some(format!("{keyword} {text}{open}"))
}
