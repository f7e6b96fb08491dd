//! Rewriting that changes nothing for anyone yields nothing, forth and back: each case of `tests/harmless` is one kind
//! of it, and each pair of files one API in two versions of OpenAPI.

use std::path::{Path, PathBuf};

use docwright_drift::{Options, compare};
use docwright_spec::{Spec, to_json, to_yaml};

use crate::edits::{apply, load, read};

fn tests() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

fn assert_same(base: &Spec, head: &Spec, kind: &str) {
    for (base, head) in [(base, head), (head, base)] {
        let found: Vec<String> = compare(base, head, &Options::default())
            .iter()
            .map(|c| format!("{} {}: {} ({})", c.id, c.scope, c.subject, c.message))
            .collect();
        assert!(found.is_empty(), "{kind}: {found:#?}");
    }
}

#[test]
fn harmless_rewriting_yields_nothing() {
    let mut kinds = 0;
    for group in load(&tests().join("harmless/edits.yaml"))
        .as_array()
        .unwrap()
    {
        let sound = load(&tests().join("specs").join(group["spec"].as_str().unwrap()));
        let base = read(&sound);
        for case in group["cases"].as_array().unwrap() {
            let mut changed = sound.clone();
            for edit in case["do"].as_array().unwrap() {
                apply(&mut changed, edit);
            }
            assert_ne!(
                changed.to_string(),
                sound.to_string(),
                "{case} changes nothing"
            );
            assert_same(&base, &read(&changed), case["kind"].as_str().unwrap());
            kinds += 1;
        }
    }
    assert!(kinds >= 20, "{kinds}");
}

#[test]
fn an_api_in_another_version_of_openapi_is_the_same() {
    let mut pairs = 0;
    for folder in std::fs::read_dir(tests().join("harmless/versions")).unwrap() {
        let folder = folder.unwrap().path();
        let current = read(&load(&folder.join("current.yaml")));
        for other in ["swagger.yaml", "modern.yaml"] {
            let file = folder.join(other);
            if file.is_file() {
                assert_same(&current, &read(&load(&file)), &file.display().to_string());
                pairs += 1;
            }
        }
    }
    assert!(pairs >= 2, "{pairs}");
}

#[test]
fn text_and_lines_do_not_matter() {
    for name in ["workshop.yaml", "lab.yaml"] {
        let spec = read(&load(&tests().join("specs").join(name)));
        for text in [to_yaml(&spec), to_json(&spec)] {
            let text = format!("\n\n# moved down\n{}", text.replace('\n', "\n\n"));
            let again = serde_yaml::from_str(&text).unwrap();
            let plain = Spec::new(spec.document().clone(), spec.origins().clone());
            assert_same(&plain, &read(&again), name);
        }
    }
}
