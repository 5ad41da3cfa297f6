//! Refusing what another site makes a browser send. Server functions accept cross-site POSTs by design (leptos#3786), so every request
//! with an unsafe method must come from our own pages.

use axum::{
    body::Body,
    extract::State,
    http::{HeaderMap, Method, Request, Response, StatusCode, header},
    middleware::Next,
    response::IntoResponse,
};
use server::Tandem;

/// Lets safe methods pass, and others only from our own pages.
pub(super) async fn demand(
    State(tandem): State<Tandem>,
    request: Request<Body>,
    next: Next,
) -> Response<Body> {
    let is_safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if is_safe || is_ours(request.headers(), &tandem.settings().public_url) {
        return next.run(request).await;
    }
    (
        StatusCode::FORBIDDEN,
        "This request did not come from a page of this site. Reload the page and try again.",
    )
        .into_response()
}

/// Browsers say where a request comes from: `Sec-Fetch-Site` on secure origins, `Origin` everywhere. Who says neither is no browser with
/// somebody's cookies, but is refused all the same.
fn is_ours(headers: &HeaderMap, public_url: &str) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    match text("sec-fetch-site") {
        Some(site) => matches!(site, "same-origin" | "none"),
        None => text(header::ORIGIN.as_str()).is_some_and(|origin| origin.eq_ignore_ascii_case(public_url)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from(pairs: &[(&'static str, &'static str)]) -> bool {
        let headers = pairs
            .iter()
            .map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()))
            .collect();
        is_ours(&headers, "https://plans.example.com")
    }

    #[test]
    fn only_our_own_pages_may_post() {
        assert!(from(&[("sec-fetch-site", "same-origin")]));
        assert!(from(&[("origin", "https://plans.example.com")]));
        assert!(!from(&[
            ("sec-fetch-site", "cross-site"),
            ("origin", "https://plans.example.com")
        ]));
        assert!(!from(&[("sec-fetch-site", "same-site")]));
        assert!(!from(&[("origin", "https://plans.example.com.evil.test")]));
        assert!(!from(&[("origin", "null")]));
        assert!(!from(&[]));
    }
}
