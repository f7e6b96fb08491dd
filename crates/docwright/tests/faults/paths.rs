//! Paths, methods, statuses and servers that say no sense, or two things at once.

use serde_json::{Value, json};

use crate::support::{Made, Page, docs, names, openapi, row};

/// A document with an operation for each path.
fn paths(paths: &[&str]) -> Made {
    let items: serde_json::Map<String, Value> = paths
        .iter()
        .map(|path| {
            let operation = json!({ "responses": { "200": { "description": "ok" } } });
            ((*path).to_owned(), json!({ "get": operation }))
        })
        .collect();
    openapi(
        &json!({ "openapi": "3.0.3", "info": { "title": "t", "version": "1" }, "paths": items }),
    )
}

/// The paths a page's operation ends up with.
fn read(path: &str) -> (Vec<String>, Made) {
    let page = Page {
        path: path.to_owned(),
        rows: Vec::new(),
        ..Page::default()
    };
    let made = page.make();
    let found = made
        .spec
        .is_some()
        .then(|| made.document()["paths"].clone());
    let found = found.and_then(|paths| {
        paths
            .as_object()
            .map(|paths| paths.keys().cloned().collect())
    });
    (found.unwrap_or_default(), made)
}

#[test]
fn f07_a_path_with_quotes_is_refused_in_docs_and_a_literal_in_rust() {
    for path in [
        "/x'+evil()+'",
        "/a\"b",
        "/a`b",
        "/a\\b",
        "/a<script>",
        "/a b",
    ] {
        let (found, made) = read(path);
        assert!(
            !found
                .iter()
                .any(|found| found.contains(['\'', '"', '\\', '<', ' ']))
                || made.has("bad-path"),
            "{path}: {found:?}"
        );
        assert!(!names(&made.rust(), "evil"), "{path}");
        let made = paths(&[path, "/fine"]);
        assert!(!names(&made.rust(), "evil"), "{path}");
    }
}

#[test]
fn f08_a_server_is_an_address_of_the_web() {
    for url in [
        "https://a\";evil//",
        "javascript:evil()",
        "file:///etc/passwd",
        "https://a\r\nHost: b",
        "//evil",
        "data:text/html,x",
        "h ttps://x",
    ] {
        let made = openapi(&json!({
            "openapi": "3.0.3", "info": { "title": "t", "version": "1" }, "servers": [{ "url": url }],
            "paths": { "/a": { "get": { "responses": { "200": { "description": "ok" } } } } }
        }));
        assert!(!names(&made.rust(), "evil"), "{url}");
        let usable = url.starts_with("https://a\"");
        let taken = crate::support::literals(&made)
            .iter()
            .any(|text| text == url);
        assert!(!taken || usable, "{url} stands in the client");
    }
}

#[test]
fn f09_a_name_with_a_line_end_is_left_out() {
    let parameter = |name: &str, place: &str| json!({ "name": name, "in": place, "schema": { "type": "string" } });
    let made = openapi(&json!({
        "openapi": "3.0.3", "info": { "title": "t", "version": "1" },
        "paths": { "/a": { "get": {
            "parameters": [parameter("X-A\r\nX-B", "header"), parameter("c\r\nd", "cookie"), parameter("q\r\nr", "query")],
            "responses": { "200": { "description": "ok", "headers": { "X-C\r\nX-D": { "schema": { "type": "string" } } } } } } } }
    }));
    made.expect("parameter-left-out", &["X-A"]);
    let found = crate::support::literals(&made);
    // A query is percent-encoded whatever its name; a header and a cookie are not.
    assert!(
        !found
            .iter()
            .any(|text| text.contains("X-A\r") || text.contains("c\r") || text.contains("X-C\r")),
        "{found:?}"
    );
    let page = Page {
        rows: vec![
            row(["`pet`", "path", "string", "true", "p"]),
            row(["`X-A&#13;&#10;X-B: c`", "header", "string", "true", "h"]),
            row(["`X A`", "header", "string", "true", "h"]),
        ],
        ..Page::default()
    };
    page.make().expect("bad-header-name", &["X A"]);
}

