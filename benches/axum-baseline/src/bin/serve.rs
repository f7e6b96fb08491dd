//! Serves one of the routers on a port of its own: `serve handwritten | free | limited`. Prints its address.

use std::error::Error;
use std::io::Write as _;

use axum_baseline::{generated, handwritten};
use tokio::net::TcpListener;

fn main() -> Result<(), Box<dyn Error>> {
    let router = match std::env::args().nth(1).as_deref() {
        Some("handwritten") => handwritten::router(),
        Some("free") => generated::free(),
        Some("limited") => generated::limited(),
        _ => return Err("say which router to serve".into()),
    };
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let mut out = std::io::stdout();
        writeln!(out, "{}", listener.local_addr()?)?;
        out.flush()?;
        axum::serve(listener, router).await?;
        Ok(())
    })
}
