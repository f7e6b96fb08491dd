//! Lists whose items are hard to carry: with blanks around them, or none at all.

use http_styles_client::reqwest;
use http_styles_server::axum::Router;
use http_styles_server::axum::http::StatusCode;
use http_styles_server::axum::response::Response;
use http_styles_server::axum::routing::get;
use http_styles_server::call::{Call, Style};
use http_styles_server::{Problem, axum, respond};
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
