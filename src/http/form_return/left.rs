//! What a page finds that the one before left for it.

use super::{set_cookie, waiting::Waiting};
use crate::http::session::cookie;
use app::{
    cookies::{FORM_COOKIE, NOTICE_COOKIE, SETTLED_COOKIE, WAITING_COOKIE, read_notice, read_settled},
    document::Face,
    request::{FormReturn, Returned, Settled},
};
use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, Response},
};
use domain::percent::percent_decoded;
use serde::de::DeserializeOwned;
use server::{Tandem, cookies};

/// What the page before this one left for it, and the cookies it lay in.
pub(crate) struct Left {
    /// What is shown.
    pub(crate) returned: Returned,
    /// What a contact did, shown by the portal alone.
    pub(crate) settled: Option<Settled>,
    cookies: Vec<&'static str>,
}

impl Left {
    /// For the page at that path. What staff's forms leave is for their pages: the next page of the same browser may be one of the
    /// portal, shown to a customer. What a contact's leave is for the portal's.
    pub(crate) async fn find(tandem: &Tandem, headers: &HeaderMap, face: Face, path: &str) -> Self {
        let mut cookies = Vec::new();
        let of_face = match face {
            Face::Workspace => NOTICE_COOKIE,
            Face::Portal => SETTLED_COOKIE,
        };
        let done = cookie(tandem, headers, of_face);
        if done.is_some() {
            cookies.push(of_face);
        }
        let mut form = found::<FormReturn>(tandem, headers, FORM_COOKIE)
            .await
            .filter(|form| is_of(&form.action, face));
        if form.is_some() {
            cookies.push(FORM_COOKIE);
        } else if let Some(waiting) = found::<Waiting>(tandem, headers, WAITING_COOKIE).await
            && waiting.page == path
            && is_of(&waiting.form.action, face)
        {
            form = Some(waiting.form);
            cookies.push(WAITING_COOKIE);
        }
        let (notice, settled) = match face {
            Face::Workspace => (done.map(read_notice), None),
            Face::Portal => (None, done.and_then(read_settled)),
        };
        Self {
            returned: Returned { notice, form },
            settled,
            cookies,
        }
    }

    /// Whether something may have been left for the browser's next page of the portal.
    pub(crate) fn is_there(tandem: &Tandem, headers: &HeaderMap) -> bool {
        [FORM_COOKIE, WAITING_COOKIE, SETTLED_COOKIE]
            .into_iter()
            .any(|name| cookie(tandem, headers, name).is_some())
    }

    /// Makes the browser forget what a page has shown.
    pub(crate) fn forget(self, tandem: &Tandem, response: &mut Response<Body>) {
        for name in self.cookies {
            let cookie = cookies::cookie(name, "", 0, tandem.settings().is_https());
            set_cookie(response, HeaderValue::from_str(&cookie).ok());
        }
    }
}

/// Whether forms that are sent there stand on a face's pages. Doors of both send theirs to what is public.
fn is_of(action: &str, face: Face) -> bool {
    let others = match face {
        Face::Workspace => "/api/portal/",
        Face::Portal => "/api/staff/",
    };
    !action.starts_with(others)
}

/// What a cookie leads to, or carries itself. A secret has no brace in it.
async fn found<T: DeserializeOwned>(tandem: &Tandem, headers: &HeaderMap, name: &str) -> Option<T> {
    let value = cookie(tandem, headers, name)?;
    let text = percent_decoded(value);
    if text.starts_with('{') {
        return serde_json::from_str(&text).ok();
    }
    serde_json::from_value(tandem.form_return(value).await.ok()??).ok()
}
