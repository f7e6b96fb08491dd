//! Expressions.

use syn::{Expr, UnOp};

use super::shape::{Shape, first_line_width, line_break, prefer_next_line, width};
use super::tokens::{one_line, operator};
use super::{calls, chains, closures, control, literals, operators};

/// The text of an expression, or nothing where it cannot be laid out within the shape.
pub(super) fn expression(expr: &Expr, shape: Shape) -> Option<String> {
    match expr {
        Expr::Group(group) => expression(&group.expr, shape),
        Expr::Paren(paren) => {
            let inner = expression(&paren.expr, shape.after(1).before(1))?;
            shape.fit(format!("({inner})"))
        }
        Expr::Call(_) | Expr::Array(_) | Expr::Tuple(_) | Expr::Macro(_) => {
            calls::bracketed(expr, shape)
        }
        Expr::MethodCall(_) | Expr::Field(_) | Expr::Try(_) | Expr::Await(_) => {
            chains::chain(expr, shape)
        }
        Expr::Reference(reference) => {
            let mark = if reference.mutability.is_some() {
                "&mut "
            } else {
                "&"
            };
            prefixed(mark, &reference.expr, shape)
        }
        Expr::Unary(unary) => prefixed(unary_operator(unary.op), &unary.expr, shape),
        Expr::Cast(cast) => {
            let ty = one_line(&cast.ty);
            let inner = expression(&cast.expr, shape.before(width(&ty) + 4))?;
            shape.fit(format!("{inner} as {ty}"))
        }
        Expr::Binary(expr) => operators::binary(expr, shape),
        Expr::Assign(assign) => {
            let left = expression(&assign.left, shape)?;
            let right = assigned(&assign.right, shape.after(width(&left) + 2))?;
            Some(format!("{left} ={right}"))
        }
        Expr::Struct(literal) => literals::structure(literal, shape),
        Expr::Closure(expr) => closures::closure(expr, shape),
        Expr::Return(expr) => keyword("return", expr.expr.as_deref(), shape),
        Expr::Break(expr) if expr.label.is_none() => keyword("break", expr.expr.as_deref(), shape),
        Expr::Index(index) => {
            let inner = expression(&index.expr, shape)?;
            let key = expression(&index.index, shape.after(width(&inner) + 1).before(1))?;
            shape.fit(format!("{inner}[{key}]"))
        }
        Expr::Range(range) => {
            let side = |side: &Option<Box<Expr>>| match side {
                Some(expr) => expression(expr, shape),
                None => Some(String::new()),
            };
            let (start, end) = (side(&range.start)?, side(&range.end)?);
            shape.fit(format!("{start}{}{end}", operator(&range.limits)))
        }
        // rustfmt lets a string run over the edge rather than give up what holds it.
        Expr::Lit(literal) if matches!(literal.lit, syn::Lit::Str(_)) => Some(one_line(expr)),
        Expr::Path(_) | Expr::Lit(_) | Expr::Continue(_) | Expr::Infer(_) => {
            shape.fit(one_line(expr))
        }
        _ => control::expression(expr, shape),
    }
}

/// The text where an expression has to go and nothing better was found.
pub(super) fn expression_or_overflow(expr: &Expr, shape: Shape) -> String {
    expression(expr, shape)
        .or_else(|| {
            expression(
                expr,
                Shape {
                    indent: shape.indent,
                    column: shape.indent,
                    ..Shape::endless()
                },
            )
        })
        .unwrap_or_else(|| printed_elsewhere(expr, shape))
}

/// Forms this module does not lay out.
pub(super) fn printed_elsewhere(expr: &Expr, shape: Shape) -> String {
    let file = syn::File {
        shebang: None,
        attrs: Vec::new(),
        frontmatter: None,
        items: vec![syn::parse_quote! { const _: () = #expr; }],
    };
    let text = prettyplease::unparse(&file);
    text.trim_end()
        .trim_start_matches("const _: () =")
        .trim_end_matches(';')
        .trim_start()
        .replace('\n', &line_break(shape.indent))
}

/// What follows `=`: a space and the value, or a line break and the value one level deeper.
pub(super) fn assigned(expr: &Expr, shape: Shape) -> Option<String> {
    let same_line = expression(expr, shape.after(1));
    if let Some(text) = &same_line
        && !text.contains('\n')
        && shape.fits_width(width(text) + 1)
    {
        return Some(format!(" {text}"));
    }
    let deeper = Shape {
        end: shape.end,
        ..shape.nested()
    };
    let next_line = expression(expr, deeper);
    match (same_line, next_line) {
        (Some(same), Some(next)) if !deeper.fits_width(first_line_width(&next)) => {
            Some(format!(" {same}"))
        }
        (Some(same), Some(next)) if prefer_next_line(&same, &next) => {
            Some(format!("{}{next}", line_break(deeper.indent)))
        }
        (Some(same), _) => Some(format!(" {same}")),
        (None, Some(next)) => Some(format!("{}{next}", line_break(deeper.indent))),
        (None, None) => None,
    }
}

fn prefixed(mark: &str, inner: &Expr, shape: Shape) -> Option<String> {
    let inner = expression(inner, shape.after(width(mark)))?;
    Some(format!("{mark}{inner}"))
}

fn unary_operator(op: UnOp) -> &'static str {
    match op {
        UnOp::Deref(_) => "*",
        UnOp::Not(_) => "!",
        _ => "-",
    }
}

fn keyword(word: &str, inner: Option<&Expr>, shape: Shape) -> Option<String> {
    match inner {
        None => shape.fit(word.to_owned()),
        Some(inner) => prefixed(&format!("{word} "), inner, shape),
    }
}
