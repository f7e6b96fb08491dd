//! A build script's run: what it writes, what it tells cargo, and what stops it.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;

use docwright_build::{Builder, Error, Report};
use tempfile::TempDir;

const PAGE: &str = "# Lamps\n\n## List lamps\n\n### Code samples\n\n`GET /lamps`\n\n### Responses\n\n\
    | Status | Meaning | Description | Schema |\n|---|---|---|---|\n| 200 | OK | OK | [Lamp](#lamp) |\n\n\
    ## Lamp\n\n```json\n{\"watts\": 7}\n```\n\n### Properties\n\n\
    | Name | Type | Required | Restrictions | Description |\n|---|---|---|---|---|\n| `watts` | integer | false | | |\n";

/// A package with one page, and a folder for output.
struct Package {
    root: TempDir,
    out: TempDir,
}

impl Package {
    fn new(page: &str) -> Self {
        let package = Self {
            root: tempfile::tempdir().unwrap(),
            out: tempfile::tempdir().unwrap(),
        };
        package.page("docs/api/lamps.md", page);
        package
    }

    fn page(&self, name: &str, text: &str) {
        let path = self.root.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn builder(&self) -> Builder {
        Builder::new()
            .docs("docs/api/**/*.md")
            .root(self.root.path())
            .out_dir(self.out.path())
    }

    fn generate(&self) -> (Result<Report, Error>, String) {
        let mut told = String::new();
        (self.builder().generate_telling(&mut told), told)
    }
}

fn text(report: &Report) -> String {
    fs::read_to_string(&report.file).unwrap()
}

#[test]
fn f62_cargo_is_told_to_watch_each_file_and_folder_and_nothing_else() {
    let package = Package::new(PAGE);
    package.page("docs/api/deep/more.md", "# More\n");
    package.page("docs/other.md", "# Other\n");
    let (report, told) = package.generate();
    report.unwrap();
    let watched: Vec<&str> = told
        .lines()
        .filter_map(|line| line.strip_prefix("cargo::rerun-if-"))
        .collect();
    assert_eq!(
        watched,
        [
            "changed=docs/api",
            "changed=docs/api/deep/more.md",
            "changed=docs/api/lamps.md"
        ]
    );
}

#[test]
fn a_file_as_it_should_be_is_not_touched() {
    let package = Package::new(PAGE);
    let first = package.generate().0.unwrap();
    assert!(first.written);
    let before = fs::metadata(&first.file).unwrap().modified().unwrap();
    // A newer page that says the same.
    package.page("docs/api/lamps.md", PAGE);
    let second = package.generate().0.unwrap();
    assert!(!second.written);
    assert_eq!(
        fs::metadata(&first.file).unwrap().modified().unwrap(),
        before
    );
    package.page("docs/api/lamps.md", &PAGE.replace("watts", "volts"));
    let third = package.generate().0.unwrap();
    assert!(third.written);
    assert!(text(&third).contains("volts"));
}

#[test]
fn parts_are_written_as_asked() {
    let package = Package::new(PAGE);
    let modules = |builder: Builder| {
        let report = builder.generate_telling(&mut String::new()).unwrap();
        let text = text(&report);
        let lines = text.lines().filter(|line| line.starts_with("pub mod "));
        lines.map(str::to_owned).collect::<Vec<_>>()
    };
    let types = "pub mod types {";
    let (client, server) = ("pub mod client {", "pub mod server {");
    assert_eq!(modules(package.builder()), [types, client]);
    let none = package.builder().client(false);
    assert_eq!(modules(none.clone()), [types]);
    assert_eq!(modules(none.server(true)), [types, server]);
}

#[test]
fn findings_are_warnings_of_cargo_in_one_line_each() {
    let page = PAGE.replace("| `watts` | integer |", "| `watts` | in\u{1b}teger |");
    let (report, told) = Package::new(&page).generate();
    let report = report.unwrap();
    let warnings: Vec<&str> = told
        .lines()
        .filter_map(|line| line.strip_prefix("cargo::warning="))
        .collect();
    assert_eq!(warnings, report.warnings);
    assert_eq!(warnings.len(), 1);
    assert!(warnings.first().unwrap().contains("lamps.md:25:"), "{told}");
    assert!(!told.contains('\u{1b}'));
}

#[test]
fn an_error_in_the_docs_stops_the_build_with_its_line() {
    let twice = format!("{PAGE}\n## List them again\n\n`GET /lamps`\n");
    let package = Package::new(&twice);
    let (report, told) = package.generate();
    let error = report.unwrap_err();
    // What `fn main() -> Result<…>` prints of an error is its debug form.
    let shown = format!("{error:?}");
    assert!(shown.contains("lamps.md:29:"), "{shown}");
    assert!(shown.contains("duplicate-operation"), "{shown}");
    assert!(told.contains("rerun-if-changed=docs/api\n"), "{told}");
    assert_eq!(fs::read_dir(package.out.path()).unwrap().count(), 0);
}

#[test]
fn nothing_to_read_stops_the_build() {
    let package = Package::new("# Nothing\n");
    assert!(matches!(package.generate().0, Err(Error::Docs(_))));
    let out = Path::new("nowhere");
    let missing = Builder::new().docs("no/such/folder").out_dir(out);
    assert!(matches!(
        missing.generate_telling(&mut String::new()),
        Err(Error::Docs(_))
    ));
    let none = Builder::new().out_dir(out);
    assert_eq!(
        none.generate_telling(&mut String::new()),
        Err(Error::NoDocs)
    );
    for whole in ["**/*.md", "*.md", ".", "./*.md"] {
        let builder = Builder::new().docs(whole).out_dir(out);
        let error = builder.generate_telling(&mut String::new());
        assert_eq!(error, Err(Error::NoFolder(whole.to_owned())));
    }
}

#[test]
fn formats_have_the_types_that_were_chosen() {
    let package = Package::new(&PAGE.replace("integer", "string(date-time)"));
    let chosen = |builder: Builder| {
        let report = builder.generate_telling(&mut String::new()).unwrap();
        text(&report)
    };
    let plain = chosen(package.builder());
    assert!(
        plain.contains("pub watts: Option<DateTime<Utc>>"),
        "{plain}"
    );
    let jiff = chosen(package.builder().dates("jiff"));
    assert!(
        jiff.contains("pub watts: Option<jiff::Timestamp>"),
        "{jiff}"
    );
    let one = chosen(
        package
            .builder()
            .dates("jiff")
            .format("date-time", "string"),
    );
    assert!(one.contains("pub watts: Option<String>"), "{one}");
    let own = package.builder().format_type("date-time", "lamps::Moment");
    assert!(chosen(own).contains("pub watts: Option<lamps::Moment>"));
    for (format, word) in [("date-time", "jif"), ("dates", "jiff")] {
        let refused = package.builder().format(format, word);
        let error = refused.generate_telling(&mut String::new()).unwrap_err();
        assert_eq!(error, Error::NoSuchType(format!("`{word}` for `{format}`")));
    }
}

/// Every file below a folder with its text.
fn tree(folder: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(tree(&path));
        } else {
            found.push((
                path.display().to_string(),
                fs::read_to_string(&path).unwrap(),
            ));
        }
    }
    found.sort();
    found
}

