//! `match` and its arms.

use std::borrow::Cow;

use syn::{Arm, Expr, ExprMatch, Pat};

use super::control::condition;
use super::expressions::expression;
use super::patterns::pattern;
use super::shape::{Shape, first_line_width, line_break, prefer_next_line, width};
use super::statements::{block, single_expression};
use super::{TAB, attributes};

/// A `match`, one arm after the other.
pub(super) fn matching(expr: &ExprMatch, shape: Shape) -> Option<String> {
    let head = condition("match", &expr.expr, shape)?;
    if expr.arms.is_empty() {
        return Some(format!("{head}{{}}"));
    }
    let inner = shape.indent + TAB;
    let mut text = format!("{head}{{");
    for node in &expr.arms {
        let attributes = attributes::outer(&node.attrs, inner);
        text = format!("{text}\n{attributes}{:inner$}{}", "", arm(node, inner)?);
    }
    Some(format!("{text}{}}}", line_break(shape.indent)))
}

fn arm(arm: &Arm, indent: usize) -> Option<String> {
    let (pat, guard) = match &arm.pat {
        Pat::Guard(guarded) => (&*guarded.pat, Some(&*guarded.guard)),
        pat => (pat, None),
    };
    let pat = pattern(pat, Shape::line(indent).before(5));
    let head = match guard {
        Some(guard) => guarded(&pat, guard, indent)?,
        None => pat,
    };
    let body = &*unbraced(&arm.body);
    let below = Shape::line(indent + TAB).as_statement();
    if head.contains('\n') && guard.is_some() {
        let text = match body {
            Expr::Block(inner) => block(&inner.block, indent),
            _ => in_braces(&expression(body, below)?, indent),
        };
        return Some(format!("{head} =>{}{text}", line_break(indent)));
    }
    if let Expr::Block(inner) = body {
        return Some(format!("{head} => {}", block(&inner.block, indent)));
    }
    let place = Shape::line(indent)
        .behind(&head)
        .after(4)
        .before(1)
        .as_statement();
    value(&head, body, place, below)
}

/// A body without the braces around its only expression.
fn unbraced(body: &Expr) -> Cow<'_, Expr> {
    let only = match body {
        Expr::Block(inner) if inner.label.is_none() => single_expression(&inner.block),
        _ => None,
    };
    match only {
        None => Cow::Borrowed(body),
        Some(Cow::Borrowed(only)) => unbraced(only),
        Some(call) => call,
    }
}

/// A value behind its arrow, or in braces below it.
fn value(head: &str, body: &Expr, place: Shape, below: Shape) -> Option<String> {
    let behind = expression(body, place);
    if let Some(text) = &behind
        && !text.contains('\n')
        && place.fits_width(width(text))
    {
        return Some(format!("{head} => {text},"));
    }
    let below = expression(body, below);
    let wrapped = |text: &str| format!("{head} => {}", in_braces(text, place.indent));
    match (behind, below) {
        (Some(behind), Some(below)) if prefer_next_line(&behind, &below) => Some(wrapped(&below)),
        (Some(behind), _) if may_extend(body) && first_line_width(&behind) <= place.width() => {
            Some(format!("{head} => {behind},"))
        }
        (Some(behind), Some(below)) if behind.contains('\n') => Some(wrapped(&below)),
        (None, Some(below)) => Some(wrapped(&below)),
        (Some(behind), _) => Some(format!("{head} => {behind},")),
        (None, None) => None,
    }
}

/// A pattern with its guard behind it, or below it where the line is too long.
fn guarded(pat: &str, guard: &Expr, indent: usize) -> Option<String> {
    let place = Shape::line(indent).behind(pat).after(4).before(5);
    let short = width(pat) <= TAB;
    if let Some(guard) = expression(guard, place).filter(|text| short || !text.contains('\n')) {
        return Some(format!("{pat} if {guard}"));
    }
    let guard = expression(guard, Shape::line(indent + TAB).after(3).before(5))?;
    Some(format!("{pat}{}if {guard}", line_break(indent + TAB)))
}

fn in_braces(text: &str, indent: usize) -> String {
    format!(
        "{{{}{text}{}}}",
        line_break(indent + TAB),
        line_break(indent)
    )
}

/// Whether an arm may begin such a value on its own line and end it further down.
fn may_extend(expr: &Expr) -> bool {
    match expr {
        Expr::Loop(_)
        | Expr::Block(_)
        | Expr::Async(_)
        | Expr::Closure(_)
        | Expr::Array(_)
        | Expr::Call(_)
        | Expr::MethodCall(_)
        | Expr::Await(_)
        | Expr::Macro(_)
        | Expr::Struct(_)
        | Expr::Tuple(_)
        | Expr::Match(_) => true,
        Expr::Reference(inner) => may_extend(&inner.expr),
        Expr::Try(inner) => may_extend(&inner.expr),
        Expr::Unary(inner) => may_extend(&inner.expr),
        Expr::Index(inner) => may_extend(&inner.expr),
        Expr::Cast(inner) => may_extend(&inner.expr),
        _ => false,
    }
}
