//! Blocks and statements.

use std::borrow::Cow;

use syn::{Block, Expr, ExprMacro, Local, Stmt, StmtMacro};

use super::expressions::{assigned, expression, expression_or_overflow};
use super::patterns::pattern;
use super::shape::{Shape, ends_in_brackets, line_break, width};
use super::{SINGLE_LINE_ELSE_WIDTH, TAB, WIDTH, attributes, items};

/// A block in braces, each statement on lines of its own.
pub(super) fn block(block: &Block, indent: usize) -> String {
    if block.stmts.is_empty() {
        return "{}".to_owned();
    }
    let inner = indent + TAB;
    let mut text = String::from("{");
    let last = block.stmts.len().saturating_sub(1);
    for (i, stmt) in block.stmts.iter().enumerate() {
        text.push('\n');
        text.push_str(&statement(stmt, inner, i == last));
    }
    text.push_str(&line_break(indent));
    text.push('}');
    text
}

/// The only thing in a block, if that is an expression without a semicolon.
pub(super) fn single_expression(block: &Block) -> Option<Cow<'_, Expr>> {
    match block.stmts.as_slice() {
        [Stmt::Expr(expr, None)] => Some(Cow::Borrowed(expr)),
        [Stmt::Macro(call)] if call.semi_token.is_none() => {
            Some(Cow::Owned(macro_expression(call)))
        }
        _ => None,
    }
}

fn macro_expression(call: &StmtMacro) -> Expr {
    Expr::Macro(ExprMacro {
        attrs: Vec::new(),
        mac: call.mac.clone(),
    })
}

fn statement(statement: &Stmt, indent: usize, last: bool) -> String {
    let shape = Shape::line(indent);
    let text = match statement {
        Stmt::Local(local) => {
            return format!(
                "{}{:indent$}{}",
                attributes::outer(&local.attrs, indent),
                "",
                let_statement(local, shape)
            );
        }
        Stmt::Item(item) => return items::item(item, indent).trim_end().to_owned(),
        Stmt::Expr(expr, None) if last => expression_or_overflow(expr, shape),
        Stmt::Expr(expr, None) => expression_or_overflow(expr, shape.as_statement()),
        Stmt::Expr(expr, Some(_)) => format!(
            "{};",
            expression_or_overflow(expr, shape.as_statement().before(1))
        ),
        Stmt::Macro(call) => {
            let expr = macro_expression(call);
            let semicolon = if call.semi_token.is_some() { ";" } else { "" };
            format!(
                "{}{semicolon}",
                expression_or_overflow(&expr, shape.before(semicolon.len()))
            )
        }
    };
    format!("{:indent$}{text}", "")
}

fn let_statement(local: &Local, shape: Shape) -> String {
    let head = format!("let {}", pattern(&local.pat, shape.after(4).before(1)));
    let Some(init) = &local.init else {
        return format!("{head};");
    };
    let head = format!("{head} =");
    let value = assigned(&init.expr, shape.behind(&head).before(1))
        .unwrap_or_else(|| format!(" {}", expression_or_overflow(&init.expr, shape)));
    let Some((_, otherwise)) = &init.diverge else {
        return format!("{head}{value};");
    };
    let Expr::Block(body) = &**otherwise else {
        return format!("{head}{value};");
    };
    if let Some(only) = single_expression(&body.block)
        && let Some(inner) = expression(&only, Shape::endless())
        && !inner.contains('\n')
    {
        let line = format!("{head}{value} else {{ {inner} }};");
        if !line.contains('\n') && width(&line) <= SINGLE_LINE_ELSE_WIDTH {
            return line;
        }
    }
    let is_below = if value.contains('\n') {
        !ends_in_brackets(&value)
    } else {
        shape.indent + width(&head) + width(&value) + " else {;".len() > WIDTH
    };
    let open = if head.contains('\n') || is_below {
        line_break(shape.indent)
    } else {
        " ".to_owned()
    };
    format!(
        "{head}{value}{open}else {};",
        block(&body.block, shape.indent)
    )
}
