//! Argument lists, arrays, tuples and macro calls: whatever holds a list of expressions in brackets.

use syn::punctuated::Punctuated;
use syn::{Expr, ExprMacro, MacroDelimiter, Token};

use super::expressions::{expression, printed_elsewhere};
use super::shape::{Shape, first_line_width, line_break, newlines, width};
use super::tokens::one_line;
use super::{LIST_WIDTH, SHORT_ELEMENT, TAB};

/// How a bracketed list is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct List<'a> {
    /// The opening bracket.
    pub(super) open: &'a str,
    /// The closing bracket.
    pub(super) close: &'a str,
    /// How wide the elements may be on one line.
    pub(super) max: usize,
    /// Whether a comma ends the last of several lines.
    pub(super) trailing_comma: bool,
    /// For `format!` and its kin: how many arguments stand on lines of their own before the others share one.
    pub(super) vertical_after: Option<usize>,
}

/// An expression that is a list in brackets, with what stands before it.
pub(super) fn bracketed(expr: &Expr, shape: Shape) -> Option<String> {
    match expr {
        Expr::Call(call) => {
            let callee = expression(&call.func, shape)?;
            let args: Vec<&Expr> = call.args.iter().collect();
            arguments(&callee, &args, shape)
        }
        Expr::Array(array) => {
            let elements: Vec<&Expr> = array.elems.iter().collect();
            list("", &elements, bracketed_list("[", "]", true), shape)
        }
        Expr::Tuple(tuple) => match tuple.elems.first() {
            Some(only) if tuple.elems.len() == 1 => {
                let only = expression(only, shape.after(1).before(2))?;
                shape.fit(format!("({only},)"))
            }
            _ => {
                let elements: Vec<&Expr> = tuple.elems.iter().collect();
                list("", &elements, bracketed_list("(", ")", true), shape)
            }
        },
        Expr::Macro(call) => macro_call(call, shape),
        _ => None,
    }
}

/// A call: what is called, and its arguments.
pub(super) fn arguments(callee: &str, args: &[&Expr], shape: Shape) -> Option<String> {
    list(callee, args, bracketed_list("(", ")", true), shape)
}

fn macro_call(call: &ExprMacro, shape: Shape) -> Option<String> {
    let name = one_line(&call.mac.path);
    let parser = Punctuated::<Expr, Token![,]>::parse_terminated;
    let Ok(args) = call.mac.parse_body_with(parser) else {
        return shape.fit(printed_elsewhere(&Expr::Macro(call.clone()), shape));
    };
    let args: Vec<&Expr> = args.iter().collect();
    let callee = format!("{name}!");
    let vertical_after = match name.as_str() {
        "format" | "print" | "println" | "eprint" | "eprintln" | "panic" | "format_args" => Some(0),
        "write" | "writeln" | "assert" | "debug_assert" => Some(1),
        "assert_eq" | "assert_ne" => Some(2),
        _ => None,
    };
    let (open, close, trailing_comma) = match call.mac.delimiter {
        MacroDelimiter::Bracket(_) => ("[", "]", true),
        _ => ("(", ")", false),
    };
    list(
        &callee,
        &args,
        List {
            vertical_after,
            ..bracketed_list(open, close, trailing_comma)
        },
        shape,
    )
}

/// A list, in the first of these layouts that fits: on one line; with the last element running over several lines; short elements
/// filled into lines; one element a line.
fn list(head: &str, items: &[&Expr], list: List<'_>, shape: Shape) -> Option<String> {
    let List { open, close, .. } = list;
    let Some((last, before)) = items.split_last() else {
        let line = shape.fit(format!("{head}{open}{close}"));
        // rustfmt breaks an empty list rather than give up.
        let broken = || format!("{head}{open}{}{close}", line_break(shape.indent));
        return line.or_else(|| Some(broken()));
    };
    if head.contains('\n') && newlines(head) > 0 {
        return None;
    }
    let room = shape.after(width(head) + open.len()).before(close.len());
    if let Some(line) = overflowing(head, before, last, list, room) {
        return Some(format!("{head}{open}{line}{close}"));
    }
    let nested = Shape::line(shape.indent + TAB);
    let texts: Option<Vec<String>> = items
        .iter()
        .map(|item| expression(item, nested.before(1)))
        .collect();
    let texts = texts?;
    let line = texts.join(", ");
    let limit = if items.len() == 1 {
        room.width()
    } else {
        room.width().min(list.max)
    };
    if !line.contains('\n') && width(&line) <= limit && room.column <= room.end {
        return Some(format!("{head}{open}{line}{close}"));
    }
    let simple = items.iter().all(|item| is_simple(item));
    let special = list
        .vertical_after
        .filter(|&fixed| simple && items.len() > fixed)
        .and_then(|fixed| special(&texts, fixed, nested));
    let lines = match special {
        Some(lines) => lines,
        None if simple && texts.iter().all(|text| width(text) <= SHORT_ELEMENT) => {
            filled(&texts, nested)
        }
        None => vertical(&texts, list.trailing_comma, nested),
    };
    let inner = line_break(nested.indent);
    Some(format!(
        "{head}{open}{inner}{lines}{}{close}",
        line_break(shape.indent)
    ))
}

