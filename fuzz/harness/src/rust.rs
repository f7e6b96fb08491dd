//! Rust: it parses, and no text from a document is part of it but as text.

use docwright::{FileTree, Settings, Spec, pipeline};
use docwright_model::Diagnostics;
use proc_macro2::{TokenStream, TokenTree};
use serde_json::{Value, json};

/// The Rust made of any document parses, and has as many items as where every description says the same.
pub fn spec_to_rust_parses(data: &[u8]) {
    let Some(spec) = crate::specs::read("a.yaml", &crate::text(data)) else {
        return;
    };
    let count = items(&generate(&spec));
    let mut value = docwright_spec::to_value(&spec);
    silence(&mut value);
    if let Some(silent) = crate::specs::read("a.json", &value.to_string()) {
        assert_eq!(
            items(&generate(&silent)),
            count,
            "a description became code"
        );
    }
}

/// Any text in any place of a document stays text.
pub fn doc_text_escape(data: &[u8]) {
    let text = crate::text(data);
    let document = |text: &str| {
        json!({
            "openapi": "3.0.3", "info": { "title": text, "version": text, "description": text },
            "servers": [{ "url": "https://a.example", "description": text }],
            "tags": [{ "name": "pets", "description": text }],
            "paths": { "/a/{id}": { "get": {
                "tags": ["pets"], "operationId": "a", "summary": text, "description": text,
                "parameters": [
                    { "name": "id", "in": "path", "required": true, "description": text, "schema": { "type": "string", "example": text } },
                    { "name": "q", "in": "query", "description": text, "schema": { "type": "string", "default": text } }],
                "responses": { "200": { "description": text, "content": { "application/json": {
                    "schema": { "$ref": "#/components/schemas/A" }, "example": { "b": text } } } } } } } },
            "components": { "schemas": { "A": { "type": "object", "title": text, "description": text,
                "properties": { "b": { "type": "string", "description": text, "example": text } } } } }
        })
    };
    let make = |text: &str| {
        let spec = crate::specs::read("a.json", &document(text).to_string());
        generate(&spec.expect("a sound document"))
    };
    let tree = make(&text);
    assert_eq!(items(&tree), items(&make("plain")), "a text became code");
    for (path, bytes) in tree.iter() {
        let unseen = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\r' | '\0' | '\u{1b}');
        assert!(
            !String::from_utf8_lossy(bytes).contains(unseen),
            "{path} holds what nobody sees"
        );
    }
}

/// Any names become names of Rust, each its own.
pub fn ident(data: &[u8]) {
    let text = crate::text(data.get(..512).unwrap_or(data));
    let names: Vec<&str> = text.split('\n').take(12).collect();
    let properties: serde_json::Map<_, _> = names
        .iter()
        .map(|&name| (name.to_owned(), json!({ "type": "string" })))
        .collect();
    let schemas: serde_json::Map<_, _> = names
        .iter()
        .map(|&name| {
            (
                name.to_owned(),
                json!({ "type": "object", "properties": properties }),
            )
        })
        .collect();
    let parameters: Vec<Value> = names
        .iter()
        .map(|name| json!({ "name": name, "in": "query", "schema": { "type": "string", "enum": names } }))
        .collect();
    let document = json!({
        "openapi": "3.0.3", "info": { "title": names, "version": "1" },
        "paths": { "/a": { "get": { "operationId": names.first(), "tags": names, "parameters": parameters,
            "responses": { "200": { "description": "ok" } } } } },
        "components": { "schemas": schemas }
    });
    let spec = crate::specs::read("a.json", &document.to_string()).expect("a sound document");
    for (path, file) in files(&generate(&spec)) {
        let mut seen = std::collections::BTreeSet::new();
        for item in &file.items {
            let (name, members) = match item {
                syn::Item::Struct(item) => (
                    &item.ident,
                    item.fields
                        .iter()
                        .filter_map(|field| field.ident.as_ref())
                        .collect(),
                ),
                syn::Item::Enum(item) => (
                    &item.ident,
                    item.variants.iter().map(|variant| &variant.ident).collect(),
                ),
                _ => continue,
            };
            let members: Vec<&syn::Ident> = members;
            let unique: std::collections::BTreeSet<_> = members.iter().collect();
            assert_eq!(
                unique.len(),
                members.len(),
                "{path}: two members of {name} share a name"
            );
            assert!(seen.insert(name.to_string()), "{path}: {name} twice");
        }
    }
}

fn generate(spec: &Spec) -> FileTree {
    let tree = pipeline::generate(spec, &Settings::default(), &mut Diagnostics::default());
    for (_, file) in files(&tree) {
        drop(file);
    }
    tree
}

/// The Rust files, parsed.
fn files(tree: &FileTree) -> impl Iterator<Item = (&str, syn::File)> {
    let rust = tree.iter().filter(|(path, _)| {
        std::path::Path::new(path)
            .extension()
            .is_some_and(|end| end == "rs")
    });
    rust.map(|(path, bytes)| {
        let text = std::str::from_utf8(bytes).expect("Rust is text");
        match syn::parse_file(text) {
            Ok(file) => {
                let tokens: TokenStream = text.parse().expect("a file that was parsed");
                assert!(!names(tokens, "evil"), "{path} holds code from a document");
                (path, file)
            }
            Err(error) => panic!("{path}: {error}\n{text}"),
        }
    })
}

/// Whether a word is a name in the code; seeds use it for code that must stay text.
fn names(tokens: TokenStream, word: &str) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Group(group) => names(group.stream(), word),
        TokenTree::Ident(ident) => ident == word,
        _ => false,
    })
}

fn items(tree: &FileTree) -> usize {
    files(tree).map(|(_, file)| file.items.len()).sum()
}

/// Gives every description the same words.
fn silence(value: &mut Value) {
    match value {
        Value::Object(members) => {
            for (key, member) in members {
                match member {
                    Value::String(text) if key == "description" => "x".clone_into(text),
                    // Properties may be named so too.
                    member => silence(member),
                }
            }
        }
        Value::Array(list) => list.iter_mut().for_each(silence),
        _ => {}
    }
}
