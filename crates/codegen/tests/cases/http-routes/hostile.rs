//! The router beside what else axum does.

use std::sync::Arc;

use http_routes_client::reqwest::{Client, Method, Response, StatusCode};
use http_routes_server::axum::Router;
use http_routes_server::axum::routing::get;
use http_routes_server::call::Call;
use http_routes_server::{Examples, Problem, axum, router};
use tokio::net::TcpListener;

const COUNT: &str = "/drawers?action=count&version=1";

async fn ask(router: Router, method: Method, target: &str) -> Response {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, router).await });
    let url = format!("http://{address}{target}");
    Client::new().request(method, url).send().await.unwrap()
}

fn stub() -> Router {
    router(Arc::new(Examples))
}

#[tokio::test]
async fn head_says_what_get_would() {
    let get = ask(stub(), Method::GET, COUNT).await;
    let head = ask(stub(), Method::HEAD, COUNT).await;
    assert_eq!(get.status(), StatusCode::OK);
    assert_eq!(head.status(), StatusCode::OK);
    for name in ["content-type", "content-length"] {
        assert!(get.headers().contains_key(name), "{name}");
        assert_eq!(get.headers().get(name), head.headers().get(name), "{name}");
    }
    assert_eq!(head.bytes().await.unwrap(), "");
}

#[tokio::test]
async fn a_method_that_nobody_documents_is_told_which_are() {
    for (method, status) in [(Method::PUT, 405), (Method::OPTIONS, 204)] {
        let answer = ask(stub(), method, "/drawers").await;
        assert_eq!(answer.status(), status);
        assert_eq!(answer.headers()["allow"], "GET, HEAD, OPTIONS");
    }
}

#[tokio::test]
async fn routers_nest() {
    let outer = Router::new().nest("/office", stub());
    let answer = ask(outer, Method::GET, &format!("/office{COUNT}")).await;
    assert_eq!(answer.status(), StatusCode::OK);
}

#[tokio::test]
async fn routes_of_ones_own_refuse_alike() {
    async fn double(call: Call) -> Result<String, Problem> {
        let number: i32 = call.query("number")?;
        Ok((number * 2).to_string())
    }
    let router = || stub().route("/double", get(double));
    let answer = ask(router(), Method::GET, "/double?number=21").await;
    assert_eq!(answer.text().await.unwrap(), "42");
    let answer = ask(router(), Method::GET, "/double?number=x").await;
    assert_eq!(answer.status(), StatusCode::BAD_REQUEST);
    assert_eq!(answer.headers()["content-type"], "application/problem+json");
}
