//! The titles and labels that writers of references use, and what they announce.

use std::sync::LazyLock;

use crate::evidence::free::words::{self, Part, Words};

pub(super) static WORDS: Words = Words {
    parts: PARTS,
    common: "parameters, responses, example responses, response headers, response schema, description, summary, security",
    known: LazyLock::new(|| words::known(PARTS, FILLERS)),
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

/// The first that a title matches counts.
const PARTS: &[(Part, &str)] = &[
    (
        Part::Base,
        "base url, base path, base uri, base endpoint, base address",
    ),
    (Part::Aside, "content type"),
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
        "parameters, parameter, params, param, arguments, attributes, attribute",
    ),
    (Part::Method, "method"),
    (
        Part::Endpoint,
        "endpoint, url, uri, path, route, http request",
    ),
    (Part::Request, "request, curl"),
    // The same in other tongues, of which many writers use only these.
    (Part::Method, "método, 方法, 请求方法"),
    (Part::Body, "corpo, cuerpo, 请求体, 请求正文"),
    (Part::Headers, "cabeçalhos, cabeceras, 请求头"),
    (
        Part::Parameters,
        "parâmetros, parámetros, paramètres, 参数, 请求参数",
    ),
    (
        Part::Response,
        "resposta, respuesta, réponse, 响应, 返回, 返回值",
    ),
    (Part::Text, "descrição, descripción, 描述, 说明"),
    (Part::Example, "example, examples, sample, usage, content"),
    (Part::Text, "description, summary"),
    (
        Part::Aside,
        "auth, authentication, authorization, permissions, permission, note, notes",
    ),
];

/// Words that may stand beside those of a part.
const FILLERS: &str = "a accepts additional all an and api application are as available bad common content created data examples \
    field fields following for forbidden form format found full http in is json not object of ok optional \
    possible required schema string strings structure success successful supported takes the type unauthorized \
    with your";
