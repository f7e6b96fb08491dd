//! Ways to authenticate, each below a title of its own: a line in emphasis above a table, or a heading above labelled lines.

use docwright_model::{
    ApiKeyPlace, Diagnostics, Fact, OAuth2Flow, OAuth2FlowKind, SecurityScheme, Span,
};
use indexmap::IndexMap;

use super::reading::SchemeReading;
use super::schema::stray;
use super::vocabulary::Vocabulary;
use super::{inline, page};
use crate::document::{Block, BlockKind, Document, Table, cover};
use crate::outline::Group;

/// Reads the schemes among the groups of a page. What is no scheme is reported.
pub(crate) fn read(
    document: &Document<'_>,
    groups: &[Group<'_>],
    vocabulary: &Vocabulary,
    diagnostics: &mut Diagnostics,
) -> Vec<SchemeReading> {
    let mut out = Vec::new();
    let Some(words) = &vocabulary.titled_schemes else {
        return out;
    };
    let is_list = |group: &&Group<'_>| {
        let title = document.read(&group.title);
        let mut headings = words.headings.iter();
        !group.holds_items && headings.any(|word| title.trim().eq_ignore_ascii_case(word))
    };
    let Some(list) = groups.iter().find(is_list) else {
        return out;
    };
    in_tables(document, &list.intro, &mut out, diagnostics);
    let below = groups
        .iter()
        .skip_while(|group| !std::ptr::eq(*group, list));
    for group in below.skip(1).take_while(|group| group.level > list.level) {
        match under_heading(document, group) {
            Some(scheme) => out.push(scheme),
            None => group
                .intro
                .iter()
                .for_each(|block| stray(block, diagnostics)),
        }
    }
    out
}

/// Reads titles in emphasis, each with a table below it.
fn in_tables(
    document: &Document<'_>,
    blocks: &[&Block],
    out: &mut Vec<SchemeReading>,
    diagnostics: &mut Diagnostics,
) {
    let mut title: Option<(String, Span)> = None;
    for block in blocks {
        match &block.kind {
            BlockKind::Paragraph(text) => {
                let name = inline::plain(document.read(text).trim()).into_owned();
                title = cover(text).map(|span| (name, span));
            }
            BlockKind::Table(table) => match (title.take(), of_table(document, table)) {
                (Some((name, span)), Some(scheme)) => out.push(SchemeReading {
                    name: Some(Fact::stated(name, span)),
                    scheme: Fact::stated(scheme, block.span),
                }),
                _ => stray(block, diagnostics),
            },
            _ => stray(block, diagnostics),
        }
    }
}

/// What is said of a scheme, whatever its kind.
#[derive(Default)]
struct Said {
    description: Option<String>,
    name: Option<String>,
    place: Option<String>,
    flow: Option<String>,
    authorization_url: Option<String>,
    token_url: Option<String>,
    discovery_url: Option<String>,
    bearer_format: Option<String>,
    scopes: IndexMap<String, String>,
}

impl Said {
    /// Keeps a value by its label; false where the label is not known.
    fn keep(&mut self, label: &str, value: &str) -> bool {
        let place = match label.to_ascii_lowercase().as_str() {
            "description" => &mut self.description,
            "name" => &mut self.name,
            "in" => &mut self.place,
            "flow" => &mut self.flow,
            "authorization url" => &mut self.authorization_url,
            "token url" => &mut self.token_url,
            "openid connect url" => &mut self.discovery_url,
            "bearer format" => &mut self.bearer_format,
            _ => return false,
        };
        *place = Some(value.trim().to_owned());
        true
    }

