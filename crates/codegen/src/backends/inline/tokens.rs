//! The tokens of a package's files, put where the package is a module and its files are modules inside it.

use docwright_model::FileTree;
use proc_macro2::{Delimiter, Group, Ident, Literal, Spacing, TokenStream, TokenTree};
use quote::{format_ident, quote};

use super::conditions::{holds, skip, split};
use super::out::Out;

/// A module on its way into the file.
pub(super) struct Module<'f> {
    files: &'f FileTree,
    /// The folder its own file lies in.
    here: String,
    /// The folder the files of its modules lie in.
    below: String,
    /// What the package of types is called in the other packages.
    types: &'f str,
    /// How many modules there are around its items.
    depth: usize,
}

impl<'f> Module<'f> {
    /// The root of a package.
    pub(super) fn root(files: &'f FileTree, part: &str, types: &'f str) -> Self {
        let folder = format!("{part}/src");
        Self {
            files,
            here: folder.clone(),
            below: folder,
            types,
            depth: 1,
        }
    }

    /// A module of this one with a file of its own.
    fn child(&self, name: &Ident) -> Self {
        let bare = name.to_string();
        let bare = bare.strip_prefix("r#").unwrap_or(&bare);
        Self {
            here: self.below.clone(),
            below: format!("{}/{bare}", self.below),
            depth: self.depth + 1,
            ..*self
        }
    }

    /// The attributes and items of the module in a file; none where there is no such file.
    pub(super) fn read(&self, file: &str) -> Option<(TokenStream, TokenStream)> {
        let bytes = self.files.get(&format!("{}/{file}", self.here))?;
        let text = std::str::from_utf8(bytes).ok()?;
        let tokens: TokenStream = text.parse().ok()?;
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut rest = tokens.as_slice();
        let mut outer = TokenStream::new();
        while let [
            TokenTree::Punct(hash),
            TokenTree::Punct(bang),
            TokenTree::Group(inner),
            after @ ..,
        ] = rest
        {
            if hash.as_char() != '#' || bang.as_char() != '!' {
                break;
            }
            rest = after;
            if is_plain_doc(inner) {
                outer.extend(quote!(# #inner));
            }
        }
        Some((outer, self.place(rest)))
    }

    /// The tokens as they stand in the one file.
    fn place(&self, tokens: &[TokenTree]) -> TokenStream {
        let mut out = Out::default();
        let mut rest = tokens;
        while !rest.is_empty() {
            rest = self.step(rest, &mut out);
        }
        out.flush();
        out.tokens.into_iter().collect()
    }

    /// Takes the first few tokens; returns the others.
    fn step<'t>(&self, rest: &'t [TokenTree], out: &mut Out) -> &'t [TokenTree] {
        if let Some(rest) = self.attribute(rest, out) {
            return rest;
        }
        if let Some(rest) = self.module(rest, out) {
            return rest;
        }
        if let Some(rest) = self.inside_macro(rest, out) {
            return rest;
        }
        if let Some(rest) = self.path(rest, out) {
            return rest;
        }
        if let [TokenTree::Ident(word), TokenTree::Group(scope), rest @ ..] = rest
            && word == "pub"
            && scope.delimiter() == Delimiter::Parenthesis
        {
            out.flush();
            out.tokens.extend(self.visibility(scope));
            return rest;
        }
        let [token, rest @ ..] = rest else {
            return rest;
        };
        out.flush();
        out.tokens.push(match token {
            TokenTree::Group(group) => TokenTree::Group(self.group(group)),
            other => other.clone(),
        });
        rest
    }

    fn group(&self, group: &Group) -> Group {
        let inner: Vec<TokenTree> = group.stream().into_iter().collect();
        let mut placed = Group::new(group.delimiter(), self.place(&inner));
        placed.set_span(group.span());
        placed
    }

