//! Forms that the browser sends and that are refused: what was typed and why is kept for the page shown next, which draws the form again
//! with everything in it. The store keeps it for a few minutes under a secret that only this browser has; of a form that is not kept, the
//! browser carries the reason itself. A form of staff that was sent after its session had ended waits for the page it was on, until
//! whoever sent it has signed in again.

use super::{client_address, session::cookie};
use app::{
    api::ApiError,
    request::{self, FormReturn, NOTICE_COOKIE, Returned, accepts_html},
};
use axum::{
    body::{Body, to_bytes},
    extract::State,
    http::{HeaderMap, HeaderValue, Request, Response, StatusCode, header},
    middleware::Next,
    response::IntoResponse,
};
use base64::{Engine, engine::general_purpose::URL_SAFE};
use domain::{
    percent::percent_encoded,
    refusal::Refusal,
    validation::{MESSAGE_MAX, TEXT_MAX},
};
use leptos::server_fn::error::FromServerFnError;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use server::{Tandem, portal::local_page, token::Token};
use std::net::IpAddr;

/// Holds the secret of a form that is kept, or the refusal of one that is not.
const FORM_COOKIE: &str = "tandem_form";
/// How long a browser holds it, in seconds.
const FORM_COOKIE_LASTS: u32 = 60;

/// Holds a form that waits until whoever sent it has signed in again.
const WAITING_COOKIE: &str = "tandem_waiting";
/// How long a browser holds it, in seconds: as long as the store keeps a form.
const WAITING_COOKIE_LASTS: u32 = 5 * 60;

/// The most that browsers take in a cookie, less its name and what it says of itself.
const COOKIE_MAX: usize = 3 * 1024;

/// The most that is kept of a form that a contact can send, in bytes: they type little.
const KEPT_MAX: usize = 4 * 1024;
/// The same for staff: the longest texts of a form there, as they were and as they are to be, with four bytes a character.
const KEPT_FOR_STAFF_MAX: usize = 4 * (2 * TEXT_MAX + MESSAGE_MAX);

/// Said where a refused form can neither be kept nor carried.
const TOO_LONG_TO_KEEP: &str = "That was not saved, and it is too long to be shown here again. Go back to the page before, where it still stands, shorten it and try again.";

/// Said beside a form that waited.
const WAS_SIGNED_OUT: &str =
    "You had been signed out, so this was not saved. It stands here as you left it: check it and try again.";
/// Said where it could not wait.
const WAS_SIGNED_OUT_AND_LOST: &str = "You had been signed out, so this was not saved, and there was too much of it to keep it for you. Please write it again.";

/// Fields that are never kept.
const SECRET_FIELDS: [&str; 2] = ["password", "token"];

/// Passes calls by a program through; keeps what a refused form held.
pub(super) async fn keep(State(tandem): State<Tandem>, request: Request<Body>, next: Next) -> Response<Body> {
    if !accepts_html(request.headers()) {
        return next.run(request).await;
    }
    let client = client_address::of(&tandem, &request);
    let (mut parts, body) = request.into_parts();
    name_a_page(&tandem, &mut parts.headers);
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
    HeaderValue::from_str(&request::cookie(FORM_COOKIE, &value, FORM_COOKIE_LASTS, is_https)).ok()
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

/// Marks the answer to a form that was sent after its session had ended.
#[derive(Clone, Debug)]
pub(super) struct SentSignedOut {
    /// The page it stood on.
    pub(super) page: String,
}

/// A form that waits until whoever sent it has signed in again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Waiting {
    /// The path of the page it stood on: no other page takes it.
    page: String,
    form: FormReturn,
}

impl Waiting {
    fn of(page: String, action: String, fields: Vec<(String, String)>) -> Self {
        let error = Refusal::NotAllowed(WAS_SIGNED_OUT.to_owned()).into();
        Self {
            page: page.split('?').next().unwrap_or_default().to_owned(),
            form: FormReturn {
                action,
                fields,
                error,
            },
        }
    }

    fn without_fields(self) -> Self {
        let error = Refusal::NotAllowed(WAS_SIGNED_OUT_AND_LOST.to_owned()).into();
        Self {
            form: FormReturn {
                fields: Vec::new(),
                error,
                ..self.form
            },
            ..self
        }
    }
}

