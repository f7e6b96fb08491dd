//! What sentences tell of the API as a whole: the address all paths begin with, and the credentials requests carry.

use docwright_model::{Fact, Span};

use super::{credentials, requests};
use crate::document::{Block, BlockKind, Document};
use crate::evidence::inline;
use crate::evidence::reading::Credential;

/// A credential that a text asks for.
#[derive(Debug)]
pub(crate) struct Asked {
    pub credential: Fact<Credential>,
    /// Whether all requests must carry it.
    pub is_all: bool,
}

/// Longer texts tell no such things.
const MAX_TEXT: usize = 2000;

/// The words before an address that all paths begin with.
const BASES: [&str; 8] = [
    "base url",
    "base uri",
    "base path",
    "base address",
    "base endpoint",
    "root url",
    "are relative to",
    "prefixed with",
];

/// How far behind these words the address may stand.
const MAX_BETWEEN: usize = 80;

/// The address that a text says all paths begin with, and where it stands.
pub(crate) fn base<'a>(document: &Document<'a>, block: &Block) -> Option<(&'a str, Span)> {
    let raw = text(document, block)?;
    let lower = raw.to_ascii_lowercase();
    let from = BASES
        .iter()
        .find_map(|words| lower.find(words).map(|at| at + words.len()))?;
    let rest = raw.get(from..)?;
    let starts = |part: &str| part.find("http://").or_else(|| part.find("https://"));
    let path = |part: &str| part.find("`/").map(|at| at + 1);
    let at = starts(rest).or_else(|| path(rest))?;
    let between = rest
        .get(..at)
        .filter(|between| between.len() < MAX_BETWEEN)?;
    // The address of another sentence is another one.
    let is_near = !between.contains(". ") && !between.contains("\n\n");
    let url = rest.get(at..).filter(|_| is_near)?;
    let ends = |c: char| {
        c.is_whitespace() || matches!(c, '`' | '"' | '\'' | '>' | ')' | ',' | '*' | ']' | '<')
    };
    let url = url.get(..url.find(ends).unwrap_or(url.len()))?;
    let url = url.trim_end_matches(['.', ':', ';', '/']);
    let start = block.span.start as usize + from + at;
    let is_whole = url.len() > 1 && !url.ends_with(['/', ':']);
    is_whole.then(|| (url, document.span(start..start + url.len())))
}

/// The credentials that a text asks for.
pub(crate) fn credentials(document: &Document<'_>, block: &Block) -> Vec<Asked> {
    let Some(raw) = text(document, block) else {
        return Vec::new();
    };
    let lower = raw.to_ascii_lowercase();
    let speaks = ["key", "token", "authenti", "authori", "credential"];
    if !speaks.iter().any(|word| lower.contains(word)) {
        return Vec::new();
    }
    let is_all = is_all(&lower);
    let found = in_code(raw).or_else(|| in_words(raw, &lower));
    let asked = found.map(|credential| Asked {
        credential: Fact::inferred(credential, block.span),
        is_all,
    });
    asked.into_iter().collect()
}

/// The credentials that lines of code show, below a title about them: `Authorization: Bearer <token>`.
pub(crate) fn shown(document: &Document<'_>, block: &Block) -> Vec<Asked> {
    let BlockKind::Code { text, .. } = &block.kind else {
        return Vec::new();
    };
    let lines = requests::lines(document, text).into_iter();
    let found = lines.filter_map(|line| {
        let (name, value) = document.slice(line).split_once(':')?;
        let credential = of_header(name.trim(), value.trim())?;
        Some(Asked {
            credential: Fact::inferred(credential, line),
            is_all: false,
        })
    });
    found.take(1).collect()
}

/// Whether a text is about all requests.
pub(crate) fn is_all(lower: &str) -> bool {
    let all = [
        "all requests",
        "all api requests",
        "all endpoints",
        "all api endpoints",
        "all calls",
        "every request",
        "each request",
        "every api request",
    ];
    let some = [
        "except",
        "most ",
        "unless",
        "protected",
        "some ",
        "other than",
        "optional",
    ];
    all.iter().any(|words| lower.contains(words)) && !some.iter().any(|words| lower.contains(words))
}

fn text<'a>(document: &Document<'a>, block: &Block) -> Option<&'a str> {
    let is_text = matches!(
        block.kind,
        BlockKind::Paragraph(_) | BlockKind::Quote(_) | BlockKind::List(_) | BlockKind::Html(_)
    );
    let raw = document.slice(block.span);
    (is_text && raw.len() < MAX_TEXT).then_some(raw)
}

