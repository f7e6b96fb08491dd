//! Each folder below `cases/DIALECT/` is a set of pages; beside them stand the facts and findings a reading gives.

#![expect(clippy::disallowed_methods, reason = "cases are files")]

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use docwright_model::{Api, Diagnostics, Source, Sources, list};
use expect_test::expect_file;

/// The folders of all cases, in path order.
fn cases() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut found: Vec<PathBuf> = entries(&root)
        .iter()
        .flat_map(|dialect| entries(dialect))
        .collect();
    found.retain(|path| path.is_dir());
    found
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let Ok(read) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut all: Vec<PathBuf> = read
        .map(|entry| entry.expect("a readable folder").path())
        .collect();
    all.sort();
    all
}

/// The pages of a folder, named without the folder.
fn pages(folder: &Path) -> Sources {
    let mut sources = Sources::default();
    for path in entries(folder)
        .into_iter()
        .filter(|path| path.extension().is_some_and(|end| end == "md"))
    {
        let name = path
            .file_name()
            .expect("an entry has a name")
            .to_string_lossy()
            .into_owned();
        let bytes = std::fs::read(&path).expect("a readable page");
        sources.add(Source::from_bytes(name, bytes).expect("a page in UTF-8"));
    }
    sources
}

/// The findings, a line each.
fn findings(diagnostics: &Diagnostics, sources: &Sources) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics {
        let place = diagnostic.span.and_then(|span| {
            let (file, at) = sources.locate(span)?;
            let length = sources.text(span)?.len();
            Some(format!("{file}:{}:{}+{length}: ", at.line, at.column))
        });
        let place = place.unwrap_or_default();
        let severity = format!("{:?}", diagnostic.severity()).to_lowercase();
        let _ = writeln!(
            out,
            "{place}{severity}[{}]: {}",
            diagnostic.code.id, diagnostic.message
        );
        for label in &diagnostic.labels {
            let at = sources
                .locate(label.span)
                .expect("a label stands in a source");
            let length = sources.text(label.span).map_or(0, str::len);
            let _ = writeln!(
                out,
                "    {}:{}:{}+{length}: {}",
                at.0, at.1.line, at.1.column, label.text
            );
        }
        if let Some(help) = &diagnostic.help {
            let _ = writeln!(out, "    help: {help}");
        }
    }
    out
}

#[test]
fn each_case_reads_as_written_down() {
    let all = cases();
    assert!(all.len() >= 20, "the cases were not found");
    for folder in all {
        let sources = pages(&folder);
        let mut diagnostics = Diagnostics::default();
        let api = docwright_parser::read(
            &sources,
            &docwright_parser::Options::default(),
            &mut diagnostics,
        );
        expect_file![folder.join("facts.txt")].assert_eq(&list(&api, &sources));
        expect_file![folder.join("findings.txt")].assert_eq(&findings(&diagnostics, &sources));
    }
}

/// The facts and findings that pages give, each with the line and column where it begins.
fn placed(sources: &Sources) -> Vec<String> {
    let mut diagnostics = Diagnostics::default();
    let options = docwright_parser::Options::default();
    let api = docwright_parser::read(sources, &options, &mut diagnostics);
    let mut out: Vec<String> = list(&api, sources).lines().map(str::to_owned).collect();
    for diagnostic in &diagnostics {
        let spans = diagnostic.labels.iter().map(|label| label.span);
        let spans = diagnostic.span.into_iter().chain(spans);
        let places: Vec<String> = spans
            .filter_map(|span| sources.locate(span))
            .map(|(file, at)| format!("{file}:{}:{}", at.line, at.column))
            .collect();
        out.push(format!("{}: {}", places.join(" "), diagnostic.message));
    }
    out
}

/// What is done to a page that leaves its lines and columns alone.
type Change = fn(&str) -> String;

#[test]
fn other_line_ends_and_a_mark_before_the_page_move_no_place() {
    let changes: [(&str, Change); 2] = [
        ("CRLF", |text| text.replace('\n', "\r\n")),
        ("mark", |text| format!("\u{feff}{text}")),
    ];
    let (mut count, mut moved) = (0, String::new());
    for folder in cases() {
        let plain = pages(&folder);
        if plain
            .iter()
            .any(|(_, page)| page.text().contains(['\r', '\u{feff}']))
        {
            continue;
        }
        count += 1;
        let expected = placed(&plain);
        for (name, change) in changes {
            let mut other = Sources::default();
            for (_, page) in plain.iter() {
                let changed = change(page.text()).into_bytes();
                other.add(Source::from_bytes(page.name(), changed).expect("a page in UTF-8"));
            }
            let found = placed(&other);
            let mut pairs = expected.iter().zip(&found);
            if let Some((expected, found)) = pairs.find(|(expected, found)| expected != found) {
                let case = folder.display();
                let _ = writeln!(moved, "{case} with {name}:\n  {expected}\n  {found}");
            }
            assert_eq!(found.len(), expected.len(), "{}", folder.display());
        }
    }
    assert_eq!(moved, "");
    assert!(count > 20, "the cases were not found");
}

/// Every place that anything was read from, with its text, and how many facts were repaired; the listing of facts names
/// only where places begin.
fn places(api: &Api, sources: &Sources) -> String {
    let mut spans = BTreeSet::new();
    let told = format!("{api:?}");
    for part in told.split("Span { ").skip(1) {
        let numbers: Vec<u32> = part
            .split(|c: char| !c.is_ascii_digit())
            .filter_map(|number| number.parse().ok())
            .take(3)
            .collect();
        spans.extend(<[u32; 3]>::try_from(numbers));
    }
    let all: Vec<_> = sources.iter().collect();
    let mut out = String::new();
    for [source, start, end] in spans {
        let (_, source) = all.get(source as usize).expect("a source of the case");
        let text = source.text().get(start as usize..end as usize);
        let text = text.expect("a place in its source");
        let before = source.text().get(..start as usize).expect("a boundary");
        let line = before.matches('\n').count() + 1;
        let _ = writeln!(out, "{}:{line} {text:?}", source.name());
    }
    let repaired = told.matches("recovered: true").count();
    if repaired > 0 {
        let _ = writeln!(out, "{repaired} facts were repaired");
    }
    out
}

