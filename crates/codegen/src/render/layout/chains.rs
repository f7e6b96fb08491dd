//! Chains: `a.b().c?.d().await`.

use syn::Expr;

use super::calls::arguments;
use super::expressions::{expression, last_line_is_closing};
use super::shape::{Shape, first_line_width, last_line_width, line_break, newlines, width};
use super::tokens::one_line;
use super::{LIST_WIDTH, TAB, WIDTH};

/// What one `.` leads to, with the `?` behind it.
struct Link<'a> {
    /// `.name`, `.name::<T>` or `.await`.
    head: String,
    /// The arguments, for a method.
    args: Option<Vec<&'a Expr>>,
    /// How many `?` follow.
    tries: usize,
}

impl Link<'_> {
    fn text(&self, shape: Shape) -> Option<String> {
        let place = shape.before(self.tries);
        let text = match &self.args {
            None => place.fit(self.head.clone())?,
            Some(args) => arguments(&self.head, args, place)?,
        };
        Some(format!("{text}{}", "?".repeat(self.tries)))
    }
}

/// The text of a chain.
pub(super) fn chain(expr: &Expr, shape: Shape) -> Option<String> {
    let mut links = Vec::new();
    let (root, root_tries) = unfold(expr, &mut links);
    links.reverse();
    let mut text = expression(root, shape.before(root_tries))?;
    text.push_str(&"?".repeat(root_tries));
    let count = links.len();
    let mut rest = links.as_slice();
    let tab = TAB.saturating_sub(shape.column.saturating_sub(shape.indent));
    let mut closes = text.contains('\n') && is_block(root);
    while width(&text) <= tab && !text.contains('\n') {
        let Some((first, others)) = rest.split_first() else {
            break;
        };
        match first.text(shape.after(width(&text))) {
            Some(link) => text.push_str(&link),
            None => break,
        }
        closes = text.contains('\n');
        rest = others;
    }
    let Some((last, middle)) = rest.split_last() else {
        return Some(text);
    };
    let below = if closes {
        Shape::line(shape.indent)
    } else {
        Shape::line(shape.indent + TAB)
    };
    let below = Shape {
        end: WIDTH,
        ..below
    };
    let mut parts = vec![text];
    for link in middle {
        parts.push(link.text(below)?);
    }
    join(parts, last, count, shape, below)
}

/// Puts all parts on one line, or each on its own.
fn join(
    mut parts: Vec<String>,
    last: &Link<'_>,
    count: usize,
    shape: Shape,
    below: Shape,
) -> Option<String> {
    let flat = parts.iter().all(|part| !part.contains('\n'));
    let first = parts.first().map_or("", String::as_str);
    let extendable =
        below.indent == shape.indent && last_line_is_closing(first) && parts.len() == 1;
    let before: usize = if extendable {
        last_line_width(first)
    } else {
        parts.iter().map(|part| width(part)).sum()
    };
    let before = before + last.tries;
    let room = if extendable {
        WIDTH.saturating_sub(shape.indent)
    } else {
        shape.width()
    };
    let limit = if count == 1 {
        room
    } else {
        room.min(LIST_WIDTH)
    };
    let budget = limit.saturating_sub(before);
    let on_its_own = || {
        last.text(Shape {
            end: shape.end,
            ..below
        })
    };
    let mut one_line = false;
    let mut text = None;
    if (flat && budget > 0) || extendable {
        let start = if extendable {
            last_line_width(first)
        } else {
            shape.column + before - last.tries
        };
        let place = Shape {
            column: start,
            ..shape
        };
        if let Some(behind) = last.text(place) {
            let lines = newlines(&behind) + 1;
            let fits =
                first_line_width(&behind).saturating_sub(if lines == 1 { last.tries } else { 0 })
                    <= budget;
            let (chosen, keep) = match on_its_own() {
                _ if fits && lines >= 5 => (behind, true),
                Some(own) if !fits => (own, false),
                Some(own) if newlines(&own) + 1 >= lines => (behind, fits),
                Some(own) => (own, false),
                None => (behind, fits),
            };
            one_line = keep && flat;
            text = Some(chosen);
        }
    }
    let text = match text {
        Some(text) => text,
        None => on_its_own()?,
    };
    if shape.one_line_chain && !one_line {
        return None;
    }
    parts.push(text);
    let separator = if one_line {
        String::new()
    } else {
        line_break(below.indent)
    };
    Some(parts.join(&separator))
}

/// Whether the links of a chain that begins with this expression, on several lines, stand below its first column.
fn is_block(expr: &Expr) -> bool {
    match expr {
        Expr::Paren(inner) => is_block(&inner.expr),
        Expr::Unary(inner) => is_block(&inner.expr),
        Expr::Macro(_)
        | Expr::Call(_)
        | Expr::Array(_)
        | Expr::Struct(_)
        | Expr::If(_)
        | Expr::Block(_)
        | Expr::Async(_)
        | Expr::Match(_) => true,
        _ => false,
    }
}

/// Takes the links off a chain, the last one first, and gives what it begins with.
fn unfold<'a>(expr: &'a Expr, links: &mut Vec<Link<'a>>) -> (&'a Expr, usize) {
    let mut tries = 0;
    let mut at = expr;
    loop {
        let (head, args, inner) = match at {
            Expr::Try(inner) => {
                tries += 1;
                at = &inner.expr;
                continue;
            }
            Expr::MethodCall(call) => {
                let turbofish = call.turbofish.as_ref().map(one_line).unwrap_or_default();
                (
                    format!(".{}{turbofish}", call.method),
                    Some(call.args.iter().collect()),
                    &call.receiver,
                )
            }
            Expr::Field(field) => (format!(".{}", one_line(&field.member)), None, &field.base),
            Expr::Await(inner) => (".await".to_owned(), None, &inner.base),
            root => return (root, tries),
        };
        links.push(Link { head, args, tries });
        tries = 0;
        at = inner;
    }
}
