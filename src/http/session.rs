//! Finding out who asks, before anything else happens. Only what is behind these layers sees an actor.

use super::form_return::{SentSignedOut, page_of};
use app::{
    api::{ApiError, portal::SignOut},
    request::accepts_html,
    wire::Wire,
};
use axum::{
    body::Body,
    extract::State,
    http::{HeaderMap, Request, Response, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Redirect},
};
use domain::{percent::percent_encoded, refusal::Refusal};
use leptos::server_fn::{ContentType, ServerFn, error::FromServerFnError};
use server::{
    Tandem,
    actor::{Guest, Staff},
    cookies::cookie_name,
    sign_in::{PORTAL_COOKIE, STAFF_COOKIE},
};

/// The value of a cookie of ours.
pub(super) fn cookie<'a>(tandem: &Tandem, headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let name = cookie_name(name, tandem.settings().is_https());
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(found, _)| *found == name)
        .map(|(_, value)| value)
}

/// The member of staff whose browser asks, if they are signed in.
pub(super) async fn staff(tandem: &Tandem, headers: &HeaderMap) -> Result<Option<Staff>, Refusal> {
    match cookie(tandem, headers, STAFF_COOKIE) {
        Some(token) => tandem.staff(token).await,
        None => Ok(None),
    }
}

/// The contact whose browser asks, if they are signed in and may still enter.
pub(super) async fn guest(tandem: &Tandem, headers: &HeaderMap) -> Result<Option<Guest>, Refusal> {
    match cookie(tandem, headers, PORTAL_COOKIE) {
        Some(token) => tandem.guest(token).await,
        None => Ok(None),
    }
}

/// Lets staff pass, as an extension of the request; everybody else is told that they are signed out.
pub(super) async fn demand_staff(
    State(tandem): State<Tandem>,
    mut request: Request<Body>,
    next: Next,
) -> Response<Body> {
    match staff(&tandem, request.headers()).await {
        Ok(Some(staff)) => {
            request.extensions_mut().insert(staff);
            next.run(request).await
        }
        Ok(None) => to_sign_in(request.headers()),
        Err(refusal) => refuse(request.headers(), refusal, "/sign-in"),
    }
}

/// Leads a form that was sent after its session had ended to the sign-in page and from there back to its own, which finds it again; tells
/// a program that its user is signed out.
fn to_sign_in(headers: &HeaderMap) -> Response<Body> {
    let referrer = headers.get(header::REFERER).and_then(|value| value.to_str().ok());
    let page = page_of(referrer.unwrap_or_default());
    let door = format!("/sign-in?to={}&ended=1", percent_encoded(&page));
    let mut response = refuse(headers, Refusal::SignedOut, &door);
    response.extensions_mut().insert(SentSignedOut { page });
    response
}

/// Lets contacts pass, as an extension of the request; everybody else is told that they are signed out.
pub(super) async fn demand_guest(
    State(tandem): State<Tandem>,
    mut request: Request<Body>,
    next: Next,
) -> Response<Body> {
    match guest(&tandem, request.headers()).await {
        Ok(Some(guest)) => {
            request.extensions_mut().insert(guest);
            next.run(request).await
        }
        Ok(None) => {
            // Who may not enter just now may leave: the session would let them in once the portal is on again.
            let leaves = request.uri().path() == <SignOut as ServerFn>::PATH;
            match end_session(&tandem, request.headers(), leaves).await {
                Ok(()) => refuse(request.headers(), Refusal::SignedOut, "/p?ended=1"),
                Err(refusal) => refuse(request.headers(), refusal, "/p"),
            }
        }
        Err(refusal) => refuse(request.headers(), refusal, "/p"),
    }
}

/// Ends the session behind the cookie of who leaves.
async fn end_session(tandem: &Tandem, headers: &HeaderMap, leaves: bool) -> Result<(), Refusal> {
    match cookie(tandem, headers, PORTAL_COOKIE) {
        Some(token) if leaves => tandem.end_portal_session(token).await,
        _ => Ok(()),
    }
}

fn refuse(headers: &HeaderMap, refusal: Refusal, door: &str) -> Response<Body> {
    if accepts_html(headers) && matches!(refusal, Refusal::Unavailable { .. }) {
        // Who sent it may be signed in: no door helps, and the browser still has the form.
        let sentence =
            "Tandem could not answer just now, and nothing was saved. Reload this page to send it again.";
        return (StatusCode::SERVICE_UNAVAILABLE, sentence).into_response();
    }
    if accepts_html(headers) {
        return Redirect::to(door).into_response();
    }
    tell(refusal)
}

/// Tells a program why it is refused.
pub(super) fn tell(refusal: Refusal) -> Response<Body> {
    let error = ApiError::from(refusal);
    let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::UNAUTHORIZED);
    let kind = [(header::CONTENT_TYPE, Wire::CONTENT_TYPE)];
    let mut response = (status, kind, error.ser()).into_response();
    response
        .headers_mut()
        .insert("serverfnerror", header::HeaderValue::from_static("1"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_program_can_read_that_its_user_is_signed_out() {
        let response = refuse(&HeaderMap::new(), Refusal::SignedOut, "/p");
        assert_eq!(response.status(), StatusCode::UNAUTHORIZED);
        let body = axum::body::to_bytes(response.into_body(), usize::MAX)
            .await
            .unwrap();
        assert_eq!(ApiError::de(body), ApiError::Refused(Refusal::SignedOut));
    }

    #[test]
    fn a_form_of_staff_that_is_signed_out_leads_to_the_door_and_back() {
        for (referrer, door) in [
            (
                "https://plans.test/accounts/new?a=b",
                "/sign-in?to=/accounts/new%3Fa%3Db&ended=1",
            ),
            ("https://evil.test//evil.test/", "/sign-in?to=/&ended=1"),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT, header::HeaderValue::from_static("text/html"));
            headers.insert(header::REFERER, header::HeaderValue::from_static(referrer));
            let response = to_sign_in(&headers);
            assert_eq!(response.status(), StatusCode::SEE_OTHER);
            assert_eq!(response.headers()[header::LOCATION], door);
        }
    }
}
