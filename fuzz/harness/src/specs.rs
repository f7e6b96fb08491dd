//! Documents and configurations: written, read back, compared.

use docwright::{Settings, Spec};
use docwright_model::{Diagnostics, Source, SourceId, Sources};
use docwright_parser::Options;
use serde_json::{Value, json};

/// The document made of any page reads back as the same, from YAML and from JSON.
pub fn api_to_spec_roundtrip(data: &[u8]) {
    let (mut api, _) = crate::docs::read(&crate::text(data), &Options::default());
    // A name, since an empty API has nothing to write.
    api.operations.truncate(1000);
    let mut diagnostics = Diagnostics::default();
    let inputs = inputs(&crate::text(data));
    let Some(reading) = docwright::pipeline::read(&inputs, &Settings::default(), &mut diagnostics)
    else {
        return;
    };
    let spec = &reading.spec;
    let (yaml, json) = (docwright::to_yaml(spec), docwright::to_json(spec));
    assert_eq!(
        value(&yaml),
        serde_json::from_str::<Value>(&json).expect("JSON")
    );
    for (name, text) in [("a.yaml", yaml), ("a.json", json)] {
        let again = read(name, &text).expect("what was written can be read");
        assert_eq!(
            docwright::to_json(&again),
            docwright::to_json(spec),
            "{name}"
        );
    }
}

/// Any text is the same text in YAML, wherever it stands.
pub fn yaml_scalar(data: &[u8]) {
    let text = crate::text(data);
    let document = json!({
        "openapi": "3.0.3", "info": { "title": text, "version": "1", "description": text }, "paths": {},
        "tags": [{ "name": text }], "components": { "schemas": { "a": { "type": "string", "enum": [text] } } }
    });
    let spec = read("a.json", &document.to_string()).expect("a sound document");
    let json: Value = serde_json::from_str(&docwright::to_json(&spec)).expect("JSON");
    assert_eq!(value(&docwright::to_yaml(&spec)), json);
    assert_eq!(json.pointer("/info/title"), document.pointer("/info/title"));
}

/// Any text is a configuration, or a finding that points into it.
pub fn config(data: &[u8]) {
    let source = Source::new("docwright.toml", crate::text(data));
    let mut diagnostics = Diagnostics::default();
    let root = std::path::Path::new("");
    let config = docwright::config::read(SourceId(0), &source, root, &mut diagnostics);
    assert!(
        config.is_some() || diagnostics.has_errors(),
        "refused without a word"
    );
    let mut sources = Sources::default();
    sources.add(source);
    for found in &diagnostics {
        assert!(found.span.is_none_or(|span| sources.text(span).is_some()));
    }
    for api in config.iter().flat_map(|config| &config.apis) {
        assert!(!api.out.starts_with('/') && !api.out.split('/').any(|part| part == ".."));
    }
}

/// Any two documents can be compared, and one with itself differs in nothing.
pub fn drift_pair(data: &[u8]) {
    let text = crate::text(data);
    let (base, head) = text.split_once("\n=====\n").unwrap_or((&text, &text));
    let (Some(base), Some(head)) = (read("a.yaml", base), read("b.yaml", head)) else {
        return;
    };
    let options = docwright_drift::Options::default();
    docwright_drift::compare(&base, &head, &options);
    docwright_drift::compare(&head, &base, &options);
    let same = docwright_drift::compare(&base, &base, &options);
    assert!(same.is_empty(), "{same:?}");
}

/// A document from text, if it is one.
pub(crate) fn read(name: &str, text: &str) -> Option<Spec> {
    let source = Source::new(name, text);
    docwright_spec::read(SourceId(0), &source, &mut Diagnostics::default())
}

fn value(yaml: &str) -> Value {
    serde_yaml::from_str(yaml).unwrap_or_else(|error| panic!("{error}\n{yaml}"))
}

/// One page as the program's input.
fn inputs(text: &str) -> docwright::inputs::Inputs {
    let mut inputs = docwright::inputs::Inputs::default();
    inputs.sources.add(Source::new("page.md", text));
    "page.md".clone_into(&mut inputs.name);
    inputs
}
