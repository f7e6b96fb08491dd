//! Chains: `a.b().c?.d().await`.

use syn::Expr;

use super::calls::arguments;
use super::expressions::expression;
use super::shape::{
    Shape, ends_in_brackets, first_line_width, last_line_width, line_break, newlines, width,
};
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
            // rustfmt measures arguments only.
            None => self.head.clone(),
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
    let own_line = Shape {
        end: shape.end,
        ..below
    };
    let (text, one_line) = match behind(&parts, last, count, shape, own_line) {
        Some(found) => found,
        None => (last.text(own_line)?, false),
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

/// The last link where it may stand behind the others, and whether it does: it may run over several lines, unless it
/// takes no more lines on its own.
fn behind(
    parts: &[String],
    last: &Link<'_>,
    count: usize,
    shape: Shape,
    own_line: Shape,
) -> Option<(String, bool)> {
    let flat = parts.iter().all(|part| !part.contains('\n'));
    let first = parts.first()?;
    let extends = own_line.indent == shape.indent && ends_in_brackets(first) && parts.len() == 1;
    let before = if extends {
        last_line_width(first)
    } else {
        parts.iter().map(|part| width(part)).sum()
    };
    let room = if extends {
        WIDTH.saturating_sub(shape.indent)
    } else {
        shape.width()
    };
    let limit = if count == 1 {
        room
    } else {
        room.min(LIST_WIDTH)
    };
    let budget = limit.saturating_sub(before + last.tries);
    if !(extends || (flat && budget > 0)) {
        return None;
    }
    // rustfmt leaves room for each `?` three times here: behind the link, behind the chain, and before the link.
    let column = last.tries
        + if extends {
            before
        } else {
            shape.column + before
        };
    let place = Shape { column, ..shape }.before(last.tries);
    let text = last.text(place)?;
    let lines = newlines(&text) + 1;
    let spare = if lines == 1 && count == 1 {
        last.tries
    } else {
        0
    };
    let fits = first_line_width(&text).saturating_sub(spare) <= budget;
    if fits && lines >= 5 {
        return Some((text, flat));
    }
    Some(match last.text(own_line) {
        Some(own) if !fits || newlines(&own) + 1 < lines => (own, false),
        _ => (text, fits && flat),
    })
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
