//! Headers every response carries. Pages carry their own content security policy, with a nonce; everything else allows nothing.

use axum::{
    body::Body,
    extract::State,
    http::{HeaderName, HeaderValue, Request, Response, header},
    middleware::Next,
};
use server::Tandem;

/// What every response says, unless it said something else.
static ALWAYS: [(HeaderName, &str); 7] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    // Refused forms come back to the page that the referrer names; no other site is told of it, because an address may be a
    // secret. Not `no-referrer`: with that, browsers send `Origin: null` along with forms.
    (header::REFERRER_POLICY, "same-origin"),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), microphone=()",
    ),
    (
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; frame-ancestors 'none'",
    ),
    (header::CACHE_CONTROL, "no-store"),
];

/// Adds them.
pub(super) async fn secure(
    State(tandem): State<Tandem>,
    request: Request<Body>,
    next: Next,
) -> Response<Body> {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in &ALWAYS {
        headers
            .entry(name.clone())
            .or_insert(HeaderValue::from_static(value));
    }
    if tandem.settings().is_https() {
        let year = HeaderValue::from_static("max-age=31536000; includeSubDomains");
        headers.entry(header::STRICT_TRANSPORT_SECURITY).or_insert(year);
    }
    response
}

/// The policy of a page whose own scripts carry this nonce.
pub(super) fn page_policy(nonce: &str) -> String {
    format!(
        "default-src 'none'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
         font-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
}