#[test]
fn f61_nothing_is_written_outside_the_output_folder() {
    let package = Package::new(PAGE);
    package.page("src/main.rs", "fn main() {}\n");
    let before = tree(package.root.path());
    let report = package.generate().0.unwrap();
    assert_eq!(tree(package.root.path()), before);
    assert_eq!(tree(package.out.path()).len(), 1);
    assert_eq!(report.file.parent(), Some(package.out.path()));
    // A name that leads out of the folder is none.
    for name in ["../api.rs", "a/../../api.rs", "/tmp/docwright-api.rs", ""] {
        let builder = package.builder().file_name(name);
        let error = builder.generate_telling(&mut String::new()).unwrap_err();
        assert_eq!(error, Error::NoFileName(name.to_owned()));
    }
    assert_eq!(tree(package.root.path()), before);
}

#[test]
fn f61_a_build_without_an_output_folder_is_told_why() {
    let package = Package::new(PAGE);
    let docs = package.root.path().join("docs/api");
    let builder = Builder::new().docs(docs.display().to_string());
    let error = builder.generate_telling(&mut String::new()).unwrap_err();
    assert_eq!(error, Error::NoOutDir);
    let shown = format!("{error:?}");
    assert!(shown.contains("OUT_DIR is not set") && shown.contains(".out_dir("));
}

#[test]
fn f61_docs_that_a_package_left_behind_are_missed_by_name() {
    let package = Package::new(PAGE);
    let inner = package.root.path().join("inner");
    fs::create_dir(&inner).unwrap();
    let outside = |docs: &str, root: &Path| {
        let builder = Builder::new().docs(docs).root(root);
        let builder = builder.out_dir(package.out.path());
        builder.generate_telling(&mut String::new())
    };
    // In a workspace docs may stand beside the package.
    outside("../docs/api", &inner).unwrap();
    // A package that was packed holds its own files only.
    let packed = tempfile::tempdir().unwrap();
    for docs in ["../docs/api", "../docs/api/**/*.md"] {
        let shown = format!("{:?}", outside(docs, packed.path()).unwrap_err());
        assert!(shown.contains(docs), "{shown}");
        assert!(shown.contains("outside the package"), "{shown}");
    }
    let shown = format!("{:?}", outside("docs/api", packed.path()).unwrap_err());
    assert!(!shown.contains("outside the package"), "{shown}");
}
