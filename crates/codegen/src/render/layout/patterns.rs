//! Patterns that may take several lines; all others are printed on one by their tokens.

use syn::{FieldPat, Pat, PatStruct};

use super::shape::{Shape, first_line_width, line_break, width};
use super::tokens::one_line;
use super::{STRUCT_LITERAL_WIDTH, TAB};

/// The text of a pattern.
pub(super) fn pattern(pattern: &Pat, shape: Shape) -> String {
    match pattern {
        Pat::Struct(fields) => structure(fields, shape),
        Pat::TupleStruct(tuple) => match tuple.elems.first() {
            Some(only) if tuple.elems.len() == 1 => wrapping(&one_line(&tuple.path), only, shape),
            _ => one_line(pattern),
        },
        Pat::Or(or) => {
            let line = one_line(pattern);
            if shape.fits_width(width(&line)) {
                return line;
            }
            let cases: Vec<String> = or.cases.iter().map(one_line).collect();
            cases.join(&format!("{}| ", line_break(shape.indent)))
        }
        _ => one_line(pattern),
    }
}

/// A path with one pattern in brackets, which stands on a line of its own where there is no room behind the path.
fn wrapping(path: &str, only: &Pat, shape: Shape) -> String {
    let behind = shape.after(width(path) + 1).before(1);
    let inner = pattern(only, behind);
    if behind.fits_width(first_line_width(&inner)) {
        return format!("{path}({inner})");
    }
    let below = shape.nested();
    format!(
        "{path}({}{},{})",
        line_break(below.indent),
        pattern(only, below.before(1)),
        line_break(shape.indent)
    )
}

/// One field a line, unless all of them are short.
fn structure(pattern: &PatStruct, shape: Shape) -> String {
    let indent = shape.indent;
    let path = one_line(&pattern.path);
    let inner = indent + TAB;
    let field = |field: &FieldPat| match field.colon_token {
        None => one_line(field),
        Some(_) => format!(
            "{}: {}",
            one_line(&field.member),
            self::pattern(&field.pat, Shape::line(inner).before(1))
        ),
    };
    let mut fields: Vec<String> = pattern.fields.iter().map(field).collect();
    let rest = pattern.rest.as_ref().map(|_| "..".to_owned());
    let line: Vec<String> = fields.iter().cloned().chain(rest.clone()).collect();
    let line = line.join(", ");
    if fields.is_empty() && rest.is_none() {
        return format!("{path} {{}}");
    }
    if width(&line) <= STRUCT_LITERAL_WIDTH && !line.contains('\n') {
        return format!("{path} {{ {line} }}");
    }
    let named = fields.join(", ");
    if rest.is_some() && width(&named) <= STRUCT_LITERAL_WIDTH && !named.contains('\n') {
        return format!(
            "{path} {{{}{line}{}}}",
            line_break(inner),
            line_break(indent)
        );
    }
    for field in &mut fields {
        field.push(',');
    }
    fields.extend(rest);
    let separator = line_break(inner);
    format!(
        "{path} {{{separator}{}{}}}",
        fields.join(&separator),
        line_break(indent)
    )
}
