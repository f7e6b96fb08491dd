//! What the server must refuse, of every operation that can be called in such a way.

use std::collections::BTreeSet;

use serde_json::Value;

use super::support::{Answer, calls, send, start};

/// Sends a call with some part of it changed.
struct Changed<'a> {
    url: &'a str,
    call: &'a Value,
    path: &'a str,
    method: &'a str,
    credentials: bool,
    body: Option<(&'a str, &'a str)>,
}

impl<'a> Changed<'a> {
    fn new(url: &'a str, call: &'a Value) -> Self {
        let text = |name: &str| call[name].as_str().expect("a text");
        Self {
            url,
            call,
            path: text("url"),
            method: text("method"),
            credentials: true,
            body: None,
        }
    }

    async fn send(&self) -> Answer {
        let list = |name: &str| self.call[name].as_array().cloned().unwrap_or_default();
        let mut headers = list("headers");
        let mut address = format!("{}{}", self.url, self.path);
        if self.credentials {
            headers.extend(list("credential_headers"));
            let query = self.call["credential_query"].as_str().unwrap_or_default();
            if !query.is_empty() {
                address.push(if address.contains('?') { '&' } else { '?' });
                address.push_str(query);
            }
        }
        let mut pairs: Vec<(String, String)> = headers
            .iter()
            .map(|pair| serde_json::from_value(pair.clone()).expect("a name and a value"))
            .collect();
        let body = self.body.map(|(media_type, body)| {
            pairs.push(("content-type".to_owned(), media_type.to_owned()));
            body.to_owned()
        });
        send(self.method, &address, &pairs, body).await
    }

    async fn assert_refused(&self, status: u16, operation: &str) -> Answer {
        let answer = self.send().await;
        assert_eq!(answer.status, status, "{operation}: {}", answer.body);
        assert_eq!(answer.media_type, "application/problem+json", "{operation}");
        // What answers HEAD has no body.
        if self.method != "HEAD" {
            assert_eq!(answer.body["status"], status, "{operation}");
        }
        answer
    }
}

#[tokio::test]
async fn unknown_paths() {
    let url = start().await;
    let answer = send("GET", &format!("{url}/no/such/path"), &[], None).await;
    assert_eq!(answer.status, 404);
    assert_eq!(answer.media_type, "application/problem+json");
}

/// Whether some path is of both templates: a segment that is not all text may be any.
fn meet(one: &str, other: &str) -> bool {
    let is_open = |segment: &str| segment.contains('{');
    let alike = |(one, other)| one == other || is_open(one) || is_open(other);
    let count = |path: &str| path.split('/').count();
    count(one) == count(other) && one.split('/').zip(other.split('/')).all(alike)
}

#[tokio::test]
async fn wrong_methods() {
    let url = start().await;
    let all = calls().values().map(|call| {
        let method = call["method"].as_str().expect("a method");
        (method, call["path"].as_str().expect("a path"))
    });
    let all: Vec<(&str, &str)> = all.collect();
    for (operation, call) in calls() {
        let path = call["path"].as_str().expect("a path");
        let served = all.iter().filter(|(_, other)| meet(path, other));
        let served: BTreeSet<&str> = served.map(|(method, _)| *method).collect();
        let Some(method) = ["PATCH", "PUT", "DELETE", "POST"]
            .into_iter()
            .find(|method| !served.contains(method))
        else {
            continue;
        };
        let mut changed = Changed::new(&url, call);
        changed.method = method;
        let answer = changed.assert_refused(405, operation).await;
        let own = call["method"].as_str().expect("a method");
        assert!(
            answer.allow.split(", ").any(|method| method == own),
            "{operation}"
        );
    }
}

#[tokio::test]
async fn missing_credentials() {
    let url = start().await;
    for (operation, call) in calls().iter().filter(|(_, call)| call["secured"] == true) {
        let mut changed = Changed::new(&url, call);
        changed.credentials = false;
        changed.assert_refused(401, operation).await;
    }
}

#[tokio::test]
async fn wrong_parameters() {
    let url = start().await;
    for (operation, call) in calls() {
        let Some(path) = call["wrong"]["url"].as_str() else {
            continue;
        };
        let mut changed = Changed::new(&url, call);
        changed.path = path;
        let answer = changed.assert_refused(400, operation).await;
        if changed.method != "HEAD" {
            let wrong = &call["wrong"]["parameter"];
            assert_eq!(answer.body["parameter"], *wrong, "{operation}");
        }
    }
}

#[tokio::test]
async fn malformed_bodies() {
    let url = start().await;
    for (operation, call) in calls() {
        let Some(media_type) = call["json"].as_str() else {
            continue;
        };
        let mut changed = Changed::new(&url, call);
        changed.body = Some((media_type, "{"));
        changed.assert_refused(400, operation).await;
        changed.body = Some(("text/plain", "{}"));
        changed.assert_refused(415, operation).await;
    }
}