/// All elements behind one another, the last one running over several lines if it is of a kind that may.
fn overflowing(
    head: &str,
    before: &[&Expr],
    last: &Expr,
    list: List<'_>,
    room: Shape,
) -> Option<String> {
    let alone = before.is_empty();
    let combined = alone && width(head) < TAB;
    let closures = before.iter().any(|item| matches!(item, Expr::Closure(_)));
    if closures || !combined && !can_overflow(last, before.len() + 1) {
        return None;
    }
    let nested = Shape::line(room.indent + TAB).before(1);
    let mut line = String::new();
    for item in before {
        let text = expression(item, nested).filter(|text| !text.contains('\n'))?;
        line.push_str(&text);
        line.push_str(", ");
    }
    let limit = room.width().min(list.max);
    let used = width(&line);
    let mut place = room.after(used);
    if !alone || is_nested_call(last) {
        place.end = place.end.min(room.column + list.max);
    }
    place.one_line_chain = !combined && is_method_call(last);
    let text = expression(last, place)?;
    // A closure behind other arguments keeps a column free for the end of its block.
    let kept = usize::from(!alone && matches!(last, Expr::Closure(_)) && text.contains('\n'));
    if used + first_line_width(&text) + kept > limit {
        return None;
    }
    if alone && newlines(&text) == 1 {
        let on_its_own = expression(last, nested).filter(|text| !text.contains('\n'));
        if let Some(own) = on_its_own {
            // It was measured by its first line only, so that it may be one column too wide.
            return (width(&own) <= room.width() + 1).then_some(own);
        }
    }
    Some(format!("{line}{text}"))
}

fn is_method_call(expr: &Expr) -> bool {
    match expr {
        Expr::MethodCall(_) => true,
        Expr::Reference(inner) => is_method_call(&inner.expr),
        Expr::Try(inner) => is_method_call(&inner.expr),
        Expr::Unary(inner) => is_method_call(&inner.expr),
        Expr::Cast(inner) => is_method_call(&inner.expr),
        _ => false,
    }
}

fn vertical(texts: &[String], trailing_comma: bool, shape: Shape) -> String {
    let comma = if trailing_comma { "," } else { "" };
    format!(
        "{}{comma}",
        texts.join(&format!(",{}", line_break(shape.indent)))
    )
}

fn filled(texts: &[String], shape: Shape) -> String {
    let mut lines = String::new();
    let mut column = shape.column;
    for (i, text) in texts.iter().enumerate() {
        // rustfmt keeps a column free behind each comma but the last.
        let free = usize::from(i + 1 < texts.len());
        if i > 0 && column + 1 + width(text) + 1 + free > shape.end {
            lines.push_str(&line_break(shape.indent));
            column = shape.indent;
        } else if i > 0 {
            lines.push(' ');
            column += 1;
        }
        lines.push_str(text);
        lines.push(',');
        column += width(text) + 1;
    }
    lines
}

/// `format!` and its kin: what comes before the text on one line, then the text, then its arguments on one line.
/// Nothing where that is too wide.
fn special(texts: &[String], fixed: usize, shape: Shape) -> Option<String> {
    let (before, rest) = texts.split_at_checked(fixed)?;
    let (text, arguments) = rest.split_first()?;
    let lines: Vec<String> = [before.join(", "), text.clone(), arguments.join(", ")]
        .into_iter()
        .filter(|line| !line.is_empty())
        .collect();
    let fits = |line: &String| shape.fits_width(width(line)) || line == text;
    lines
        .iter()
        .all(fits)
        .then(|| lines.join(&format!(",{}", line_break(shape.indent))))
}

/// Whether the last element may begin on the line of the others and go on below it.
fn can_overflow(expr: &Expr, count: usize) -> bool {
    match expr {
        Expr::Block(_) | Expr::Async(_) | Expr::Unsafe(_) | Expr::Closure(_) => true,
        Expr::Match(_)
        | Expr::If(_)
        | Expr::Array(_)
        | Expr::Struct(_)
        | Expr::Macro(_)
        | Expr::Call(_)
        | Expr::MethodCall(_)
        | Expr::Tuple(_)
        | Expr::Await(_) => count == 1,
        Expr::Reference(inner) => can_overflow(&inner.expr, count),
        Expr::Try(inner) => can_overflow(&inner.expr, count),
        Expr::Unary(inner) => can_overflow(&inner.expr, count),
        Expr::Cast(inner) => can_overflow(&inner.expr, count),
        _ => false,
    }
}

fn is_nested_call(expr: &Expr) -> bool {
    match expr {
        Expr::Call(_) | Expr::MethodCall(_) | Expr::Macro(_) | Expr::Await(_) => true,
        Expr::Reference(inner) => is_nested_call(&inner.expr),
        Expr::Try(inner) => is_nested_call(&inner.expr),
        Expr::Unary(inner) => is_nested_call(&inner.expr),
        Expr::Cast(inner) => is_nested_call(&inner.expr),
        _ => false,
    }
}

/// Literals, plain names, and references to or calls of these.
fn is_simple(expr: &Expr) -> bool {
    match expr {
        Expr::Lit(_) => true,
        Expr::Path(path) => path.path.segments.len() <= 1,
        Expr::Reference(inner) => is_simple(&inner.expr),
        Expr::Field(inner) => is_simple(&inner.base),
        Expr::Index(inner) => is_simple(&inner.expr) && is_simple(&inner.index),
        Expr::Try(inner) => is_simple(&inner.expr),
        Expr::Unary(inner) => is_simple(&inner.expr),
        Expr::Cast(inner) => is_simple(&inner.expr),
        _ => false,
    }
}

/// Elements between brackets that are an argument list or an array.
fn bracketed_list<'a>(open: &'a str, close: &'a str, trailing_comma: bool) -> List<'a> {
    List {
        open,
        close,
        max: LIST_WIDTH,
        trailing_comma,
        vertical_after: None,
    }
}
