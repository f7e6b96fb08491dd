//! Signatures.

use syn::{Generics, ReturnType, Signature, WhereClause};

use super::shape::{line_break, width};
use super::tokens::one_line;
use super::{TAB, WIDTH};

/// A function from its visibility to its return type and bounds; `tail` is what follows on the same line: ` {` or `;`.
pub(super) fn signature(
    visibility: &str,
    signature: &Signature,
    indent: usize,
    tail: &str,
) -> String {
    let head = format!("{visibility}{}", front(signature));
    let params = parameters(signature);
    let output = match &signature.output {
        ReturnType::Default => String::new(),
        output @ ReturnType::Type(..) => format!(" {}", one_line(output)),
    };
    let mut bounds = where_clause(signature.generics.where_clause.as_ref(), indent);
    let follows = if bounds.is_empty() { tail } else { "" };
    let line = format!("{head}({}){output}", params.join(", "));
    let text = if indent + width(&line) + width(follows) <= WIDTH {
        line
    } else if params.is_empty() {
        format!("{head}(){}{}", line_break(indent), output.trim_start())
    } else {
        let inner = line_break(indent + TAB);
        if output.is_empty() {
            bounds = bounds.replacen(&line_break(indent), " ", 1);
        }
        let params = format!("{inner}{},", params.join(&format!(",{inner}")));
        format!("{head}({params}{}){output}", line_break(indent))
    };
    if bounds.is_empty() {
        format!("{text}{tail}")
    } else if tail == ";" {
        format!("{text}{bounds};")
    } else {
        format!(
            "{text}{},{}{}",
            bounds.trim_end_matches(','),
            line_break(indent),
            tail.trim_start()
        )
    }
}

fn front(signature: &Signature) -> String {
    let mut text = String::new();
    if signature.constness.is_some() {
        text.push_str("const ");
    }
    if signature.asyncness.is_some() {
        text.push_str("async ");
    }
    text.push_str("fn ");
    text.push_str(&signature.ident.to_string());
    text.push_str(&generics(&signature.generics));
    text
}

fn parameters(signature: &Signature) -> Vec<String> {
    signature.inputs.iter().map(one_line).collect()
}

/// `<T: Bound>`, or nothing.
pub(super) fn generics(generics: &Generics) -> String {
    if generics.params.is_empty() {
        return String::new();
    }
    let params: Vec<String> = generics.params.iter().map(one_line).collect();
    format!("<{}>", params.join(", "))
}

/// The bounds, each on a line of its own, beginning with a line break; the last has no comma.
pub(super) fn where_clause(clause: Option<&WhereClause>, indent: usize) -> String {
    let Some(clause) = clause.filter(|clause| !clause.predicates.is_empty()) else {
        return String::new();
    };
    let inner = line_break(indent + TAB);
    let predicates: Vec<String> = clause.predicates.iter().map(one_line).collect();
    format!(
        "{}where{inner}{}",
        line_break(indent),
        predicates.join(&format!(",{inner}"))
    )
}