    /// An attribute: conditions are decided, others are kept until it is known that what follows stays.
    fn attribute<'t>(&self, rest: &'t [TokenTree], out: &mut Out) -> Option<&'t [TokenTree]> {
        let [TokenTree::Punct(hash), TokenTree::Group(group), after @ ..] = rest else {
            return None;
        };
        if hash.as_char() != '#' || group.delimiter() != Delimiter::Bracket {
            return None;
        }
        let inner: Vec<TokenTree> = group.stream().into_iter().collect();
        if let [TokenTree::Ident(name), TokenTree::Group(condition)] = inner.as_slice() {
            if name == "cfg" {
                match holds(condition.stream()) {
                    Some(true) => return Some(after),
                    Some(false) => {
                        out.pending.clear();
                        return Some(skip(after));
                    }
                    None => {}
                }
            } else if name == "cfg_attr" {
                let mut parts = split(condition.stream()).into_iter();
                match parts.next().and_then(holds) {
                    Some(true) => {
                        out.pending.extend(parts.flat_map(|part| quote!(#[#part])));
                        return Some(after);
                    }
                    Some(false) => return Some(after),
                    None => {}
                }
            }
        }
        let group = self.group(group);
        out.pending.extend(quote!(# #group));
        Some(after)
    }

    /// A module: one with a file of its own becomes one with a body.
    fn module<'t>(&self, rest: &'t [TokenTree], out: &mut Out) -> Option<&'t [TokenTree]> {
        let (visibility, rest) = match rest {
            [TokenTree::Ident(word), TokenTree::Group(scope), after @ ..] if word == "pub" => {
                (self.visibility(scope), after)
            }
            [TokenTree::Ident(word), after @ ..] if word == "pub" => (quote!(pub), after),
            other => (TokenStream::new(), other),
        };
        let [
            TokenTree::Ident(word),
            TokenTree::Ident(name),
            body,
            after @ ..,
        ] = rest
        else {
            return None;
        };
        if word != "mod" {
            return None;
        }
        let child = self.child(name);
        let (docs, items) = match body {
            TokenTree::Punct(end) if end.as_char() == ';' => {
                let bare = name.to_string();
                let bare = bare.strip_prefix("r#").unwrap_or(&bare);
                child.read(&format!("{bare}.rs"))?
            }
            TokenTree::Group(group) => {
                let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                // A body stands in the same file as what is around it.
                let here = self.here.clone();
                let child = Self { here, ..child };
                (TokenStream::new(), child.place(&inner))
            }
            _ => return None,
        };
        out.pending.extend(docs);
        out.flush();
        out.tokens.extend(quote!(#visibility mod #name { #items }));
        Some(after)
    }

    /// What a package keeps to itself stays in the module it becomes.
    fn visibility(&self, scope: &Group) -> TokenStream {
        let inner: Vec<TokenTree> = scope.stream().into_iter().collect();
        let is_crate = matches!(inner.as_slice(), [TokenTree::Ident(word)] if word == "crate");
        if !is_crate {
            let scope = self.group(scope);
            return quote!(pub #scope);
        }
        let up: Vec<TokenStream> = (1..self.depth).map(|_| quote!(super)).collect();
        match up.as_slice() {
            [] => quote!(pub(self)),
            [_] => quote!(pub(super)),
            _ => quote!(pub(in #(#up)::*)),
        }
    }

    /// `include_str!` and `cfg!`, which would look around the wrong place.
    fn inside_macro<'t>(&self, rest: &'t [TokenTree], out: &mut Out) -> Option<&'t [TokenTree]> {
        let [
            TokenTree::Ident(name),
            TokenTree::Punct(bang),
            TokenTree::Group(group),
            after @ ..,
        ] = rest
        else {
            return None;
        };
        if bang.as_char() != '!' {
            return None;
        }
        let token = if name == "include_str" {
            let path = group.stream().to_string();
            let path = path.trim_matches('"');
            let bytes = self.files.get(&format!("{}/{path}", self.here))?;
            TokenTree::Literal(Literal::string(&String::from_utf8_lossy(bytes)))
        } else if name == "cfg" {
            TokenTree::Ident(format_ident!("{}", holds(group.stream())?.to_string()))
        } else {
            return None;
        };
        out.flush();
        out.tokens.push(token);
        Some(after)
    }

    /// The paths that begin at a package: they begin at the one file instead, by way of the modules around them.
    fn path<'t>(&self, rest: &'t [TokenTree], out: &mut Out) -> Option<&'t [TokenTree]> {
        if let [
            TokenTree::Punct(first),
            TokenTree::Punct(_),
            TokenTree::Ident(name),
            ..,
        ] = rest
            && first.as_char() == ':'
            && first.spacing() == Spacing::Joint
            && name == self.types
            && !out.ends_in_path()
        {
            return rest.get(2..);
        }
        let [TokenTree::Ident(name), after @ ..] = rest else {
            return None;
        };
        if name == self.types {
            out.flush();
            let up = (0..self.depth).map(|_| quote!(super::));
            out.tokens.extend(quote!(#(#up)* types));
            return Some(match after {
                // What is called the same need not be called so again.
                [TokenTree::Ident(word), TokenTree::Ident(alias), after @ ..]
                    if word == "as" && alias == "types" =>
                {
                    after
                }
                after => after,
            });
        }
        let is_path = matches!(after, [TokenTree::Punct(first), TokenTree::Punct(_), ..]
            if first.as_char() == ':' && first.spacing() == Spacing::Joint);
        let is_root = name == "crate" && is_path && !out.ends_with('$');
        if !is_root {
            return None;
        }
        out.flush();
        let up: Vec<TokenStream> = (1..self.depth).map(|_| quote!(super)).collect();
        out.tokens.extend(if up.is_empty() {
            quote!(self)
        } else {
            quote!(#(#up)::*)
        });
        Some(after)
    }
}

/// Whether an attribute is documentation that stands in it, and not in a file.
fn is_plain_doc(attribute: &Group) -> bool {
    let inner: Vec<TokenTree> = attribute.stream().into_iter().collect();
    matches!(inner.as_slice(), [TokenTree::Ident(doc), TokenTree::Punct(_), TokenTree::Literal(_)] if doc == "doc")
}