#[test]
fn each_fact_stands_where_it_is_said() {
    let marked = cases().into_iter().map(|case| case.join("places.txt"));
    let marked: Vec<PathBuf> = marked.filter(|file| file.is_file()).collect();
    assert!(marked.len() > 3, "the cases were not found");
    for file in marked {
        let sources = pages(file.parent().expect("a file stands in a folder"));
        let options = docwright_parser::Options::default();
        let api = docwright_parser::read(&sources, &options, &mut Diagnostics::default());
        expect_file![file].assert_eq(&places(&api, &sources));
    }
}

#[test]
fn every_span_can_be_sliced() {
    for folder in cases() {
        let sources = pages(&folder);
        let mut diagnostics = Diagnostics::default();
        docwright_parser::read(
            &sources,
            &docwright_parser::Options::default(),
            &mut diagnostics,
        );
        for diagnostic in &diagnostics {
            for span in diagnostic
                .span
                .iter()
                .chain(diagnostic.labels.iter().map(|label| &label.span))
            {
                assert!(
                    sources.text(*span).is_some(),
                    "{span:?} of {}",
                    diagnostic.message
                );
            }
        }
    }
}

#[test]
fn a_dialect_that_does_not_exist_is_an_error() {
    let options = docwright_parser::Options {
        dialect: Some("klingon".to_owned()),
        ..docwright_parser::Options::default()
    };
    let mut diagnostics = Diagnostics::default();
    docwright_parser::read(&Sources::default(), &options, &mut diagnostics);
    assert_eq!(
        diagnostics.iter().map(|d| d.code.id).collect::<Vec<_>>(),
        ["no-such-dialect"]
    );
}

#[test]
fn every_dialect_is_known_by_its_name() {
    let named: Vec<&str> = docwright_parser::dialects().collect();
    assert_eq!(
        named,
        [
            "coder",
            "widdershins",
            "swagger-markdown",
            "apifox",
            "openapi-generator",
            "handwritten"
        ]
    );
    for dialect in named {
        let options = docwright_parser::Options {
            dialect: Some(dialect.to_owned()),
            ..docwright_parser::Options::default()
        };
        let mut diagnostics = Diagnostics::default();
        docwright_parser::read(&Sources::default(), &options, &mut diagnostics);
        assert!(diagnostics.iter().next().is_none());
        assert!(docwright_parser::unstated(dialect).is_some());
    }
}

/// Pages with a planted fault each, which the library holds against what lint says to a user.
const PLANTED: &str = "../docwright/tests/cases/lint";

#[test]
fn what_pages_say_against_themselves_is_as_written_down() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sets: Vec<(String, Sources)> = Vec::new();
    for folder in cases() {
        let name = folder.strip_prefix(tests).expect("a case of this package");
        sets.push((name.display().to_string(), pages(&folder)));
    }
    for path in entries(&tests.join(PLANTED)) {
        if path.extension().is_some_and(|end| end == "md") {
            let name = path.file_name().expect("an entry has a name");
            let name = name.to_string_lossy().into_owned();
            let text = std::fs::read_to_string(&path).expect("a readable page");
            let mut sources = Sources::default();
            sources.add(Source::new(name.as_str(), text));
            sets.push((name, sources));
        }
    }
    assert!(sets.len() > 70, "the pages were not found");
    let options = docwright_parser::Options::default();
    let mut out = String::new();
    for (name, sources) in sets {
        let (mut read, mut linted) = (Diagnostics::default(), Diagnostics::default());
        let api = docwright_parser::read(&sources, &options, &mut read);
        let same = docwright_parser::lint(&sources, &options, &mut linted);
        assert!(
            list(&api, &sources) == list(&same, &sources),
            "{name} is read in another way"
        );
        let read = findings(&read, &sources);
        let known: Vec<&str> = read.lines().collect();
        let linted = findings(&linted, &sources);
        let mut more = linted
            .lines()
            .filter(|line| !known.contains(line))
            .peekable();
        if more.peek().is_some() {
            let _ = writeln!(out, "# {name}");
        }
        for line in more {
            let _ = writeln!(out, "{line}");
        }
    }
    expect_file![tests.join("tests/lint.txt")].assert_eq(&out);
}

#[test]
fn each_page_is_known_for_what_it_is() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let mut out = String::new();
    for folder in cases() {
        let name = folder.strip_prefix(tests.join("cases"));
        let _ = writeln!(out, "# {}", name.expect("a case").display());
        let sources = pages(&folder);
        let options = docwright_parser::Options::default();
        let api = docwright_parser::read(&sources, &options, &mut Diagnostics::default());
        for page in &api.coverage.pages {
            let (_, source) = sources
                .iter()
                .find(|(id, _)| *id == page.source)
                .expect("a source of the case");
            let dialect = page.dialect.unwrap_or("no dialect");
            let counts = [page.read, page.not_api, page.not_understood];
            let (name, reason) = (source.name(), &page.reason);
            let _ = writeln!(out, "{name}: {dialect} {counts:?} {reason}");
        }
    }
    expect_file![tests.join("coverage.txt")].assert_eq(&out);
}
