//! The server against values of several kinds that are none of the documented ones.

use std::sync::Arc;

use http_values_client::types::{Gear, Speed};
use http_values_client::{Client, Error, ShowGearParams};
use http_values_server::{Examples, axum, router};
use tokio::net::TcpListener;

async fn client() -> Client {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, router(Arc::new(Examples))).await });
    Client::new(&format!("http://{address}")).unwrap()
}

/// What the server answers to a call it refuses.
fn refusal<T: std::fmt::Debug>(outcome: Result<T, Error>) -> String {
    let Err(Error::Status(failure)) = outcome else {
        panic!("not refused: {outcome:?}");
    };
    assert_eq!(failure.status, 400);
    String::from_utf8(failure.body.to_vec()).unwrap()
}

#[tokio::test]
async fn each_place_of_a_tuple_has_limits_of_its_own() {
    let client = client().await;
    let good = Gear::new(Some(Speed::Auto), (90.0, 91.0));
    assert!(client.add_gear(&good).await.is_ok());
    let far = Gear::new(None, (90.5, 0.0));
    let body = refusal(client.add_gear(&far).await);
    assert!(body.contains("\"pointer\":\"#/at/0\""), "{body}");
    let inner = Box::new((far, ("x".to_owned(), None)));
    let outer = Gear {
        inner: Some(Some(inner)),
        ..good
    };
    let body = refusal(client.add_gear(&outer).await);
    assert!(body.contains("\"pointer\":\"#/inner/0/at/0\""), "{body}");
    assert!(body.contains("\"pointer\":\"#/inner/1/0\""), "{body}");
}

#[tokio::test]
async fn parameters_are_checked_as_bodies_are() {
    let client = client().await;
    let none = ShowGearParams::default();
    assert!(client.show_gear(&Speed::Value2, &none).await.is_ok());
    let odd = Speed::from(serde_json::json!("fast"));
    let body = refusal(client.show_gear(&odd, &none).await);
    assert!(body.contains("\"parameter\":\"speed\""), "{body}");
    let params = ShowGearParams {
        range: Some((0, 0)),
        ..none
    };
    let body = refusal(client.show_gear(&Speed::True, &params).await);
    assert!(body.contains("\"parameter\":\"range\""), "{body}");
}
