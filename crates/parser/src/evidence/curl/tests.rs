//! Commands and code as people write them.

use docwright_model::{SourceId, Span};

use super::{Curl, before, read, read_all, read_code};
use crate::document::Document;

fn document(text: &str) -> (Document<'_>, [Span; 1]) {
    let document = Document {
        source: SourceId(0),
        text,
        blocks: Vec::new(),
        aside: Vec::new(),
        repaired: Vec::new(),
    };
    (document, [Span::new(SourceId(0), 0..text.len())])
}

/// What a command shows; behind each value the text it was read from, where that is another.
fn told(document: &Document<'_>, shown: &Curl) -> String {
    let at = |value: &str, span: Option<Span>| match span.map(|span| document.slice(span)) {
        Some(text) if text == value => value.to_owned(),
        other => format!("{value}({})", other.unwrap_or_default()),
    };
    let mut out = vec![at(&shown.path.value, shown.path.span())];
    if let Some(method) = &shown.method {
        out.insert(0, at(method.value.as_str(), method.span()));
    }
    for (mark, pairs) in [
        ('?', &shown.query),
        ('H', &shown.headers),
        ('F', &shown.fields),
    ] {
        let pairs = pairs.iter();
        out.extend(
            pairs.map(|(name, fact)| format!("{mark}{name}={}", at(&fact.value, fact.span()))),
        );
    }
    out.extend(shown.data.map(|data| format!("D{}", document.slice(data))));
    out.extend(shown.is_multipart.then(|| "parts".to_owned()));
    out.join(" ")
}

#[test]
fn commands_are_read_as_a_shell_reads_them() {
    let cases = [
        ("curl http://a.test/b", "/b"),
        ("curl http://a.test", "/(http://a.test)"),
        ("curl https://a.test:80/b/c?d=e", "/b/c ?d=e(d=e)"),
        ("curl a.test/b", "/b"),
        ("curl localhost/b", "/b"),
        ("curl a:80/b", "/b"),
        ("curl $HOST/b", "/b"),
        ("curl {host}/b", "/b"),
        ("curl a/b", "a/b"),
        ("curl /b", "/b"),
        ("curl -X PUT /b", "PUT /b"),
        ("curl --request PUT /b", "PUT /b"),
        ("curl -XPUT /b", "PUT /b"),
        ("curl -XPUT -XGET /b", "PUT /b"),
        ("curl -sSL /b /c", "/b"),
        (
            "curl -u a:b -o out --user c --output d /b",
            "/b HAuthorization=Basic(a:b) HAuthorization=Basic(c)",
        ),
        (
            "curl -H 'X-A:  b ' --header \"C: d\" -H none /b",
            "/b HX-A=b HC=d",
        ),
        (
            "curl /b?c=%41%zz&&d&e=%C3%A9",
            "/b ?c=A%zz(c=%41%zz) ?d=(d) ?e=é(e=%C3%A9)",
        ),
        ("curl /b?c=%FF%4", "/b ?c=%FF%4(c=%FF%4)"),
        ("curl /b -d 'c=d&e=f'", "/b Fc=d(c=d&e=f) Fe=f(c=d&e=f)"),
        ("curl /b --data '{\"c\": 1}' --data-raw x", "/b D{\"c\": 1}"),
        ("curl /b --json '{}'", "/b D{}"),
        ("curl /b --data-binary @file", "/b"),
        (
            "curl /b -F c=@d --form e=f",
            "/b Fc=@d(c=@d) Fe=f(e=f) parts",
        ),
        (
            "curl /b --data-urlencode 'c=d e' --url-query f=g",
            "/b ?f=g(f=g) Fc=d e(c=d e)",
        ),
        ("curl /b -d 'c d=e'", "/b Dc d=e"),
        ("curl \\\n  /b \\  \n -X GET\necho -X PUT", "GET /b"),
        ("curl /b\r\n-X PUT", "/b"),
        ("curl '/b", "/b"),
        ("# curl /a\ncurl /b", "/b"),
        ("mycurl /a\ncurly /a\ncurl /b", "/b"),
    ];
    for (script, expected) in cases {
        let (document, text) = document(script);
        let shown = read(&document, &text);
        let shown = shown.map(|shown| told(&document, &shown));
        assert_eq!(shown.as_deref(), Some(expected), "{script}");
    }
}

#[test]
fn what_sends_nothing_is_no_command() {
    for script in [
        "curl",
        "curl -X",
        "curl -s",
        "wget /a",
        "# curl /a",
        "curl /b -H",
    ] {
        let (document, text) = document(script);
        assert!(read(&document, &text).is_none(), "{script}");
    }
}

#[test]
fn all_commands_of_a_script_are_read() {
    let (document, text) = document("curl /a\n\ncurl --help\n  curl /b -d c=d\n# curl /c\ncurl /d");
    let all = read_all(&document, &text);
    let all: Vec<String> = all.iter().map(|shown| told(&document, shown)).collect();
    assert_eq!(all, ["/a", "/b Fc=d(c=d)", "/d"]);
}

#[test]
fn code_of_any_language_names_an_address_and_headers() {
    let cases = [
        ("get('https://a.test/b?c=d')", Some("/b")),
        (
            "x = \"http://a.test/b\"; y = 'https://c.test/d'",
            Some("/b"),
        ),
        ("GET https://a.test/b, then", Some("/b")),
        (
            "h = {'Accept': 'text/plain', \"Content-Type\" => \"a/b\"}\nget('https://a.test/b', h)",
            Some("/b HAccept=text/plain HContent-Type=a/b"),
        ),
        (
            "\"Authorization\": []string{\"Bearer x \"},\nget(`https://a.test/b`)",
            Some("/b HAuthorization=Bearer x"),
        ),
        (
            "Accept; Accept: a/b\nhttps://a.test/b",
            Some("/b HAccept=a/b"),
        ),
        ("Accept: word\nhttps://a.test/b", Some("/b")),
        ("get('/b')", None),
    ];
    for (code, expected) in cases {
        let (document, text) = document(code);
        let shown = read_code(&document, &text);
        let shown = shown.map(|shown| told(&document, &shown));
        assert_eq!(shown.as_deref(), expected, "{code}");
    }
}

#[test]
fn what_stands_before_a_path_is_its_base() {
    let cases = [
        ("/api/users", "/users", Some("/api")),
        ("/users", "/users", Some("")),
        ("/api/users/7", "/users/{id}", Some("/api")),
        ("/api/users/7/keys", "/users/{id}/keys", Some("/api")),
        ("/api/users/7/locks", "/users/{id}/keys", None),
        ("/api/users/{name}", "/users/{id}", None),
        ("/api/users/", "/users/{id}", None),
        ("/7", "/users/{id}", None),
        ("users/7", "users/{id}", None),
    ];
    for (shown, path, expected) in cases {
        assert_eq!(before(shown, path), expected, "{shown} {path}");
    }
}
