//! Expressions.

use syn::{BinOp, Expr, ExprBinary, ExprClosure, ExprStruct, Member, UnOp};

use super::calls::{self, List};
use super::shape::{Shape, first_line, first_line_width, last_line_width, line_break, width};
use super::statements::{block, single_expression};
use super::tokens::{one_line, operator};
use super::{LIST_WIDTH, STRUCT_LITERAL_WIDTH, chains, control};

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
        Expr::Unary(unary) => prefixed(unary_operator(&unary.op), &unary.expr, shape),
        Expr::Cast(cast) => {
            let ty = one_line(&cast.ty);
            let inner = expression(&cast.expr, shape.before(width(&ty) + 4))?;
            shape.fit(format!("{inner} as {ty}"))
        }
        Expr::Binary(expr) => binary(expr, shape),
        Expr::Assign(assign) => {
            let left = expression(&assign.left, shape)?;
            let right = assigned(&assign.right, shape.after(width(&left) + 2))?;
            Some(format!("{left} ={right}"))
        }
        Expr::Struct(literal) => struct_literal(literal, shape),
        Expr::Closure(expr) => closure(expr, shape),
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
        (Some(same), Some(next)) if super::shape::prefer_next_line(&same, &next) => {
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

fn unary_operator(op: &UnOp) -> &'static str {
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

/// Operands on one line, or one a line with the operators in front.
fn binary(expr: &ExprBinary, shape: Shape) -> Option<String> {
    if is_assignment(&expr.op) {
        let left = expression(&expr.left, shape)?;
        let sign = operator(&expr.op);
        let right = assigned(&expr.right, shape.after(width(&left) + width(&sign) + 1))?;
        return Some(format!("{left} {sign}{right}"));
    }
    let sign = operator(&expr.op);
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
    if operands.iter().any(|expr| is_let(expr)) && !short_chain {
        return None;
    }
    let mut line = String::new();
    for operand in before {
        let text = expression(operand, shape).filter(|text| !text.contains('\n'))?;
        line.push_str(&format!("{text} {sign} "));
    }
    let used = width(&line);
    let text = expression(last, shape.after(used))?;
    if used + first_line_width(&text) > shape.width() {
        return None;
    }
    let ugly = text.contains('\n')
        && !text.starts_with('{')
        && (text.starts_with('(') || used > super::TAB);
    (!ugly).then(|| format!("{line}{text}"))
}

fn flatten<'a>(expr: &'a ExprBinary, sign: &str, operands: &mut Vec<&'a Expr>) {
    match &*expr.left {
        Expr::Binary(left) if operator(&left.op) == sign => flatten(left, sign, operands),
        left => operands.push(left),
    }
    operands.push(&expr.right);
}

fn is_assignment(op: &BinOp) -> bool {
    let text = operator(op);
    text.ends_with('=') && !matches!(text.as_str(), "==" | "!=" | "<=" | ">=")
}

/// `Path { a, b: 1 }` where it is short, else one field a line.
fn struct_literal(literal: &ExprStruct, shape: Shape) -> Option<String> {
    let path = one_line(&literal.path);
    let rest = literal.rest.as_ref();
    if literal.fields.is_empty() && rest.is_none() {
        return shape.fit(format!("{path} {{}}"));
    }
    let flat = |expr: &Expr| expression(expr, Shape::endless()).filter(|text| !text.contains('\n'));
    let mut parts: Option<Vec<String>> = literal
        .fields
        .iter()
        .map(|field| {
            let name = member(&field.member);
            match field.colon_token {
                None => Some(name),
                Some(_) => Some(format!("{name}: {}", flat(&field.expr)?)),
            }
        })
        .collect();
    if let (Some(parts), Some(rest)) = (&mut parts, rest) {
        parts.push(format!("..{}", flat(rest)?));
    }
    if let Some(line) = parts.map(|parts| parts.join(", "))
        && width(&line) <= STRUCT_LITERAL_WIDTH
        && let Some(text) = shape.fit(format!("{path} {{ {line} }}"))
    {
        return Some(text);
    }
    let nested = shape.nested();
    let mut text = shape.fit(format!("{path} {{"))?;
    for field in &literal.fields {
        let name = member(&field.member);
        text.push_str(&line_break(nested.indent));
        text.push_str(&name);
        if field.colon_token.is_some() {
            text.push(':');
            let place = nested.after(width(&name) + 1).before(1);
            match expression(&field.expr, place.after(1)) {
                Some(value) => text.push_str(&format!(" {value}")),
                None => {
                    let deeper = nested.nested().before(1);
                    text.push_str(&line_break(deeper.indent));
                    text.push_str(&expression(&field.expr, deeper)?);
                }
            }
        }
        text.push(',');
    }
    if let Some(rest) = rest {
        text.push_str(&line_break(nested.indent));
        text.push_str(&format!("..{}", expression(rest, nested.after(2))?));
    }
    text.push_str(&line_break(shape.indent));
    text.push('}');
    Some(text)
}

