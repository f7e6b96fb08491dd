//! Reads every file of `tests/read` and compares findings, origins and document with the golden beside it.

#![expect(
    clippy::unwrap_used,
    reason = "a helper of tests fails the test by panicking"
)]

use std::fmt::Write;
use std::path::Path;

use docwright_model::{Diagnostics, Sources};
use docwright_spec::{read, to_yaml};
use expect_test::expect_file;

#[test]
fn files_read_as_their_goldens_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/read");
    let mut cases: Vec<_> = std::fs::read_dir(&folder)
        .expect("the folder of cases is part of the crate")
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e != "out"))
        .collect();
    cases.sort();
    assert!(cases.len() > 5, "the cases are not where they should be");
    for case in cases {
        let name = case.file_name().unwrap().to_str().unwrap();
        let text = std::fs::read_to_string(&case).unwrap();
        expect_file![folder.join(format!("{name}.out"))].assert_eq(&show(name, text));
    }
}

/// What came of reading one file, for people to review.
fn show(name: &str, text: String) -> String {
    let mut sources = Sources::default();
    let source = docwright_model::Source::new(name, text);
    let id = sources.add(source.clone());
    let mut diagnostics = Diagnostics::default();
    let spec = read(id, &source, &mut diagnostics);
    let mut out = String::from("# findings\n");
    for finding in &diagnostics {
        let (_, at) = sources.locate(finding.span.unwrap()).unwrap();
        let (line, column, code) = (at.line, at.column, finding.code.id);
        let excerpt = sources.text(finding.span.unwrap()).unwrap();
        writeln!(
            out,
            "{line}:{column} {code}: {} | {excerpt}",
            finding.message
        )
        .unwrap();
    }
    let Some(spec) = spec else {
        return out + "\n# nothing was read\n";
    };
    writeln!(out, "\n# origins of {:?}", spec.origins().input()).unwrap();
    for (pointer, origin) in spec.origins().iter() {
        let basis = origin.basis.as_str();
        let recovered = if origin.recovered { " recovered" } else { "" };
        let place = origin.span().map_or(String::new(), |span| {
            let (_, at) = sources.locate(span).unwrap();
            format!("{}:{} {}", at.line, at.column, sources.text(span).unwrap())
        });
        writeln!(out, "{pointer}: {basis}{recovered} {place}").unwrap();
    }
    if !spec.extras().is_empty() {
        writeln!(out, "\n# beyond 3.0").unwrap();
    }
    for (pointer, members) in spec.extras().iter() {
        for (key, value) in members {
            writeln!(out, "{pointer} {key}: {value}").unwrap();
        }
    }
    writeln!(out, "\n# document\n{}", to_yaml(&spec)).unwrap();
    out
}