#[test]
fn f45_the_same_operation_twice_is_an_error_with_both_places() {
    let page = Page::default().to_markdown();
    let again = page.split_once("\n## ").unwrap().1;
    let made = docs(&format!("{page}\n## {again}"));
    made.expect("duplicate-operation", &[]);
    let found = made
        .diagnostics
        .iter()
        .find(|found| found.code.id == "duplicate-operation")
        .unwrap();
    assert!(found.span.is_some() && !found.labels.is_empty());
    assert_eq!(made.document()["paths"].as_object().unwrap().len(), 1);
}

#[test]
fn f46_paths_no_router_tells_apart_are_reported_and_others_are_not() {
    paths(&["/u/{id}", "/u/{name}"]).expect("unrouted-operation", &["/u/{name}"]);
    paths(&["/{*r}", "/{id}"]).expect("unrouted-operation", &[]);
    let made = paths(&["/u/{id}", "/u/me"]);
    assert!(!made.has("unrouted-operation"), "{}", made.said());
}

#[test]
fn f47_every_way_to_write_a_path_is_read_or_reported() {
    // That routers are built from these and never panic is checked by the generated tests of `http-hostile`.
    let odd = [
        "/:id",
        "/<id>",
        "/{id",
        "/{}",
        "/a{id}b",
        "/{a}.{b}",
        "/{id}:cancel",
        "/{a}/{a}",
        "/x?y=1",
        "x",
        "/",
        "//",
        "/x#y",
        "/{a b}",
        "/{a}{b}",
        "/x/",
        "/%zz",
        "/ü",
        "/{*rest}",
        "/*rest",
        "/..",
        "/./x",
    ];
    let made = paths(&odd);
    assert!(made.rust().contains("/x"));
    for path in odd {
        let (found, made) = read(path);
        let errors = made
            .diagnostics
            .iter()
            .filter(|found| found.code.id != "schema-from-examples")
            .count();
        assert!(
            !found.is_empty() || errors > 0,
            "{path} went without a word"
        );
        for found in found {
            assert!(found.starts_with('/'), "{path} became {found}");
        }
        paths(&[path]);
    }
}

#[test]
fn f48_parameters_and_placeholders_that_do_not_match_are_reported() {
    let page = Page {
        rows: vec![row(["`other`", "path", "string", "true", "o"])],
        ..Page::default()
    };
    let made = page.make();
    made.expect("missing-path-parameter", &["pet"]);
    made.expect("surplus-path-parameter", &["other"]);
}

#[test]
fn f52_a_status_is_one_that_http_has() {
    for (status, kept) in [
        ("2XX", Some("2XX")),
        ("default", Some("default")),
        ("200", Some("200")),
        ("999", None),
        ("20O", None),
        ("-1", None),
        ("2000", None),
    ] {
        let page = Page {
            status: status.to_owned(),
            ..Page::default()
        };
        let made = page.make();
        let document = made.document();
        let responses = document
            .pointer("/paths/~1pets~1{pet}/get/responses")
            .and_then(Value::as_object)
            .cloned()
            .unwrap_or_default();
        match kept {
            Some(kept) => assert!(responses.contains_key(kept), "{status}: {responses:?}"),
            None => {
                assert!(!responses.contains_key(status), "{status}");
                made.expect("bad-status", &[status]);
            }
        }
    }
    let responses = json!({ "999": { "description": "x" }, "200 OK": { "description": "x" }, "2XX": { "description": "x" } });
    let made = openapi(&json!({
        "openapi": "3.0.3", "info": { "title": "t", "version": "1" }, "paths": { "/a": { "get": { "responses": responses } } }
    }));
    assert!(
        made.has("unknown-status") || made.has("spec-malformed-part"),
        "{}",
        made.said()
    );
}

#[test]
fn f66_a_request_line_and_a_sample_that_disagree_are_reported() {
    let page = Page::default()
        .to_markdown()
        .replace("curl -X GET", "curl -X POST");
    let made = docs(&page);
    made.expect("conflicting-method", &[]);
    let found = made
        .diagnostics
        .iter()
        .find(|found| found.code.id == "conflicting-method")
        .unwrap();
    assert!(
        found.span.is_some() && !found.labels.is_empty(),
        "both places"
    );
    assert!(
        made.document()
            .pointer("/paths/~1pets~1{pet}/get")
            .is_some(),
        "the request line is believed"
    );
}
