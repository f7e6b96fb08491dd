//! The types package.
//!
//! In: the types of a [`Program`]. Out: its files. This module must not know operations.

mod elements;
mod enums;
mod examples;
mod spelling;
mod structs;
mod uses;

use std::collections::{BTreeMap, BTreeSet};

use docwright_model::FileTree;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use self::spelling::expand_local;
pub(crate) use self::spelling::expand_type;
pub(crate) use self::uses::Uses;
use crate::Ident;
use crate::ir::types::{Module, TypeDef, TypeKind, TypeRef, Types};
use crate::ir::xml::Element;
use crate::ir::{Package, Program};
use crate::render::{self, Header};
use crate::{names, templates};

/// The files of the package, below its folder.
pub(crate) fn render(program: &Program) -> FileTree {
    let Program { package, types, .. } = program;
    let header = header(package);
    let uses = Uses::of(types);
    let mut files = FileTree::default();
    files.insert("Cargo.toml", templates::types_manifest(program, &uses));
    files.insert("README.md", templates::types_readme(program));
    files.insert(
        "src/lib.rs",
        templates::types_root(package, types, &expand_root(types, &uses)),
    );
    let modules = super::print_each(&types.modules, |module| {
        let inner = render::inner_docs(&module.doc);
        let text = render::file(&header, &inner, expand_module(module));
        (format!("src/{}.rs", module.name.bare()), text)
    });
    for (path, text) in modules {
        files.insert(path, text);
    }
    for (path, text) in support(package, &uses) {
        files.insert(path, text);
    }
    for (path, text) in examples::print(program).into_iter().flatten() {
        files.insert(path, text);
    }
    files
}

/// The module of the support files that says how values stand in XML.
const XML: &str = "xml";

