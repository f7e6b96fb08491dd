//! The names that items mention become `use` lines.

use std::collections::BTreeSet;

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;

/// `use` lines for the names that occur in some items without a path before them.
pub(in crate::backends) fn imports(
    items: &[TokenStream],
    known: &[(&str, TokenStream)],
) -> TokenStream {
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
pub(in crate::backends) fn mentions(items: &[TokenStream], name: &str) -> bool {
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
