//! Blocks and what leads to them: `if`, `match`, loops.

use syn::{Arm, Block, Expr, ExprIf, ExprMatch, Pat};

use super::expressions::{self, printed_elsewhere};
use super::patterns::pattern;
use super::shape::{Shape, first_line_width, line_break, prefer_next_line, width};
use super::statements::{block, single_expression};
use super::tokens::one_line;
use super::{SINGLE_LINE_ELSE_WIDTH, TAB, attributes};

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
                .and_then(|only| expressions::expression(only, Shape::endless()))
                .filter(|line| !line.contains('\n'))
                .and_then(|line| shape.fit(format!("{head}{{ {line} }}")));
            if line.is_some() {
                return line;
            }
            body(head, &inner.block)
        }
        Expr::If(inner) => conditional(inner, shape),
        Expr::Match(inner) => match_expression(inner, shape),
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
            let head = format!("let {} =", pattern(&inner.pat, shape.indent));
            let value = expressions::assigned(&inner.expr, shape.after(width(&head)))?;
            Some(format!("{head}{value}"))
        }
        _ => Some(printed_elsewhere(expr, shape)),
    }
}

/// An `if` in the place of a value, which may stand on one line with its `else`.
fn value(conditional: &ExprIf, shape: Shape) -> Option<String> {
    let (_, otherwise) = conditional.else_branch.as_ref()?;
    let Expr::Block(otherwise) = &**otherwise else {
        return None;
    };
    let flat = |block: &Block| {
        let text = expressions::expression(single_expression(block)?, Shape::endless())?;
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
fn condition(keyword: &str, cond: &Expr, shape: Shape) -> Option<String> {
    let place = Shape::line(shape.indent)
        .after(width(keyword) + 1 + (shape.column - shape.indent))
        .before(2);
    let one_line = expressions::expression(cond, place).filter(|text| !text.contains('\n'));
    // Broken up, it leaves the brace to the next line and has the whole width.
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
    let open = if text.contains('\n') && !ends_like_a_block(&text) {
        line_break(shape.indent)
    } else {
        " ".to_owned()
    };
    Some(format!("{keyword} {text}{open}"))
}

fn ends_like_a_block(text: &str) -> bool {
    super::expressions::last_line_is_closing(text)
}

fn match_expression(expr: &ExprMatch, shape: Shape) -> Option<String> {
    let head = condition("match", &expr.expr, shape)?;
    if expr.arms.is_empty() {
        return Some(format!("{head}{{}}"));
    }
    let inner = shape.indent + TAB;
    let mut text = format!("{head}{{");
    for arm_node in &expr.arms {
        text.push('\n');
        text.push_str(&attributes::outer(&arm_node.attrs, inner));
        text.push_str(&format!("{:inner$}{}", "", arm(arm_node, inner)?));
    }
    text.push_str(&line_break(shape.indent));
    text.push('}');
    Some(text)
}

fn arm(arm: &Arm, indent: usize) -> Option<String> {
    let (pat, guard) = match &arm.pat {
        Pat::Guard(guarded) => (&*guarded.pat, Some(&guarded.guard)),
        pat => (pat, None),
    };
    let mut head = pattern(pat, indent);
    if let Some(guard) = guard {
        let column = indent
            + super::shape::last_line_width(&head).saturating_sub(if head.contains('\n') {
                indent
            } else {
                0
            });
        let place = Shape::line(indent).after(column - indent + 4).before(5);
        match expressions::expression(guard, place).filter(|text| !text.contains('\n')) {
            Some(guard) => head.push_str(&format!(" if {guard}")),
            None => {
                let place = Shape::line(indent + TAB).after(3).before(5);
                let guard = expressions::expression(guard, place)?;
                head.push_str(&format!("{}if {guard}", line_break(indent + TAB)));
            }
        }
    }
    let used = super::shape::last_line_width(&head).saturating_sub(if head.contains('\n') {
        indent
    } else {
        0
    });
    let mut body = &*arm.body;
    while let Expr::Block(inner) = body
        && inner.label.is_none()
        && let Some(only) = single_expression(&inner.block)
    {
        body = only;
    }
    if head.contains('\n') && guard.is_some() {
        let open = line_break(indent);
        let inner = line_break(indent + TAB);
        let text = match body {
            Expr::Block(inner) => block(&inner.block, indent),
            _ => {
                let text = expressions::expression(body, Shape::line(indent + TAB).as_statement())?;
                format!("{{{inner}{text}{open}}}")
            }
        };
        return Some(format!("{head} =>{open}{text}"));
    }
    if let Expr::Block(inner) = body {
        return Some(format!("{head} => {}", block(&inner.block, indent)));
    }
    let place = Shape::line(indent).after(used + 4).before(1).as_statement();
    let behind = expressions::expression(body, place);
    if let Some(text) = &behind
        && !text.contains('\n')
        && place.fits_width(width(text))
    {
        return Some(format!("{head} => {text},"));
    }
    let below = expressions::expression(body, Shape::line(indent + TAB).as_statement());
    let wrapped = |text: &str| {
        let open = line_break(indent + TAB);
        format!("{head} => {{{open}{text}{}}}", line_break(indent))
    };
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
