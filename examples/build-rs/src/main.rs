//! A stub of the documented API, and a call of it by the documented API's client: both made from `docs/` by `build.rs`.

#![deny(warnings)]
#![forbid(unsafe_code)]

use std::error::Error;
use std::sync::Arc;

use build_rs::api::client::Client;
use build_rs::api::server::{Examples, axum, router};
use build_rs::api::types::ListLampsRoom;
use tokio::net::TcpListener;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    tokio::spawn(async move { axum::serve(listener, router(Arc::new(Examples))).await });
    let client = Client::builder(&format!("http://{address}"))
        .home_token("secret")
        .build()?;
    for lamp in client.list_lamps(&ListLampsRoom::Hall).await? {
        println!("{}: {} W", lamp.id, lamp.watts.unwrap_or_default());
    }
    Ok(())
}
