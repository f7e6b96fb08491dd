//! Reads real documents where a corpus of them lies beside the checkout, or where `DOCWRIGHT_CORPUS` says.

use std::path::{Path, PathBuf};

use docwright_model::{Diagnostics, Source, SourceId, Sources};
use docwright_spec::{Spec, annotate, read, to_json, to_yaml};

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
