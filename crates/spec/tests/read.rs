//! Reads every file of `tests/read` and compares findings, origins and document with the golden beside it. A folder there
//! is a document of several files that begins in `api.yaml` or `api/main.yaml`.

#![expect(
    clippy::unwrap_used,
    reason = "a helper of tests fails the test by panicking"
)]

use std::fmt::Write;
use std::path::Path;

use docwright_model::{Diagnostics, Sources};
use docwright_spec::{Files, Version, files_named, read_files, to_yaml, to_yaml_as};
use expect_test::expect_file;

#[test]
fn files_read_as_their_goldens_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/read");
    let mut cases: Vec<_> = std::fs::read_dir(&folder)
        .expect("the folder of cases is part of the crate")
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_none_or(|e| e != "out"))
        .collect();
    cases.sort();
    assert!(cases.len() > 5, "the cases are not where they should be");
    for case in cases {
        let name = case.file_name().unwrap().to_str().unwrap();
        let files = if case.is_dir() {
            files(&case, "")
        } else {
            vec![(name.to_owned(), std::fs::read_to_string(&case).unwrap())]
        };
        expect_file![folder.join(format!("{name}.out"))].assert_eq(&show(files));
    }
}

/// Every file below a folder by its path, the one the document begins in first.
fn files(folder: &Path, below: &str) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = format!("{below}{}", entry.file_name().to_str().unwrap());
        if entry.path().is_dir() {
            all.extend(files(&entry.path(), &format!("{name}/")));
        } else {
            all.push((name, std::fs::read_to_string(entry.path()).unwrap()));
        }
    }
    all.sort_by_key(|(name, _)| (name != "api.yaml" && name != "api/main.yaml", name.clone()));
    all
}

/// What came of reading one file, for people to review.
fn show(files: Vec<(String, String)>) -> String {
    let several = files.len() > 1;
    let mut sources = Sources::default();
    for (name, text) in files {
        sources.add(docwright_model::Source::new(name, text));
    }
    let mut diagnostics = Diagnostics::default();
    let mut all = sources.iter();
    let (id, first) = all.next().unwrap();
    let mut files = Files::begin_in(first.name(), id, first);
    for (id, source) in all {
        files.add(source.name(), id, source);
    }
    let spec = read_files(&files, &mut diagnostics);
    let at = |span| {
        let (file, at) = sources.locate(span).unwrap();
        let file = if several {
            format!("{file}:")
        } else {
            String::new()
        };
        format!("{file}{}:{}", at.line, at.column)
    };
    let mut out = String::new();
    for (_, source) in sources.iter().filter(|_| several) {
        let named = files_named(source.name(), source.text());
        writeln!(out, "# {} names {named:?}", source.name()).unwrap();
    }
    out.push_str("# findings\n");
    for finding in &diagnostics {
        let (place, code) = (at(finding.span.unwrap()), finding.code.id);
        let excerpt = sources.text(finding.span.unwrap()).unwrap();
        writeln!(out, "{place} {code}: {} | {excerpt}", finding.message).unwrap();
    }
    let Some(spec) = spec else {
        return out + "\n# nothing was read\n";
    };
    writeln!(out, "\n# origins of {:?}", spec.origins().input()).unwrap();
    for (pointer, origin) in spec.origins().iter() {
        let basis = origin.basis.as_str();
        let recovered = if origin.recovered { " recovered" } else { "" };
        let place = origin.span().map_or(String::new(), |span| {
            format!("{} {}", at(span), sources.text(span).unwrap())
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
    if !spec.extras().is_empty() {
        let modern = to_yaml_as(&spec, Version::V3_1);
        writeln!(out, "# as 3.1\n{modern}").unwrap();
    }
    out
}