fn of_header(name: &str, value: &str) -> Option<Credential> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let is_one = !name.is_empty() && name.chars().all(is_name);
    credentials::of_header(name, value).filter(|_| is_one)
}

/// The credential that a code span shows, or whose header one names.
fn in_code(raw: &str) -> Option<Credential> {
    let lower = raw.to_ascii_lowercase();
    let mut rest = raw;
    let mut named = None;
    while let Some(at) = rest.find('`') {
        let Some((inner, after)) = rest.get(at..).and_then(inline::code) else {
            break;
        };
        let (name, value) = inner.split_once(':').unwrap_or((inner, ""));
        let found = of_header(name.trim(), value.trim());
        if !value.trim().is_empty() && found.is_some() {
            return found;
        }
        if lower.contains("header") && named.is_none() {
            let is_bearer = lower.contains("bearer");
            named = match found {
                Some(Credential::Header(name))
                    if name.eq_ignore_ascii_case("authorization") && is_bearer =>
                {
                    Some(Credential::Bearer)
                }
                found => found,
            };
        }
        rest = after;
    }
    named
}

/// The credential that plain words name: `an Authorization header with a bearer token`, `Authorization: Bearer <token>`.
fn in_words(raw: &str, lower: &str) -> Option<Credential> {
    if lower.contains("authorization: bearer ") {
        return Some(Credential::Bearer);
    }
    let is_header = lower.contains("authorization header");
    if is_header && lower.contains("bearer") {
        return Some(Credential::Bearer);
    }
    let before = raw.get(..lower.find(" header")?)?;
    let name = before.rsplit(char::is_whitespace).next()?;
    let name = name.trim_matches(['*', '_', '"', '\'']);
    let found = of_header(name, "");
    found.filter(|_| name.contains('-'))
}

#[cfg(test)]
mod tests {
    use docwright_model::{Diagnostics, SourceId};

    use super::{base, credentials};
    use crate::{Options, blocks};

    #[test]
    fn sentences_tell_the_address_of_all_paths() {
        let cases = [
            (
                "The base URL is https://a.test/v1/.",
                Some("https://a.test/v1"),
            ),
            (
                "All paths are relative to `https://a.test`.",
                Some("https://a.test"),
            ),
            (
                "All endpoints are prefixed with `/api/v2`.",
                Some("/api/v2"),
            ),
            ("The base URL depends. See https://a.test", None),
            ("Find more at https://a.test", None),
            ("The base URL is told by your host.", None),
        ];
        for (text, expected) in cases {
            let mut diagnostics = Diagnostics::default();
            let options = Options::default();
            let document = blocks::parse(SourceId(0), text, 0, &options, &mut diagnostics);
            let found = document
                .blocks
                .first()
                .and_then(|block| base(&document, block));
            assert_eq!(found.map(|(url, _)| url), expected, "{text}");
        }
    }

    #[test]
    fn sentences_tell_the_credentials_of_requests() {
        let cases = [
            (
                "Send `Authorization: Bearer <token>` with each request.",
                Some(("Bearer", true)),
            ),
            (
                "Send your key in the `X-Api-Key` header.",
                Some(("Header(\"X-Api-Key\")", false)),
            ),
            (
                "All requests need a bearer token in the `Authorization` header.",
                Some(("Bearer", true)),
            ),
            (
                "All requests but most need the X-Api-Key header.",
                Some(("Header(\"X-Api-Key\")", false)),
            ),
            (
                "Pass an Authorization header with a bearer token.",
                Some(("Bearer", false)),
            ),
            ("The `Content-Type` header is no key.", None),
            ("Tokens are told from keys.", None),
        ];
        for (text, expected) in cases {
            let mut diagnostics = Diagnostics::default();
            let options = Options::default();
            let document = blocks::parse(SourceId(0), text, 0, &options, &mut diagnostics);
            let found = document
                .blocks
                .first()
                .map(|block| credentials(&document, block));
            let found = found.unwrap_or_default();
            let told = found
                .first()
                .map(|asked| (format!("{:?}", asked.credential.value), asked.is_all));
            let expected = expected.map(|(credential, is_all)| (credential.to_owned(), is_all));
            assert_eq!(told, expected, "{text}");
        }
    }
}
