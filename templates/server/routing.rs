//! From a request's method and path to the operation that answers it.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::pin::Pin;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use axum::routing::any;

use super::call::Call;
use super::path::Pattern;
use super::problem::Problem;

/// What an operation promises.
pub(crate) type Answer = Pin<Box<dyn Future<Output = Result<Response, Problem>> + Send>>;

/// The operations of an API, each with its method and path.
pub(crate) struct Routes<A> {
    api: Arc<A>,
    by_shape: BTreeMap<String, Vec<Route<A>>>,
}

struct Route<A> {
    method: Method,
    pattern: Pattern,
    answer: fn(Arc<A>, Call) -> Answer,
}

impl<A: Send + Sync + 'static> Routes<A> {
    pub(crate) fn new(api: Arc<A>) -> Self {
        Self {
            api,
            by_shape: BTreeMap::new(),
        }
    }

    /// Adds an operation. Paths that differ only in the names of their parameters share a place.
    pub(crate) fn add(
        &mut self,
        method: Method,
        path: &'static str,
        answer: fn(Arc<A>, Call) -> Answer,
    ) {
        let pattern = Pattern::new(path);
        let route = Route {
            method,
            answer,
            pattern,
        };
        self.by_shape
            .entry(route.pattern.shape())
            .or_default()
            .push(route);
    }

    pub(crate) fn into_router(self) -> Router {
        let mut router = Router::new().without_v07_checks();
        for (shape, mut routes) in self.by_shape {
            // Where two templates take the same path, the one with more text of its own is meant.
            routes.sort_by_key(|route| Reverse(route.pattern.weight()));
            let (api, routes) = (self.api.clone(), Arc::new(routes));
            let answer = move |request| dispatch(api.clone(), routes.clone(), request);
            router = router.route(&shape, any(answer));
        }
        router.fallback(unknown_path)
    }
}

async fn dispatch<A>(api: Arc<A>, routes: Arc<Vec<Route<A>>>, request: Request) -> Response {
    let here: Vec<_> = routes
        .iter()
        .filter_map(|route| Some((route, route.pattern.matches(request.uri().path())?)))
        .collect();
    let head = request.method() == Method::HEAD;
    let serves = |method: &Method| here.iter().find(|(route, _)| route.method == *method);
    // Where nobody documents HEAD, it is GET without a body.
    let found = serves(request.method()).or_else(|| serves(&Method::GET).filter(|_| head));
    let Some((route, parameters)) = found else {
        if here.is_empty() {
            return unknown_path(request.uri().clone()).await.into_response();
        }
        let allowed: Vec<_> = here
            .iter()
            .map(|(route, _)| route.method.as_str())
            .collect();
        return wrong_method(request.method(), &allowed).into_response();
    };
    let call = Call::new(request, parameters.clone());
    let mut response = match (route.answer)(api, call).await {
        Ok(response) => response,
        Err(problem) => problem.into_response(),
    };
    if head {
        *response.body_mut() = Body::empty();
    }
    response
}

async fn unknown_path(uri: Uri) -> Problem {
    let detail = format!("there is nothing at `{}`", uri.path());
    Problem::new(StatusCode::NOT_FOUND, detail)
}

fn wrong_method(method: &Method, allowed: &[&str]) -> Problem {
    let allowed = allowed.join(", ");
    let detail = format!("`{method}` is not among {allowed}");
    let problem = Problem::new(StatusCode::METHOD_NOT_ALLOWED, detail);
    match HeaderValue::from_str(&allowed) {
        Ok(value) => problem.header(header::ALLOW, value),
        Err(_) => problem,
    }
}
