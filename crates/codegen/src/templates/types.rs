//! The files of the types package that are no modules.

use askama::Template;
use proc_macro2::TokenStream;
use serde_json::Value;

use super::dependencies::{self, Dependency, bare, featured, plain};
use super::print;
use super::{text, versions};
use crate::Ident;
use crate::backends::types::{Uses, header};
use crate::ir::types::Types;
use crate::ir::xml::Element;
use crate::ir::{Package, Program};
use crate::render;

#[derive(Template)]
#[template(path = "types/manifest.toml.askama")]
struct Manifest<'a> {
    header: &'a str,
    name: &'a str,
    version: &'a str,
    rust: &'a str,
    description: &'a str,
    features: &'a [&'a str],
    dependencies: &'a [Dependency],
    /// What the example of the README and the tests need and the types do not.
    tested: Option<Dependency>,
}

/// The package's `Cargo.toml`.
pub(crate) fn types_manifest(program: &Program, uses: &Uses) -> String {
    let Program { package, types, .. } = program;
    let serde = if uses.derive {
        featured("serde", versions::SERDE, &["derive"])
    } else {
        plain("serde", versions::SERDE)
    };
    let own = [
        (uses.bytes, featured("bytes", versions::BYTES, &["serde"])),
        (uses.xml, bare("quick-xml", versions::QUICK_XML, &[])),
        (true, serde),
        (uses.serde_json, plain("serde_json", versions::SERDE_JSON)),
    ];
    let own = own.into_iter().filter(|(used, _)| *used);
    let own = own.map(|(_, dependency)| dependency);
    let dependencies = dependencies::with(&uses.scalars, own);
    print(&Manifest {
        header: &header(package).lines("#"),
        name: &text::toml(&format!("{}-types", package.name)),
        version: &text::toml(&package.version),
        rust: &text::toml(versions::RUST),
        description: &text::toml(&format!("Types of {}", package.title)),
        features: &types.features(),
        dependencies: &dependencies,
        tested: (!uses.serde_json && (program.shown.is_some() || !program.examples.is_empty()))
            .then(|| plain("serde_json", versions::SERDE_JSON)),
    })
}

#[derive(Template)]
#[template(path = "types/README.md.askama")]
struct Readme<'a> {
    header: &'a str,
    name: &'a str,
    path: &'a str,
    title: &'a str,
    /// A constant that says how a type stands in XML, where any does.
    xml: Option<&'a Ident>,
    /// A type, and a value of it as the literal that holds its JSON.
    example: Option<(&'a Ident, String)>,
}

/// The package's `README.md`.
pub(crate) fn types_readme(program: &Program) -> String {
    let package = &program.package;
    let name = format!("{}-types", package.name);
    let shown = program.shown.as_ref();
    let elements = || program.types.modules.iter().flat_map(|of| &of.elements);
    let is_shown = |element: &&Element| shown.is_some_and(|(name, _)| element.ty == *name);
    let element = elements().find(is_shown).or_else(|| elements().next());
    print(&Readme {
        header: &comment(package),
        name: &name,
        path: &name.replace('-', "_"),
        title: &text::markdown(&package.title),
        xml: element.map(|element| &element.name),
        example: shown.map(|(name, value)| (name, literal(value))),
    })
}

/// A raw string that holds a value as JSON.
fn literal(value: &Value) -> String {
    let text = serde_json::to_string_pretty(value).unwrap_or_default();
    let text = docwright_spec::spell_out(&text);
    let mut hashes = "#".to_owned();
    while text.contains(&format!("\"{hashes}")) {
        hashes.push('#');
    }
    format!("r{hashes}\"{text}\"{hashes}")
}

#[derive(Template)]
#[template(path = "types/lib.rs.askama")]
struct Root<'a> {
    header: &'a str,
    /// Whether some types can be left out.
    partial: bool,
    items: &'a str,
}

/// The package's `src/lib.rs`.
pub(crate) fn types_root(package: &Package, types: &Types, items: &[TokenStream]) -> String {
    print(&Root {
        header: &header(package).lines("//"),
        partial: !types.features().is_empty(),
        items: &render::items(items.iter().cloned()),
    })
}

#[derive(Template)]
#[template(path = "types/tests/examples.rs.askama")]
struct Examples<'a> {
    header: &'a str,
    /// Whether some types can be left out.
    partial: bool,
    items: &'a str,
}

