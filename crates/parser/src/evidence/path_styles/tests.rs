//! Paths as people write them.

use super::{read, read_relative};

#[test]
fn a_path_may_lack_its_first_slash() {
    for (text, expected) in [
        ("api/users/{id}", Some("/api/users/{id}")),
        ("users", None),
        ("Either/or", None),
        ("a b/c", None),
    ] {
        let found = read_relative(text).map(|written| written.path);
        assert_eq!(found.as_deref(), expected, "{text}");
    }
}

const STYLES: &[(&str, Option<&str>)] = &[
    ("/users/:id", Some("/users/{id}")),
    ("/users/:id(\\d+)/x`", Some("/users/{id}/x")),
    ("/users/:id?", Some("/users/{id}")),
    ("/users/<int:id> rest", Some("/users/{id}")),
    ("/users/[id]", Some("/users/{id}")),
    ("/users/$id/keys", Some("/users/{id}/keys")),
    ("/users/${id}/keys", Some("/users/{id}/keys")),
    ("/users/&lt;id&gt;/keys", Some("/users/{id}/keys")),
    ("/users/&lt;id>/keys", Some("/users/{id}/keys")),
    ("/users/{{id}}", Some("/users/{id}")),
    (
        "/c/[\\{chat.id\\}](/x#chat-object)/m",
        Some("/c/{chat.id}/m"),
    ),
    ("/users/{id:[0-9]+}", Some("/users/{id}")),
    ("https://example.com/v1/users", Some("/v1/users")),
    ("{{base_url}}/users", Some("/users")),
    ("${PET_HOST}/users", Some("/users")),
    ("~/users", Some("/users")),
    ("/users/{int: id}", Some("/users/{id}")),
    ("/models/a:predict", Some("/models/a:predict")),
    ("/files/*", None),
    ("/users/...", None),
    ("users", None),
    ("https://example.com", None),
    ("wss://example.com/a", Some("/a")),
    ("ftp://example.com/a", None),
    ("https:///a", None),
    ("//example.com/a", None),
    ("<host>/a", Some("/a")),
    ("{serverUrl}/a", Some("/a")),
    ("{other}/a", None),
    ("{base}a", None),
    ("/", Some("/")),
    ("/a/", Some("/a/")),
    ("/a.", Some("/a")),
    ("/a, and more", Some("/a")),
    ("/a…", None),
    ("/a/b.json", Some("/a/b.json")),
    ("/a\\_b", Some("/a_b")),
    ("/a/*", None),
    ("/*", Some("/")),
    ("/a*", Some("/a")),
    ("/a/<b>c</b>", Some("/a/")),
    ("/a/<strong>", Some("/a/")),
    ("/a/<br/>", Some("/a/")),
    ("/a/<bold>", Some("/a/{bold}")),
    ("/a/<b\\>", Some("/a/{b}")),
    ("/a/<>", None),
    ("/a/<id", Some("/a/")),
    ("/a/{}", None),
    ("/a/{id", None),
    ("/a/{{id}", None),
    ("/a/{id\\}", Some("/a/{id}")),
    ("/a/{id#note}", Some("/a/{id}")),
    ("/a/{user id}", Some("/a/{user_id}")),
    ("/a/{id!}", None),
    ("/a/{+id}", Some("/a/{id}")),
    ("/a/{id*}", Some("/a/{id}")),
    ("/a/[id", None),
    ("/a/[b](c)/d", Some("/a/b/d")),
    ("/a/:1", Some("/a/:1")),
    ("/a/:_id", Some("/a/{_id}")),
    ("/a/$b", Some("/a/{b}")),
    ("/a$b", Some("/a$b")),
    ("/a/:id(x", None),
    ("/a/:id?b=1", Some("/a/{id}")),
    ("/a/:id?/b", Some("/a/{id}/b")),
    ("/a;b", Some("/a")),
    ("/a|b", Some("/a")),
    ("/a)b", Some("/a")),
    ("/a]b", Some("/a")),
    ("/a}b", Some("/a")),
    ("/a>b", Some("/a")),
    ("/a'b", Some("/a")),
    ("/a\"b", Some("/a")),
    ("/a#b", Some("/a")),
];

#[test]
fn paths_are_read_in_every_style() {
    for &(raw, path) in STYLES {
        assert_eq!(
            read(raw).map(|written| written.path).as_deref(),
            path,
            "{raw}"
        );
    }
}

#[test]
fn a_query_is_no_part_of_the_path() {
    let written = read("/items?limit=<n>&tag[]=x` more").expect("a path");
    assert_eq!(written.path, "/items");
    let names: Vec<&str> = written
        .query
        .iter()
        .map(|(name, _)| name.as_str())
        .collect();
    assert_eq!(names, ["limit", "tag[]"]);
    let cases = [
        ("/a?b=1&c=&d&=e", "b=1 c= d=", 14),
        ("/a?b=<int>* rest", "b=<int>", 11),
        ("/a?b=1`c", "b=1", 6),
        ("/a?b c=1", "b=", 4),
        ("/a?b!=1&$c.d-e_f[]=2", "$c.d-e_f[]=2", 20),
        ("/a{?b*,,c }", "b= c=", 11),
        ("/a/:id?b=1", "b=1", 10),
    ];
    for (raw, expected, length) in cases {
        let written = read(raw).expect("a path");
        let query = written.query.iter();
        let query: Vec<String> = query.map(|(n, v)| format!("{n}={v}")).collect();
        assert_eq!(
            (query.join(" ").as_str(), written.length),
            (expected, length)
        );
    }
    let based = read("https://a.test:80/b?c=d").expect("a path");
    assert_eq!(based.base, Some("https://a.test:80"));
    let template = read("/items{?page,limit}").expect("a path");
    assert_eq!(
        (template.path.as_str(), template.query.len()),
        ("/items", 2)
    );
}
