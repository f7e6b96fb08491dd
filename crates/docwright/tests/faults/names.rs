//! Names that are none in Rust, on a disk, or to a reader.

use docwright::output;
use docwright::{Diagnostics, FileTree, is_package_name, package_name};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::support::{Made, items, literals, make, openapi};

/// Names that some system or language takes for something else.
const NAMES: &[&str] = &[
    "",
    "_",
    "__",
    "1st",
    "foo-bar",
    "foo_bar",
    "🦀",
    "self",
    "Self",
    "super",
    "crate",
    "type",
    "gen",
    "async",
    "r#x",
    "true",
    "try",
    "dyn",
    "macro_rules",
    "union",
    "'static",
    "String",
    "Option",
    "Vec",
    "Box",
    "Result",
    "Ok",
    "Err",
    "Some",
    "None",
    "Client",
    "Error",
    "u8",
    "str",
    "bool",
    "std",
    "core",
    "alloc",
    "serde",
    "Default",
    "Debug",
    "Clone",
    "userId",
    "user_id",
    "UserID",
    "user id",
    "а",
    "a",
    "ﬁ",
    "ſ",
    "x\u{301}",
    "x\u{200d}y",
    "CON",
    "nul.rs",
    "aux",
    "com1",
    "trailing.",
    "trailing ",
    "../../etc/passwd",
    "..\\..\\x",
    "C:\\x",
    "\\\\?\\x",
    "/abs",
    "mod",
    "lib",
    "main",
    "tests",
    "\0",
    "\n",
    "\u{202e}",
    "a b",
    "a/b",
    "a\"b",
    "{",
    "}",
    "__proto__",
    "index",
    "Σ",
    "ẞ",
    "ß",
    "İ",
    "ı",
];

/// A document in which names stand in every place a name can stand.
fn named(names: &[String]) -> Value {
    let schemas: serde_json::Map<_, _> = names
        .iter()
        .map(|name| {
            let other = &names[(name.len() + 1) % names.len()];
            let reference = format!("#/components/schemas/{}", other.replace('~', "~0").replace('/', "~1"));
            let properties: serde_json::Map<_, _> =
                names.iter().map(|name| (name.clone(), json!({ "type": "string" }))).collect();
            let schema = json!({ "type": "object", "properties": properties, "additionalProperties": { "$ref": reference } });
            (name.clone(), schema)
        })
        .collect();
    let paths: serde_json::Map<_, _> = names
        .iter()
        .enumerate()
        .map(|(index, name)| {
            let parameters: Vec<Value> = names
                .iter()
                .map(|name| json!({ "name": name, "in": "query", "schema": { "type": "string", "enum": names } }))
                .collect();
            let parameters = if index == 0 { parameters } else { Vec::new() };
            let operation = json!({
                "operationId": name, "tags": [name], "parameters": parameters,
                "responses": { "200": { "description": "ok" } }
            });
            (format!("/p{index}"), json!({ "get": operation }))
        })
        .collect();
    json!({
        "openapi": "3.0.3", "info": { "title": names[0], "version": "1" },
        "paths": paths, "components": { "schemas": schemas }
    })
}

fn all() -> Vec<String> {
    NAMES.iter().map(|&name| name.to_owned()).collect()
}

/// Names of one kind in one scope are told apart, and say nothing twice.
fn assert_told_apart(made: &Made) {
    for (path, bytes) in made.tree.iter().filter(|(path, _)| path.ends_with(".rs")) {
        let file = syn::parse_file(&crate::support::text(bytes)).unwrap();
        let mut types = std::collections::BTreeSet::new();
        for item in &file.items {
            let name = match item {
                syn::Item::Struct(item) => {
                    let fields: Vec<_> = item
                        .fields
                        .iter()
                        .filter_map(|field| field.ident.clone())
                        .collect();
                    let unique: std::collections::BTreeSet<_> = fields.iter().collect();
                    assert_eq!(unique.len(), fields.len(), "{path}: {}", item.ident);
                    &item.ident
                }
                syn::Item::Enum(item) => {
                    let variants: Vec<_> =
                        item.variants.iter().map(|variant| &variant.ident).collect();
                    let unique: std::collections::BTreeSet<_> = variants.iter().collect();
                    assert_eq!(unique.len(), variants.len(), "{path}: {}", item.ident);
                    &item.ident
                }
                syn::Item::Trait(item) => &item.ident,
                _ => continue,
            };
            assert!(types.insert(name.to_string()), "{path}: {name} twice");
        }
    }
}

