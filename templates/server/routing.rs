//! From a request's method and path to the operation that answers it.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
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

/// What leads from a call to the trait's method and back.
pub(crate) type Handler<A> = fn(Arc<A>, Call) -> Answer;

struct Route<A> {
    method: Method,
    pattern: Pattern,
    handler: Handler<A>,
}

/// A router for operations, each with its method and path. Paths that differ only in the names of their parameters
/// share a place, and so do those that a router of whole segments cannot tell apart.
pub(crate) fn router<A: Send + Sync + 'static>(
    api: &Arc<A>,
    operations: &[(Method, &'static str, Handler<A>)],
) -> Router {
    let mut by_shape: BTreeMap<String, Vec<Route<A>>> = BTreeMap::new();
    for (method, path, handler) in operations {
        let route = Route {
            method: method.clone(),
            pattern: Pattern::new(path),
            handler: *handler,
        };
        let shape = route.pattern.shape();
        by_shape.entry(shape).or_default().push(route);
    }
    let mut router = Router::new().without_v07_checks();
    for (shape, mut routes) in by_shape {
        // Where two templates take the same path, the one with more text of its own is meant.
        routes.sort_by_key(|route| Reverse(route.pattern.weight()));
        let (api, routes) = (api.clone(), Arc::new(routes));
        let answer = move |request| dispatch(api.clone(), routes.clone(), request);
        router = router.route(&shape, any(answer));
    }
    router.fallback(unknown_path)
}

async fn dispatch<A>(api: Arc<A>, routes: Arc<Vec<Route<A>>>, request: Request) -> Response {
    let path = request.uri().path();
    let head = request.method() == Method::HEAD;
    let serves = |method: &Method| {
        let mut routes = routes.iter().filter(|route| route.method == *method);
        routes.find_map(|route| Some((route.handler, route.pattern.matches(path)?)))
    };
    // Where nobody documents HEAD, it is GET without a body.
    let found = serves(request.method()).or_else(|| head.then(|| serves(&Method::GET))?);
    let Some((handler, parameters)) = found else {
        let here = routes
            .iter()
            .filter(|route| route.pattern.matches(path).is_some());
        let methods: BTreeSet<_> = here.map(|route| route.method.as_str()).collect();
        if methods.is_empty() {
            return unknown_path(request.uri().clone()).await.into_response();
        }
        return wrong_method(request.method(), methods);
    };
    let call = Call::new(request, parameters);
    let mut response = match handler(api, call).await {
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

/// What to say to a method that nobody documents: OPTIONS is told which there are.
fn wrong_method(method: &Method, mut allowed: BTreeSet<&str>) -> Response {
    if allowed.contains("GET") {
        allowed.insert("HEAD");
    }
    allowed.insert("OPTIONS");
    let allowed = allowed.into_iter().collect::<Vec<_>>().join(", ");
    let mut response = if method == Method::OPTIONS {
        StatusCode::NO_CONTENT.into_response()
    } else {
        let detail = format!("`{method}` is not among {allowed}");
        Problem::new(StatusCode::METHOD_NOT_ALLOWED, detail).into_response()
    };
    if let Ok(value) = HeaderValue::from_str(&allowed) {
        response.headers_mut().insert(header::ALLOW, value);
    }
    response
}
