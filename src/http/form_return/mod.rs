//! Forms without scripts that are refused: what was typed and why is kept for the page shown next, which draws the form again with
//! everything in it. The store keeps it for a few minutes under a secret that only this browser has; of a form that is not kept, the
//! browser carries the reason itself. A form of staff that was sent after its session had ended waits for the page it was on, until
//! whoever sent it has signed in again.

use super::client_address;
use app::{
    api::ApiError,
    cookies::FORM_COOKIE,
    request::{FormReturn, accepts_html},
};
use axum::{
    body::{Body, to_bytes},
    extract::State,
    http::{HeaderMap, HeaderValue, Request, Response, StatusCode, header},
    middleware::Next,
    response::IntoResponse,
};
use domain::{
    percent::percent_encoded,
    refusal::Refusal,
    validation::{MESSAGE_MAX, TEXT_MAX},
};
use serde::Serialize;
use server::{Tandem, cookies};
use waiting::{Waiting, waiting_cookie};
use way_back::{lead_back, see_other, take_refusal, without_empty_query};

mod left;
mod waiting;
mod way_back;

pub(super) use left::Left;
pub(super) use waiting::SentSignedOut;
pub(super) use way_back::page_of;

/// How long a browser holds it, in seconds.
const FORM_COOKIE_LASTS: u64 = 60;

/// The most that browsers take in a cookie, less its name and what it says of itself.
const COOKIE_MAX: usize = 3 * 1024;

/// The most that is kept of a form that a contact can send, in bytes: they type little.
const KEPT_MAX: usize = 4 * 1024;
/// The same for staff: the longest texts of a form there, as they were and as they are to be, with four bytes a character.
const KEPT_FOR_STAFF_MAX: usize = 4 * (2 * TEXT_MAX + MESSAGE_MAX);

/// Said where a refused form can neither be kept nor carried.
const TOO_LONG_TO_KEEP: &str = "That was not saved, and it is too long to be shown here again. Try your browser’s Back, copy the text, and make it shorter.";

/// Fields that are never kept.
const SECRET_FIELDS: [&str; 2] = ["password", "token"];

/// Passes calls by script through; keeps what a refused form held.
pub(super) async fn keep(State(tandem): State<Tandem>, request: Request<Body>, next: Next) -> Response<Body> {
    if !accepts_html(request.headers()) {
        return next.run(request).await;
    }
    let client = client_address::of(&tandem, &request);
    let (mut parts, body) = request.into_parts();
    name_a_page(&tandem, &mut parts.headers);
    let Ok(body) = to_bytes(body, super::REQUEST_MAX).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    let action = parts.uri.path().to_owned();
    let fields = body.clone();
    let mut response = next.run(Request::from_parts(parts, Body::from(body))).await;
    if let Some(SentSignedOut { page }) = response.extensions_mut().remove() {
        let waiting = Waiting::of(page, action, readable(&fields));
        let cookie = waiting_cookie(&tandem, client, waiting).await;
        set_cookie(&mut response, cookie);
        return response;
    }
    see_other(&mut response);
    without_empty_query(&mut response);
    let error = take_refusal(&mut response);
    lead_back(&mut response, &action, &fields);
    let Some(error) = error else {
        return response;
    };
    let returned = FormReturn {
        action,
        fields: readable(&fields),
        error,
    };
    let cookie = form_cookie(&tandem, returned).await;
    set_cookie(&mut response, cookie);
    response
}

