//! Each page in `blocks/` becomes the blocks beside it. A file of the same name that ends in `.options` holds options, a
//! line each.

#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::panic,
    reason = "cases are files, and a test fails by panicking"
)]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use docwright_model::{Diagnostics, Source, SourceId, Span};

use docwright_parser::{Block, BlockKind, Cells, Document, Options, Row};
use expect_test::expect_file;

/// The options that a file names.
fn options(path: &Path) -> Options {
    let mut options = Options::default();
    let text = std::fs::read_to_string(path).unwrap_or_default();
    for line in text.lines() {
        match line.split_once(' ') {
            Some(("depth", number)) => options.depth = number.parse().expect("a number"),
            Some(("table-cells", number)) => {
                options.table_cells = number.parse().expect("a number");
            }
            Some(("shape", name)) => options.shape = Some(name.to_owned()),
            _ => panic!("nobody knows `{line}`"),
        }
    }
    options
}

/// What a page's text is made of, a line for each part.
struct Printer<'d> {
    document: &'d Document<'d>,
    out: String,
}

impl Printer<'_> {
    fn line(&mut self, depth: usize, what: &str, span: Span) {
        let indent = "  ".repeat(depth);
        writeln!(self.out, "{indent}{what} {}..{}", span.start, span.end).expect("memory");
    }

    fn text(&self, pieces: &[Span]) -> String {
        let shown = pieces
            .iter()
            .map(|&piece| format!("{:?}", self.document.slice(piece)));
        shown.collect::<Vec<_>>().join(" + ")
    }

    fn row(&mut self, depth: usize, row: &Row) {
        let cells = match &row.cells {
            Cells::Split(cells) => {
                let cells = cells.iter().map(|cell| self.text(cell));
                cells.collect::<Vec<_>>().join(" | ")
            }
            Cells::Glued(text) => format!("glued {}", self.text(text)),
        };
        let recovered = if row.recovered { "recovered " } else { "" };
        self.line(depth, &format!("row {recovered}{cells}"), row.span);
    }

    fn block(&mut self, depth: usize, block: &Block) {
        let what = match &block.kind {
            BlockKind::Heading { level, text } => format!("heading {level} {}", self.text(text)),
            BlockKind::Paragraph(text) => format!("paragraph {}", self.text(text)),
            BlockKind::Code {
                language,
                text,
                closed,
            } => format!("code {language:?} closed={closed} {}", self.text(text)),
            BlockKind::Table(_) => "table".to_owned(),
            BlockKind::List(_) => "list".to_owned(),
            BlockKind::Quote(_) => "quote".to_owned(),
            BlockKind::Html(element) => format!("html {element:?}"),
            BlockKind::FrontMatter(text) => format!("front matter {}", self.text(text)),
            BlockKind::Rule => "rule".to_owned(),
        };
        self.line(depth, &what, block.span);
        match &block.kind {
            BlockKind::Table(table) => {
                self.row(depth + 1, &table.head);
                for row in &table.rows {
                    self.row(depth + 1, row);
                }
            }
            BlockKind::List(items) => {
                for item in items {
                    self.line(depth + 1, "item", block.span);
                    for inner in item {
                        self.block(depth + 2, inner);
                    }
                }
            }
            BlockKind::Quote(inner) => {
                for inner in inner {
                    self.block(depth + 1, inner);
                }
            }
            _ => {}
        }
    }
}

#[test]
fn each_page_has_the_blocks_written_down() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/blocks");
    let entries = std::fs::read_dir(folder).expect("the folder of the pages");
    let mut pages: Vec<PathBuf> = entries
        .map(|entry| entry.expect("a readable folder").path())
        .filter(|path| path.extension().is_some_and(|end| end == "md"))
        .collect();
    pages.sort();
    assert!(!pages.is_empty());
    for page in pages {
        let bytes = std::fs::read(&page).expect("a readable page");
        let source = Source::from_bytes("page.md", bytes).expect("a page in UTF-8");
        let mut findings = Diagnostics::default();
        let options = options(&page.with_extension("options"));
        let document = docwright_parser::blocks(SourceId(0), &source, &options, &mut findings);
        let mut printer = Printer {
            document: &document,
            out: String::new(),
        };
        for &span in &document.aside {
            printer.line(0, "aside", span);
        }
        for &span in &document.repaired {
            printer.line(0, "repaired", span);
        }
        for block in &document.blocks {
            printer.block(0, block);
        }
        for finding in &findings {
            let message = format!("{}: {}", finding.code.id, finding.message);
            match finding.span {
                Some(span) => printer.line(0, &message, span),
                None => printer.out.push_str(&message),
            }
        }
        expect_file![page.with_extension("txt")].assert_eq(&printer.out);
    }
}

#[test]
fn every_shape_has_a_name() {
    let page = Source::new("page.md", "# Pets\n\n`GET /pets`\n");
    let mut count = 0;
    for shape in docwright_parser::shapes() {
        let options = Options {
            shape: Some(shape.to_owned()),
            ..Options::default()
        };
        let mut findings = Diagnostics::default();
        docwright_parser::blocks(SourceId(0), &page, &options, &mut findings);
        count += 1;
    }
    assert!(count >= 4, "{count}");
    assert!(docwright_parser::shapes().any(|shape| shape == docwright_parser::shape(&page)));
}
