//! A form of staff that was sent after its session had ended: it waits for the page it was on, until whoever sent it has signed in again.

use super::{KEPT_FOR_STAFF_MAX, in_a_cookie};
use app::{cookies::WAITING_COOKIE, request::FormReturn};
use axum::http::HeaderValue;
use domain::refusal::Refusal;
use serde::{Deserialize, Serialize};
use server::{Tandem, cookies, token::Token};
use std::net::IpAddr;

/// How long a browser holds it, in seconds: as long as the store keeps a form.
const WAITING_COOKIE_LASTS: u64 = 5 * 60;

/// Said beside a form that waited.
const WAS_SIGNED_OUT: &str =
    "You had been signed out, so this was not saved. It stands here as you left it: check it and try again.";
/// Said where it could not wait.
const WAS_SIGNED_OUT_AND_LOST: &str = "You had been signed out, so this was not saved, and there was too much of it to keep it for you. Please write it again.";

/// Marks the answer to a form that was sent after its session had ended.
#[derive(Clone, Debug)]
pub(crate) struct SentSignedOut {
    /// The page it stood on.
    pub(crate) page: String,
}

/// A form that waits until whoever sent it has signed in again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Waiting {
    /// The path of the page it stood on: no other page takes it.
    pub(super) page: String,
    /// What it held.
    pub(super) form: FormReturn,
}

impl Waiting {
    /// The form that was sent from that page.
    pub(super) fn of(page: String, action: String, fields: Vec<(String, String)>) -> Self {
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
pub(super) async fn waiting_cookie(tandem: &Tandem, client: IpAddr, waiting: Waiting) -> Option<HeaderValue> {
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
    let cookie = cookies::cookie(WAITING_COOKIE, &value, WAITING_COOKIE_LASTS, is_https);
    HeaderValue::from_str(&cookie).ok()
}

async fn kept_waiting(tandem: &Tandem, client: IpAddr, waiting: &Waiting) -> Option<Token> {
    let content = serde_json::to_value(waiting).ok()?;
    if content.to_string().len() > KEPT_FOR_STAFF_MAX {
        return None;
    }
    tandem.keep_form_of_anybody(content, client).await.ok()
}
