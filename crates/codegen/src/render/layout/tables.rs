//! Macro calls with braces, which rustfmt leaves alone: a name and lists, filled into lines.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::Macro;

use super::shape::{line_break, width};
use super::tokens::one_line;
use super::{TAB, WIDTH};

/// A list in braces and the words in front of it, or a name alone.
#[derive(Default)]
struct Section {
    label: String,
    entries: Option<Vec<String>>,
    /// Whether the list stands in parentheses, as arguments do.
    arguments: bool,
}

/// `path! { Name label { a, b } label { c } }`, on one line where it fits.
pub(super) fn table(call: &Macro, indent: usize) -> String {
    let head = format!("{}! {{", one_line(&call.path));
    let sections = sections(&call.tokens);
    let short: Vec<String> = sections.iter().map(Section::on_one_line).collect();
    let line = format!("{head} {} }}", short.join(" "));
    if indent + width(&line) <= WIDTH {
        return line;
    }
    let inner = short.join(" ");
    if indent + TAB + width(&inner) <= WIDTH {
        return format!(
            "{head}{}{inner}{}}}",
            line_break(indent + TAB),
            line_break(indent)
        );
    }
    let mut text = head;
    let mut column = WIDTH;
    for (section, short) in sections.iter().zip(short) {
        let needed = width(&short) + 1;
        if column + needed <= WIDTH {
            text.push(' ');
            text.push_str(&short);
            column += needed;
            continue;
        }
        text.push_str(&line_break(indent + TAB));
        if indent + TAB + width(&short) <= WIDTH {
            text.push_str(&short);
            column = indent + TAB + width(&short);
        } else {
            text.push_str(&section.filled(indent + TAB));
            column = WIDTH;
        }
    }
    text + &line_break(indent) + "}"
}

fn sections(tokens: &TokenStream) -> Vec<Section> {
    let mut all = Vec::new();
    let mut label = TokenStream::new();
    for token in tokens.clone() {
        if let TokenTree::Group(group) = token {
            let mut words = std::mem::take(&mut label).into_iter();
            if let (2.., Some(name)) = (words.clone().count(), words.clone().next()) {
                all.push(Section {
                    label: one_line(&name),
                    ..Section::default()
                });
                words.next();
            }
            all.push(Section {
                label: one_line(&words.collect::<TokenStream>()),
                entries: Some(entries(group.stream())),
                arguments: group.delimiter() == Delimiter::Parenthesis,
            });
        } else {
            label.extend([token]);
        }
    }
    if !label.is_empty() {
        all.push(Section {
            label: one_line(&label),
            ..Section::default()
        });
    }
    all
}

/// The parts between commas.
fn entries(tokens: TokenStream) -> Vec<String> {
    let mut all = vec![TokenStream::new()];
    for token in tokens {
        match token {
            TokenTree::Punct(punct) if punct.as_char() == ',' => all.push(TokenStream::new()),
            token => {
                if let Some(last) = all.last_mut() {
                    last.extend([token]);
                }
            }
        }
    }
    let filled = all.iter().filter(|entry| !entry.is_empty());
    filled.map(one_line).collect()
}

impl Section {
    fn on_one_line(&self) -> String {
        match self.entries.as_deref() {
            None => self.label.clone(),
            Some(entries) if self.arguments => format!("{}({})", self.label, entries.join(", ")),
            Some([]) => format!("{} {{}}", self.label),
            Some(entries) => format!("{} {{ {} }}", self.label, entries.join(", ")),
        }
    }

    /// As many entries on each line as fit.
    fn filled(&self, indent: usize) -> String {
        let (open, close) = if self.arguments {
            ("(", ")")
        } else {
            (" {", "}")
        };
        let mut text = format!("{}{open}", self.label);
        let mut column = WIDTH;
        for entry in self.entries.iter().flatten() {
            let needed = width(entry) + 1;
            if column + 1 + needed > WIDTH {
                text.push_str(&line_break(indent + TAB));
                column = indent + TAB;
            } else {
                text.push(' ');
                column += 1;
            }
            text.push_str(entry);
            text.push(',');
            column += needed;
        }
        text + &line_break(indent) + close
    }
}
