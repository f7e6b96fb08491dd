//! The list of ways to authenticate.

use docwright_model::{ApiKeyPlace, Fact, OAuth2Flow, OAuth2FlowKind, SecurityScheme, Span};
use indexmap::IndexMap;

use super::inline;
use super::reading::SchemeReading;
use super::vocabulary::{Schemes, Vocabulary};
use crate::document::{Block, BlockKind, Document, Table};

/// Whether a block is such a list.
pub(crate) fn is_list(document: &Document<'_>, block: &Block, words: &Schemes) -> bool {
    let BlockKind::List(items) = &block.kind else {
        return false;
    };
    let first = items.iter().flatten().next();
    first.is_some_and(|block| {
        let text = document.slice(block.span);
        [words.api_key, words.http, words.oauth2]
            .iter()
            .any(|start| text.starts_with(start))
    })
}

/// Reads the blocks below the heading of the list. What is no scheme is handed back.
pub(crate) fn read<'d>(
    document: &Document<'_>,
    blocks: &[&'d Block],
    vocabulary: &Vocabulary,
) -> (Vec<SchemeReading>, Vec<&'d Block>) {
    let Some(words) = &vocabulary.schemes else {
        return (Vec::new(), blocks.to_vec());
    };
    let mut reader = Reader {
        document,
        words,
        out: Vec::new(),
        rest: Vec::new(),
    };
    for block in blocks {
        reader.block(block);
    }
    (reader.out, reader.rest)
}

struct Reader<'r, 'a, 'd> {
    document: &'r Document<'a>,
    words: &'r Schemes,
    out: Vec<SchemeReading>,
    rest: Vec<&'d Block>,
}

impl<'d> Reader<'_, '_, 'd> {
    fn block(&mut self, block: &'d Block) {
        match &block.kind {
            BlockKind::List(items) => items.iter().flatten().for_each(|block| self.block(block)),
            // Behind a table the rest of a list is indented text, which Markdown takes for code.
            BlockKind::Paragraph(_) | BlockKind::Code { .. } => self.lines(block),
            BlockKind::Table(table) => self.scopes(table),
            BlockKind::Html(None) | BlockKind::Rule => {}
            _ => self.rest.push(block),
        }
    }

    /// Reads text line by line, as a list without blank lines runs together.
    fn lines(&mut self, block: &'d Block) {
        let mut at = block.span.start as usize;
        let mut unread = false;
        for line in self.document.slice(block.span).split_inclusive('\n') {
            let text = line.trim().trim_start_matches(['-', '*', ' ']);
            let span = self.document.span(at..at + line.trim_end().len());
            unread |= !text.is_empty() && !self.line(text, span);
            at += line.len();
        }
        if unread {
            self.rest.push(block);
        }
    }

    fn line(&mut self, text: &str, span: Span) -> bool {
        let words = self.words;
        if let Some(rest) = text.strip_prefix(words.api_key) {
            // Early templates print no name.
            let name = rest.trim().strip_prefix('(');
            let name = name.map(|name| name.strip_suffix(')').unwrap_or(name));
            self.push(name, key(), span);
        } else if let Some(rest) = text.strip_prefix(words.parameter) {
            self.parameter(rest, span);
        } else if let Some(rest) = text.strip_prefix(words.http) {
            let (scheme, description) = rest.split_once(' ').unwrap_or((rest, ""));
            let scheme = SecurityScheme::Http {
                scheme: scheme.to_owned(),
                bearer_format: None,
                description: said(description),
            };
            self.push(None, scheme, span);
        } else if let Some(rest) = text.strip_prefix(words.oauth2) {
            let scheme = SecurityScheme::OAuth2 {
                flows: Vec::new(),
                description: said(rest),
            };
            self.push(None, scheme, span);
        } else if let Some(rest) = text.strip_prefix(words.flow) {
            return self.flow(rest.trim());
        } else if let Some(rest) = text.strip_prefix(words.authorization_url) {
            return self.with_flow(|flow| flow.authorization_url = Some(address(rest)));
        } else if let Some(rest) = text.strip_prefix(words.token_url) {
            return self.with_flow(|flow| flow.token_url = Some(address(rest)));
        } else {
            return self.describe(text);
        }
        true
    }

    fn push(&mut self, name: Option<&str>, scheme: SecurityScheme, span: Span) {
        self.out.push(SchemeReading {
            name: name.map(|name| Fact::stated(name.to_owned(), span)),
            scheme: Fact::stated(scheme, span),
        });
    }

    /// `**api_key**, in: header. What it is.`
    fn parameter(&mut self, rest: &str, span: Span) {
        let Some(known) = self.out.last_mut() else {
            return;
        };
        let SecurityScheme::ApiKey {
            name,
            place,
            description,
        } = &mut known.scheme.value
        else {
            return;
        };
        let (own, rest) = rest.split_once(", in: ").unwrap_or((rest, ""));
        let own = own.strip_prefix("**").unwrap_or(own);
        own.strip_suffix("**").unwrap_or(own).clone_into(name);
        let (word, more) = rest.split_once('.').unwrap_or((rest, ""));
        *place = match word.trim() {
            "query" => ApiKeyPlace::Query,
            "cookie" => ApiKeyPlace::Cookie,
            _ => ApiKeyPlace::Header,
        };
        *description = said(more);
        known.scheme.origin.evidence.push(span);
    }

    fn flow(&mut self, name: &str) -> bool {
        let Some(kind) = OAuth2FlowKind::parse(name) else {
            return false;
        };
        let scheme = self.out.last_mut().map(|scheme| &mut scheme.scheme.value);
        let Some(SecurityScheme::OAuth2 { flows, .. }) = scheme else {
            return false;
        };
        flows.push(OAuth2Flow {
            kind,
            authorization_url: None,
            token_url: None,
            scopes: IndexMap::new(),
        });
        true
    }

    fn with_flow(&mut self, change: impl FnOnce(&mut OAuth2Flow)) -> bool {
        let scheme = self.out.last_mut().map(|scheme| &mut scheme.scheme.value);
        let Some(SecurityScheme::OAuth2 { flows, .. }) = scheme else {
            return false;
        };
        flows.last_mut().map(change).is_some()
    }

    fn scopes(&mut self, table: &Table) {
        let document = self.document;
        let text = |cell: &[Span]| document.read(cell).trim().to_owned();
        self.with_flow(|flow| {
            for row in &table.rows {
                flow.scopes.insert(text(row.cell(0)), text(row.cell(1)));
            }
        });
    }

    /// Further lines belong to the description of the scheme above them.
    fn describe(&mut self, text: &str) -> bool {
        let Some(known) = self.out.last_mut() else {
            return false;
        };
        let description = match &mut known.scheme.value {
            SecurityScheme::ApiKey { description, .. }
            | SecurityScheme::Http { description, .. }
            | SecurityScheme::OAuth2 { description, .. }
            | SecurityScheme::OpenIdConnect { description, .. } => description,
        };
        match description {
            Some(known) => {
                known.push('\n');
                known.push_str(text);
            }
            None => *description = said(text),
        }
        true
    }
}

/// A key whose parameter is yet to be told.
fn key() -> SecurityScheme {
    SecurityScheme::ApiKey {
        name: String::new(),
        place: ApiKeyPlace::Header,
        description: None,
    }
}

fn said(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// The target of a link, or the text itself.
fn address(text: &str) -> String {
    let text = text.trim();
    inline::link(text)
        .map_or(text, |(_, target, _)| target)
        .to_owned()
}
