//! Signatures.

use syn::{
    FnArg, Generics, ReturnType, Signature, Type, TypeImplTrait, TypeParamBound, TypePath,
    WhereClause, WherePredicate,
};

use super::shape::{line_break, width};
use super::tokens::one_line;
use super::types::broken;
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
        let output = long_output(&signature.output, output, indent, follows);
        let inner = line_break(indent + TAB);
        if output.is_empty() {
            bounds = bounds.replacen(&line_break(indent), " ", 1);
        }
        let params: Vec<String> = (signature.inputs.iter().zip(params))
            .map(|(input, line)| long_parameter(input, line, indent + TAB))
            .collect();
        let params = format!("{inner}{},", params.join(&format!(",{inner}")));
        format!("{head}({params}{}){output}", line_break(indent))
    };
    if bounds.is_empty() {
        let tail = if text.ends_with(char::is_whitespace) || text.ends_with('\n') {
            tail.trim_start()
        } else {
            tail
        };
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

/// A parameter on a line of its own; what its type is made of gets a line each where that is too wide.
fn long_parameter(input: &FnArg, line: String, indent: usize) -> String {
    match input {
        FnArg::Typed(typed) if indent + width(&line) + 1 > WIDTH => {
            let ty = broken(&typed.ty, indent);
            format!("{}: {ty}", one_line(&typed.pat))
        }
        _ => line,
    }
}

/// The return type behind the `)` of a broken list, and a line break where the brace goes to a line of its own.
///
/// rustfmt's limits here leave out what stands before the type, and count the indentation twice for the brace.
fn long_output(output: &ReturnType, line: String, indent: usize, follows: &str) -> String {
    let ReturnType::Type(_, ty) = output else {
        return line;
    };
    let column = width(line.trim_start_matches(" -> "));
    match &**ty {
        Type::ImplTrait(bounded) if indent + column > WIDTH + 2 => long_bounds(bounded, indent),
        Type::Path(_) if indent + column > WIDTH - 3 => {
            format!(" -> {}", broken(ty, indent))
        }
        Type::Path(_) if follows == " {" && 2 * indent + column > WIDTH - 7 => {
            format!("{line}{}", line_break(indent))
        }
        _ => line,
    }
}

/// Bounds that do not fit on one line: broken behind the first, or inside it.
fn long_bounds(bounded: &TypeImplTrait, indent: usize) -> String {
    let mut bounds = bounded.bounds.iter();
    let Some(first) = bounds.next() else {
        return " -> impl".to_owned();
    };
    let line = one_line(first);
    let (first, separator) = match first {
        TypeParamBound::Trait(bound) if indent + width("impl ") + width(&line) > WIDTH - 4 => {
            let path = Type::Path(TypePath {
                attrs: Vec::new(),
                qself: None,
                path: bound.path.clone(),
            });
            (broken(&path, indent), " ".to_owned())
        }
        _ => (line, line_break(indent)),
    };
    let mut text = format!(" -> impl {first}");
    for bound in bounds {
        text.push_str(&separator);
        text.push_str("+ ");
        text.push_str(&one_line(bound));
    }
    text
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
