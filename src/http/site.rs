//! The built site, embedded in the program (read from the disk in debug builds): hashed names for ever, compressed ahead of time.

use app::document::Site;
use axum::{
    body::Body,
    http::{HeaderMap, Response, StatusCode, Uri, header},
    response::IntoResponse,
};
use rust_embed::{EmbeddedFile, RustEmbed};
use std::collections::HashMap;

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/target/site"]
struct Files;

/// Files whose names change with their content.
pub(super) async fn hashed(uri: Uri, headers: HeaderMap) -> Response<Body> {
    file(&uri, &headers, "public, max-age=31536000, immutable")
}

/// Files whose names stay.
pub(super) async fn named(uri: Uri, headers: HeaderMap) -> Response<Body> {
    file(&uri, &headers, "public, max-age=3600")
}

fn file(uri: &Uri, headers: &HeaderMap, cache: &'static str) -> Response<Body> {
    let path = uri.path().trim_start_matches('/');
    let Some((file, encoding)) = best(path, headers) else {
        return (StatusCode::NOT_FOUND, "There is no such file.").into_response();
    };
    let mut response = Response::new(Body::from(file.data.into_owned()));
    let answer = response.headers_mut();
    answer.insert(
        header::CONTENT_TYPE,
        header::HeaderValue::from_static(content_type(path)),
    );
    answer.insert(header::CACHE_CONTROL, header::HeaderValue::from_static(cache));
    answer.insert(header::VARY, header::HeaderValue::from_static("accept-encoding"));
    if let Some(encoding) = encoding {
        answer.insert(
            header::CONTENT_ENCODING,
            header::HeaderValue::from_static(encoding),
        );
    }
    response
}

/// The file in the smallest form that the browser takes.
fn best(path: &str, headers: &HeaderMap) -> Option<(EmbeddedFile, Option<&'static str>)> {
    let accepted = headers
        .get(header::ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    for (encoding, suffix) in [("br", "br"), ("gzip", "gz")] {
        if accepted
            .split(',')
            .any(|name| name.trim().split(';').next() == Some(encoding))
            && let Some(file) = Files::get(&format!("{path}.{suffix}"))
        {
            return Some((file, Some(encoding)));
        }
    }
    Files::get(path).map(|file| (file, None))
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        Some("png") => "image/png",
        _ => "application/octet-stream",
    }
}

/// Where the files of a face are.
pub(super) fn of_face(face: &str) -> Site {
    let manifest: HashMap<String, String> = Files::get("manifest.json")
        .and_then(|file| serde_json::from_slice(&file.data).ok())
        .unwrap_or_default();
    let address = |name: &str| manifest.get(name).cloned().unwrap_or_default();
    Site {
        style: address("main.css"),
        script: address(&format!("{face}.js")),
        program: address(&format!("{face}.wasm")),
        icon: "/favicon.svg".to_owned(),
        font: address("fonts/inter-latin-wght-normal.woff2"),
    }
}