/// The files of what types share; none where no type needs anything.
fn support(package: &Package, uses: &Uses) -> Vec<(String, String)> {
    if !uses.support() {
        return Vec::new();
    }
    let parts = templates::types_support(package, uses);
    let header = header(package).lines("//");
    let modules = parts.iter().filter(|(name, _)| !name.contains('/'));
    let modules = modules.map(|(name, _)| {
        let name = format_ident!("{name}");
        // Clients and servers write and read by what stands there, as everybody may.
        let public = (name == XML).then(|| quote! { pub });
        quote! { #public mod #name; }
    });
    // What stands for a point in time is all there is to see from outside.
    let public = parts.iter().map(|(name, _)| match *name {
        "moments" => quote! { pub use moments::DateTime; },
        XML => quote! { pub(crate) use xml::{element, first, place}; },
        name if name.contains('/') => TokenStream::new(),
        name => {
            let name = format_ident!("{name}");
            quote! { pub(crate) use #name::*; }
        }
    });
    let index =
        templates::types_support_index(&header, &[quote! { #(#modules)* }, quote! { #(#public)* }]);
    let files = parts
        .into_iter()
        .map(|(name, text)| (format!("src/support/{name}.rs"), text));
    std::iter::once(("src/support.rs".to_owned(), index))
        .chain(files)
        .collect()
}

/// What stands on top of the package's files.
pub(crate) fn header(package: &Package) -> Header<'_> {
    Header {
        input: &package.input,
        command: &package.command,
    }
}

/// The types that a type's definition mentions.
fn mentioned(kind: &TypeKind) -> Vec<&TypeRef> {
    match kind {
        TypeKind::Struct(item) => item
            .fields
            .iter()
            .map(|field| &field.ty)
            .chain(item.rest.iter().map(|(_, ty)| ty))
            .collect(),
        TypeKind::Union(item) => item.arms.iter().map(|arm| &arm.ty).collect(),
        TypeKind::Alias(ty) | TypeKind::Newtype(ty) => vec![ty],
        TypeKind::Enum(_) => Vec::new(),
    }
}

/// The modules of the package and what they give away.
fn expand_root(types: &Types, uses: &Uses) -> Vec<TokenStream> {
    let modules: Vec<&Ident> = types.modules.iter().map(|module| &module.name).collect();
    let gates: Vec<_> = types
        .modules
        .iter()
        .map(|module| gate(module.feature.as_deref()))
        .collect();
    let public = uses.xml.then(|| quote! { pub });
    let support = uses.support().then(|| quote! { #public mod support; });
    let date_time = uses
        .date_time
        .then(|| quote! { pub use support::DateTime; });
    vec![
        quote! { #(#gates mod #modules;)* #support },
        quote! { #(#gates pub use #modules::*;)* #date_time },
    ]
}

/// What leaves an item out where its feature is off.
pub(crate) fn gate(feature: Option<&str>) -> Option<TokenStream> {
    feature.map(|feature| quote! { #[cfg(feature = #feature)] })
}

/// What keeps quiet about leftovers where some features are off; nothing where there are none.
pub(crate) fn partial(has_features: bool) -> Option<TokenStream> {
    has_features.then(|| {
        quote! {
            #![cfg_attr(
                not(feature = "default"),
                allow(dead_code, unused_imports, unused_macros, reason = "only left-out tags need some of it")
            )]
        }
    })
}

fn expand_module(module: &Module) -> Vec<TokenStream> {
    let mut items = vec![expand_imports(module)];
    let mut elements: BTreeMap<&Ident, Vec<&Element>> = BTreeMap::new();
    for element in &module.elements {
        elements.entry(&element.ty).or_default().push(element);
    }
    for def in &module.types {
        items.push(expand_definition(def));
        let own = elements.remove(&def.name).into_iter().flatten();
        items.extend(own.map(|element| elements::expand(element, true)));
    }
    // Those of types that have another name or stand in another file.
    let others = |element: &&Element| elements.contains_key(&element.ty);
    let others = module.elements.iter().filter(others);
    items.extend(others.map(|element| elements::expand(element, false)));
    items
}

/// What a file's types need by name.
fn expand_imports(module: &Module) -> TokenStream {
    let mut imports = Imports::default();
    for ty in module.types.iter().flat_map(|def| mentioned(&def.kind)) {
        imports.add(ty);
    }
    let named = module.elements.iter().flat_map(Element::named);
    imports.names.extend(named.cloned());
    for def in &module.types {
        imports.names.remove(&def.name);
    }
    for element in &module.elements {
        imports.names.remove(&element.name);
    }
    let derives = |kind: &TypeKind| matches!(kind, TypeKind::Newtype(_));
    let serde = module.types.iter().any(|def| derives(&def.kind));
    let map = imports
        .map
        .then(|| quote! { use std::collections::BTreeMap; });
    let packages = imports.packages.iter().map(|(package, names)| {
        let package = format_ident!("{package}");
        let names = names.iter().map(|name| format_ident!("{name}"));
        quote! { use #package::{#(#names),*}; }
    });
    let serde = serde.then(|| quote! { use serde::{Deserialize, Serialize}; });
    let names = (!imports.names.is_empty()).then(|| {
        let names = imports.names.iter();
        quote! { use super::{#(#names),*}; }
    });
    let mut macros: BTreeSet<&str> = module.types.iter().filter_map(definition).collect();
    macros.extend((!module.elements.is_empty()).then_some(elements::ELEMENT));
    let macros = (!macros.is_empty()).then(|| {
        let macros = macros.iter().map(|name| format_ident!("{name}"));
        quote! { use super::support::{#(#macros),*}; }
    });
    quote! { #map #(#packages)* #serde #macros #names }
}

/// The macro of the support module that a type is written with.
fn definition(def: &TypeDef) -> Option<&'static str> {
    match &def.kind {
        TypeKind::Struct(_) => Some(structs::TABLE),
        TypeKind::Enum(item) => Some(enums::definition(item.repr)),
        TypeKind::Union(_) => Some(enums::UNION),
        TypeKind::Alias(_) | TypeKind::Newtype(_) => None,
    }
}

/// What the types of a file mention.
#[derive(Default)]
struct Imports {
    names: BTreeSet<Ident>,
    map: bool,
    packages: BTreeMap<&'static str, BTreeSet<&'static str>>,
}

impl Imports {
    fn add(&mut self, ty: &TypeRef) {
        match ty {
            TypeRef::Named(name) => {
                self.names.insert(name.clone());
            }
            TypeRef::Scalar(scalar) => {
                if let Some((package, names)) = scalar.imported() {
                    self.packages.entry(package).or_default().extend(names);
                } else if scalar.path().is_none() {
                    self.names.insert(names::date_time());
                }
            }
            TypeRef::Map(_) => self.map = true,
            _ => {}
        }
        for part in ty.parts() {
            self.add(part);
        }
    }
}

fn expand_definition(def: &TypeDef) -> TokenStream {
    let TypeDef { name, kind, .. } = def;
    let docs = expand_docs(def.doc.as_deref(), def.deprecated);
    match kind {
        TypeKind::Struct(item) => structs::expand(name, &docs, item),
        TypeKind::Enum(item) => enums::expand(name, &docs, item),
        TypeKind::Union(item) => enums::expand_union(name, &docs, item),
        TypeKind::Alias(ty) => {
            let ty = expand_local(ty);
            quote! { #docs pub type #name = #ty; }
        }
        TypeKind::Newtype(ty) => {
            let ty = expand_local(ty);
            quote! {
                #docs
                #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
                #[serde(transparent)]
                pub struct #name(pub #ty);
            }
        }
    }
}

/// Documentation, with a last line where the document advises against using the thing.
fn expand_docs(doc: Option<&str>, deprecated: bool) -> TokenStream {
    let text = doc.unwrap_or_default();
    match (text.trim().is_empty(), deprecated) {
        (_, false) => render::docs(text),
        (true, true) => render::docs("Deprecated."),
        (false, true) => render::docs(&format!("{text}\n\nDeprecated.")),
    }
}
