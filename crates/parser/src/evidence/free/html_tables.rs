//! Tables that a page writes as elements, as the tables they are.

use docwright_model::Span;
use smallvec::SmallVec;

use crate::document::{Block, BlockKind, Cells, Document, Row, Table, Text};

/// The page with its tables of elements as tables; none where it has none.
pub(crate) fn read<'a>(document: &Document<'a>) -> Option<Document<'a>> {
    if !document.blocks.iter().any(|block| opens(document, block)) {
        return None;
    }
    let mut blocks = Vec::with_capacity(document.blocks.len());
    let mut all = document.blocks.iter().peekable();
    while let Some(block) = all.next() {
        if !opens(document, block) {
            blocks.push(block.clone());
            continue;
        }
        // An empty line within the table parts it into several blocks.
        let mut span = block.span;
        let mut inner = vec![block.clone()];
        while !ends(document, inner.last()) && inner.len() < MAX_BLOCKS {
            let Some(next) = all.next_if(|next| !matches!(next.kind, BlockKind::Heading { .. }))
            else {
                break;
            };
            span = span.to(next.span);
            inner.push(next.clone());
        }
        match table(document, span) {
            Some(table) => blocks.push(Block {
                kind: BlockKind::Table(Box::new(table)),
                span,
            }),
            None => blocks.append(&mut inner),
        }
    }
    Some(Document {
        source: document.source,
        text: document.text,
        blocks,
        aside: document.aside.clone(),
        repaired: document.repaired.clone(),
    })
}

/// A table in more blocks is left as it is.
const MAX_BLOCKS: usize = 4096;

fn opens(document: &Document<'_>, block: &Block) -> bool {
    let is_html = matches!(block.kind, BlockKind::Html(_));
    is_html && is_tag(document.slice(block.span).trim_start(), "table")
}

fn ends(document: &Document<'_>, block: Option<&Block>) -> bool {
    block.is_some_and(|block| {
        let text = document.slice(block.span).trim_end();
        let end = text.len().saturating_sub("</table>".len());
        text.get(end..)
            .is_some_and(|end| end.eq_ignore_ascii_case("</table>"))
    })
}

/// Whether a text begins with the tag of a name.
fn is_tag(text: &str, name: &str) -> bool {
    let rest = text.strip_prefix('<').unwrap_or_default();
    let is_name = rest
        .get(..name.len())
        .is_some_and(|own| own.eq_ignore_ascii_case(name));
    is_name
        && rest
            .get(name.len()..)
            .is_some_and(|rest| rest.starts_with([' ', '>', '\n', '/']))
}

/// Reads rows and cells; none where there is no row below the first.
fn table(document: &Document<'_>, span: Span) -> Option<Table> {
    let text = document.slice(span);
    let start = span.start as usize;
    let mut rows: Vec<Row> = Vec::new();
    let mut cells: SmallVec<[Text; 5]> = SmallVec::new();
    let mut from = 0;
    // Where the row and the cell that are open began.
    let (mut row, mut cell) = (0, None);
    while let Some(at) = text
        .get(from..)
        .and_then(|rest| rest.find('<'))
        .map(|at| from + at)
    {
        let rest = text.get(at..).unwrap_or_default();
        let Some(length) = rest.find('>').map(|end| end + 1) else {
            break;
        };
        let is = |name: &str| is_tag(rest, name);
        let begins = is("td") || is("th");
        let closes = is("/td") || is("/th") || is("/tr") || is("tr") || is("/table") || begins;
        if let Some(inner) = cell.filter(|_| closes) {
            let (lead, end) = bare(text, inner, at);
            cells.push(Text::from_elem(document.span(start + lead..start + end), 1));
            cell = None;
        }
        if begins {
            cell = Some(at + length);
        } else if is("tr") {
            row = at;
        } else if (is("/tr") || is("/table")) && !cells.is_empty() {
            rows.push(Row {
                span: document.span(start + row..start + at + length),
                cells: Cells::Split(std::mem::take(&mut cells)),
                recovered: false,
            });
        }
        from = at + length;
    }
    let mut rows = rows.into_iter();
    let head = rows.next()?;
    let rows: Vec<Row> = rows.collect();
    (!rows.is_empty()).then_some(Table { head, rows })
}

/// Where the text of a cell begins and ends without the elements around all of it.
fn bare(text: &str, from: usize, to: usize) -> (usize, usize) {
    let (mut from, mut to) = (from, to);
    loop {
        let inner = text.get(from..to).unwrap_or_default();
        let lead = inner.len() - inner.trim_start().len();
        let inner = inner.trim();
        let end = from + lead + inner.len();
        let tag = inner
            .find('>')
            .filter(|_| inner.starts_with('<') && !inner.starts_with("</"));
        let close = inner.rfind("</").filter(|_| inner.ends_with('>'));
        match (tag, close) {
            (Some(tag), Some(close)) if tag < close => {
                (from, to) = (from + lead + tag + 1, from + lead + close);
            }
            _ => return (from + lead, end),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{bare, is_tag};

    #[test]
    fn cells_are_read_without_the_elements_around_them() {
        for (text, expected) in [
            (" a ", "a"),
            ("<code>/a</code>", "/a"),
            ("<b><code>/a</code></b>", "/a"),
            ("<br>a", "<br>a"),
            ("a <b>b</b>", "a <b>b</b>"),
            ("", ""),
        ] {
            let (from, to) = bare(text, 0, text.len());
            assert_eq!(text.get(from..to), Some(expected), "{text}");
        }
    }

    #[test]
    fn a_tag_ends_behind_its_name() {
        assert!(is_tag("<TD class=\"a\">", "td"));
        assert!(!is_tag("<thead>", "th"));
        assert!(!is_tag("td>", "td"));
    }
}
