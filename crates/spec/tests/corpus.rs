//! Reads real documents where a corpus of them lies beside the checkout, or where `DOCWRIGHT_CORPUS` says.

use std::path::{Path, PathBuf};

use docwright_model::{Diagnostics, Source, SourceId, Sources};
use docwright_spec::{Spec, Version, annotate, read, to_json, to_json_as, to_yaml, to_yaml_as};

fn corpus() -> PathBuf {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus");
    std::env::var_os("DOCWRIGHT_CORPUS").map_or(beside, PathBuf::from)
}

fn read_text(name: &str, text: String) -> Spec {
    let source = Source::new(name, text);
    let mut diagnostics = Diagnostics::default();
    let spec = read(SourceId(0), &source, &mut diagnostics).expect("a document");
    assert!(!diagnostics.has_errors(), "{diagnostics:?}");
    spec
}

#[test]
fn real_documents_survive_their_own_text() {
    let mut found = false;
    for folder in ["coder/2023-12", "coder/2025-04"] {
        let path = corpus().join(folder).join("truth.openapi.json");
        let Ok(text) = std::fs::read_to_string(&path) else {
            println!("skipped: {folder} is not in the corpus");
            continue;
        };
        found = true;
        let mut sources = Sources::default();
        sources.add(Source::new("truth.openapi.json", text.clone()));
        let spec = read_text("truth.openapi.json", text);
        assert!(spec.document().operations().count() > 100);
        let annotated = annotate(&spec, &sources);
        assert_ne!(annotated, spec);
        for text in [
            to_yaml(&spec),
            to_json(&spec),
            to_yaml(&annotated),
            to_json(&annotated),
        ] {
            let again = read_text("truth.openapi.json", text);
            assert_eq!(again.document(), spec.document());
            assert_eq!(to_yaml(&again), to_yaml(&spec));
            for (pointer, origin) in spec.origins().iter() {
                let pointer = docwright_spec::Pointer::from(pointer);
                assert_eq!(again.origins().basis(&pointer), origin.basis);
            }
        }
    }
    if !found {
        println!("skipped: no corpus beside the checkout; DOCWRIGHT_CORPUS may name one");
    }
}

/// Every document of the specification's version 3.1 here and in the corpus, by its name.
fn modern_documents() -> Vec<(String, String)> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/read");
    let mut found = Vec::new();
    for folder in [here, corpus().join("specs")] {
        for entry in std::fs::read_dir(&folder).into_iter().flatten() {
            let path = entry.expect("an entry that can be looked at").path();
            let text = std::fs::read_to_string(&path).unwrap_or_default();
            let head = text.chars().take(100).filter(|c| !" \"\n".contains(*c));
            if head.collect::<String>().contains("openapi:3.1") && !path.ends_with(".out") {
                found.push((path.to_string_lossy().into_owned(), text));
            }
        }
    }
    found.sort();
    found
}

#[test]
fn what_is_read_as_3_1_is_written_as_3_1() {
    let documents = modern_documents();
    assert!(
        !documents.is_empty(),
        "the cases are not where they should be"
    );
    for (name, text) in documents {
        println!("{name}");
        let source = Source::new(&name, text);
        let mut findings = Diagnostics::default();
        let spec = read(SourceId(0), &source, &mut findings).expect("a document");
        for text in [
            to_yaml_as(&spec, Version::V3_1),
            to_json_as(&spec, Version::V3_1),
        ] {
            let again = read_text(&name, text.clone());
            assert_eq!(to_yaml(&again), to_yaml(&spec), "{name}");
            assert_eq!(sorted(&again), sorted(&spec), "{name}");
            assert_eq!(
                to_yaml_as(&again, Version::V3_1),
                to_yaml_as(&spec, Version::V3_1)
            );
        }
    }
}

/// What a document says beyond 3.0, in the order of pointers and keys.
fn sorted(spec: &Spec) -> Vec<String> {
    let all = spec.extras().iter().flat_map(|(pointer, members)| {
        let members = members.iter();
        members.map(move |(key, value)| format!("{pointer} {key} {value}"))
    });
    let mut all: Vec<String> = all.collect();
    all.sort();
    all
}
