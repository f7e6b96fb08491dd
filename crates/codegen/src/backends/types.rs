//! The types package.
//!
//! In: the types of a [`Program`]. Out: its files. This module must not know operations.

mod enums;
mod structs;

use std::collections::BTreeSet;

use docwright_model::FileTree;
use proc_macro2::TokenStream;
use quote::quote;

use crate::Ident;
use crate::ir::types::{Module, Presence, Repr, TypeDef, TypeKind, TypeRef, Types};
use crate::ir::{Package, Program};
use crate::render::{self, Header};
use crate::templates;

/// The files of the package, below its folder.
pub(crate) fn render(program: &Program) -> FileTree {
    let Program { package, types, .. } = program;
    let header = header(package);
    let uses = Uses::of(types);
    let mut files = FileTree::default();
    files.insert(
        "Cargo.toml",
        templates::types_manifest(package, types, &uses),
    );
    files.insert("README.md", templates::types_readme(package, types));
    files.insert(
        "src/lib.rs",
        templates::types_root(package, types, &expand_root(types, &uses)),
    );
    for module in &types.modules {
        let inner = render::inner_docs(&module.doc);
        let text = render::file(&header, &inner, expand_module(module));
        files.insert(format!("src/{}.rs", module.name.bare()), text);
    }
    if uses.support() {
        files.insert("src/support.rs", templates::types_support(package, &uses));
    }
    files
}

/// What stands on top of the package's files.
pub(crate) fn header(package: &Package) -> Header<'_> {
    Header {
        input: &package.input,
        command: &package.command,
    }
}

/// What the types need from other packages and from their own support module.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Uses {
    pub(crate) chrono: bool,
    pub(crate) uuid: bool,
    pub(crate) bytes: bool,
    pub(crate) serde_json: bool,
    pub(crate) text_enum: bool,
    pub(crate) lenient_text_enum: bool,
    pub(crate) integer_enum: bool,
    pub(crate) object: bool,
    pub(crate) required: bool,
    pub(crate) list: bool,
    pub(crate) nullable: bool,
    pub(crate) optional: bool,
    pub(crate) optional_nullable: bool,
    pub(crate) lenient: bool,
    pub(crate) rest: bool,
    /// Whether any struct has fields, and whether any has none for the properties it does not list.
    pub(crate) fields: bool,
    pub(crate) nowhere: bool,
    /// Whether any struct has nothing at all.
    pub(crate) empty: bool,
    pub(crate) union: bool,
    pub(crate) guard: bool,
    pub(crate) derive: bool,
}

impl Uses {
    fn of(types: &Types) -> Self {
        let mut uses = Self::default();
        for def in types.iter() {
            for ty in mentioned(&def.kind) {
                uses.add(ty);
            }
            match &def.kind {
                TypeKind::Struct(item) => {
                    uses.object = true;
                    uses.rest |= item.rest.is_some();
                    uses.nowhere |= item.rest.is_none();
                    let empty = item.rest.is_none() && item.fields.is_empty();
                    uses.empty |= empty;
                    uses.fields |= !empty;
                    for field in &item.fields {
                        match field.presence {
                            Presence::Required => uses.required = true,
                            Presence::RequiredCollection => uses.list = true,
                            Presence::Nullable => uses.nullable = true,
                            Presence::Optional => uses.optional = true,
                            Presence::OptionalNullable => uses.optional_nullable = true,
                            Presence::Lenient => uses.lenient = true,
                        }
                    }
                }
                TypeKind::Enum(item) => {
                    uses.text_enum |= item.repr == Repr::Text;
                    uses.lenient_text_enum |= item.repr == Repr::LenientText;
                    uses.integer_enum |= item.repr == Repr::Integer;
                }
                TypeKind::Union(item) => {
                    uses.union = true;
                    uses.guard |= item.arms.iter().any(|arm| arm.guard.is_some());
                }
                TypeKind::Newtype(_) => uses.derive = true,
                TypeKind::Alias(_) => {}
            }
        }
        uses.serde_json |= uses.lenient | uses.lenient_text_enum | uses.union;
        uses
    }

    fn add(&mut self, ty: &TypeRef) {
        match ty {
            TypeRef::DateTime | TypeRef::Date => self.chrono = true,
            TypeRef::Uuid => self.uuid = true,
            TypeRef::Bytes => self.bytes = true,
            TypeRef::Value => self.serde_json = true,
            TypeRef::Vec(inner)
            | TypeRef::Map(inner)
            | TypeRef::Option(inner)
            | TypeRef::Boxed(inner) => {
                self.add(inner);
            }
            _ => {}
        }
    }