#[test]
fn f11_f12_f13_files_have_plain_names_that_no_system_confuses() {
    let made = openapi(&named(&all()));
    let mut folded = std::collections::BTreeSet::new();
    for (path, _) in made.tree.iter() {
        assert!(
            folded.insert(path.to_lowercase()),
            "{path} is another file to some systems"
        );
        for part in path.split('/') {
            let stem = part.split('.').next().unwrap().to_lowercase();
            let device = ["con", "nul", "aux", "prn", "com1", "lpt1"].contains(&stem.as_str());
            assert!(
                !device && part.len() <= 120 && !part.ends_with(['.', ' ']),
                "{path}"
            );
            let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
            assert!(part.chars().all(plain) && part != "..", "{path}");
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let mut diagnostics = Diagnostics::default();
    assert!(output::write(folder.path(), &made.tree, false, &mut diagnostics).is_some());
}

#[test]
fn f11_a_path_that_leads_out_is_refused() {
    for path in [
        "../x",
        "/x",
        "a/../../x",
        "C:x",
        "C:\\x",
        "\\\\?\\x",
        "a\\..\\x",
        "",
        "a\0b",
    ] {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("out");
        let mut tree = FileTree::default();
        tree.insert(path, "x");
        let mut diagnostics = Diagnostics::default();
        assert!(
            output::write(&root, &tree, true, &mut diagnostics).is_none(),
            "{path}"
        );
        assert_eq!(
            diagnostics.iter().map(|d| d.code.id).collect::<Vec<_>>(),
            ["unsafe-path"]
        );
        assert_eq!(
            std::fs::read_dir(folder.path()).unwrap().count(),
            0,
            "{path}"
        );
    }
}

#[test]
fn f12_a_name_of_any_length_is_a_name() {
    let names: Vec<String> = ["a", "ab", "é", "A_"]
        .iter()
        .map(|part| part.repeat(2000))
        .collect();
    let made = openapi(&named(&names));
    let longest = made
        .tree
        .iter()
        .flat_map(|(path, _)| path.split('/'))
        .map(str::len)
        .max();
    assert!(longest <= Some(120), "{longest:?}");
    for argument in ["x".repeat(400), "../..".to_owned()] {
        assert!(is_package_name(&package_name(&argument)), "{argument}");
    }
}

/// Whether all names are of plain letters.
fn ascii(tokens: proc_macro2::TokenStream) -> bool {
    tokens.into_iter().all(|token| match token {
        proc_macro2::TokenTree::Group(group) => ascii(group.stream()),
        proc_macro2::TokenTree::Ident(ident) => ident.to_string().is_ascii(),
        _ => true,
    })
}

#[test]
fn f41_names_in_other_alphabets_keep_their_spelling_on_the_wire() {
    let names = ["а", "a", "ﬁ", "fi", "ſ", "s", "x\u{200d}y", "xy"].map(str::to_owned);
    let made = openapi(&named(&names));
    assert_told_apart(&made);
    let found = literals(&made);
    for name in ["а", "ﬁ", "ſ"] {
        assert!(found.iter().any(|text| text == name), "{name}");
    }
    let identifiers = made.rust().parse::<proc_macro2::TokenStream>().unwrap();
    assert!(ascii(identifiers));
    assert!(
        made.has("renamed") || made.has("name-clash"),
        "{}",
        made.said()
    );
}

#[test]
fn f42_f43_every_name_becomes_a_name_of_its_own() {
    let made = openapi(&named(&all()));
    assert_told_apart(&made);
    let found = literals(&made);
    // A `String` named so on the wire needs no attribute; what Rust spells otherwise has one.
    for name in [
        "foo-bar",
        "1st",
        "🦀",
        "userId",
        "../../etc/passwd",
        "a b",
        "Self",
    ] {
        assert!(found.iter().any(|text| text == name), "{name}");
    }
    assert!(made.has("name-clash"), "{}", made.said());
}

#[test]
fn f44_types_named_like_those_of_rust_stand_in_nobodys_way() {
    let names = [
        "Option", "String", "Vec", "Result", "Client", "Error", "Box", "u8", "Default", "Some",
    ];
    let made = openapi(&named(&names.map(str::to_owned)));
    assert_told_apart(&made);
    // That such crates compile is checked of the cases of `docwright-codegen`; here, that all types are there.
    let plain = openapi(&named(
        &["Aa", "Bb", "Cc", "Dd", "Ee", "Ff", "Gg", "Hh", "Ii", "Jj"].map(str::to_owned),
    ));
    assert_eq!(items(&made), items(&plain));
}

#[test]
fn f13_pages_whose_names_differ_in_case_only_are_both_read() {
    let page = |path: &str| {
        let page = crate::support::Page {
            path: path.to_owned(),
            ..crate::support::Page::default()
        };
        page.to_markdown().into_bytes()
    };
    let (upper, lower) = (page("/users/{pet}"), page("/pets/{pet}"));
    let made = make(&[("User.md", &upper), ("user.md", &lower)]);
    assert_eq!(made.document()["paths"].as_object().unwrap().len(), 2);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn f42_any_names_at_all(names in proptest::collection::vec(any::<String>(), 1..6)) {
        assert_told_apart(&openapi(&named(&names)));
    }
}
