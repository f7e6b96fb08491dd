//! Load on a server: one request over and over, on several connections.

use std::io;
use std::net::SocketAddr;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::task::JoinSet;

/// How many requests are under way at once.
const CONNECTIONS: usize = 32;

/// A route, and the request for it that is sent.
#[derive(Debug, Clone, Copy)]
pub struct Route {
    /// What the table calls it.
    pub name: &'static str,
    /// The method.
    pub method: &'static str,
    /// Path and query.
    pub target: &'static str,
    /// The JSON that is sent.
    pub body: Option<&'static str>,
}

/// The routes that are compared.
pub const ROUTES: [Route; 4] = [
    Route {
        name: "GET /plain",
        method: "GET",
        target: "/plain",
        body: None,
    },
    Route {
        name: "GET /pets/5",
        method: "GET",
        target: "/pets/5",
        body: None,
    },
    Route {
        name: "GET /pets?limit=20&status=available",
        method: "GET",
        target: "/pets?limit=20&status=available",
        body: None,
    },
    Route {
        name: "POST /post",
        method: "POST",
        target: "/post",
        body: Some(
            r#"{"id":5,"name":"Minka","status":"available","tags":["quiet","indoors"],"weight":4.25}"#,
        ),
    },
];

/// Opens connections and keeps them.
///
/// # Errors
///
/// The server does not answer.
pub async fn connect(address: SocketAddr) -> io::Result<Vec<TcpStream>> {
    let mut connections = Vec::new();
    for _ in 0..CONNECTIONS {
        let connection = TcpStream::connect(address).await?;
        connection.set_nodelay(true)?;
        connections.push(connection);
    }
    Ok(connections)
}

/// Sends about `count` requests over the connections and reads the answers.
///
/// # Errors
///
/// An answer is not 200, or none comes.
pub async fn send(
    connections: &mut Vec<TcpStream>,
    route: Route,
    count: usize,
) -> io::Result<usize> {
    let each = count.div_ceil(connections.len().max(1));
    let mut tasks = JoinSet::new();
    for connection in connections.drain(..) {
        tasks.spawn(repeat(connection, route, each));
    }
    while let Some(done) = tasks.join_next().await {
        connections.push(done.map_err(io::Error::other)??);
    }
    Ok(each * connections.len())
}

async fn repeat(mut connection: TcpStream, route: Route, count: usize) -> io::Result<TcpStream> {
    let request = route.request();
    let mut answer = Vec::with_capacity(16 * 1024);
    let mut length = None;
    for _ in 0..count {
        connection.write_all(request.as_bytes()).await?;
        answer.clear();
        while length.is_none_or(|length| answer.len() < length) {
            if connection.read_buf(&mut answer).await? == 0 {
                return Err(io::Error::other("the server closed the connection"));
            }
            if length.is_none() {
                // The same request has answers of the same length.
                length = length_of(&answer)?;
            }
        }
    }
    Ok(connection)
}

impl Route {
    fn request(&self) -> String {
        let Self { method, target, .. } = self;
        let head = format!("{method} {target} HTTP/1.1\r\nHost: 127.0.0.1\r\n");
        match self.body {
            None => format!("{head}\r\n"),
            Some(body) => format!(
                "{head}Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
                body.len()
            ),
        }
    }
}

/// How long the whole answer is, once its head is there.
fn length_of(answer: &[u8]) -> io::Result<Option<usize>> {
    let text = std::str::from_utf8(answer).map_err(io::Error::other)?;
    let Some((head, _)) = text.split_once("\r\n\r\n") else {
        return Ok(None);
    };
    if !head.starts_with("HTTP/1.1 200") {
        return Err(io::Error::other(text.to_owned()));
    }
    let head_length = head.len() + 4;
    let body = head.lines().find_map(|line| {
        let (name, value) = line.split_once(": ")?;
        name.eq_ignore_ascii_case("content-length").then_some(value)
    });
    let body = body.ok_or_else(|| io::Error::other("an answer without a length"))?;
    let body: usize = body.parse().map_err(io::Error::other)?;
    Ok(Some(head_length + body))
}
