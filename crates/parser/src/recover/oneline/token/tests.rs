//! What texts on a long line begin with.

use super::{Scanner, Token};

/// The block that a text begins with, and the word at which the next one does.
fn told(text: &str) -> String {
    let words = crate::words();
    let scanner = Scanner {
        text,
        words: &words,
    };
    let slice = |range: std::ops::Range<usize>| text.get(range).expect("a place in the text");
    let token = match scanner.token(0) {
        None => "-".to_owned(),
        Some(Token::Heading(level)) => format!("h{level}"),
        Some(Token::HtmlHeading(level, inner, end)) => {
            format!("h{level} {:?} {:?}", slice(inner), slice(0..end))
        }
        Some(Token::Html(end)) => format!("html {:?}", slice(0..end)),
        Some(Token::Code {
            language,
            inner,
            end,
            closed,
        }) => {
            let mark = if closed { "closed" } else { "open" };
            let (language, inner) = (slice(language), slice(inner));
            format!("{mark} {language:?} {inner:?} {:?}", slice(0..end))
        }
        Some(Token::Quote(inner)) => format!("quote {:?}", slice(inner)),
        Some(Token::Table) => "table".to_owned(),
        Some(Token::RequestLine(end)) => format!("line {:?}", slice(0..end)),
        Some(Token::Text) => "text".to_owned(),
    };
    let next = scanner.next_token(0);
    format!("{token} ~ {}", slice(next..text.len()))
}

#[test]
fn blocks_are_known_by_how_they_begin() {
    let cases = [
        ("# A b", "h1 ~ "),
        ("#A ## B", "- ~ ## B"),
        ("####### A", "- ~ "),
        ("Words # A", "- ~ # A"),
        ("`a # b` # C", "- ~ # C"),
        ("`GET /a` more ## B", "line \"`GET /a`\" ~ ## B"),
        ("`GET a`", "- ~ "),
        ("> 200 Response ```json", "quote \"200 Response\" ~ ```json"),
        ("> Body parameter ```", "quote \"Body parameter\" ~ ```"),
        ("> Other words", "- ~ "),
        (
            "<h2 id=\"a\">B c</h2> d",
            "h2 \"B c\" \"<h2 id=\\\"a\\\">B c</h2>\" ~ ",
        ),
        ("<h2>B", "- ~ "),
        ("<!-- a --> b", "html \"<!-- a -->\" ~ "),
        ("<!-- a", "- ~ "),
        ("<a id=\"b\"></a> c", "html \"<a id=\\\"b\\\"></a>\" ~ "),
        ("<b>c</b>", "- ~ "),
        ("|a|b|", "- ~ "),
        ("Status Code **200** |a|", "text ~ "),
        (
            "To perform this operation, you must be authenticated. More",
            "text ~ ",
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(told(text), expected, "{text}");
    }
}

#[test]
fn code_ends_at_its_mark_or_at_a_heading_with_a_role() {
    let cases = [
        (
            "```json {\"a\": 1} ``` rest # A",
            "closed \"json\" \"{\\\"a\\\": 1}\" \"```json {\\\"a\\\": 1} ```\" ~ # A",
        ),
        ("``` a ```` b", "closed \"\" \"a\" \"``` a ````\" ~ ```` b"),
        (
            "```` a ``` b ```` c",
            "closed \"\" \"a ``` b\" \"```` a ``` b ````\" ~ ",
        ),
        (
            "```sh ```not ``` x",
            "closed \"sh\" \"```not\" \"```sh ```not ```\" ~ ``` x",
        ),
        ("```a``` b", "- ~ "),
        ("``a b``", "- ~ "),
        (
            "~~~ a ``` b ~~~ c",
            "closed \"\" \"a ``` b\" \"~~~ a ``` b ~~~\" ~ ``` b ~~~ c",
        ),
        (
            "```sh curl x ### Responses |a|",
            "open \"sh\" \"curl x\" \"```sh curl x \" ~ ### Responses |a|",
        ),
        (
            "```sh a # Responses |a|",
            "open \"sh\" \"a # Responses |a|\" \"```sh a # Responses |a|\" ~ # Responses |a|",
        ),
        (
            "```sh a ## Other b",
            "open \"sh\" \"a ## Other b\" \"```sh a ## Other b\" ~ ## Other b",
        ),
        ("```sh", "open \"sh\" \"\" \"```sh\" ~ "),
        ("```", "open \"\" \"\" \"```\" ~ "),
    ];
    for (text, expected) in cases {
        assert_eq!(told(text), expected, "{text}");
    }
}
