//! Light, dark, or as the system has it: kept in a cookie, so that the first paint is right.

use super::session::cookie;
use app::document::Theme;
use axum::{
    Form,
    http::{HeaderMap, header},
    response::{IntoResponse, Redirect},
};
use serde::Deserialize;

const COOKIE: &str = "tandem_theme";

#[derive(Deserialize)]
pub(super) struct Choice {
    theme: String,
}

/// Keeps the choice and goes back to the page it was made on.
pub(super) async fn choose(headers: HeaderMap, Form(choice): Form<Choice>) -> impl IntoResponse {
    let value = match choice.theme.as_str() {
        "light" | "dark" => format!(
            "{COOKIE}={}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly",
            choice.theme
        ),
        _ => format!("{COOKIE}=; Path=/; Max-Age=0; SameSite=Lax; HttpOnly"),
    };
    let referrer = headers
        .get(header::REFERER)
        .and_then(|value| value.to_str().ok())
        .unwrap_or("/");
    let path = referrer
        .split_once("://")
        .and_then(|(_, rest)| rest.find('/').map(|start| &rest[start..]))
        .unwrap_or("/");
    (
        [(header::SET_COOKIE, value)],
        Redirect::to(&server::portal::local_page(path, "/")),
    )
}

/// The theme that a browser chose.
pub(super) fn of(headers: &HeaderMap) -> Theme {
    Theme(match cookie(headers, COOKIE) {
        Some("light") => Some("light"),
        Some("dark") => Some("dark"),
        _ => None,
    })
}
