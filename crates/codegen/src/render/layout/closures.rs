//! Closures.

use syn::{Expr, ExprClosure, ReturnType};

use super::expressions::expression;
use super::shape::{Shape, line_break, width};
use super::statements::{block, single_expression};
use super::tokens::one_line;

/// A closure; its body has braces where it takes several lines.
pub(super) fn closure(closure: &ExprClosure, shape: Shape) -> Option<String> {
    let head = head(closure);
    let place = shape.after(width(&head) + 1);
    if let Expr::Block(body) = &*closure.body {
        let unbraced = single_expression(&body.block).and_then(|inner| closure_body(&inner, place));
        let returns = !matches!(closure.output, ReturnType::Default);
        let one_line = unbraced
            .as_ref()
            .filter(|text| returns && !text.contains('\n'));
        return match (
            one_line.and_then(|text| place.fit(format!("{{ {text} }}"))),
            unbraced,
        ) {
            (Some(braced), _) => Some(format!("{head} {braced}")),
            (None, Some(text)) if !returns => Some(format!("{head} {text}")),
            _ => Some(format!("{head} {}", block(&body.block, shape.indent))),
        };
    }
    if let Some(text) = closure_body(&closure.body, place) {
        return Some(format!("{head} {text}"));
    }
    let nested = shape.nested();
    let inner = expression(&closure.body, nested)?;
    let (open, close) = (line_break(nested.indent), line_break(shape.indent));
    Some(format!("{head} {{{open}{inner}{close}}}"))
}

/// A closure up to its body.
fn head(closure: &ExprClosure) -> String {
    let asyncness = if closure.asyncness.is_some() {
        "async "
    } else {
        ""
    };
    let capture = if closure.capture.is_some() {
        "move "
    } else {
        ""
    };
    let inputs: Vec<String> = closure.inputs.iter().map(one_line).collect();
    let output = match &closure.output {
        ReturnType::Default => String::new(),
        output @ ReturnType::Type(..) => format!(" {}", one_line(output)),
    };
    format!("{asyncness}{capture}|{}|{output}", inputs.join(", "))
}

/// A body without braces: on one line, unless it is a block of another kind.
fn closure_body(body: &Expr, shape: Shape) -> Option<String> {
    let text = expression(body, shape)?;
    (!text.contains('\n') || may_span_lines(body)).then_some(text)
}

fn may_span_lines(expr: &Expr) -> bool {
    match expr {
        Expr::Match(_) | Expr::Async(_) | Expr::Block(_) | Expr::Loop(_) | Expr::Struct(_) => true,
        Expr::Reference(inner) => may_span_lines(&inner.expr),
        Expr::Try(inner) => may_span_lines(&inner.expr),
        Expr::Unary(inner) => may_span_lines(&inner.expr),
        Expr::Cast(inner) => may_span_lines(&inner.expr),
        _ => false,
    }
}
