//! The client against servers that do not keep to the documentation, and a server against a client that asks for less.

use std::sync::atomic::{AtomicU16, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use http_wire_client::types::Role;
use http_wire_client::{Client, Error, EventError, GetUserError, ListUsersParams, reqwest};
use http_wire_server::{Examples, axum, router};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

const ID: &str = "497f6eca-6276-4993-bfeb-53cbbbba6f08";

/// Starts a server that gives each connection the next of these answers, as they are, and then closes it. Between the
/// halves of an answer it waits.
async fn serve(answers: Vec<String>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        for answer in answers {
            let (mut connection, _) = listener.accept().await.unwrap();
            let mut head = Vec::new();
            while !head.ends_with(b"\r\n\r\n") {
                head.push(connection.read_u8().await.unwrap());
            }
            for (place, half) in answer.split('\u{1}').enumerate() {
                if place > 0 {
                    tokio::time::sleep(Duration::from_millis(300)).await;
                }
                let _ = connection.write_all(half.as_bytes()).await;
            }
        }
    });
    format!("http://{address}")
}

fn answer(status: &str, media_type: &str, body: &str) -> String {
    let length = body.replace('\u{1}', "").len();
    format!(
        "HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\nContent-Length: {length}\r\nX-Trace: 7\r\nConnection: close\r\n\r\n{body}"
    )
}

async fn client(answers: Vec<String>) -> Client {
    Client::builder(&serve(answers).await).build().unwrap()
}

async fn json(body: &str) -> Client {
    client(vec![answer("200 OK", "application/json", body)]).await
}

