//! The workspace's pages. Who is not signed in comes to the sign-in page first, and then to the page they asked for.

use super::{
    rendering::{Page, wanted},
    session,
};
use app::{
    document::Face,
    workspace::{WorkspaceApp, set_up::SetUpIsOpen, sign_in::DemoMode},
};
use axum::{
    body::Body,
    http::{Request, Response, StatusCode},
    response::{IntoResponse, Redirect},
};
use leptos::prelude::*;
use server::Tandem;

/// Any page of the workspace; the router inside finds out which.
pub(super) async fn page(tandem: Tandem, request: Request<Body>) -> Response<Body> {
    let path = request.uri().path().to_owned();
    let staff = match session::staff(&tandem, request.headers()).await {
        Ok(staff) => staff,
        Err(refusal) => return (StatusCode::SERVICE_UNAVAILABLE, refusal.to_string()).into_response(),
    };
    let set_up = match path.strip_prefix("/set-up/") {
        Some(token) => tandem.set_up_is_open(token).await.unwrap_or(false),
        None => false,
    };
    let is_door = path == "/sign-in" || path.starts_with("/set-up/");
    if staff.is_none() && !is_door {
        let to: String = form_urlencoded::byte_serialize(wanted(&request).as_bytes()).collect();
        return Redirect::to(&format!("/sign-in?to={to}")).into_response();
    }
    if staff.is_some() && path == "/sign-in" {
        return Redirect::to("/accounts").into_response();
    }
    let is_demo = tandem.settings().demo;
    let contexts = move || {
        provide_context(DemoMode(is_demo));
        provide_context(SetUpIsOpen(set_up));
        if let Some(staff) = staff.clone() {
            provide_context(staff);
        }
    };
    Page::of(Face::Workspace)
        .draw(&tandem, request, contexts, || {
            view! { <WorkspaceApp/> }.into_any()
        })
        .await
}