fn set_cookie(response: &mut Response<Body>, cookie: Option<HeaderValue>) {
    if let Some(cookie) = cookie {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
}

/// The framework says that it refused only where there is a page to say it to.
fn name_a_page(tandem: &Tandem, headers: &mut HeaderMap) {
    let is_address = |page: &HeaderValue| {
        page.to_str()
            .is_ok_and(|page| page.starts_with("http://") || page.starts_with("https://"))
    };
    if headers.get(header::REFERER).is_some_and(is_address) {
        return;
    }
    if let Ok(site) = HeaderValue::from_str(&tandem.settings().link("/")) {
        headers.insert(header::REFERER, site);
    }
}

/// What the next page finds the refused form by: the secret of what is kept, or, where nothing is, why it was refused.
async fn form_cookie(tandem: &Tandem, returned: FormReturn) -> Option<HeaderValue> {
    let kept = match serde_json::to_value(&returned) {
        Ok(content) if may_be_kept(&returned) => tandem.keep_form_return(content).await.ok(),
        _ => None,
    };
    let value = match kept {
        Some(token) => token.expose().to_owned(),
        None => carried(returned)?,
    };
    let is_https = tandem.settings().is_https();
    HeaderValue::from_str(&cookies::cookie(FORM_COOKIE, &value, FORM_COOKIE_LASTS, is_https)).ok()
}

/// Whether it may lie in the database for a while. Never what anybody can send, what was sent too often or is no form of ours: there is no
/// end to those; and of the others no more than a form of ours can hold.
fn may_be_kept(returned: &FormReturn) -> bool {
    if returned.action.starts_with("/api/public/") {
        return false;
    }
    if matches!(
        returned.error,
        ApiError::Malformed | ApiError::Refused(Refusal::TooMany { .. })
    ) {
        return false;
    }
    let most = if returned.action.starts_with("/api/staff/") {
        KEPT_FOR_STAFF_MAX
    } else {
        KEPT_MAX
    };
    let size: usize = returned
        .fields
        .iter()
        .map(|(name, value)| name.len() + value.len())
        .sum();
    size <= most
}

/// A refusal as the browser carries it: with what was typed if there is room, otherwise without, and at least with a sentence.
fn carried(returned: FormReturn) -> Option<String> {
    let bare = FormReturn {
        fields: Vec::new(),
        ..returned.clone()
    };
    let least = FormReturn {
        error: Refusal::NotAllowed(TOO_LONG_TO_KEEP.to_owned()).into(),
        ..bare.clone()
    };
    [returned, bare, least].iter().find_map(in_a_cookie)
}

/// That as the value of a cookie, if there is room.
fn in_a_cookie(content: &impl Serialize) -> Option<String> {
    let text = percent_encoded(&serde_json::to_string(content).ok()?);
    (text.len() <= COOKIE_MAX).then_some(text)
}

fn readable(body: &[u8]) -> Vec<(String, String)> {
    form_urlencoded::parse(body)
        .filter(|(name, _)| !SECRET_FIELDS.contains(&name.as_ref()))
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::percent::percent_decoded;

    fn refused_with(action: &str, size: usize, error: ApiError) -> FormReturn {
        FormReturn {
            action: action.to_owned(),
            fields: vec![("email".to_owned(), "x".repeat(size))],
            error,
        }
    }

    #[test]
    fn what_anybody_can_send_or_sent_too_often_or_is_no_form_or_too_large_is_not_kept() {
        let invalid = || ApiError::Refused(Refusal::field("email", "Enter an e-mail address."));
        let too_many = ApiError::Refused(Refusal::TooMany { retry_after: 60 });
        for (action, size, error) in [
            ("/api/public/sign_in", 300, invalid()),
            ("/api/portal/complete_task", 300, too_many.clone()),
            ("/api/staff/edit_task", 300, too_many),
            ("/api/portal/complete_task", 300, ApiError::Malformed),
            ("/api/staff/edit_task", 300, ApiError::Malformed),
            ("/api/portal/complete_task", KEPT_MAX, invalid()),
            ("/api/staff/edit_task", KEPT_FOR_STAFF_MAX, invalid()),
        ] {
            let returned = refused_with(action, size, error);
            assert!(!may_be_kept(&returned), "{action}");
            assert!(
                carried(returned).is_some_and(|text| text.len() <= COOKIE_MAX),
                "{action}"
            );
        }
        for (action, size) in [
            ("/api/portal/complete_task", 300),
            ("/api/staff/edit_task", 8 * TEXT_MAX),
        ] {
            assert!(may_be_kept(&refused_with(action, size, invalid())), "{action}");
        }
    }

    #[test]
    fn a_browser_carries_what_was_typed_where_there_is_room_and_a_sentence_where_there_is_not() {
        let invalid = || ApiError::Refused(Refusal::field("email", "Enter an e-mail address."));
        let carried = |size, error| -> FormReturn {
            let text = carried(refused_with("/api/public/sign_in", size, error)).unwrap();
            serde_json::from_str(&percent_decoded(&text)).unwrap()
        };
        assert_eq!(
            carried(300, invalid()),
            refused_with("/api/public/sign_in", 300, invalid())
        );
        assert_eq!(carried(COOKIE_MAX, invalid()).fields, Vec::new());
        assert_eq!(carried(COOKIE_MAX, invalid()).error, invalid());
        let long = Refusal::NotAllowed("x".repeat(COOKIE_MAX));
        assert_eq!(
            carried(1, long.into()).error,
            Refusal::NotAllowed(TOO_LONG_TO_KEEP.to_owned()).into()
        );
    }
}
