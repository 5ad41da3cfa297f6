//! HTTP: which address leads where, and the layers in front. No rules of the product are here.
//!
//! | address | what | who |
//! |---|---|---|
//! | `/api/staff/…`, `/api/portal/…`, `/api/public/…` | server functions, POST only | `session`, `form_return` |
//! | `/live/staff/{account}`, `/live/accounts`, `/live/portal` | live streams | `live` |
//! | `/p`, `/p/…`, `/portal`, `/portal/…` | the portal | `portal` |
//! | `/theme` | keeps light or dark, POST only | `theme` |
//! | `/dev/mail/{id}/html` | a demo's mail as a document of its own | `dev_mail` |
//! | `/pkg/…`, `/favicon.svg`, `/folds.js`, `/forms.js`, `/join.js`, `/share.js` | the built site | `site` |
//! | `/health` | whether server and database answer | here |
//! | everything else | the workspace | `workspace` |

mod client_address;
pub mod connections;
mod dev_mail;
mod form_return;
mod headers;
mod kept_pages;
mod live;
mod long_responses;
mod portal;
mod rendering;
mod same_origin;
mod session;
mod site;
mod theme;
mod workspace;

use app::api::ApiError;
use axum::{
    Router,
    body::Body,
    extract::{DefaultBodyLimit, State},
    http::{Request, Response, StatusCode},
    middleware,
    response::IntoResponse,
    routing::{get, post},
};
use domain::refusal::Refusal;
use leptos::{
    prelude::provide_context,
    server_fn::error::{FromServerFnError, SERVER_FN_ERROR_HEADER},
};
use server::Tandem;
use std::time::Duration;
use tower_http::{
    CompressionLevel,
    compression::{
        CompressionLayer,
        predicate::{NotForContentType, Predicate, SizeAbove},
    },
    limit::RequestBodyLimitLayer,
    timeout::RequestBodyTimeoutLayer,
    trace::TraceLayer,
};

/// How long a request's body may pause.
const BODY_TIMEOUT: Duration = Duration::from_secs(30);

/// The largest request, in bytes.
pub const REQUEST_MAX: usize = 512 * 1024;

/// Said of a larger one.
const TOO_LARGE: &str = "That was too much text at once, and nothing was saved. Try your browser’s Back, copy the text, and make it shorter.";

/// Every address of the server that is not a server function, for the sweep over permissions.
pub const ROUTES: &[(&str, &str)] = &[
    ("GET", "/health"),
    ("GET", "/pkg/{*file}"),
    ("GET", "/favicon.svg"),
    ("GET", "/folds.js"),
    ("GET", "/forms.js"),
    ("GET", "/join.js"),
    ("GET", "/share.js"),
    ("POST", "/theme"),
    ("GET", "/dev/mail/{id}/html"),
    ("GET", "/live/staff/{account}"),
    ("GET", "/live/accounts"),
    ("GET", "/live/portal"),
    ("GET", "/p"),
    ("GET", "/p/join/{token}"),
    ("GET", "/portal"),
    ("GET", "/portal/{slug}"),
    ("GET", "/portal/{slug}/tasks/{task}"),
    ("GET", "/p/{*elsewhere}"),
    ("GET", "/portal/{*elsewhere}"),
    ("GET", "/{*workspace}"),
];

/// The whole server for one installation.
pub fn router(tandem: Tandem) -> Router {
    let live = Router::new()
        .route("/live/staff/{account}", get(live::staff))
        .route("/live/accounts", get(live::accounts))
        .route("/live/portal", get(live::portal));
    compressed(&tandem)
        // Each stream would keep room for a compression it never gets.
        .merge(live)
        .layer(DefaultBodyLimit::max(REQUEST_MAX))
        .layer(RequestBodyLimitLayer::new(REQUEST_MAX))
        .layer(middleware::map_response(too_large))
        .layer(RequestBodyTimeoutLayer::new(BODY_TIMEOUT))
        .layer(middleware::from_fn_with_state(
            tandem.clone(),
            same_origin::demand,
        ))
        .layer(middleware::from_fn_with_state(tandem.clone(), headers::secure))
        .layer(TraceLayer::new_for_http().make_span_with(span))
        .with_state(tandem)
}

/// Everything but live streams.
fn compressed(tandem: &Tandem) -> Router<Tandem> {
    Router::new()
        .route("/health", get(health))
        .route("/pkg/{*file}", get(site::hashed))
        .route("/favicon.svg", get(site::named))
        .route("/folds.js", get(site::named))
        .route("/forms.js", get(site::named))
        .route("/join.js", get(site::named))
        .route("/share.js", get(site::named))
        .route("/theme", post(theme::choose))
        .route("/dev/mail/{id}/html", get(dev_mail::html))
        .merge(server_functions(tandem))
        .route("/p", get(portal::door))
        .route("/p/join/{token}", get(portal::join))
        .route("/portal", get(portal::home))
        .route("/portal/{slug}", get(portal::plan))
        .route("/portal/{slug}/tasks/{task}", get(portal::task))
        .fallback(get(elsewhere))
        .layer(
            // Zstd before brotli, where a browser takes it, and both at a low level (docs/decisions/0023).
            CompressionLayer::new()
                .quality(CompressionLevel::Precise(2))
                .compress_when(SizeAbove::new(512).and(NotForContentType::IMAGES)),
        )
}

