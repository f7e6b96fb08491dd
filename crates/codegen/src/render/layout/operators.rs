//! Binary operators.

use syn::{Expr, ExprBinary};

use super::TAB;
use super::expressions::{assigned, expression};
use super::shape::{Shape, first_line_width, last_line_width, line_break, width};
use super::tokens::operator;

/// Operands on one line, or one a line with the operators in front.
pub(super) fn binary(expr: &ExprBinary, shape: Shape) -> Option<String> {
    let sign = operator(&expr.op);
    if is_assignment(&sign) {
        let left = expression(&expr.left, shape)?;
        let right = assigned(&expr.right, shape.after(width(&left) + width(&sign) + 1))?;
        return Some(format!("{left} {sign}{right}"));
    }
    let mut operands = Vec::new();
    flatten(expr, &sign, &mut operands);
    if let Some(text) = operands_in_line(&operands, &sign, shape) {
        return Some(text);
    }
    let nested = shape.nested();
    let last = operands.len().saturating_sub(1);
    let mut text = String::new();
    for (i, operand) in operands.into_iter().enumerate() {
        if i == 0 {
            text = expression(operand, shape)?;
            continue;
        }
        let end = if i == last { shape.end } else { nested.end };
        let column = if text.contains('\n') { 0 } else { shape.column };
        let behind = last_line_width(&text) + column;
        if behind <= nested.indent {
            // A short operand would stand alone on its line: the next one joins it.
            let place = Shape {
                column: behind + width(&sign) + 2,
                end,
                ..shape
            };
            if let Some(operand) = expression(operand, place) {
                text = format!("{text} {sign} {operand}");
                continue;
            }
        }
        let place = Shape { end, ..nested }.after(width(&sign) + 1);
        let operand = expression(operand, place)?;
        text = format!("{text}{}{sign} {operand}", line_break(nested.indent));
    }
    Some(text)
}

/// All operands behind one another; only the last may run over several lines, and only if it looks well.
fn operands_in_line(operands: &[&Expr], sign: &str, shape: Shape) -> Option<String> {
    let (last, before) = operands.split_last()?;
    let is_let = |expr: &&Expr| matches!(expr, Expr::Let(_));
    let plain = |expr: &Expr| matches!(expr, Expr::Path(path) if path.path.get_ident().is_some());
    let short_chain = matches!(before, [first] if plain(first));
    if operands.iter().any(is_let) && !short_chain {
        return None;
    }
    let mut line = String::new();
    for operand in before {
        let text = expression(operand, shape).filter(|text| !text.contains('\n'))?;
        line = format!("{line}{text} {sign} ");
    }
    let used = width(&line);
    let text = expression(last, shape.after(used))?;
    if used + first_line_width(&text) > shape.width() {
        return None;
    }
    let ugly =
        text.contains('\n') && !text.starts_with('{') && (text.starts_with('(') || used > TAB);
    (!ugly).then(|| format!("{line}{text}"))
}

fn flatten<'a>(expr: &'a ExprBinary, sign: &str, operands: &mut Vec<&'a Expr>) {
    match &*expr.left {
        Expr::Binary(left) if operator(&left.op) == sign => flatten(left, sign, operands),
        left => operands.push(left),
    }
    operands.push(&expr.right);
}

fn is_assignment(sign: &str) -> bool {
    sign.ends_with('=') && !matches!(sign, "==" | "!=" | "<=" | ">=")
}
