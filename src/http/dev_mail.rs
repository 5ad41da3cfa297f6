//! A demo's mail as its recipient's mail program would draw it. It is a document of its own, in a sandboxed frame of `/dev/mail`, because
//! mails carry their styles with them and pages here may not.

use super::session;
use axum::{
    body::Body,
    extract::{Path, State},
    http::{HeaderMap, Response, StatusCode, header},
    response::{Html, IntoResponse},
};
use server::Tandem;

/// Only styles, and nothing from anywhere else.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox allow-popups \
    allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation";

/// The HTML part of one mail. For staff, in demo mode.
pub(super) async fn html(
    State(tandem): State<Tandem>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Response<Body> {
    let mails = match session::staff(&tandem, &headers).await {
        Ok(Some(staff)) => staff.dev_mails().await.unwrap_or_default(),
        _ => Vec::new(),
    };
    match mails.into_iter().find(|mail| mail.id == id) {
        Some(mail) => (
            [
                (header::CONTENT_SECURITY_POLICY, POLICY),
                (header::X_FRAME_OPTIONS, "SAMEORIGIN"),
            ],
            Html(opening_links_on_top(&mail.html)),
        )
            .into_response(),
        None => (StatusCode::NOT_FOUND, "There is no such mail.").into_response(),
    }
}

/// Its links open in the whole window: in the frame, the page they lead to would refuse to be drawn.
fn opening_links_on_top(html: &str) -> String {
    html.replacen("<head>", "<head><base target=\"_top\">", 1)
}
