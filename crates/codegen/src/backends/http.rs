//! What the client's and the server's printer share.
//!
//! In: parts of operations. Out: tokens. This module must not know which of the two packages it prints for.

use std::collections::BTreeSet;

use proc_macro2::{Literal, Punct, Spacing, TokenStream, TokenTree};
use quote::quote;

use super::types::expand_type;
use crate::Ident;
use crate::ir::operations::{Answer, BodyKind, Content, Operation, Style};
use crate::ir::scalars::Scalar;
use crate::ir::types::TypeRef;
use crate::ir::{Package, Program, Service};
use crate::render::{Header, code, docs};

/// What a service needs beyond the plain case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Uses {
    pub(super) secured: bool,
    pub(super) events: bool,
    pub(super) upgrade: bool,
    pub(super) basic: bool,
    pub(super) parts: bool,
    pub(super) headers: bool,
    pub(super) documented: bool,
    pub(super) xml: bool,
}

impl Uses {
    pub(super) fn of(service: &Service) -> Self {
        let answers = || {
            service
                .operations()
                .flat_map(|operation| &operation.answers)
        };
        let has = |wanted: fn(&Content) -> bool| answers().any(|answer| wanted(&answer.content));
        Self {
            secured: !service.schemes.is_empty(),
            events: has(|content| matches!(content, Content::Events(_))),
            upgrade: has(|content| matches!(content, Content::Upgrade)),
            basic: service
                .schemes
                .iter()
                .any(|s| s.kind == crate::ir::operations::SchemeKind::Basic),
            parts: service
                .operations()
                .any(|operation| operation.parts().next().is_some()),
            headers: service
                .operations()
                .any(|operation| operation.headers.is_some()),
            xml: service.operations().any(|operation| {
                let forms = operation.body.iter().flat_map(|body| &body.forms);
                let mut forms = forms.map(|form| &form.kind);
                forms.any(|kind| matches!(kind, BodyKind::Xml(..)))
            }) || has(|content| matches!(content, Content::Xml(..))),
            documented: service
                .operations()
                .any(|operation| operation.error.is_some()),
        }
    }
}

/// The types that signatures name because of the form of a value.
pub(super) fn scalars(service: &Service) -> BTreeSet<Scalar> {
    let mut found = BTreeSet::new();
    for ty in service.operations().flat_map(types) {
        collect_scalar(ty, &mut found);
    }
    found
}

fn collect_scalar(ty: &TypeRef, found: &mut BTreeSet<Scalar>) {
    if let TypeRef::Scalar(scalar) = ty
        && scalar.path().is_some()
    {
        found.insert(scalar.clone());
    }
    for part in ty.parts() {
        collect_scalar(part, found);
    }
}

/// The types that an operation's signature names.
fn types(operation: &Operation) -> Vec<&TypeRef> {
    let parameters = operation.parameters.iter().map(|parameter| &parameter.ty);
    let forms = operation.body.iter().flat_map(|body| &body.forms);
    let bodies = forms.filter_map(|form| form.kind.value());
    let parts = operation.parts();
    let parts = parts.flat_map(|form| form.fields.iter().filter_map(|field| field.ty.as_ref()));
    let headers = operation.answer_headers.iter().map(|header| &header.ty);
    let answers = operation
        .answers
        .iter()
        .filter_map(|answer| match &answer.content {
            Content::Json(ty, _) | Content::Xml(ty, ..) | Content::Events(ty) => Some(ty),
            _ => None,
        });
    let sent = parameters.chain(bodies).chain(parts);
    sent.chain(answers).chain(headers).collect()
}

/// A type of the types package, or one that everybody knows.
pub(super) fn ty(ty: &TypeRef) -> TokenStream {
    expand_type(ty, &quote! { types:: })
}