    /// Whether there is anything to put in the support module.
    pub(crate) fn support(&self) -> bool {
        self.object || self.union || self.text_enum || self.lenient_text_enum || self.integer_enum
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
    let support = uses.support().then(|| quote! { mod support; });
    vec![
        quote! { #(#gates mod #modules;)* #support },
        quote! { #(#gates pub use #modules::*;)* },
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
    items.extend(module.types.iter().map(expand_definition));
    items
}

/// What a file's types need by name.
fn expand_imports(module: &Module) -> TokenStream {
    let mut imports = Imports::default();
    for ty in module.types.iter().flat_map(|def| mentioned(&def.kind)) {
        imports.add(ty);
    }
    for def in &module.types {
        imports.names.remove(&def.name);
    }
    let derives = |kind: &TypeKind| matches!(kind, TypeKind::Newtype(_));
    let serde = module.types.iter().any(|def| derives(&def.kind));
    let map = imports
        .map
        .then(|| quote! { use std::collections::BTreeMap; });
    let chrono = match (imports.time, imports.date) {
        (true, true) => quote! { use chrono::{DateTime, NaiveDate, Utc}; },
        (true, false) => quote! { use chrono::{DateTime, Utc}; },
        (false, true) => quote! { use chrono::NaiveDate; },
        (false, false) => TokenStream::new(),
    };
    let serde = serde.then(|| quote! { use serde::{Deserialize, Serialize}; });
    let uuid = imports.uuid.then(|| quote! { use uuid::Uuid; });
    let names = (!imports.names.is_empty()).then(|| {
        let names = imports.names.iter();
        quote! { use super::{#(#names),*}; }
    });
    quote! { #map #chrono #serde #uuid #names }
}

/// What the types of a file mention.
#[derive(Default)]
struct Imports {
    names: BTreeSet<Ident>,
    map: bool,
    time: bool,
    date: bool,
    uuid: bool,
}

impl Imports {
    fn add(&mut self, ty: &TypeRef) {
        match ty {
            TypeRef::Named(name) => {
                self.names.insert(name.clone());
            }
            TypeRef::DateTime => self.time = true,
            TypeRef::Date => self.date = true,
            TypeRef::Uuid => self.uuid = true,
            TypeRef::Map(inner) => {
                self.map = true;
                self.add(inner);
            }
            TypeRef::Vec(inner) | TypeRef::Option(inner) | TypeRef::Boxed(inner) => self.add(inner),
            _ => {}
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

/// A type where it is used, outside the types package; types of the package get `path` before their name.
pub(crate) fn expand_type(ty: &TypeRef, path: &TokenStream) -> TokenStream {
    match ty {
        TypeRef::Named(name) => quote! { #path #name },
        TypeRef::DateTime => quote! { chrono::DateTime<chrono::Utc> },
        TypeRef::Date => quote! { chrono::NaiveDate },
        TypeRef::Uuid => quote! { uuid::Uuid },
        TypeRef::Map(value) => {
            let value = expand_type(value, path);
            quote! { std::collections::BTreeMap<String, #value> }
        }
        ty => expand_with(ty, &|inner| expand_type(inner, path)),
    }
}

/// A type in a file of the package, where what it needs is imported.
fn expand_local(ty: &TypeRef) -> TokenStream {
    match ty {
        TypeRef::Named(name) => quote! { #name },
        TypeRef::DateTime => quote! { DateTime<Utc> },
        TypeRef::Date => quote! { NaiveDate },
        TypeRef::Uuid => quote! { Uuid },
        TypeRef::Map(value) => {
            let value = expand_local(value);
            quote! { BTreeMap<String, #value> }
        }
        ty => expand_with(ty, &expand_local),
    }
}

/// The types that are written alike everywhere.
fn expand_with(ty: &TypeRef, inner: &dyn Fn(&TypeRef) -> TokenStream) -> TokenStream {
    match ty {
        TypeRef::String => quote! { String },
        TypeRef::Bool => quote! { bool },
        TypeRef::I32 => quote! { i32 },
        TypeRef::I64 => quote! { i64 },
        TypeRef::F32 => quote! { f32 },
        TypeRef::F64 => quote! { f64 },
        TypeRef::Bytes => quote! { bytes::Bytes },
        TypeRef::Vec(item) => {
            let item = inner(item);
            quote! { Vec<#item> }
        }
        TypeRef::Option(value) => {
            let value = inner(value);
            quote! { Option<#value> }
        }
        TypeRef::Boxed(value) => {
            let value = inner(value);
            quote! { Box<#value> }
        }
        _ => quote! { serde_json::Value },
    }
}
