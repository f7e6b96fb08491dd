//! Types that may take several lines; all others are printed on one by their tokens.

use syn::{GenericArgument, PathArguments, Type};

use super::shape::{line_break, width};
use super::tokens::one_line;
use super::{TAB, WIDTH};

/// A head and a type behind it, or below it where the line is too long, or broken where that is too long too.
pub(super) fn typed(head: &str, ty: &Type, indent: usize, tail: usize) -> String {
    let line = one_line(ty);
    if indent + width(head) + 1 + width(&line) + tail <= WIDTH {
        format!("{head} {line}")
    } else if indent + TAB + width(&line) + tail <= WIDTH {
        format!("{head}{}{line}", line_break(indent + TAB))
    } else {
        format!("{head} {}", broken(ty, indent))
    }
}

/// A path, or a reference to one, whose last arguments stand on a line each, or on several; any other type on one line.
pub(super) fn broken(ty: &Type, indent: usize) -> String {
    let line = one_line(ty);
    let path = match ty {
        Type::Path(path) => path,
        Type::Reference(reference) if reference.lifetime.is_none() => {
            let mark = if reference.mutability.is_some() {
                "&mut "
            } else {
                "&"
            };
            return format!("{mark}{}", broken(&reference.elem, indent));
        }
        _ => return line,
    };
    let Some(PathArguments::AngleBracketed(last)) = path.path.segments.last().map(|s| &s.arguments)
    else {
        return line;
    };
    let flat: Vec<String> = last.args.iter().map(one_line).collect();
    let tail = format!("<{}>", flat.join(", "));
    let Some(head) = line.strip_suffix(&tail) else {
        return line;
    };
    let below = indent + TAB;
    let arguments: Vec<String> = (last.args.iter().zip(flat))
        .map(|(argument, line)| match argument {
            GenericArgument::Type(ty) if below + width(&line) + 1 > WIDTH => broken(ty, below),
            _ => line,
        })
        .collect();
    let inner = line_break(below);
    let arguments = arguments.join(&format!(",{inner}"));
    format!("{head}<{inner}{arguments},{}>", line_break(indent))
}