fn member(member: &Member) -> String {
    one_line(member)
}

fn closure(closure: &ExprClosure, shape: Shape) -> Option<String> {
    let mut head = String::new();
    if closure.asyncness.is_some() {
        head.push_str("async ");
    }
    if closure.capture.is_some() {
        head.push_str("move ");
    }
    let inputs: Vec<String> = closure.inputs.iter().map(one_line).collect();
    head.push_str(&format!("|{}|", inputs.join(", ")));
    if let syn::ReturnType::Type(..) = &closure.output {
        head.push_str(&format!(" {}", one_line(&closure.output)));
    }
    let place = shape.after(width(&head) + 1);
    if let Expr::Block(body) = &*closure.body {
        let unbraced = single_expression(&body.block).and_then(|inner| closure_body(inner, place));
        let returns = !matches!(closure.output, syn::ReturnType::Default);
        let one_line = unbraced
            .as_ref()
            .filter(|text| returns && !text.contains('\n'));
        return match (
            one_line.and_then(|text| place.fit(format!("{{ {text} }}"))),
            unbraced,
        ) {
            (Some(braced), _) => Some(format!("{head} {braced}")),
            (None, Some(text)) if !returns => Some(format!("{head} {text}")),
            _ => Some(format!("{head} {}", block(&body.block, shape.indent))),
        };
    }
    match closure_body(&closure.body, place) {
        Some(text) => Some(format!("{head} {text}")),
        None => {
            let inner = expression(&closure.body, shape.nested())?;
            let open = line_break(shape.indent + super::TAB);
            Some(format!(
                "{head} {{{open}{inner}{}}}",
                line_break(shape.indent)
            ))
        }
    }
}

/// A body without braces: on one line, unless it is a block of another kind.
fn closure_body(body: &Expr, shape: Shape) -> Option<String> {
    let text = expression(body, shape)?;
    (!text.contains('\n') || may_span_lines(body)).then_some(text)
}

fn may_span_lines(expr: &Expr) -> bool {
    match expr {
        Expr::Match(_) | Expr::Async(_) | Expr::Block(_) | Expr::Loop(_) | Expr::Struct(_) => true,
        Expr::Reference(inner) => may_span_lines(&inner.expr),
        Expr::Try(inner) => may_span_lines(&inner.expr),
        Expr::Unary(inner) => may_span_lines(&inner.expr),
        Expr::Cast(inner) => may_span_lines(&inner.expr),
        _ => false,
    }
}

/// Whether the text ends a line that more may be written on: `)` or `}` behind indentation only.
pub(super) fn last_line_is_closing(text: &str) -> bool {
    let last = text.rsplit('\n').next().unwrap_or_default().trim_start();
    first_line(last)
        .chars()
        .all(|c| matches!(c, ')' | ']' | '}' | '?' | '>'))
}

/// Elements between brackets that are an argument list or an array.
pub(super) fn bracketed_list<'a>(open: &'a str, close: &'a str, trailing_comma: bool) -> List<'a> {
    List {
        open,
        close,
        max: LIST_WIDTH,
        trailing_comma,
        vertical_after: None,
    }
}