#[tokio::test]
async fn unknown_enum_values_and_fields_are_kept_or_skipped() {
    let body = format!(r#"{{"id":"{ID}","name":"Ada","role":"wizard","new":{{"deep":[1]}}}}"#);
    let user = json(&body).await.me().await.unwrap();
    assert_eq!(user.role, Some(Role::Unknown("wizard".to_owned())));
}

#[tokio::test]
async fn nulls_stand_for_what_is_absent() {
    let body = format!(r#"{{"id":"{ID}","name":"Ada","tags":null,"role":null,"friend":null}}"#);
    let user = json(&body).await.me().await.unwrap();
    assert_eq!((user.tags, user.role, user.friend), (None, None, None));
}

#[tokio::test]
async fn wrong_types_are_errors_that_keep_the_body() {
    for body in [
        r#"{"id":5,"name":"Ada"}"#,
        r#"{"id":"x"}"#,
        "[]",
        "",
        "{",
        "<html>",
        "null",
    ] {
        let error = json(body).await.me().await.unwrap_err();
        let Error::Decode(error) = error else {
            panic!("{body}: {error:?}");
        };
        assert_eq!(error.body, body);
        assert_eq!(error.headers["x-trace"], "7");
    }
}

#[tokio::test]
async fn truncated_bodies_are_lost_on_the_way() {
    let whole = answer("200 OK", "application/json", r#"{"id":"#);
    let cut = whole.replace("Content-Length: 6", "Content-Length: 60");
    let error = client(vec![cut]).await.me().await.unwrap_err();
    assert!(matches!(error, Error::Transport(_)), "{error:?}");

    let file = answer("200 OK", "application/octet-stream", "abc");
    let cut = file.replace("Content-Length: 3", "Content-Length: 30");
    let download = client(vec![cut]).await.get_file("name").await.unwrap();
    assert!(download.bytes().await.is_err());
}

#[tokio::test]
async fn slow_bodies_run_into_the_timeout() {
    let body = format!("{{\"id\":\"{ID}\",\u{1}\"name\":\"Ada\"}}");
    let slow = answer("200 OK", "application/json", &body);
    let url = serve(vec![slow.clone(), slow]).await;
    let builder = Client::builder(&url);
    let patient = builder.timeout(Duration::from_secs(20)).build().unwrap();
    assert_eq!(patient.me().await.unwrap().name, "Ada");
    let hasty = patient
        .to_builder()
        .timeout(Duration::from_millis(50))
        .build()
        .unwrap();
    let Error::Transport(error) = hasty.me().await.unwrap_err() else {
        panic!("another error");
    };
    assert!(error.is_timeout());
}

#[tokio::test]
async fn pages_of_proxies_keep_their_status() {
    let page = answer("502 Bad Gateway", "text/html", "<html>Bad gateway</html>");
    let error = client(vec![page.clone()]).await.me().await.unwrap_err();
    assert!(
        matches!(&error, Error::Status(failure) if failure.status == 502),
        "{error:?}"
    );
    let error = client(vec![page]).await.get_user("ada").await.unwrap_err();
    assert!(
        matches!(&error, Error::Status(failure) if failure.status == 502),
        "{error:?}"
    );
    assert_eq!(error.headers().unwrap()["x-trace"], "7");

    let documented = answer("404 Not Found", "application/json", r#"{"message":"none"}"#);
    let error = client(vec![documented])
        .await
        .get_user("ada")
        .await
        .unwrap_err();
    let Error::Api(failure) = error else {
        panic!("{error:?}");
    };
    assert!(matches!(failure.body, GetUserError::NotFound(problem) if problem.message == "none"));
}

#[tokio::test]
async fn redirects_are_not_followed() {
    let moved = "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n";
    let error = client(vec![moved.to_owned()]).await.me().await.unwrap_err();
    assert_eq!(error.status(), Some(reqwest::StatusCode::FOUND));
    let moved = "HTTP/1.1 307 Temporary Redirect\r\nLocation: /ü\r\nContent-Length: 0\r\n\r\n";
    let redirect = client(vec![moved.to_owned()]).await.log_in().await.unwrap();
    assert_eq!(redirect.location.as_deref(), Some("/ü"));
}

#[tokio::test]
async fn other_statuses_of_success_are_told() {
    let error = client(vec![answer("204 No Content", "text/plain", "")])
        .await
        .me()
        .await;
    assert_eq!(
        error.unwrap_err().status(),
        Some(reqwest::StatusCode::NO_CONTENT)
    );
}

#[tokio::test]
async fn events_survive_a_bad_one() {
    let body = ": hi\r\nretry: 5\r\nretry: no\r\n\r\ndata: {\"kind\":\u{1}\"a\"}\r\n\r\ndata: nonsense\n\nevent: x\ndata: {\"kind\":\ndata: \"b\"}\n\ndata: {\"ki";
    let stream = answer("200 OK", "text/event-stream", body);
    let mut events = client(vec![stream]).await.watch_events().await.unwrap();
    let first = events.next().await.unwrap().unwrap();
    assert_eq!(first.data.kind, "a");
    assert_eq!(first.retry, Some(Duration::from_millis(5)));
    let Some(Err(EventError::Decode { event, .. })) = events.next().await else {
        panic!("no JSON");
    };
    assert_eq!(event.data, "nonsense");
    let last = events.next().await.unwrap().unwrap();
    assert_eq!((last.event.as_str(), last.data.kind.as_str()), ("x", "b"));
    assert!(events.next().await.is_none());
}

#[tokio::test]
async fn what_may_help_is_tried_again() {
    let busy = answer("503 Service Unavailable", "text/plain", "later");
    let body = format!(r#"{{"id":"{ID}","name":"Ada"}}"#);
    let good = answer("200 OK", "application/json", &body);
    let url = serve(vec![busy.clone(), busy.clone(), good]).await;
    let client = Client::builder(&url).retries(3).build().unwrap();
    let start = Instant::now();
    assert_eq!(client.me().await.unwrap().name, "Ada");
    assert!(start.elapsed() >= Duration::from_millis(150));

    let url = serve(vec![busy.replace("X-Trace: 7", "Retry-After: 60")]).await;
    let client = Client::builder(&url).retries(3).build().unwrap();
    let error = client.me().await.unwrap_err();
    assert_eq!(error.status().unwrap(), 503, "a minute is too long");

    let url = serve(vec![busy.clone(), busy]).await;
    let client = Client::builder(&url).retries(3).build().unwrap();
    let error = client.verify_file("name", "text").await.unwrap_err();
    assert_eq!(
        error.status().unwrap(),
        503,
        "what is not idempotent is sent once"
    );
}

#[tokio::test]
async fn hooks_see_every_attempt() {
    let busy = answer("503 Service Unavailable", "text/plain", "later");
    let good = answer(
        "200 OK",
        "application/json",
        &format!(r#"{{"id":"{ID}","name":"Ada"}}"#),
    );
    let url = serve(vec![busy, good]).await;
    let sent = Arc::new(AtomicU16::new(0));
    let seen = Arc::new(Mutex::new(Vec::new()));
    let (sending, seeing) = (sent.clone(), seen.clone());
    let client = Client::builder(&url)
        .retries(3)
        .on_request(move |request| {
            let number = sending.fetch_add(1, Ordering::Relaxed).into();
            let lines = request.headers_mut();
            assert!(!lines.contains_key("x-attempt"), "each attempt begins anew");
            lines.append("x-attempt", number);
        })
        .on_response(move |response| seeing.lock().unwrap().push(response.status().as_u16()))
        .build()
        .unwrap();
    client.me().await.unwrap();
    assert_eq!(sent.load(Ordering::Relaxed), 2);
    assert_eq!(*seen.lock().unwrap(), [503, 200]);
}

#[tokio::test]
async fn dot_segments_and_line_ends_are_not_sent() {
    let client = client(Vec::new()).await;
    for name in ["", ".", ".."] {
        let error = client.get_file(name).await.unwrap_err();
        assert!(matches!(error, Error::Request(_)), "{error:?}");
    }
}

#[tokio::test]
async fn a_query_of_the_address_is_kept() {
    let user = answer("200 OK", "application/json", "[]");
    let url = serve(vec![user.clone(), user]).await;
    let seen = Arc::new(Mutex::new(Vec::new()));
    let seeing = seen.clone();
    let client = Client::builder(&format!("{url}/?tenant=1"))
        .on_request(move |request| {
            let query = request.url().query().map(str::to_owned);
            seeing.lock().unwrap().push(query.unwrap_or_default());
        })
        .build()
        .unwrap();
    let _ = client.list_users(5, &ListUsersParams::default()).await;
    let _ = client.me().await;
    assert_eq!(*seen.lock().unwrap(), ["tenant=1&limit=5", "tenant=1"]);
}

#[tokio::test]
async fn a_missing_credential_is_asked_for() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/v2/secure", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router(Arc::new(Examples))).await });
    for (path, challenge) in [
        ("bearer", "Bearer"),
        ("basic", r#"Basic realm="api", charset="UTF-8""#),
        ("query", ""),
    ] {
        let answer = reqwest::get(format!("{url}/{path}")).await.unwrap();
        assert_eq!(answer.status(), reqwest::StatusCode::UNAUTHORIZED, "{path}");
        let given = answer.headers().get("www-authenticate");
        let given = given.map_or("", |value| value.to_str().unwrap());
        assert_eq!(given, challenge, "{path}");
    }
}

#[tokio::test]
async fn credentials_are_hidden() {
    let client = Client::builder("http://localhost")
        .api_key("hush")
        .build()
        .unwrap();
    assert!(!format!("{client:?}").contains("hush"));
}

#[tokio::test]
async fn a_protocol_need_not_be_changed_where_another_answer_is_known() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/v2/said", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router(Arc::new(Examples))).await });
    let request = reqwest::Client::new()
        .get(url)
        .header("x-api-key", "secret");
    let answer = request.send().await.unwrap();
    assert_eq!(answer.status(), reqwest::StatusCode::OK);
    assert_eq!(answer.text().await.unwrap(), r#"["string"]"#);
}
