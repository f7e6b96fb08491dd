//! Lists whose items are hard to carry, and what other servers and clients make of headers and forms.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use http_styles_client::reqwest;
use http_styles_client::types::SendChoicesBodyCard;
use http_styles_server::axum::Router;
use http_styles_server::axum::http::StatusCode;
use http_styles_server::axum::response::Response;
use http_styles_server::axum::routing::{get, post};
use http_styles_server::call::{Call, Style};
use http_styles_server::{Content, Problem, axum, respond};
use serde_json::Value;
use tokio::net::TcpListener;

async fn serve(router: Router) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, router).await });
    format!("http://{address}")
}

#[tokio::test]
async fn blanks_belong_to_items_but_in_headers() {
    async fn list(call: Call) -> Result<String, Problem> {
        let query: Vec<String> = call.query_as(Style::Joined('|'), "items")?;
        let header: Vec<String> = call.header("x-items")?;
        Ok(format!("{query:?} {header:?}"))
    }
    let url = serve(Router::new().route("/", get(list))).await;
    let request = reqwest::Client::new().get(format!("{url}/?items=%09a|+b+|%20"));
    let answer = request.header("x-items", "a , b,c").send().await.unwrap();
    let expected = r#"["\ta", " b ", " "] ["a", "b", "c"]"#;
    assert_eq!(answer.text().await.unwrap(), expected);
}

#[tokio::test]
async fn an_object_that_is_json_text_is_all_of_the_text() {
    async fn read(call: Call) -> Result<String, Problem> {
        let map: Result<BTreeMap<String, Value>, Problem> = call.query("card");
        let card: SendChoicesBodyCard = call.query("card")?;
        let is_object = matches!(card, SendChoicesBodyCard::Option1(_));
        Ok(format!("{} {is_object}", map.is_ok()))
    }
    let url = serve(Router::new().route("/", get(read))).await;
    let object = "%7B%22number%22:%2242%22,%22month%22:1%7D";
    for (query, expected) in [("", "true true"), ("%20more", "false false")] {
        let answer = reqwest::get(format!("{url}/?card={object}{query}")).await;
        assert_eq!(answer.unwrap().text().await.unwrap(), expected, "{query}");
    }
}

#[tokio::test]
async fn a_list_without_items_is_no_header() {
    async fn answer() -> Response {
        let mut answer = respond::empty(StatusCode::NO_CONTENT.as_u16());
        respond::header(&mut answer, "x-none", &Vec::<String>::new());
        respond::header(&mut answer, "x-two", &["a", "b"]);
        answer
    }
    let url = serve(Router::new().route("/", get(answer))).await;
    let answer = reqwest::get(url).await.unwrap();
    assert_eq!(answer.headers().get("x-none"), None);
    assert_eq!(answer.headers()["x-two"], "a,b");
}

#[tokio::test]
async fn a_header_on_several_lines_is_one() {
    async fn list(call: Call) -> Result<String, Problem> {
        let items: Vec<String> = call.header("x-items")?;
        let label: Option<String> = call.header("x-label")?;
        let accepted = call.accept(&["text/plain", "application/json"])?;
        Ok(format!("{items:?} {label:?} {accepted}"))
    }
    let url = serve(Router::new().route("/", get(list))).await;
    let request = || {
        let request = reqwest::Client::new().get(&url).header("x-items", "a , b");
        let request = request.header("x-items", "c");
        request.header("accept", "image/png")
    };
    let answer = request().header("accept", "application/json");
    let answer = answer.header("x-label", "\u{fc}").send().await.unwrap();
    let expected = r#"["a", "b", "c"] Some("ü") application/json"#;
    assert_eq!(answer.text().await.unwrap(), expected);
    let answer = request().send().await.unwrap();
    assert_eq!(answer.status(), StatusCode::NOT_ACCEPTABLE);
    let latin = reqwest::header::HeaderValue::from_bytes(b"\xfc").unwrap();
    let answer = request().header("x-label", latin).send().await.unwrap();
    assert_eq!(answer.status(), StatusCode::BAD_REQUEST);
    assert!(answer.text().await.unwrap().contains("UTF-8"));
}

#[tokio::test]
async fn a_header_that_cannot_be_sent_is_not_left_out() {
    async fn answer() -> Response {
        let mut answer = respond::empty(StatusCode::NO_CONTENT.as_u16());
        respond::header(&mut answer, "x-lines", &"a\nb");
        answer
    }
    async fn redirect() -> Response {
        respond::redirect(StatusCode::FOUND.as_u16(), "/a\r\nb")
    }
    async fn content() -> Response {
        let media_type = "text/plain\n".to_owned();
        let body = "a".into();
        respond::content(StatusCode::OK.as_u16(), Content { media_type, body })
    }
    let router = Router::new()
        .route("/header", get(answer))
        .route("/redirect", get(redirect))
        .route("/content", get(content));
    let url = serve(router).await;
    for (path, name) in [
        ("header", "x-lines"),
        ("redirect", "location"),
        ("content", "content-type"),
    ] {
        let answer = reqwest::get(format!("{url}/{path}")).await.unwrap();
        assert_eq!(answer.status(), StatusCode::INTERNAL_SERVER_ERROR, "{path}");
        assert!(answer.text().await.unwrap().contains(name), "{path}");
    }
}

#[tokio::test]
async fn a_form_of_many_fields_is_read_at_once() {
    async fn count(call: Call) -> Result<String, Problem> {
        let fields: BTreeMap<String, String> = call.form(&[]).await?;
        Ok(fields.len().to_string())
    }
    let url = serve(Router::new().route("/", post(count))).await;
    let fields: Vec<String> = (0..200_000).map(|field| format!("{field}=")).collect();
    let request = reqwest::Client::new().post(url);
    let request = request.header("content-type", "application/x-www-form-urlencoded");
    let start = Instant::now();
    let answer = request.body(fields.join("&")).send().await.unwrap();
    assert_eq!(answer.text().await.unwrap(), "200000");
    assert!(start.elapsed() < Duration::from_secs(20));
}

#[tokio::test]
async fn numbers_are_those_of_json() {
    async fn number(call: Call) -> Result<String, Problem> {
        let number: f64 = call.query("number")?;
        Ok(number.to_string())
    }
    let url = serve(Router::new().route("/", get(number))).await;
    for (text, status) in [("1.5e3", 200), ("-2", 200), ("NaN", 400), ("-inf", 400)] {
        let answer = reqwest::get(format!("{url}/?number={text}")).await.unwrap();
        assert_eq!(answer.status(), status, "{text}");
    }
    let answer = reqwest::get(url).await.unwrap().text().await.unwrap();
    assert!(
        answer.contains("query parameter `number`: it is missing"),
        "{answer}"
    );
}

#[tokio::test]
async fn a_body_without_a_media_type_is_told_so() {
    async fn read(call: Call) -> Result<String, Problem> {
        call.json(&["application/json"]).await
    }
    let url = serve(Router::new().route("/", post(read))).await;
    let request = reqwest::Client::new().post(url);
    let answer = request.body("\"a\"").send().await.unwrap();
    assert_eq!(answer.status(), StatusCode::UNSUPPORTED_MEDIA_TYPE);
    let answer = answer.text().await.unwrap();
    assert!(
        answer.contains("the body has no media type and should be application/json"),
        "{answer}"
    );
}
