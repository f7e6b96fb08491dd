//! The server against callers that do not keep to the documented limits.

use std::sync::Arc;

use http_limits_client::reqwest::{self, Method, StatusCode};
use http_limits_client::types::{Kind, Part, Thing, ThingEither};
use http_limits_client::{Client, Error, ListThingsParams, NameThingBody, PutFilesForm};
use http_limits_server::check::Check;
use http_limits_server::{Examples, axum, router};
use tokio::net::TcpListener;

async fn start() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, router(Arc::new(Examples))).await });
    format!("http://{address}")
}

async fn client() -> Client {
    Client::new(&start().await).unwrap()
}

/// What the server answers to a call it refuses.
fn refusal<T: std::fmt::Debug>(outcome: Result<T, Error>) -> String {
    let Err(Error::Status(failure)) = outcome else {
        panic!("not refused: {outcome:?}");
    };
    assert_eq!(failure.status, 400);
    assert_eq!(failure.headers["content-type"], "application/problem+json");
    String::from_utf8(failure.body.to_vec()).unwrap()
}

async fn refused(thing: &Thing, pointer: &str) {
    let body = refusal(client().await.make_thing(thing).await);
    let pointer = format!("\"pointer\":\"#{pointer}\"");
    assert!(body.contains(&pointer), "{body}");
}

#[tokio::test]
async fn parameters_beyond_limits_are_named() {
    let client = client().await;
    let none = ListThingsParams::default();
    assert!(client.list_things("AB-12", 0.5, &none).await.is_ok());
    for code in ["ab-12", "AB-", "AB-٣", "xAB-12"] {
        let body = refusal(client.list_things(code, 0.5, &none).await);
        assert!(body.contains("\"parameter\":\"code\""), "{body}");
    }
    for ratio in [0.0, 1.5, -1.0] {
        let body = refusal(client.list_things("AB-12", ratio, &none).await);
        assert!(body.contains("\"parameter\":\"x-ratio\""), "{body}");
    }
    for ids in [vec![], vec![0], vec![1, 1], vec![1, 2, 3, 4]] {
        let empty = ids.is_empty();
        let params = ListThingsParams {
            ids: Some(ids),
            ..ListThingsParams::default()
        };
        let outcome = client.list_things("AB-12", 0.5, &params).await;
        // An empty list cannot be told from an absent one.
        if !empty {
            assert!(refusal(outcome).contains("\"parameter\":\"ids\""));
        }
    }
}

#[tokio::test]
async fn fields_beyond_limits_are_pointed_at() {
    let good = Thing::new("name", vec![Part::new(1)]);
    assert!(client().await.make_thing(&good).await.is_ok());
    let mut thing = good.clone();
    thing.name = "x".to_owned();
    refused(&thing, "/name").await;
    let mut thing = good.clone();
    thing.parts = vec![Part::new(1), Part::new(0)];
    refused(&thing, "/parts/1/count").await;
    let mut thing = good.clone();
    thing.kind = Some(Kind::Unknown("odd".to_owned()));
    refused(&thing, "/kind").await;
    let mut thing = good.clone();
    thing.price = Some(0.7);
    refused(&thing, "/price").await;
    let mut thing = good.clone();
    thing.code = Some(Some("no spaces".to_owned()));
    refused(&thing, "/code").await;
    let mut thing = good.clone();
    thing.either = Some(ThingEither::Integer(3));
    refused(&thing, "/either").await;
    let mut thing = good.clone();
    let mut inner = good.clone();
    inner.name = "y".repeat(41);
    thing.parent = Some(Box::new(inner));
    refused(&thing, "/parent/name").await;
}

#[test]
fn a_body_as_a_whole_is_called_so() {
    let mut check = Check::default();
    check.body(&vec![1], |items, check| check.count(items.len(), 2..));
    let problem = check.finish().unwrap_err();
    assert_eq!(
        problem.detail(),
        "the body: the number of items is not at least 2"
    );
}

#[tokio::test]
async fn forms_are_checked_too() {
    let client = client().await;
    let body = NameThingBody::Json(Box::new(Thing::new("x", Vec::new())));
    assert!(refusal(client.name_thing("good-name", body).await).contains("#/name"));
    let good = NameThingBody::Json(Box::new(Thing::new("name", Vec::new())));
    assert!(refusal(client.name_thing("Bad", good).await).contains("\"slug\""));
    assert!(client.put_files(PutFilesForm::new("label")).await.is_ok());
}

#[tokio::test]
async fn what_may_be_left_out_need_not_be_sent() {
    let url = start().await;
    let paths = [
        (Method::POST, ""),
        (Method::POST, "/form"),
        (Method::PUT, "/bytes"),
        (Method::PUT, "/archive"),
        (Method::PUT, "/either"),
    ];
    for (method, path) in paths {
        let address = format!("{url}/optional{path}");
        let request = || reqwest::Client::new().request(method.clone(), &address);
        let answer = request().send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::NO_CONTENT, "{path}");
        // What is sent says what it is, unless it can only be JSON or a header may say it.
        let answer = request().body("a").send().await.unwrap();
        let status = match path {
            "" => 400,
            "/archive" => 204,
            _ => 415,
        };
        assert_eq!(answer.status(), status, "{path}");
    }
}

#[tokio::test]
async fn lists_that_must_be_there_are_missed() {
    let url = start().await;
    let send = async |method: Method, path: &str, body: &str| {
        let request = reqwest::Client::new().request(method, format!("{url}{path}"));
        let request = match path {
            "/optional" => request,
            _ => request.header("content-type", "application/json"),
        };
        let answer = request.body(body.to_owned()).send().await.unwrap();
        (answer.status(), answer.text().await.unwrap())
    };
    for (body, pointer) in [
        (r#"{"name":"name"}"#, "#/parts"),
        (r#"{"name":"name","parts":null}"#, "#/parts"),
        (
            r#"{"name":"a","parts":[],"parent":{"name":"b"}}"#,
            "#/parent/parts",
        ),
    ] {
        for (method, path) in [
            (Method::POST, "/things"),
            (Method::POST, "/optional"),
            (Method::PUT, "/things/good-name"),
        ] {
            let (status, text) = send(method, path, body).await;
            assert_eq!(status, StatusCode::BAD_REQUEST, "{path}: {body}");
            assert!(
                text.contains(&format!("\"pointer\":\"{pointer}\"")),
                "{text}"
            );
        }
    }
    let (status, _) = send(Method::POST, "/things", r#"{"name":"name","parts":[]}"#).await;
    assert_eq!(status, StatusCode::CREATED);
}

#[tokio::test]
async fn wrong_values_are_told_by_their_place() {
    let url = start().await;
    let cases: serde_json::Value = serde_json::from_str(include_str!("refusals.json")).unwrap();
    for case in cases.as_array().unwrap() {
        let text = |name: &str| case[name].as_str().unwrap().to_owned();
        let request = reqwest::Client::new().post(format!("{url}{}", text("path")));
        let request = request.header("content-type", "application/json");
        let answer = request.body(text("body")).send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::BAD_REQUEST, "{case}");
        let answer = answer.bytes().await.unwrap();
        let problem: serde_json::Value = serde_json::from_slice(&answer).unwrap();
        assert_eq!(problem["detail"], case["detail"], "{problem}");
        assert_eq!(problem["errors"][0]["pointer"], case["pointer"], "{problem}");
    }
}
