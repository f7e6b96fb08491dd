//! Rust made from docs and Rust made from the annotated document those docs gave are the same.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;

use docwright::{Diagnostics, FileTree, Settings, Spec, inputs, pipeline};

fn read(argument: &str, base: &Path) -> (inputs::Inputs, Spec) {
    let mut diagnostics = Diagnostics::default();
    let inputs = inputs::read(&[argument.to_owned()], base, &mut diagnostics);
    let reading = pipeline::read(&inputs, &Settings::default(), &mut diagnostics);
    (inputs, reading.unwrap().spec)
}

fn generate(spec: &Spec) -> FileTree {
    pipeline::generate(spec, &Settings::default(), &mut Diagnostics::default())
}

#[test]
fn docs_and_their_annotated_document_give_the_same_rust() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let (inputs, spec) = read("input-docs/coder", &root);
    let expected = generate(&spec);
    assert!(!expected.is_empty());

    let folder = tempfile::tempdir().unwrap();
    let annotated = docwright_spec::annotate(&spec, &inputs.portable_sources());
    let texts = [
        ("annotated.yaml", docwright::to_yaml(&annotated)),
        ("annotated.json", docwright::to_json(&annotated)),
    ];
    for (name, text) in texts {
        fs::write(folder.path().join(name), text).unwrap();
        let (_, spec) = read(name, folder.path());
        let found = generate(&spec);
        for (path, bytes) in expected.iter() {
            let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
            let found = found.get(path).map(text);
            assert_eq!(found, Some(text(bytes)), "{path} from {name}");
        }
        assert_eq!(found.len(), expected.len());
    }
}
