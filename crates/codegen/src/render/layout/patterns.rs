//! Patterns that may take several lines; all others are printed on one by their tokens.

use syn::{FieldPat, Pat, PatStruct};

use super::shape::{line_break, width};
use super::tokens::one_line;
use super::{STRUCT_LITERAL_WIDTH, TAB, WIDTH};

/// The text of a pattern that begins at an indentation.
pub(super) fn pattern(pattern: &Pat, indent: usize) -> String {
    match pattern {
        Pat::Struct(fields) => structure(fields, indent),
        Pat::TupleStruct(tuple) if tuple.elems.len() == 1 => {
            let inner: Vec<String> = tuple
                .elems
                .iter()
                .map(|inner| self::pattern(inner, indent))
                .collect();
            format!("{}({})", one_line(&tuple.path), inner.concat())
        }
        Pat::Or(or) => {
            let line = one_line(pattern);
            if indent + width(&line) + 5 <= WIDTH {
                return line;
            }
            let cases: Vec<String> = or.cases.iter().map(one_line).collect();
            cases.join(&format!("{}| ", line_break(indent)))
        }
        _ => one_line(pattern),
    }
}

/// One field a line, unless all of them are short.
fn structure(pattern: &PatStruct, indent: usize) -> String {
    let path = one_line(&pattern.path);
    let inner = indent + TAB;
    let field = |field: &FieldPat, indent: usize| match field.colon_token {
        None => one_line(field),
        Some(_) => format!(
            "{}: {}",
            one_line(&field.member),
            self::pattern(&field.pat, indent)
        ),
    };
    let mut fields: Vec<String> = pattern.fields.iter().map(|f| field(f, inner)).collect();
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
