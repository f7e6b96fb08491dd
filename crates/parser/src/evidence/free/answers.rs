//! Statuses and what comes with them, told in sentences.

use docwright_model::{Fact, Origin, Reference, Schema, SchemaKind, Status};

use super::fields;
use super::words::Words;
use crate::evidence::inline;

/// The first status of a title or of a line that is about one: `Response (200)`, `404 Not Found`.
pub(crate) fn of_title(text: &str) -> Option<Status> {
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    words.find_map(|word| Status::parse(word).filter(|status| *status != Status::Default))
}

/// A status that a line begins with, and what it says of it.
pub(crate) fn at_start(raw: &str) -> Option<(Status, String)> {
    let plain = inline::plain(raw.trim());
    let text = plain
        .trim_start_matches("HTTP ")
        .trim_start_matches("Status ")
        .trim_start_matches('(');
    let end = text
        .find(|c: char| !c.is_alphanumeric())
        .unwrap_or(text.len());
    let (word, rest) = text.split_at_checked(end)?;
    let status = Status::parse(word)?;
    let rest = rest.trim_start_matches([')', ' ', ':', '-', '–', '—', '|']);
    Some((status, without_phrase(status, rest.trim()).to_owned()))
}

/// What is said of a status behind the words that always go with it.
fn without_phrase(status: Status, said: &str) -> &str {
    let Status::Code(code) = status else {
        return said;
    };
    let words = phrase(code);
    let marks = [':', '-', '–', '—'];
    match said.split_at_checked(words.len()) {
        Some((begin, rest)) if !words.is_empty() && begin.eq_ignore_ascii_case(words) => {
            let rest = rest.trim_start();
            if rest.starts_with(marks) {
                rest.trim_start_matches(marks).trim_start()
            } else {
                said
            }
        }
        _ => said,
    }
}

/// The statuses that sentences say an operation answers with, each with its sentence.
pub(crate) fn in_prose(raw: &str) -> Vec<(Status, String)> {
    let mut out: Vec<(Status, String)> = Vec::new();
    for sentence in sentences(raw) {
        let plain = inline::plain(&sentence).into_owned();
        let lower = plain.to_lowercase();
        let speaks = ["return", "respon", "status", "answer"]
            .iter()
            .any(|word| lower.contains(word));
        let mut shown: Vec<(u16, bool)> = Vec::new();
        let mut is_code = |code: u16| match shown.iter().find(|(known, _)| *known == code) {
            Some(&(_, is_shown)) => is_shown,
            None => {
                let is_shown = sentence.contains(&format!("`{code}`"))
                    || sentence.contains(&format!("`{code} "));
                shown.push((code, is_shown));
                is_shown
            }
        };
        for (at, _) in plain.match_indices(|c: char| matches!(c, '1'..='5')) {
            let Some(word) = plain.get(at..at + 3) else {
                continue;
            };
            let before = plain.get(..at).unwrap_or_default();
            let after = plain.get(at + 3..).unwrap_or_default();
            let stands_alone = !before
                .ends_with(|c: char| c.is_alphanumeric() || "._-/".contains(c))
                && !after.starts_with(|c: char| c.is_alphanumeric() || "_-/%".contains(c));
            let Some(status @ Status::Code(code)) = Status::parse(word).filter(|_| stands_alone)
            else {
                continue;
            };
            let words: String = after.trim_start().chars().take(24).collect();
            let is_named = words
                .to_lowercase()
                .starts_with(&phrase(code).to_lowercase());
            let lead: Vec<char> = before.trim_end().chars().rev().take(12).collect();
            let lead = lead.into_iter().rev().collect::<String>().to_lowercase();
            let is_said = ["http", "status", "code", "status code", "a", "an", "with"]
                .iter()
                .any(|word| lead == *word || lead.ends_with(&format!(" {word}")));
            let fits = is_named && !phrase(code).is_empty() || speaks && (is_said || is_code(code));
            if fits && out.iter().all(|(known, _)| *known != status) {
                out.push((status, plain.trim().to_owned()));
            }
        }
    }
    out
}

/// The words that go with a status.
fn phrase(code: u16) -> &'static str {
    match code {
        200 => "OK",
        201 => "Created",
        202 => "Accepted",
        204 => "No Content",
        206 => "Partial Content",
        301 => "Moved Permanently",
        302 => "Found",
        303 => "See Other",
        304 => "Not Modified",
        307 => "Temporary Redirect",
        400 => "Bad Request",
        401 => "Unauthorized",
        402 => "Payment Required",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        406 => "Not Acceptable",
        409 => "Conflict",
        410 => "Gone",
        412 => "Precondition Failed",
        413 => "Payload Too Large",
        415 => "Unsupported Media Type",
        422 => "Unprocessable",
        429 => "Too Many Requests",
        500 => "Internal Server Error",
        501 => "Not Implemented",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        504 => "Gateway Timeout",
        _ => "",
    }
}

