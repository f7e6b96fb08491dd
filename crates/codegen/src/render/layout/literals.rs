//! Struct literals.

use syn::{ExprStruct, FieldValue};

use super::STRUCT_LITERAL_WIDTH;
use super::expressions::expression;
use super::shape::{Shape, line_break, width};
use super::tokens::one_line;

/// `Path { a, b: 1 }` where it is short, else one field a line.
pub(super) fn structure(literal: &ExprStruct, shape: Shape) -> Option<String> {
    let path = one_line(&literal.path);
    if literal.fields.is_empty() && literal.rest.is_none() {
        return shape.fit(format!("{path} {{}}"));
    }
    if let Some(line) = fields_in_line(literal)
        && width(&line) <= STRUCT_LITERAL_WIDTH
        && let Some(text) = shape.fit(format!("{path} {{ {line} }}"))
    {
        return Some(text);
    }
    let nested = shape.nested();
    let inner = line_break(nested.indent);
    let mut text = shape.fit(format!("{path} {{"))?;
    for value in &literal.fields {
        text = format!("{text}{inner}{},", field(value, nested)?);
    }
    if let Some(rest) = &literal.rest {
        text = format!("{text}{inner}..{}", expression(rest, nested.after(2))?);
    }
    Some(format!("{text}{}}}", line_break(shape.indent)))
}

fn fields_in_line(literal: &ExprStruct) -> Option<String> {
    let flat = |expr| expression(expr, Shape::endless()).filter(|text| !text.contains('\n'));
    let mut parts = Vec::new();
    for field in &literal.fields {
        let name = one_line(&field.member);
        parts.push(match field.colon_token {
            None => name,
            Some(_) => format!("{name}: {}", flat(&field.expr)?),
        });
    }
    if let Some(rest) = &literal.rest {
        parts.push(format!("..{}", flat(rest)?));
    }
    Some(parts.join(", "))
}

/// A field on its line, or with its value on the next.
fn field(field: &FieldValue, line: Shape) -> Option<String> {
    let name = one_line(&field.member);
    if field.colon_token.is_none() {
        return Some(name);
    }
    if let Some(value) = expression(&field.expr, line.after(width(&name) + 2).before(1)) {
        return Some(format!("{name}: {value}"));
    }
    let deeper = line.nested().before(1);
    let value = expression(&field.expr, deeper)?;
    Some(format!("{name}:{}{value}", line_break(deeper.indent)))
}