/// The package's `tests/examples.rs`.
pub(crate) fn types_examples(package: &Package, types: &Types, items: &[TokenStream]) -> String {
    print(&Examples {
        header: &header(package).lines("//"),
        partial: !types.features().is_empty(),
        items: &render::items(items.iter().cloned()),
    })
}

#[derive(Template)]
#[template(path = "types/support.rs.askama")]
struct SupportIndex<'a> {
    header: &'a str,
    items: &'a str,
}

/// The package's `src/support.rs`.
pub(crate) fn types_support_index(header: &str, items: &[TokenStream]) -> String {
    print(&SupportIndex {
        header,
        items: &render::items(items.iter().cloned()),
    })
}

/// The files that say how values stand in XML.
const XML_FILES: [(&str, &str); 5] = [
    ("xml", include_str!("../../templates/types/support/xml.rs")),
    (
        "xml/parsing",
        include_str!("../../templates/types/support/xml/parsing.rs"),
    ),
    (
        "xml/reading",
        include_str!("../../templates/types/support/xml/reading.rs"),
    ),
    (
        "xml/values",
        include_str!("../../templates/types/support/xml/values.rs"),
    ),
    (
        "xml/writing",
        include_str!("../../templates/types/support/xml/writing.rs"),
    ),
];

/// The files below the package's `src/support`, each with the name of its module: those that some type needs.
pub(crate) fn types_support(package: &Package, uses: &Uses) -> Vec<(&'static str, String)> {
    let header = &header(package).lines("//");
    let verbatim = |text: &str| format!("{header}\n{text}");
    let part = || verbatim(include_str!("../../templates/types/support/part.rs"));
    let choices = || verbatim(include_str!("../../templates/types/support/choices.rs"));
    let moments = || verbatim(include_str!("../../templates/types/support/moments.rs"));
    let texts = uses.text_enum || uses.lenient_text_enum;
    let files = [
        (uses.mixed_enum || uses.union).then(|| ("choices", choices())),
        uses.integer_enum
            .then(|| ("integers", print(&Integers { header, uses }))),
        uses.mixed_enum
            .then(|| ("mixed", print(&Mixed { header, uses }))),
        uses.date_time.then(|| ("moments", moments())),
        uses.object
            .then(|| ("objects", print(&Objects { header, uses }))),
        uses.object
            .then(|| ("reading", print(&Reading { header, uses }))),
        uses.union.then(|| ("part", part())),
        texts.then(|| ("texts", print(&Texts { header, uses }))),
        uses.union
            .then(|| ("unions", print(&Unions { header, uses }))),
        uses.object
            .then(|| ("writing", print(&Writing { header, uses }))),
    ];
    let xml = XML_FILES.iter().filter(|_| uses.xml);
    let xml = xml.map(|(name, text)| (*name, verbatim(text)));
    files.into_iter().flatten().chain(xml).collect()
}

#[derive(Template)]
#[template(path = "types/support/integers.rs.askama")]
struct Integers<'a> {
    header: &'a str,
    uses: &'a Uses,
}

#[derive(Template)]
#[template(path = "types/support/mixed.rs.askama")]
struct Mixed<'a> {
    header: &'a str,
    uses: &'a Uses,
}

#[derive(Template)]
#[template(path = "types/support/objects.rs.askama")]
struct Objects<'a> {
    header: &'a str,
    uses: &'a Uses,
}

#[derive(Template)]
#[template(path = "types/support/reading.rs.askama")]
struct Reading<'a> {
    header: &'a str,
    uses: &'a Uses,
}

#[derive(Template)]
#[template(path = "types/support/texts.rs.askama")]
struct Texts<'a> {
    header: &'a str,
    uses: &'a Uses,
}

#[derive(Template)]
#[template(path = "types/support/unions.rs.askama")]
struct Unions<'a> {
    header: &'a str,
    uses: &'a Uses,
}

#[derive(Template)]
#[template(path = "types/support/writing.rs.askama")]
struct Writing<'a> {
    header: &'a str,
    uses: &'a Uses,
}

/// The header in a form that fits an HTML comment.
fn comment(package: &Package) -> String {
    let lines = header(package).lines("");
    lines
        .lines()
        .map(str::trim)
        .collect::<Vec<_>>()
        .join(" ")
        .replace("--", "- -")
}