/// Reads sentences such as `Returns a list of [user](#user-object) objects`.
pub(crate) fn returned(raw: &str, words: &Words, origin: &Origin) -> Option<Schema> {
    sentences(raw).iter().find_map(|sentence| {
        let lower = sentence.to_ascii_lowercase();
        let at = ["returns ", "return "]
            .iter()
            .find_map(|word| lower.find(word).map(|at| at + word.len()))?;
        let begins = lower.trim_start().starts_with("return")
            || lower.trim_start().starts_with("on success");
        let rest = sentence.get(at..).filter(|_| begins)?;
        let link = rest.find('[')?;
        let (name, target, after) = inline::link(rest.get(link..)?)?;
        let before = rest.get(..link)?.to_lowercase();
        // Anything but these between the word and the link makes the link a detail of what comes back.
        let details = [
            "that",
            "which",
            "in",
            "with",
            "when",
            "if",
            "from",
            "where",
            "containing",
            "key",
            "for",
            "on",
            "are",
            "map",
            "under",
        ];
        let mut between = before
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty());
        let all = between.clone();
        // `the id of the …` is a detail, `a list of …` is not.
        let wholes = [
            "list", "lists", "array", "arrays", "set", "page", "one", "all",
        ];
        let mut pairs = all.clone().zip(all.clone().skip(1));
        let is_detail = pairs.any(|(word, next)| next == "of" && !wholes.contains(&word));
        if all.count() > 8 || is_detail || between.any(|word| details.contains(&word)) {
            return None;
        }
        let is_object = after.trim_start().to_lowercase().starts_with("object")
            || target.ends_with("object")
            || target.ends_with("structure");
        let own = words
            .schema_name(&inline::plain(name))
            .filter(|_| is_object)?;
        let link = Reference {
            name: own,
            target: Some(target.to_owned()),
        };
        let schema = Schema::of(Fact::new(SchemaKind::Reference(link), origin.clone()));
        let is_list = before.contains("list of") || before.contains("array of");
        Some(if is_list {
            fields::listed(schema, origin)
        } else {
            schema
        })
    })
}

/// The sentences of a text; a full stop within a link or code ends none.
fn sentences(raw: &str) -> Vec<String> {
    let text = raw.split_whitespace().collect::<Vec<_>>().join(" ");
    text.split(". ").map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use docwright_model::Status;

    use super::{at_start, in_prose, of_title};

    #[test]
    fn statuses_are_read_where_a_sentence_is_about_them() {
        let cases: [(&str, &[u16]); 14] = [
            ("Returns 204 No Content.", &[204]),
            ("If all is well, a `204` is returned.", &[204]),
            ("Returns a 400 BAD REQUEST on bad parameters.", &[400]),
            ("Shows up to 200 pets.", &[]),
            ("Responds with status code 202.", &[202]),
            ("Costs 404 coins and returns them.", &[]),
            ("Either `200 OK` or `404 Not Found`.", &[200, 404]),
            (
                "201 Created, 202 Accepted, 204 No Content, 206 Partial Content",
                &[201, 202, 204, 206],
            ),
            (
                "301 Moved Permanently, 302 Found, 303 See Other, 304 Not Modified, 307 Temporary Redirect",
                &[301, 302, 303, 304, 307],
            ),
            (
                "400 Bad Request, 401 Unauthorized, 402 Payment Required, 403 Forbidden, 404 Not Found",
                &[400, 401, 402, 403, 404],
            ),
            (
                "405 Method Not Allowed, 406 Not Acceptable, 409 Conflict, 410 Gone, 412 Precondition Failed",
                &[405, 406, 409, 410, 412],
            ),
            (
                "413 Payload Too Large, 415 Unsupported Media Type, 422 Unprocessable, 429 Too Many Requests",
                &[413, 415, 422, 429],
            ),
            (
                "500 Internal Server Error, 501 Not Implemented, 502 Bad Gateway, 503 Service Unavailable",
                &[500, 501, 502, 503],
            ),
            ("504 Gateway Timeout, 418 Teapot", &[504]),
        ];
        for (text, expected) in cases {
            let found: Vec<Status> = in_prose(text)
                .into_iter()
                .map(|(status, _)| status)
                .collect();
            let expected: Vec<Status> = expected.iter().map(|&code| Status::Code(code)).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn titles_and_points_carry_statuses() {
        assert_eq!(
            of_title("Success Response (201 Created)"),
            Some(Status::Code(201))
        );
        assert_eq!(of_title("Response"), None);
        assert_eq!(
            at_start("`404 Not Found`: no such pet"),
            Some((Status::Code(404), "no such pet".to_owned()))
        );
        assert_eq!(at_start("All pets"), None);
    }
}
