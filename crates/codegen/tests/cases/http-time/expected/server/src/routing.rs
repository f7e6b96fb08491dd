//! From a request's method and path to the operation that answers it.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::handler;
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
        let api = api.clone();
        router = router.route(&shape, any(Place(Arc::new((api, routes)))));
    }
    router.fallback(unknown_path)
}

/// The operations of one shape of path, and who answers them.
struct Place<A>(Arc<(Arc<A>, Vec<Route<A>>)>);

impl<A> Clone for Place<A> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

// A closure would put the operation's future into one of its own for every request.
impl<A: Send + Sync + 'static> handler::Handler<(), ()> for Place<A> {
    type Future = Dispatched;

    fn call(self, request: Request, (): ()) -> Dispatched {
        let (api, routes) = &*self.0;
        dispatch(api, routes, request)
    }
}

/// An answer on its way, of which a problem is one too.
struct Dispatched {
    answer: Answer,
    head: bool,
}

impl Future for Dispatched {
    type Output = Response;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Response> {
        let answer = ready!(self.answer.as_mut().poll(cx));
        let mut response = answer.unwrap_or_else(IntoResponse::into_response);
        if self.head {
            *response.body_mut() = Body::empty();
        }
        Poll::Ready(response)
    }
}

fn dispatch<A>(api: &Arc<A>, routes: &[Route<A>], request: Request) -> Dispatched {
    let path = request.uri().path();
    let head = request.method() == Method::HEAD;
    let serves = |method: &Method| {
        let mut routes = routes.iter().filter(|route| route.method == *method);
        routes.find_map(|route| Some((route.handler, route.pattern.matches(path)?)))
    };
    // Where nobody documents HEAD, it is GET without a body.
    let found = serves(request.method()).or_else(|| head.then(|| serves(&Method::GET))?);
    let answer = match found {
        Some((handler, parameters)) => handler(api.clone(), Call::new(request, parameters)),
        None => Box::pin(future::ready(refuse(routes, &request))),
    };
    Dispatched { answer, head }
}

/// What to say where no operation has this path and method.
fn refuse<A>(routes: &[Route<A>], request: &Request) -> Result<Response, Problem> {
    let uri = request.uri();
    let here = routes
        .iter()
        .filter(|route| route.pattern.matches(uri.path()).is_some());
    let methods: BTreeSet<_> = here.map(|route| route.method.as_str()).collect();
    if methods.is_empty() {
        return Err(nothing_at(uri));
    }
    Ok(wrong_method(request.method(), methods))
}

async fn unknown_path(uri: Uri) -> Problem {
    nothing_at(&uri)
}

fn nothing_at(uri: &Uri) -> Problem {
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
