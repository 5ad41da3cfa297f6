//! Light, dark, or as the system has it: kept in a cookie, so that the first paint is right.

use super::{form_return::page_of, session::cookie};
use app::document::Theme;
use axum::{
    Form,
    extract::State,
    http::{HeaderMap, header},
    response::{IntoResponse, Redirect},
};
use serde::Deserialize;
use server::{Tandem, cookies};

const COOKIE: &str = "tandem_theme";
/// How long a choice lasts, in seconds: a year.
const LASTS: u64 = 365 * 24 * 60 * 60;

#[derive(Deserialize)]
pub(super) struct Choice {
    theme: String,
}

/// Keeps the choice and goes back to the page it was made on.
pub(super) async fn choose(
    State(tandem): State<Tandem>,
    headers: HeaderMap,
    Form(choice): Form<Choice>,
) -> impl IntoResponse {
    let (value, lasts) = match choice.theme.as_str() {
        theme @ ("light" | "dark") => (theme, LASTS),
        _ => ("", 0),
    };
    let cookie = cookies::cookie(COOKIE, value, lasts, tandem.settings().is_https());
    let referrer = headers
        .get(header::REFERER)
        .and_then(|value| value.to_str().ok())
        .unwrap_or("/");
    ([(header::SET_COOKIE, cookie)], Redirect::to(&page_of(referrer)))
}

/// The theme that a browser chose.
pub(super) fn of(tandem: &Tandem, headers: &HeaderMap) -> Theme {
    Theme(match cookie(tandem, headers, COOKIE) {
        Some("light") => Some("light"),
        Some("dark") => Some("dark"),
        _ => None,
    })
}
