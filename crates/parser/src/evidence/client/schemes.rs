//! Ways to authenticate, each below a heading of its name: `- **Type**: API key`, `- **Location**: HTTP header`.

use docwright_model::{ApiKeyPlace, Fact, OAuth2Flow, SecurityScheme};
use indexmap::IndexMap;

use super::cut::Section;
use super::words::{Labels, Words};
use crate::document::{Block, BlockKind, Document, cover};
use crate::evidence::inline;
use crate::evidence::reading::SchemeReading;
use crate::evidence::titled_schemes::kind_of_flow;

/// Reads a section; none where it tells no kind of scheme that is known.
pub(super) fn read(
    document: &Document<'_>,
    section: &Section<'_>,
    words: &Words,
) -> Option<SchemeReading> {
    let span = cover(section.title)?;
    let text = document.read(section.title);
    let name = inline::plain(text.trim()).trim().to_owned();
    let mut said = Said::default();
    for block in &section.intro {
        if let BlockKind::List(_) = &block.kind {
            said.list(document, block, &words.labels);
        }
    }
    let is_placed = !said.place.is_empty();
    let scheme = said.scheme()?;
    // That a key without a place stands in a header is concluded.
    let is_stated = is_placed || !matches!(scheme, SecurityScheme::ApiKey { .. });
    let scheme = if is_stated {
        Fact::stated(scheme, section.span)
    } else {
        Fact::inferred(scheme, section.span)
    };
    (!name.is_empty()).then(|| SchemeReading {
        name: Some(Fact::stated(name, span)),
        scheme,
    })
}

/// Adds a scheme; what is told of one flow joins what was told of another of the same scheme.
pub(super) fn add(all: &mut Vec<SchemeReading>, found: SchemeReading) {
    let name = |scheme: &SchemeReading| scheme.name.as_ref().map(|name| name.value.clone());
    let own = name(&found);
    let known = all.last_mut().filter(|known| name(known) == own);
    if let Some(known) = known
        && let SecurityScheme::OAuth2 { flows, .. } = &mut known.scheme.value
        && let SecurityScheme::OAuth2 { flows: more, .. } = &found.scheme.value
    {
        let more = more
            .iter()
            .filter(|more| flows.iter().all(|flow| flow.kind != more.kind));
        let more: Vec<OAuth2Flow> = more.cloned().collect();
        flows.extend(more);
        return;
    }
    all.push(found);
}

/// What is said of a scheme, whatever its kind.
#[derive(Default)]
struct Said {
    kind: String,
    parameter: String,
    place: String,
    flow: String,
    authorization_url: String,
    token_url: String,
    scopes: IndexMap<String, String>,
    in_scopes: bool,
}

impl Said {
    /// Reads the lines of a list; those below the label of the scopes are one each.
    fn list(&mut self, document: &Document<'_>, block: &Block, labels: &Labels) {
        for line in document.slice(block.span).lines() {
            let line = line.trim().trim_start_matches(['-', '*', ' ']);
            let bold = line
                .split_once("**:")
                .map(|(label, value)| (label.trim(), value.trim()));
            // The mark before the label went with those of the list.
            let is_label = bold.is_some_and(|(label, value)| self.keep(label, value, labels));
            if is_label || !self.in_scopes || line.is_empty() {
                continue;
            }
            let plain = || {
                line.split_once(": ")
                    .unwrap_or((line.trim_end_matches(':'), ""))
            };
            let (scope, what) = bold.unwrap_or_else(plain);
            self.scopes
                .insert(scope.trim().to_owned(), what.trim().to_owned());
        }
    }

    /// Keeps a value by its label; false where the label is not known.
    fn keep(&mut self, label: &str, value: &str, labels: &Labels) -> bool {
        let is = |known: &str| label.eq_ignore_ascii_case(known);
        let place = if is(labels.kind) {
            &mut self.kind
        } else if is(labels.parameter) {
            &mut self.parameter
        } else if is(labels.place) {
            &mut self.place
        } else if is(labels.flow) {
            &mut self.flow
        } else if is(labels.authorization_url) {
            &mut self.authorization_url
        } else if is(labels.token_url) {
            &mut self.token_url
        } else if is(labels.scopes) {
            self.in_scopes = true;
            return true;
        } else {
            return false;
        };
        inline::plain(value).trim().clone_into(place);
        true
    }

    fn scheme(self) -> Option<SecurityScheme> {
        let kind = self.kind.to_ascii_lowercase();
        let http = |scheme: &str, bearer_format: Option<String>| SecurityScheme::Http {
            scheme: scheme.to_owned(),
            bearer_format,
            description: None,
        };
        let format = self
            .kind
            .split_once('(')
            .and_then(|(_, rest)| rest.split_once(')'));
        let format = format.map(|(format, _)| format.trim().to_owned());
        Some(if kind.contains("api key") {
            // A key that nothing names can't be sent.
            if self.parameter.is_empty() {
                return None;
            }
            SecurityScheme::ApiKey {
                name: self.parameter,
                place: if self.place.to_ascii_lowercase().contains("query") {
                    ApiKeyPlace::Query
                } else if self.place.to_ascii_lowercase().contains("cookie") {
                    ApiKeyPlace::Cookie
                } else {
                    ApiKeyPlace::Header
                },
                description: None,
            }
        } else if kind.contains("oauth") {
            SecurityScheme::OAuth2 {
                flows: self.flow().into_iter().collect(),
                description: None,
            }
        } else if kind.contains("basic") {
            http("basic", None)
        } else if kind.contains("bearer") {
            http("bearer", format)
        } else {
            return None;
        })
    }

    fn flow(self) -> Option<OAuth2Flow> {
        let url = |text: String| Some(text).filter(|text| !text.is_empty());
        Some(OAuth2Flow {
            kind: kind_of_flow(&self.flow)?,
            authorization_url: url(self.authorization_url),
            token_url: url(self.token_url),
            scopes: self.scopes,
        })
    }
}
