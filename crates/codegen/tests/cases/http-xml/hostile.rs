//! A server and a client of XML against what is none.

use std::sync::Arc;

use http_xml_client::types::{Bulk, Order, Pet, ReplaceOrdersBody, Tag};
use http_xml_client::{AddPetError, Client, Error, ReplacePetError, reqwest};
use http_xml_server::{Examples, axum, router};
use tokio::net::TcpListener;

async fn serve(router: axum::Router) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, router).await });
    format!("http://{address}")
}

async fn server() -> String {
    serve(router(Arc::new(Examples))).await
}

/// What the server answers to a body.
async fn answer(media_type: &str, body: impl Into<reqwest::Body>) -> (u16, String, String) {
    let url = format!("{}/pets", server().await);
    let request = reqwest::Client::new().post(url);
    let request = request.header("content-type", media_type).body(body);
    let answer = request.send().await.unwrap();
    let kind = answer.headers()["content-type"].to_str().unwrap();
    let (status, kind) = (answer.status().as_u16(), kind.to_owned());
    (status, kind, answer.text().await.unwrap())
}

#[tokio::test]
async fn a_server_reads_xml_and_nothing_else() {
    let good = "<pet id='1'><name>n</name></pet>";
    for media_type in ["application/xml", "text/xml; charset=utf-8", "TEXT/XML"] {
        let (status, kind, body) = answer(media_type, good).await;
        assert_eq!((status, kind.as_str()), (201, "application/xml"), "{body}");
        assert!(body.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?><s:pet "));
    }
    for media_type in ["application/json", "text/plain", "image/svg+xml", ""] {
        let (status, kind, _) = answer(media_type, good).await;
        assert_eq!((status, kind.as_str()), (415, "application/problem+json"));
    }
}

#[tokio::test]
async fn a_server_says_what_is_wrong_and_where() {
    let bomb = "<!DOCTYPE a [<!ENTITY b \"c\">]><pet id='1'><name>&b;</name></pet>";
    let cases = [
        ("<pet id='x'/>", "`/pet/@id`: `x` is no integer"),
        (
            "<pet id='1'><name>n</name><tags><tag key=''><b/></tag></tags></pet>",
            "",
        ),
        ("<pet id='1'/>", "`/pet`: missing field `name`"),
        (
            "<pet id='1'><name>n</name><home/></pet>",
            "`/pet/home`: missing field `street`",
        ),
        (
            "<pet id='1'><name>n</name><born>soon</born></pet>",
            "`/pet/born`",
        ),
        ("<pet id='1'><name>n", "the document ends within `name`"),
        (bomb, "the entity `b` is not known"),
        ("", "there is no element"),
        ("{}", "text outside of the root element"),
    ];
    for (body, expected) in cases
        .into_iter()
        .filter(|(_, expected)| !expected.is_empty())
    {
        let (status, kind, text) = answer("application/xml", body).await;
        assert_eq!(
            (status, kind.as_str()),
            (400, "application/problem+json"),
            "{body}"
        );
        assert!(text.contains(expected), "{body}: {text}");
    }
    let deep = "<pet>".repeat(100_000);
    let (status, _, text) = answer("application/xml", deep).await;
    assert_eq!(status, 400);
    assert!(text.contains("elements are nested too deeply") && text.len() < 2_000);
    let latin = b"<?xml version='1.0' encoding='latin1'?><pet id='1'><name>\xe4</name></pet>";
    let (status, ..) = answer("application/xml", latin.as_slice()).await;
    assert_eq!(status, 400);
}

#[tokio::test]
async fn limits_are_those_of_json() {
    let client = Client::new(&server().await).unwrap();
    let pet = Pet::new(0, "n".repeat(41), Vec::new(), Vec::new());
    let Err(Error::Status(failure)) = client.add_pet(&pet).await else {
        panic!("an id of 0 and a name of 41 letters");
    };
    let text = String::from_utf8_lossy(&failure.body);
    assert!(text.contains("\"pointer\":\"#/id\"") && text.contains("\"pointer\":\"#/name\""));
    let order = Order {
        pet: "p".to_owned(),
        quantity: 10,
        line: None,
    };
    let orders = serde_json::to_value([order]).unwrap();
    let body = serde_json::json!({ "orders": orders });
    let body: ReplaceOrdersBody = serde_json::from_value(body).unwrap();
    let failure = client.replace_orders(&body).await.unwrap_err().to_string();
    assert!(failure.contains("#/orders/0/quantity"), "{failure}");
}

#[tokio::test]
async fn empty_lists_may_be_sent() {
    let client = Client::new(&server().await).unwrap();
    let pet = Pet::new(1, "n", Vec::new(), Vec::new());
    assert!(client.add_pet(&pet).await.is_ok());
    let nothing = client.replace_pet(1, None).await;
    assert!(nothing.is_ok(), "{nothing:?}");
    let bulk: Bulk = serde_json::from_str(r#"{"first":[],"second":[]}"#).unwrap();
    assert!(client.order_bulk(&bulk).await.is_ok());
}

#[tokio::test]
async fn what_cannot_be_written_is_not_sent() {
    let client = Client::new(&server().await).unwrap();
    let pet = Pet::new(1, "n", Vec::new(), vec![Tag::new("\u{b}")]);
    let Err(Error::Request(problem)) = client.add_pet(&pet).await else {
        panic!("a control character");
    };
    assert!(
        problem.contains("`/pet/tags/tag`: XML has no place"),
        "{problem}"
    );
}

/// A client of a server that always answers so.
async fn answering(status: u16, media_type: &'static str, body: &'static str) -> Client {
    let status = axum::http::StatusCode::from_u16(status).unwrap();
    let answer = move || async move { (status, [("content-type", media_type)], body) };
    let url = serve(axum::Router::new().fallback(answer)).await;
    Client::new(&url).unwrap()
}

#[tokio::test]
async fn failures_are_typed_where_they_are_what_is_documented() {
    let problem = "<Problem><code>7</code><message>no</message><detail>a</detail></Problem>";
    let pet = Pet::new(1, "n", Vec::new(), Vec::new());
    let client = answering(400, "application/problem+xml", problem).await;
    let Err(Error::Api(failure)) = client.add_pet(&pet).await else {
        panic!("a documented failure");
    };
    let AddPetError::BadRequest(found) = failure.body else {
        panic!("another failure");
    };
    assert_eq!((found.code, found.details), (7, Some(vec!["a".to_owned()])));
    let client = answering(404, "application/xml", problem).await;
    let failure = client.replace_pet(1, Some(&pet)).await.unwrap_err();
    assert!(
        matches!(failure, Error::Api(failure) if matches!(failure.body, ReplacePetError::NotFound(_)))
    );
    // What a proxy has to say is kept as it is.
    for (media_type, body) in [
        (
            "text/html",
            "<html><code>1</code><message>m</message></html>",
        ),
        ("application/xml", "<Problem><code>1</code>"),
        ("application/xml", "no"),
    ] {
        let client = answering(400, media_type, body).await;
        let failure = client.add_pet(&pet).await.unwrap_err();
        assert!(matches!(failure, Error::Status(failure) if failure.body == body));
    }
}

#[tokio::test]
async fn an_answer_that_is_broken_keeps_its_body() {
    for body in ["<pets><pet>", "[]", "<pets><pet id='1'/></pets>", ""] {
        let client = answering(200, "application/xml", body).await;
        let Err(Error::Decode(error)) = client.list_pets(&Default::default()).await else {
            panic!("{body}");
        };
        assert_eq!(error.body, body);
    }
}
