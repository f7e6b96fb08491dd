//! The parts of a description become the reading of one operation.

use docwright_model::{Diagnostic, Fact, Operation, Tag};

use super::Reader;
use crate::codes;
use crate::evidence::reading::{Credential, OperationReading, Standing};
use crate::evidence::request_line::RequestLine;
use crate::evidence::{details, identity, page, parameters, request_line};
use crate::outline::Item;

impl<'a> Reader<'_, 'a> {
    /// The operation; none where no request line was found, or only the beginning of one.
    pub(super) fn finish(
        mut self,
        item: &Item<'_>,
        tag: Option<&Tag>,
    ) -> Option<OperationReading<'a>> {
        self.samples.leave();
        self.close_answer();
        self.describe();
        let line = self.line.take()?;
        if request_line::is_cut_off(self.document, &line, self.curl.as_ref()) {
            let message = "the page breaks off in the midst of this path";
            self.diagnostics
                .push(Diagnostic::new(codes::CUT_OFF, message).at_opt(line.path.span()));
            return None;
        }
        let credentials = self.credentials();
        let named = self.named(item, &line);
        let operation = Operation {
            section: item.span,
            method: line.method,
            path: line.path,
            id: named.id,
            summary: named.summary.map(|said| self.vocabulary.rows.meant(said)),
            description: page::prose(self.document, &self.description)
                .map(|said| self.vocabulary.rows.meant(said)),
            tags: tag.map(|tag| tag.name.clone()).into_iter().collect(),
            parameters: self.told.parameters,
            request_body: None,
            responses: Vec::new(),
            security: None,
            deprecated: self.deprecated,
            callbacks: Vec::new(),
        };
        let (body_sample, body_forms, samples) = self.samples.finish(&self.responses);
        let words = self.vocabulary.security.as_ref();
        let mut security = self.security.into_iter();
        Some(OperationReading {
            operation,
            curl: self.curl,
            body: self.told.body,
            body_sample,
            body_forms,
            responses: self.responses,
            samples,
            tables: self.answers.out,
            headers: self.headers,
            authenticated: self.authenticated,
            security: security.next(),
            trailing_security: security.next(),
            open_by_silence: words.is_some_and(|words| words.open.is_none()),
            is_untitled: named.is_untitled,
            callbacks: Vec::new(),
            credentials,
            candidates: Vec::new(),
            standing: Standing::Described,
            is_open: false,
        })
    }

    /// What the operation is called.
    fn named(&mut self, item: &Item<'_>, line: &RequestLine) -> identity::Named {
        let title = identity::Title {
            item,
            anchor: self.anchor.take(),
            summary: self.summary.take(),
        };
        let (document, vocabulary) = (self.document, self.vocabulary);
        identity::read(document, title, line, vocabulary, self.diagnostics)
    }

    /// Puts long descriptions in the place of the short ones in the table.
    fn describe(&mut self) {
        let marked = |name: &str| name.trim_start_matches(['»', ' ']).to_owned();
        let body = self.told.body.as_ref().map(|body| body.name.clone());
        let parameters = &self.told.parameters;
        let is_known = |name: &str| {
            name.starts_with('»')
                || body.as_deref() == Some(name)
                || parameters.iter().any(|p| p.name.value == name)
        };
        let found = details::read(self.document, &self.details, is_known);
        for (name, text) in found {
            let own = self.told.parameters.iter_mut();
            if let Some(parameter) = own.into_iter().find(|p| p.name.value == name) {
                parameter.description = Some(text);
            } else if let Some(body) = &mut self.told.body {
                let bare = marked(&name);
                if body.name == name {
                    body.description = Some(text);
                } else {
                    parameters::describe(&mut body.schema, &bare, &text);
                }
            }
        }
    }

    /// The headers that carry a credential in the request shown.
    fn credentials(&self) -> Vec<Fact<Credential>> {
        let words = self.vocabulary.security.as_ref();
        let headers = self.curl.iter().flat_map(|curl| &curl.headers);
        headers
            .filter(|(_, value)| words.is_some_and(|words| value.value == words.credential))
            .map(|(name, value)| Fact::new(Credential::Header(name.clone()), value.origin.clone()))
            .collect()
    }
}
