//! What a place in the docs stands in, for people who ask where a fact comes from.

use std::path::Path;

use docwright_model::{Diagnostics, Source, Sources, Span};
use docwright_parser::{Block, BlockKind};

/// The headings above a place and the kind of block it stands in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Surroundings {
    /// The headings it stands below, outermost first.
    pub headings: Vec<String>,
    /// The language of the code block it stands in; none elsewhere.
    pub sample: Option<String>,
}

/// Finds what a span of a page stands in; a place in an OpenAPI file stands in nothing.
///
/// ```
/// use docwright::{Source, Sources, surroundings};
/// use docwright_model::Span;
/// let mut sources = Sources::default();
/// let page = sources.add(Source::new("pets.md", "# Pets\n\n```json\n{}\n```\n"));
/// let found = surroundings(Span::new(page, 16..18), &sources);
/// assert_eq!(found.headings, ["Pets"]);
/// assert_eq!(found.sample.as_deref(), Some("json"));
/// ```
pub fn surroundings(span: Span, sources: &Sources) -> Surroundings {
    let mut out = Surroundings::default();
    let is_page = |source: &&Source| {
        let ending = Path::new(source.name()).extension().unwrap_or_default();
        !["yaml", "yml", "json"]
            .iter()
            .any(|other| ending.eq_ignore_ascii_case(other))
    };
    let Some(source) = sources.get(span.source).filter(is_page) else {
        return out;
    };
    let options = docwright_parser::Options::default();
    let document =
        docwright_parser::blocks(span.source, source, &options, &mut Diagnostics::default());
    let mut above: Vec<(u8, String)> = Vec::new();
    for block in document
        .blocks
        .iter()
        .take_while(|block| block.span.start <= span.start)
    {
        if let BlockKind::Heading { level, text } = &block.kind {
            above.retain(|(outer, _)| outer < level);
            above.push((*level, document.read(text).trim().to_owned()));
        }
        if block.span.end >= span.end {
            out.sample = sample(block, span);
        }
    }
    out.headings = above.into_iter().map(|(_, heading)| heading).collect();
    out
}

/// The language of the code block at a span: this block, or one inside it.
fn sample(block: &Block, span: Span) -> Option<String> {
    match &block.kind {
        BlockKind::Code { language, .. } if language.is_empty() => Some("code".to_owned()),
        BlockKind::Code { language, .. } => Some(language.clone()),
        BlockKind::Quote(inner) => inner
            .iter()
            .filter(|block| block.span.start <= span.start && block.span.end >= span.end)
            .find_map(|block| sample(block, span)),
        _ => None,
    }
}