/// What the page finds a waiting form by. Anybody can send one, so the browser carries it if there is room; the store keeps no more of it
/// than of any other, and so many only.
async fn waiting_cookie(tandem: &Tandem, client: IpAddr, waiting: Waiting) -> Option<HeaderValue> {
    if waiting.form.fields.is_empty() {
        return None;
    }
    let value = match in_a_cookie(&waiting) {
        Some(text) => text,
        None => match kept_waiting(tandem, client, &waiting).await {
            Some(token) => token.expose().to_owned(),
            None => in_a_cookie(&waiting.without_fields())?,
        },
    };
    let is_https = tandem.settings().is_https();
    let cookie = request::cookie(WAITING_COOKIE, &value, WAITING_COOKIE_LASTS, is_https);
    HeaderValue::from_str(&cookie).ok()
}

async fn kept_waiting(tandem: &Tandem, client: IpAddr, waiting: &Waiting) -> Option<Token> {
    let content = serde_json::to_value(waiting).ok()?;
    if content.to_string().len() > KEPT_FOR_STAFF_MAX {
        return None;
    }
    tandem.keep_form_of_anybody(content, client).await.ok()
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

/// The error that the framework wrote into the address of its redirect; it is taken out of there.
fn take_refusal(response: &mut Response<Body>) -> Option<ApiError> {
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
fn lead_back(response: &mut Response<Body>, action: &str, fields: &[u8]) {
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
pub(super) fn page_of(address: &str) -> String {
    let path = match address.split_once("://") {
        Some((_, rest)) if !address.starts_with('/') => rest.find('/').map_or("/", |start| &rest[start..]),
        _ => address,
    };
    local_page(path, "/")
}

fn readable(body: &[u8]) -> Vec<(String, String)> {
    form_urlencoded::parse(body)
        .filter(|(name, _)| !SECRET_FIELDS.contains(&name.as_ref()))
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
        .collect()
}

/// What the page before this one left for it, and the cookies it lay in.
pub(super) struct Left {
    /// What is shown.
    pub(super) returned: Returned,
    cookies: Vec<&'static str>,
}

impl Left {
    /// For the page at that path.
    pub(super) async fn find(tandem: &Tandem, headers: &HeaderMap, path: &str) -> Self {
        let mut cookies = Vec::new();
        let notice = cookie(headers, NOTICE_COOKIE).and_then(percent_decoded);
        if notice.is_some() {
            cookies.push(NOTICE_COOKIE);
        }
        let mut form = found::<FormReturn>(tandem, headers, FORM_COOKIE).await;
        if form.is_some() {
            cookies.push(FORM_COOKIE);
        } else if let Some(waiting) = found::<Waiting>(tandem, headers, WAITING_COOKIE).await
            && waiting.page == path
        {
            form = Some(waiting.form);
            cookies.push(WAITING_COOKIE);
        }
        Self {
            returned: Returned { notice, form },
            cookies,
        }
    }

    /// Makes the browser forget what a page has shown.
    pub(super) fn forget(self, tandem: &Tandem, response: &mut Response<Body>) {
        for name in self.cookies {
            let cookie = request::cookie(name, "", 0, tandem.settings().is_https());
            set_cookie(response, HeaderValue::from_str(&cookie).ok());
        }
    }
}

/// What a cookie leads to, or carries itself. A secret has no brace in it.
async fn found<T: DeserializeOwned>(tandem: &Tandem, headers: &HeaderMap, name: &str) -> Option<T> {
    let value = cookie(headers, name)?;
    match percent_decoded(value).filter(|text| text.starts_with('{')) {
        Some(text) => serde_json::from_str(&text).ok(),
        None => serde_json::from_value(tandem.form_return(value).await.ok()??).ok(),
    }
}

fn percent_decoded(text: &str) -> Option<String> {
    form_urlencoded::parse(format!("v={text}").as_bytes())
        .next()
        .map(|(_, value)| value.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOKEN: &str = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    fn refused_with(action: &str, size: usize, error: ApiError) -> FormReturn {
        FormReturn {
            action: action.to_owned(),
            fields: vec![("email".to_owned(), "x".repeat(size))],
            error,
        }
    }

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
            serde_json::from_str(&percent_decoded(&text).unwrap()).unwrap()
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
