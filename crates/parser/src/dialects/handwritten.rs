//! The dialect of references written by hand: no layout, but words and habits that most writers share.
//!
//! A request stands in a heading, a line, a code block, an element or a table; what follows it belongs to it. Parameters
//! may not say where they stand. Pages of programs are known by marks of their own and count for more there.

use docwright_model::Diagnostics;

use super::{Dialect, Match};
use crate::document::Document;
use crate::evidence::free;
use crate::evidence::free::fields::Lexicon;
use crate::evidence::free::words::{Part, Words};
use crate::evidence::reading::Reading;
use crate::evidence::vocabulary::{Column, Facet, Rows, Sections, Vocabulary};

pub(crate) struct Handwritten;

static WORDS: Words = Words {
    parts: &[
        (
            Part::Base,
            "base url, base path, base uri, base endpoint, base address",
        ),
        (Part::ResponseHeaders, "response headers"),
        (Part::Errors, "error codes"),
        (Part::Statuses, "status code, status codes"),
        (
            Part::Request,
            "example request, sample request, sample call, example call",
        ),
        (Part::Errors, "error, errors, failure"),
        (
            Part::Response,
            "response, responses, returns, return, result, output, reply",
        ),
        (Part::Statuses, "status, code, codes"),
        (Part::Query, "query, querystring"),
        (
            Part::Path,
            "path parameters, path parameter, path params, path param, path variables",
        ),
        (Part::Path, "route parameters, route params"),
        (
            Part::Address,
            "uri parameters, uri params, url parameters, url parameter, url params, url param",
        ),
        (Part::Headers, "headers, header"),
        (
            Part::Body,
            "body, payload, json params, json parameters, form params, form parameters",
        ),
        (
            Part::Body,
            "form data, data params, data parameters, data constraints",
        ),
        (Part::Body, "request fields, request data, request json"),
        (
            Part::Parameters,
            "parameters, parameter, params, param, arguments",
        ),
        (Part::Method, "method"),
        (
            Part::Endpoint,
            "endpoint, url, uri, path, route, http request",
        ),
        (Part::Request, "request, curl"),
        (Part::Example, "example, examples, sample, usage, content"),
        (Part::Text, "description, summary"),
        (
            Part::Aside,
            "auth, authentication, authorization, permissions, permission, note, notes",
        ),
    ],
    common: "parameters, responses, example responses, response headers, response schema, description, summary, security",
    fillers: "a accepts additional all an and api application are as available bad common content created data \
              delete examples field fields following for forbidden form format found full get http in is json list \
              not object of ok optional patch possible post put required schema string strings structure success \
              successful supported takes the type unauthorized with your",
    definitions: &[
        "object",
        "objects",
        "structure",
        "structures",
        "model",
        "schema",
        "entity",
    ],
    kinds: "types type enum flags modes levels behaviors behaviours statuses kinds formats features values events codes",
    shells: &[
        "shell",
        "sh",
        "bash",
        "console",
        "curl",
        "zsh",
        "shell-session",
        "terminal",
    ],
};

static VOCABULARY: Vocabulary = Vocabulary {
    roles: &[],
    sections: Sections {
        item_ids: &[],
        operation_id: None,
        role_ids: &[],
        no_group: None,
        emphasised_summary: false,
        headed_requests: false,
        schema_groups: &[],
        deprecated: None,
    },
    about: None,
    imprint: None,
    schemes: None,
    titled_schemes: None,
    security: None,
    columns: &[
        ("name", Column::Name),
        ("parameter", Column::Name),
        ("parameters", Column::Name),
        ("parameter name", Column::Name),
        ("param", Column::Name),
        ("field", Column::Name),
        ("field name", Column::Name),
        ("key", Column::Name),
        ("argument", Column::Name),
        ("attribute", Column::Name),
        ("property", Column::Name),
        ("query", Column::Name),
        ("in", Column::Place),
        ("location", Column::Place),
        ("located in", Column::Place),
        ("param type", Column::Place),
        ("parameter type", Column::Place),
        ("type", Column::Type),
        ("data type", Column::Type),
        ("datatype", Column::Type),
        ("required", Column::Required),
        ("required?", Column::Required),
        ("mandatory", Column::Required),
        ("optional", Column::Optional),
        ("description", Column::Description),
        ("desc", Column::Description),
        ("details", Column::Description),
        ("meaning", Column::Description),
        ("notes", Column::Description),
        ("comment", Column::Description),
        ("purpose", Column::Description),
        ("default", Column::Default),
        ("default value", Column::Default),
        ("example", Column::Example),
        ("code", Column::Status),
        ("status", Column::Status),
        ("status code", Column::Status),
        ("http code", Column::Status),
        ("http status", Column::Status),
        ("http status code", Column::Status),
        ("value", Column::Value),
        ("values", Column::Value),
        ("allowed values", Column::Value),
        ("possible values", Column::Value),
        ("method", Column::Method),
        ("http method", Column::Method),
        ("verb", Column::Method),
        ("endpoint", Column::Path),
        ("path", Column::Path),
        ("url", Column::Path),
        ("uri", Column::Path),
        ("route", Column::Path),
    ],
    rows: Rows {
        nesting: None,
        noted: None,
        any_property: "",
        array_item: None,
        anonymous: None,
        combinations: &[],
        continued: None,
        bare: false,
        nothing: &["none", "-", "n/a"],
        inline: None,
        untyped: None,
        line_break: Some("<br>"),
        values_in_row_order: false,
        repeats_linked: false,
        doubles_backslashes: false,
    },
    samples: None,
    free: Some(&WORDS),
    unstated: &[
        Facet::Contact,
        Facet::Servers,
        Facet::SecuritySchemes,
        Facet::OperationId,
        Facet::OperationDeprecated,
        Facet::FurtherTags,
        Facet::Callbacks,
        Facet::Scopes,
        Facet::ParameterStyle,
        Facet::ParameterNullable,
        Facet::FurtherMediaTypes,
        Facet::ResponseHeaders,
        Facet::HeaderDetails,
        Facet::Links,
        Facet::Title,
        Facet::Fields,
        Facet::Format,
        Facet::ItemFormat,
        Facet::ItemEnumeration,
        Facet::Combination,
        Facet::OtherProperties,
        Facet::Default,
        Facet::Example,
        Facet::Limits,
        Facet::Deprecated,
        Facet::Discriminator,
    ],
};

impl Dialect for Handwritten {
    fn name(&self) -> &'static str {
        "handwritten"
    }

    fn vocabulary(&self) -> &'static Vocabulary {
        &VOCABULARY
    }

    fn recognise(&self, document: &Document<'_>) -> Option<Match> {
        let lexicon = Lexicon {
            vocabulary: &VOCABULARY,
            words: &WORDS,
        };
        let (score, reason) = free::recognise(document, lexicon)?;
        Some(Match { score, reason })
    }

    fn read<'a>(
        &self,
        document: &Document<'a>,
        reason: String,
        diagnostics: &mut Diagnostics,
    ) -> Reading<'a> {
        free::read(
            document,
            self.name(),
            reason,
            &VOCABULARY,
            &WORDS,
            diagnostics,
        )
    }
}