    /// A scheme of a kind, with flows of these names.
    fn scheme(self, kind: &str, flows: &[&str]) -> Option<SecurityScheme> {
        let description = self.description;
        let mut words = kind.split(',').map(str::trim);
        Some(match words.next()?.to_ascii_lowercase().as_str() {
            "basic" => SecurityScheme::Http {
                scheme: "basic".to_owned(),
                bearer_format: None,
                description,
            },
            "http" => SecurityScheme::Http {
                scheme: words.next()?.to_owned(),
                bearer_format: self.bearer_format,
                description,
            },
            "apikey" | "api key authentication" => SecurityScheme::ApiKey {
                name: self.name.unwrap_or_default(),
                place: match self.place.as_deref() {
                    Some("query") => ApiKeyPlace::Query,
                    Some("cookie") => ApiKeyPlace::Cookie,
                    _ => ApiKeyPlace::Header,
                },
                description,
            },
            "oauth2" => {
                let kinds = flows.iter().filter_map(|name| kind_of_flow(name));
                let flow = |kind| OAuth2Flow {
                    kind,
                    authorization_url: self.authorization_url.clone(),
                    token_url: self.token_url.clone(),
                    scopes: self.scopes.clone(),
                };
                SecurityScheme::OAuth2 {
                    flows: kinds.map(flow).collect(),
                    description,
                }
            }
            "openid connect" => SecurityScheme::OpenIdConnect {
                url: self.discovery_url?,
                description,
            },
            _ => return None,
        })
    }
}

/// A flow by its name in either version of OpenAPI.
pub(crate) fn kind_of_flow(name: &str) -> Option<OAuth2FlowKind> {
    match name {
        "application" => Some(OAuth2FlowKind::ClientCredentials),
        "accessCode" => Some(OAuth2FlowKind::AuthorizationCode),
        _ => OAuth2FlowKind::parse(name),
    }
}

/// A table whose head is the kind, and whose rows are labels and values; below the row of scopes, each row is one.
fn of_table(document: &Document<'_>, table: &Table) -> Option<SecurityScheme> {
    let plain = |cell: &[Span]| inline::plain(document.read(cell).trim()).into_owned();
    let kind = plain(table.head.cell(0));
    let mut said = Said::default();
    let mut in_scopes = false;
    for row in &table.rows {
        let (label, value) = (document.read(row.cell(0)), document.read(row.cell(1)));
        let is_title = inline::plain(label.trim()).eq_ignore_ascii_case("scopes");
        if in_scopes {
            said.scopes
                .insert(label.trim().to_owned(), value.trim().to_owned());
        } else if is_title {
            in_scopes = true;
        } else {
            said.keep(&plain(row.cell(0)), &value);
        }
    }
    let flow = said.flow.clone().unwrap_or_default();
    said.scheme(&kind, &[flow.as_str()])
}

/// A heading `name (kind)` above labelled lines; what has no label is the description.
fn under_heading(document: &Document<'_>, group: &Group<'_>) -> Option<SchemeReading> {
    let span = cover(&group.title)?;
    let (name, kind) = document
        .slice(span)
        .trim()
        .strip_suffix(')')?
        .rsplit_once(" (")?;
    let mut said = Said::default();
    let mut text: Vec<&Block> = Vec::new();
    for &block in &group.intro {
        match &block.kind {
            BlockKind::List(items) => {
                let items = items.iter().filter_map(|item| item.first());
                for item in items {
                    let item = document.slice(item.span).trim();
                    let (scope, what) = item.rsplit_once(": ").unwrap_or((item, ""));
                    said.scopes
                        .insert(scope.trim_end_matches(':').to_owned(), what.to_owned());
                }
            }
            BlockKind::Rule => {}
            _ if !labelled(document, block, &mut said) => text.push(block),
            _ => {}
        }
    }
    said.description = page::prose(document, &text).map(|fact| fact.value);
    let flows: Vec<&str> = kind.split(',').skip(1).map(str::trim).collect();
    let scheme = said.scheme(kind, &flows)?;
    Some(SchemeReading {
        name: Some(Fact::stated(name.trim().to_owned(), span)),
        scheme: Fact::stated(scheme, span),
    })
}

/// Whether all lines of a block have a label.
fn labelled(document: &Document<'_>, block: &Block, said: &mut Said) -> bool {
    let mut all = true;
    for line in document.slice(block.span).lines() {
        let line = line.trim().replace("**", "");
        let known = match line.split_once(':') {
            Some((label, _)) if label.eq_ignore_ascii_case("scopes") => true,
            Some((label, value)) => said.keep(label, value),
            None => line.is_empty(),
        };
        all &= known;
    }
    all
}