/// Says what was too large in words, whoever found it: the layer that reads what a request announces, or what reads its body. There is no way
/// back to the form, which would come without what was typed; a browser's own keeps it.
async fn too_large(response: Response<Body>) -> Response<Body> {
    if response.status() != StatusCode::PAYLOAD_TOO_LARGE {
        return response;
    }
    (StatusCode::PAYLOAD_TOO_LARGE, TOO_LARGE).into_response()
}

/// A span that names no address with a secret in it: the path of a mailed link is cut, and queries are left out.
fn span(request: &Request<Body>) -> tracing::Span {
    let path = without_secret(request.uri().path());
    tracing::info_span!("request", method = %request.method(), path)
}

fn without_secret(path: &str) -> &str {
    if path.contains("/join/") || path.contains("/set-up/") {
        "(a link)"
    } else {
        path
    }
}

/// Every address that is no route's. The router takes no rest of an address beside a part of it, so the portal's are told apart here.
async fn elsewhere(State(tandem): State<Tandem>, request: Request<Body>) -> Response<Body> {
    if portal::is_below(request.uri().path()) {
        portal::elsewhere(tandem, request).await
    } else {
        workspace::page(tandem, request).await
    }
}

async fn health(State(tandem): State<Tandem>) -> impl IntoResponse {
    match tandem.is_healthy().await {
        true => (StatusCode::OK, "ok"),
        false => (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer"),
    }
}

fn server_functions(tandem: &Tandem) -> Router<Tandem> {
    let staff =
        Router::new()
            .route("/api/staff/{function}", post(call))
            .layer(middleware::from_fn_with_state(
                tandem.clone(),
                session::demand_staff,
            ));
    let portal =
        Router::new()
            .route("/api/portal/{function}", post(call))
            .layer(middleware::from_fn_with_state(
                tandem.clone(),
                session::demand_guest,
            ));
    let public = Router::new().route("/api/public/{function}", post(call));
    staff
        .merge(portal)
        .merge(public)
        .layer(middleware::from_fn_with_state(tandem.clone(), form_return::keep))
}

/// Runs a server function with the actor that the session layer found.
async fn call(State(tandem): State<Tandem>, request: Request<Body>) -> Response<Body> {
    // In a task of its own: a browser that leaves the page meanwhile hangs up, and what it asked for is done all the same.
    let answering = tokio::spawn(answered(tandem, request));
    answering
        .await
        .unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

async fn answered(tandem: Tandem, request: Request<Body>) -> Response<Body> {
    if !is_function(request.uri().path()) {
        return session::tell(Refusal::NotFound);
    }
    let staff = request.extensions().get::<server::actor::Staff>().cloned();
    let guest = request.extensions().get::<server::actor::Guest>().cloned();
    let address = client_address::of(&tandem, &request);
    let response = leptos_axum::handle_server_fns_with_context(
        move || {
            provide_context(tandem.clone());
            provide_context(address);
            if let Some(staff) = staff.clone() {
                provide_context(staff);
            }
            if let Some(guest) = guest.clone() {
                provide_context(guest);
            }
        },
        request,
    )
    .await;
    with_status(response.into_response()).await
}

/// Whether there is such a server function. Of others the framework would say how to write one.
fn is_function(path: &str) -> bool {
    leptos::server_fn::axum::server_fn_paths().any(|(known, _)| known == path)
}

/// The framework answers every error with 500: the error itself says the status.
async fn with_status(response: Response<Body>) -> Response<Body> {
    if !response.headers().contains_key(SERVER_FN_ERROR_HEADER)
        || response.status() != StatusCode::INTERNAL_SERVER_ERROR
    {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let body = axum::body::to_bytes(body, REQUEST_MAX * 2)
        .await
        .unwrap_or_default();
    let error = ApiError::de(body.clone());
    parts.status = StatusCode::from_u16(error.status()).unwrap_or(parts.status);
    Response::from_parts(parts, Body::from(body))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_log_names_no_mailed_link() {
        assert_eq!(without_secret("/p/join/secret"), "(a link)");
        assert_eq!(without_secret("/set-up/secret"), "(a link)");
        assert_eq!(without_secret("//p//join/secret"), "(a link)");
        assert_eq!(without_secret("/portal/abc"), "/portal/abc");
    }
}
