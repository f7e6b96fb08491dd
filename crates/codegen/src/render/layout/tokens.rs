//! Types, patterns, paths and the like on one line.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
use quote::ToTokens;

/// The text of a type, pattern, path, bound or visibility.
pub(super) fn one_line(node: &impl ToTokens) -> String {
    let mut line = Line::default();
    line.stream(node.to_token_stream());
    line.text
}

/// The text of an operator, its characters together.
pub(super) fn operator(node: &impl ToTokens) -> String {
    let mut text = node.to_token_stream().to_string();
    text.retain(|c| c != ' ');
    text
}

/// What was written last.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Last {
    /// Nothing, or something that nothing has to keep away from.
    #[default]
    Open,
    /// A word, a literal or a closing bracket other than `>`.
    Word,
    /// A `>`.
    Angle,
}

#[derive(Default)]
struct Line {
    text: String,
    last: Last,
}

impl Line {
    fn stream(&mut self, stream: TokenStream) {
        let mut tokens = stream.into_iter().peekable();
        let mut operator = String::new();
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Punct(punct) if punct.as_char() == '\'' => {
                    self.space_after_word();
                    self.text.push('\'');
                    self.last = Last::Open;
                }
                TokenTree::Punct(punct) => {
                    operator.push(punct.as_char());
                    let joined = punct.spacing() == Spacing::Joint
                        && matches!(tokens.peek(), Some(TokenTree::Punct(next)) if joins(&operator, next.as_char()));
                    if !joined {
                        let closes = |next: &TokenTree| matches!(next, TokenTree::Punct(p) if p.as_char() == '>');
                        let last = tokens.peek().is_none_or(closes);
                        self.operator(&operator, last);
                        operator.clear();
                    }
                }
                TokenTree::Ident(ident) => self.word(&ident.to_string()),
                TokenTree::Literal(literal) => self.word(&literal.to_string()),
                TokenTree::Group(group) => self.group(group.delimiter(), group.stream()),
            }
        }
    }

    fn word(&mut self, word: &str) {
        if self.last != Last::Open {
            self.text.push(' ');
        }
        self.text.push_str(word);
        self.last = Last::Word;
    }

    fn space_after_word(&mut self) {
        if self.last == Last::Word && !self.text.ends_with(['(', '[', '<', ' ']) {
            self.text.push(' ');
        }
    }

    fn operator(&mut self, operator: &str, at_end: bool) {
        match operator {
            "," | ";" if at_end => {}
            "," | ";" | ":" => {
                self.text.push_str(operator);
                self.text.push(' ');
                self.last = Last::Open;
            }
            "+" | "=" | "->" | "=>" | "|" | "@" | "==" => {
                if !self.text.is_empty() && !self.text.ends_with(' ') {
                    self.text.push(' ');
                }
                self.text.push_str(operator);
                self.text.push(' ');
                self.last = Last::Open;
            }
            ">" => {
                self.text.push('>');
                self.last = Last::Angle;
            }
            ".." if self.text.ends_with(|c: char| c.is_ascii_digit()) => {
                self.text.push_str(operator);
                self.last = Last::Open;
            }
            "&" | "*" | "?" | "-" | ".." => {
                self.space_after_word();
                self.text.push_str(operator);
                self.last = Last::Open;
            }
            _ => {
                self.text.push_str(operator);
                self.last = Last::Open;
            }
        }
    }

    fn group(&mut self, delimiter: Delimiter, stream: TokenStream) {
        let (open, close) = match delimiter {
            Delimiter::Parenthesis => ("(", ")"),
            Delimiter::Bracket if self.last == Last::Word => (" [", "]"),
            Delimiter::Bracket => ("[", "]"),
            Delimiter::Brace if stream.is_empty() => (" {", "}"),
            Delimiter::Brace => (" { ", " }"),
            Delimiter::None => ("", ""),
        };
        let one_element = delimiter == Delimiter::Parenthesis && is_one_tuple(&stream);
        self.text.push_str(open);
        self.last = Last::Open;
        self.stream(stream);
        if one_element {
            self.text.push(',');
        }
        self.text.push_str(close);
        self.last = Last::Word;
    }
}

/// Whether a comma is all that tells a tuple of one from brackets.
fn is_one_tuple(stream: &TokenStream) -> bool {
    let is_comma = |token: &TokenTree| matches!(token, TokenTree::Punct(p) if p.as_char() == ',');
    let tokens: Vec<TokenTree> = stream.clone().into_iter().collect();
    tokens.last().is_some_and(is_comma)
        && tokens.iter().filter(|token| is_comma(token)).count() == 1
}

fn joins(operator: &str, next: char) -> bool {
    matches!(
        (operator, next),
        (":", ':') | ("-" | "=", '>') | ("." | "..", '.') | (".." | "=", '=')
    )
}
