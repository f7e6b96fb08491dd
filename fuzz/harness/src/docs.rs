//! Pages: read whole or damaged, in bounds and in time.

use std::time::{Duration, Instant};

use docwright_model::{Api, Diagnostics, Source, SourceId, Sources, Span};
use docwright_parser::{Block, BlockKind, Options};

/// Any text has blocks, and each stands in the text.
pub fn md_to_document(data: &[u8]) {
    let source = Source::new("page.md", crate::text(data));
    let mut diagnostics = Diagnostics::default();
    let document =
        docwright_parser::blocks(SourceId(0), &source, &Options::default(), &mut diagnostics);
    check_blocks(&document.blocks, source.text());
    let mut sources = Sources::default();
    sources.add(source.clone());
    check_spans(&diagnostics, &sources);
}

/// Any text has an API, maybe an empty one, and every finding about it points into the text.
pub fn document_to_api(data: &[u8]) {
    read(&crate::text(data), &Options::default());
}

/// Any text can be read as any shape of damage.
pub fn recover(data: &[u8]) {
    let text = crate::text(data);
    for shape in docwright_parser::shapes() {
        let options = Options {
            shape: Some(shape.to_owned()),
            ..Options::default()
        };
        read(&text, &options);
    }
}

/// What stands between the parts of a text that grow apart.
const APART: &str = "%%%%\n";

/// A text four times over takes about four times as long to read. One of several parts has the first once, and each other so
/// many times: what is told above may be read again for each thing below.
pub fn superlinear(data: &[u8]) {
    let unit = crate::text(data.get(..2048).unwrap_or(data));
    if unit.is_empty() {
        return;
    }
    let times = (32_768 / unit.len()).max(1);
    let (head, tail) = unit.split_once(APART).unwrap_or(("", &unit));
    let time = |times: usize| {
        let mut text = head.to_owned();
        text.extend(tail.split(APART).map(|part| part.repeat(times)));
        let runs = (0..3).map(|_| {
            let (started, spent) = (Instant::now(), spent());
            read(&text, &Options::default());
            let spent = spent.and_then(|before| Some(self::spent()?.saturating_sub(before)));
            // A busy machine makes the one too long, and a busy process the other.
            spent.map_or(started.elapsed(), |spent| spent.min(started.elapsed()))
        });
        runs.min().unwrap_or_default()
    };
    let (one, four) = (time(times), time(4 * times));
    let bound = (one * 8).max(Duration::from_millis(400));
    assert!(four < bound, "{one:?} for a text, {four:?} for four of it");
}

/// The processor time that all threads of this process have had, where the system tells.
fn spent() -> Option<Duration> {
    let mut nanoseconds = 0;
    for thread in std::fs::read_dir("/proc/self/task").ok()? {
        let text = std::fs::read_to_string(thread.ok()?.path().join("schedstat")).ok()?;
        nanoseconds += text.split_whitespace().next()?.parse::<u64>().ok()?;
    }
    Some(Duration::from_nanos(nanoseconds))
}

/// Reads one page.
pub(crate) fn read(text: &str, options: &Options) -> (Api, Sources) {
    let mut sources = Sources::default();
    sources.add(Source::new("page.md", text));
    let mut diagnostics = Diagnostics::default();
    let api = docwright_parser::read(&sources, options, &mut diagnostics);
    check_spans(&diagnostics, &sources);
    for operation in &api.operations {
        let facts = operation
            .method
            .span()
            .into_iter()
            .chain(operation.path.span());
        facts.for_each(|span| check_span(span, &sources));
    }
    (api, sources)
}

fn check_spans(diagnostics: &Diagnostics, sources: &Sources) {
    for found in diagnostics {
        let labels = found.labels.iter().map(|label| label.span);
        found
            .span
            .into_iter()
            .chain(labels)
            .for_each(|span| check_span(span, sources));
    }
}

fn check_span(span: Span, sources: &Sources) {
    assert!(
        sources.text(span).is_some(),
        "{span:?} is no part of the text"
    );
}

/// Blocks stand in the text and in one another; the parser stops at a depth, so this ends.
fn check_blocks(blocks: &[Block], text: &str) {
    for block in blocks {
        let range = block.span.start as usize..block.span.end as usize;
        assert!(
            text.get(range).is_some(),
            "{:?} is no part of the text",
            block.span
        );
        match &block.kind {
            BlockKind::Quote(inner) => check_blocks(inner, text),
            BlockKind::List(items) => items.iter().for_each(|item| check_blocks(item, text)),
            _ => {}
        }
    }
}
