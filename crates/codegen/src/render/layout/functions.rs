//! Signatures.

use syn::{Generics, ReturnType, Signature, Type, WhereClause, WherePredicate};

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
    // Without a body rustfmt moves the return type where the line would be just full.
    let full = follows == ";" && indent + width(&line) + 1 == WIDTH && !output.is_empty();
    let text = if indent + width(&line) + width(follows) <= WIDTH && !full {
        line
    } else if params.is_empty() || full {
        let (params, output) = (params.join(", "), output.trim_start());
        format!("{head}({params}){}{output}", line_break(indent))
    } else {
        let output = long_output(&signature.output, output, indent);
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

/// The return type behind `)`; a list of bounds that does not fit is broken behind the first or inside it.
fn long_output(output: &ReturnType, line: String, indent: usize) -> String {
    let ReturnType::Type(_, ty) = output else {
        return line;
    };
    let Type::ImplTrait(bounded) = &**ty else {
        return line;
    };
    // Behind the `)` of a broken list rustfmt measures the type alone, without what stands before it on the line.
    if width(line.trim_start_matches(" -> ")) <= WIDTH - 2 {
        return line;
    }
    let mut bounds = bounded.bounds.iter().map(one_line);
    let Some(first) = bounds.next() else {
        return line;
    };
    let (first, separator) = if width("impl ") + width(&first) <= WIDTH - 8 {
        (first, line_break(indent))
    } else {
        (broken_arguments(&first, indent), " ".to_owned())
    };
    let mut text = format!(" -> impl {first}");
    for bound in bounds {
        text.push_str(&separator);
        text.push_str("+ ");
        text.push_str(&bound);
    }
    text
}

/// A path whose outermost arguments stand on a line of their own.
fn broken_arguments(path: &str, indent: usize) -> String {
    let inner = line_break(indent + TAB);
    let split = path.split_once('<');
    match split.and_then(|(name, rest)| Some((name, rest.strip_suffix('>')?))) {
        Some((name, arguments)) => {
            format!("{name}<{inner}{arguments},{}>", line_break(indent))
        }
        None => path.to_owned(),
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
    let predicates: Vec<String> = clause
        .predicates
        .iter()
        .map(|predicate| where_predicate(predicate, indent + TAB))
        .collect();
    format!(
        "{}where{inner}{}",
        line_break(indent),
        predicates.join(&format!(",{inner}"))
    )
}

/// One predicate; bounds that do not fit on its line get one each.
fn where_predicate(predicate: &WherePredicate, indent: usize) -> String {
    let line = one_line(predicate);
    let WherePredicate::Type(bounded) = predicate else {
        return line;
    };
    if indent + width(&line) < WIDTH {
        return line;
    }
    let bounds: Vec<String> = bounded.bounds.iter().map(one_line).collect();
    let separator = format!("{}+ ", line_break(indent + TAB));
    format!(
        "{}: {}",
        one_line(&bounded.bounded_ty),
        bounds.join(&separator)
    )
}