/// What an arm of an enum carries.
pub(super) fn payload(of: &TypeRef, boxed: bool) -> TokenStream {
    let ty = ty(of);
    if boxed {
        quote! { Box<#ty> }
    } else {
        ty
    }
}

/// Documentation of our own words, one line each.
pub(super) fn notes<S: AsRef<str>>(lines: &[S]) -> TokenStream {
    let lines = lines.iter().map(|line| match line.as_ref() {
        "" => String::new(),
        line => format!(" {line}"),
    });
    quote! { #(#[doc = #lines])* }
}

/// A stranger's documentation, or a line of our own where there is none.
pub(super) fn docs_or(text: Option<&str>, own: &str) -> TokenStream {
    match text.filter(|text| !text.trim().is_empty()) {
        Some(text) => docs(text),
        None => notes(&[own]),
    }
}

/// A stranger's documentation of a field; its name on the wire where there is none and the name does not tell.
pub(super) fn field_docs(text: Option<&str>, name: &Ident, wire: &str) -> TokenStream {
    if name.bare() == wire {
        return docs(text.unwrap_or_default());
    }
    docs_or(text, &code(wire))
}

/// The documentation of an operation with its method and path.
pub(super) fn operation_docs(operation: &Operation, base_path: &str) -> TokenStream {
    let text = docs(&operation.doc);
    let blank = (!text.is_empty()).then(|| notes(&[""]));
    let pairs = operation.constants.iter();
    let pairs: Vec<String> = pairs
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    let mark = if pairs.is_empty() { "" } else { "?" };
    let line = format!(
        "{} {base_path}{}{mark}{}",
        operation.method,
        operation.path,
        pairs.join("&")
    );
    let line = notes(&[format!("`{}`", line.replace('`', "%60"))]);
    quote! { #text #blank #line }
}

/// The style of a parameter, where it is not the plain one.
pub(super) fn style(style: Style) -> Option<TokenStream> {
    Some(match style {
        Style::Plain => return None,
        Style::Joined(separator) => quote! { Style::Joined(#separator) },
        Style::Fields => quote! { Style::Fields },
        Style::Deep => quote! { Style::Deep },
        Style::Label(apart) => quote! { Style::Label(#apart) },
        Style::Matrix(apart) => quote! { Style::Matrix(#apart) },
        Style::Json => quote! { Style::Json },
    })
}

/// The fields of a form that are not in the plain style.
pub(super) fn styles(styles: &[(String, Style)]) -> TokenStream {
    let styles = styles.iter().filter_map(|(name, of)| {
        let style = style(*of)?;
        Some(quote! { (#name, #style) })
    });
    quote! { &[#(#styles),*] }
}

/// `#[deprecated]`, where the document says so.
pub(super) fn deprecated(deprecated: bool) -> Option<TokenStream> {
    deprecated.then(|| quote! { #[deprecated] })
}

/// The documentation of an answer.
pub(super) fn answer_docs(answer: &Answer) -> TokenStream {
    let words = uppercase(&answer.words);
    let own = notes(&[format!("{words}.")]);
    let text = answer_text(answer);
    if text.is_empty() {
        return own;
    }
    // What is one plain paragraph goes on behind the status.
    if !text.contains('\n') && text.starts_with(char::is_alphabetic) {
        return docs(&format!("{words}: {text}"));
    }
    let blank = notes(&[""]);
    let text = docs(text);
    quote! { #own #blank #text }
}

/// What a document says of an answer, where that is more than the name of the status.
pub(super) fn answer_text(answer: &Answer) -> &str {
    let text = answer.doc.as_deref().map(str::trim).unwrap_or_default();
    let phrase = answer.words.split_once(' ');
    let phrase = phrase.map_or("", |(_, phrase)| phrase);
    if text.trim_end_matches('.').eq_ignore_ascii_case(phrase) {
        return "";
    }
    text
}

fn uppercase(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map(|first| first.to_ascii_uppercase())
        .into_iter()
        .chain(chars)
        .collect()
}

/// `use` lines for the names that occur in some items without a path before them.
pub(super) fn imports(items: &[TokenStream], known: &[(&str, TokenStream)]) -> TokenStream {
    let wanted: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
    let names = found(items, &wanted);
    let mut modules: Vec<(String, TokenStream, Vec<TokenTree>)> = Vec::new();
    for (_, line) in known.iter().filter(|(name, _)| names.contains(*name)) {
        let (module, name) = module_and_name(line.clone());
        let key = module.to_string();
        match modules.iter_mut().find(|(of, ..)| *of == key) {
            Some((.., names)) => names.extend(name),
            None => modules.push((key, module, Vec::from_iter(name))),
        }
    }
    let lines = modules
        .iter()
        .map(|(_, module, names)| match names.as_slice() {
            [] => quote! { #module },
            [only] => quote! { #module #only; },
            several => quote! { #module { #(#several),* }; },
        });
    lines.collect()
}

/// Whether a name occurs in some items without a path before it.
pub(super) fn mentions(items: &[TokenStream], name: &str) -> bool {
    !found(items, &[name]).is_empty()
}

/// Those of the wanted names that occur in some items without a path before them.
fn found<'n>(items: &[TokenStream], wanted: &[&'n str]) -> BTreeSet<&'n str> {
    let mut names = BTreeSet::new();
    for item in items {
        collect(item.clone(), wanted, &mut names);
    }
    names
}

/// `use a::b::` and `C`, where a line is no more than that.
fn module_and_name(line: TokenStream) -> (TokenStream, Option<TokenTree>) {
    let is_colon = |token: &TokenTree| matches!(token, TokenTree::Punct(p) if p.as_char() == ':');
    let tokens: Vec<TokenTree> = line.clone().into_iter().collect();
    match tokens.as_slice() {
        [module @ .., name, _semicolon] if module.last().is_some_and(is_colon) => {
            (module.iter().cloned().collect(), Some(name.clone()))
        }
        _ => (line, None),
    }
}

fn collect<'n>(tokens: TokenStream, wanted: &[&'n str], names: &mut BTreeSet<&'n str>) {
    let mut colons = 0;
    for token in tokens {
        let colon = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == ':');
        match token {
            // Two colons make a path; one stands between a name and its type.
            TokenTree::Ident(ident) if colons != 2 => {
                names.extend(wanted.iter().find(|name| ident == **name));
            }
            TokenTree::Group(group) => collect(group.stream(), wanted, names),
            _ => {}
        }
        colons = if colon { colons + 1 } else { 0 };
    }
}

/// A number without a suffix.
pub(super) fn number(number: u16) -> Literal {
    Literal::u16_unsuffixed(number)
}

/// The header of a program's files.
pub(super) fn header(package: &Package) -> Header<'_> {
    Header {
        input: &package.input,
        command: &package.command,
    }
}

/// A text that ends in one line end.
pub(super) fn tidy(text: &str) -> String {
    format!("{}\n", text.trim_end())
}

/// A verbatim file under the program's header.
pub(super) fn verbatim(program: &Program, text: &str) -> String {
    format!("{}\n{text}", header(&program.package).lines("//"))
}

/// Attributes on an item turned into those of the file around them.
pub(super) fn inner(attributes: &TokenStream) -> TokenStream {
    let tokens = attributes.clone().into_iter().flat_map(|token| {
        let hash = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '#');
        let mark = hash.then(|| TokenTree::Punct(Punct::new('!', Spacing::Alone)));
        std::iter::once(token).chain(mark)
    });
    tokens.collect()
}

/// The name of a package as Rust code writes it.
pub(super) fn library(package: &Package, part: &str) -> String {
    format!("{}-{part}", package.name).replace('-', "_")
}

/// A text from a stranger on one line, without anything that could begin Markdown or end a comment.
pub(super) fn one_line(text: &str) -> String {
    let spaced = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let plain = crate::render::one_line(&spaced);
    if plain.is_empty() {
        "an API".to_owned()
    } else {
        plain
    }
}

/// The header in a Markdown file, where `#` would be a heading.
pub(super) fn markdown_header(package: &Package) -> String {
    let lines = header(package).lines("").replace("--", "- -");
    let lines: Vec<&str> = lines.lines().map(str::trim).collect();
    format!("<!--\n{}\n-->\n", lines.join("\n"))
}
