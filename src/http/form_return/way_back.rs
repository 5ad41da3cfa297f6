//! The framework's redirect after a form, made ours: its status, the refusal in its address, and where it leads.

use app::api::ApiError;
use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, Response, StatusCode, header},
};
use base64::{Engine, engine::general_purpose::URL_SAFE};
use domain::percent::percent_encoded;
use leptos::server_fn::error::FromServerFnError;
use server::{local_page, token::Token};

/// After a POST the browser must GET: 303, where the framework says 302.
pub(super) fn see_other(response: &mut Response<Body>) {
    if response.status() == StatusCode::FOUND {
        *response.status_mut() = StatusCode::SEE_OTHER;
    }
}

/// The framework leaves a question mark behind when it takes its own parameters out of the address it redirects to.
pub(super) fn without_empty_query(response: &mut Response<Body>) {
    let page = response
        .headers()
        .get(header::LOCATION)
        .and_then(|page| page.to_str().ok())
        .and_then(|page| page.strip_suffix('?'));
    if let Some(page) = page.and_then(|page| HeaderValue::from_str(page).ok()) {
        response.headers_mut().insert(header::LOCATION, page);
    }
}

/// The error that the framework wrote into the address of its redirect; it is taken out of there.
pub(super) fn take_refusal(response: &mut Response<Body>) -> Option<ApiError> {
    let (error, page) = refused(response.headers())?;
    if let Ok(page) = HeaderValue::from_str(&page) {
        response.headers_mut().insert(header::LOCATION, page);
    }
    Some(error)
}

/// That error, and the address without it.
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

/// Keeps a redirect on this site, and in the portal what belongs there.
pub(super) fn lead_back(response: &mut Response<Body>, action: &str, fields: &[u8]) {
    let Some(page) = response
        .headers()
        .get(header::LOCATION)
        .and_then(|page| page.to_str().ok())
    else {
        return;
    };
    if let Ok(page) = HeaderValue::from_str(&way_back(page, action, fields)) {
        response.headers_mut().insert(header::LOCATION, page);
    }
}

/// Where a form leads that leads nowhere else: to the page it stood on. Where the browser does not say which that was, or names no more than
/// the site, a form of the portal leads to a page of the portal, because `/` is staff's.
fn way_back(page: &str, action: &str, fields: &[u8]) -> String {
    let page = page_of(page);
    if page != "/" {
        return page;
    }
    match action {
        "/api/public/join" | "/api/public/request_link_again" => page_of_link(fields),
        "/api/public/request_link" => "/p".to_owned(),
        _ if action.starts_with("/api/portal/") => "/portal".to_owned(),
        _ => page,
    }
}

/// The page of the mailed link that a form was about; the door, if it was about none.
fn page_of_link(fields: &[u8]) -> String {
    let field = |wanted: &str| {
        form_urlencoded::parse(fields)
            .find(|(name, _)| name == wanted)
            .map(|(_, value)| value.into_owned())
            .unwrap_or_default()
    };
    let Some(token) = Token::presented(&field("token")) else {
        return "/p".to_owned();
    };
    let page = format!("/p/join/{}", token.expose());
    match local_page(&field("to"), "").as_str() {
        "" => page,
        to => format!("{page}?to={}", percent_encoded(to)),
    }
}

/// An address as a path of ours, or `/`: it came from the `Referer`, which somebody else may have written.
pub(crate) fn page_of(address: &str) -> String {
    let path = match address.split_once("://") {
        Some((_, rest)) if !address.starts_with('/') => rest.find('/').map_or("/", |start| &rest[start..]),
        _ => address,
    };
    local_page(path, "/")
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOKEN: &str = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    #[test]
    fn an_address_is_read_as_a_path_of_this_site_or_as_none() {
        for (address, page) in [
            ("https://plans.test/accounts?q=a", "/accounts?q=a"),
            (
                "/accounts?to=https://evil.test/",
                "/accounts?to=https://evil.test/",
            ),
            ("https://plans.test", "/"),
            ("https://evil.test//evil.test/", "/"),
            ("about:client", "/"),
            ("", "/"),
        ] {
            assert_eq!(page_of(address), page, "{address}");
        }
    }

    #[test]
    fn without_a_page_to_go_back_to_the_portals_forms_stay_in_the_portal() {
        let body = format!("token={TOKEN}&to=%2Fportal%2Fabc%3Fshow%3Dmine");
        for address in ["https://plans.test/", "/"] {
            let back = |action: &str, body: &str| way_back(address, action, body.as_bytes());
            assert_eq!(
                back("/api/public/join", &body),
                format!("/p/join/{TOKEN}?to=/portal/abc%3Fshow%3Dmine")
            );
            assert_eq!(
                back("/api/public/request_link_again", &format!("token={TOKEN}")),
                format!("/p/join/{TOKEN}")
            );
            assert_eq!(back("/api/public/join", "token=..%2F..%2Faccounts"), "/p");
            assert_eq!(back("/api/public/request_link", ""), "/p");
            assert_eq!(back("/api/portal/complete_task", ""), "/portal");
            assert_eq!(back("/api/staff/complete_task", ""), "/");
        }
        assert_eq!(
            way_back("https://plans.test/portal/abc", "/api/portal/complete_task", b""),
            "/portal/abc"
        );
    }
}
