//! Forms without scripts that are refused: what was typed and why is kept for the page shown next, which draws the form again with
//! everything in it. The store keeps it for a few minutes under a secret that only this browser has.

use super::session::cookie;
use app::{
    api::ApiError,
    request::{FormReturn, Returned, accepts_html},
};
use axum::{
    body::{Body, to_bytes},
    extract::State,
    http::{HeaderMap, HeaderValue, Request, Response, StatusCode, header},
    middleware::Next,
    response::IntoResponse,
};
use base64::{Engine, engine::general_purpose::URL_SAFE};
use server::Tandem;

const FORM_COOKIE: &str = "tandem_form";
const NOTICE_COOKIE: &str = "tandem_notice";

/// Fields that are never kept.
const SECRET_FIELDS: [&str; 2] = ["password", "token"];

/// Passes calls by script through; keeps what a refused form held.
pub(super) async fn keep(State(tandem): State<Tandem>, request: Request<Body>, next: Next) -> Response<Body> {
    if !accepts_html(request.headers()) {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, super::REQUEST_MAX).await else {
        return (
            StatusCode::PAYLOAD_TOO_LARGE,
            "That was too much text at once. Go back and shorten it.",
        )
            .into_response();
    };
    let action = parts.uri.path().to_owned();
    let fields = body.clone();
    let mut response = next.run(Request::from_parts(parts, Body::from(body))).await;
    see_other(&mut response);
    without_empty_query(&mut response);
    let Some((error, page)) = refused(response.headers()) else {
        return response;
    };
    if let Some(page) = page_of(&page) {
        response.headers_mut().insert(header::LOCATION, page);
    }
    let returned = FormReturn {
        action,
        fields: readable(&fields),
        error,
    };
    let content = serde_json::to_value(returned).unwrap_or_default();
    if let Ok(token) = tandem.keep_form_return(content).await {
        let secure = if tandem.settings().is_https() {
            "; Secure"
        } else {
            ""
        };
        let cookie = format!(
            "{FORM_COOKIE}={}; Path=/; Max-Age=60; HttpOnly; SameSite=Lax{secure}",
            token.expose()
        );
        if let Ok(cookie) = HeaderValue::from_str(&cookie) {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
    }
    response
}

/// After a POST the browser must GET: 303, where the framework says 302.
fn see_other(response: &mut Response<Body>) {
    if response.status() == StatusCode::FOUND {
        *response.status_mut() = StatusCode::SEE_OTHER;
    }
}

/// The framework leaves a question mark behind when it takes its own parameters out of the address it redirects to.
fn without_empty_query(response: &mut Response<Body>) {
    let page = response
        .headers()
        .get(header::LOCATION)
        .and_then(|page| page.to_str().ok())
        .and_then(|page| page.strip_suffix('?'));
    if let Some(page) = page.and_then(|page| HeaderValue::from_str(page).ok()) {
        response.headers_mut().insert(header::LOCATION, page);
    }
}

/// The error that the framework wrote into the address of its redirect, and that address without it.
fn refused(headers: &HeaderMap) -> Option<(ApiError, String)> {
    let location = headers.get(header::LOCATION)?.to_str().ok()?;
    let (page, query) = location.split_once('?')?;
    let (mut error, mut kept) = (None, Vec::new());
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        match name.as_ref() {
            "__err" => error = Some(decode(&value)),
            "__path" => {}
            _ => kept.push((name.into_owned(), value.into_owned())),
        }
    }
    let query = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(kept)
        .finish();
    let page = if query.is_empty() {
        page.to_owned()
    } else {
        format!("{page}?{query}")
    };
    Some((error?, page))
}

fn decode(error: &str) -> ApiError {
    let bytes = URL_SAFE.decode(error);
    bytes.map_or(ApiError::Malformed, |bytes| ApiError::de(bytes.into()))
}

/// The address as a path of ours: the framework took it from the `Referer`, which somebody else may have written.
fn page_of(page: &str) -> Option<HeaderValue> {
    let path = match page.split_once("://") {
        Some((_, rest)) => rest.find('/').map_or("/", |start| &rest[start..]),
        None => page,
    };
    HeaderValue::from_str(&server::portal::local_page(path, "/")).ok()
}

fn readable(body: &[u8]) -> Vec<(String, String)> {
    form_urlencoded::parse(body)
        .filter(|(name, _)| !SECRET_FIELDS.contains(&name.as_ref()))
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
        .collect()
}

/// What the page before this one left for it.
pub(super) async fn returned(tandem: &Tandem, headers: &HeaderMap) -> Returned {
    let notice = cookie(headers, NOTICE_COOKIE).and_then(percent_decoded);
    let form = match cookie(headers, FORM_COOKIE) {
        Some(token) => tandem
            .form_return(token)
            .await
            .ok()
            .flatten()
            .and_then(|content| serde_json::from_value(content).ok()),
        None => None,
    };
    Returned { notice, form }
}

fn percent_decoded(text: &str) -> Option<String> {
    form_urlencoded::parse(format!("v={text}").as_bytes())
        .next()
        .map(|(_, value)| value.into_owned())
}

/// Makes the browser forget what a page has shown.
pub(super) fn forget(returned: &Returned, response: &mut Response<Body>) {
    let used = [
        (returned.form.is_some(), FORM_COOKIE),
        (returned.notice.is_some(), NOTICE_COOKIE),
    ];
    for (_, name) in used.into_iter().filter(|(used, _)| *used) {
        if let Ok(cookie) =
            HeaderValue::from_str(&format!("{name}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax"))
        {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
    }
}
