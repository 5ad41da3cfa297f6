//! The workspace's pages. Who is not signed in comes to the sign-in page first, and then to the page they asked for.

use super::{
    rendering::{Page, address},
    session,
};
use app::{
    document::Face,
    workspace::{Screen, WorkspaceApp, instead_of},
};
use axum::{
    body::Body,
    http::{Request, Response, StatusCode},
    response::{IntoResponse, Redirect},
};
use domain::{percent::percent_encoded, refusal::Refusal, views::pages::Frame};
use leptos::prelude::*;
use server::{Tandem, actor::Staff, local_page};

/// Any page of the workspace.
pub(super) async fn page(tandem: Tandem, request: Request<Body>) -> Response<Body> {
    let path = request.uri().path().to_owned();
    let staff = match session::staff(&tandem, request.headers()).await {
        Ok(staff) => staff,
        Err(refusal) => return unavailable(&refusal),
    };
    if let Some(token) = path.strip_prefix("/set-up/") {
        return set_up(&tandem, token.to_owned(), request).await;
    }
    match (staff, path.as_str()) {
        (Some(_), "/sign-in") => {
            let to = address(request.uri()).value("to");
            Redirect::to(&local_page(&to, "/accounts")).into_response()
        }
        (Some(staff), _) => inside(&tandem, &staff, request).await,
        (None, "/sign-in") => {
            let to = address(request.uri()).value("to");
            let door = Screen::sign_in(tandem.settings().demo, to);
            draw(&tandem, request, door, None, StatusCode::OK).await
        }
        (None, _) => {
            let to = percent_encoded(&address(request.uri()).to_string());
            Redirect::to(&format!("/sign-in?to={to}")).into_response()
        }
    }
}

/// The page of a set-up link. One that was used or is too old is answered as one that never was.
async fn set_up(tandem: &Tandem, token: String, request: Request<Body>) -> Response<Body> {
    let (is_open, is_first) = match tokio::try_join!(tandem.set_up_is_open(&token), tandem.needs_set_up()) {
        Ok(found) => found,
        Err(refusal) => return unavailable(&refusal),
    };
    let status = if is_open {
        StatusCode::OK
    } else {
        StatusCode::NOT_FOUND
    };
    let door = Screen::set_up(is_open.then_some(token), is_first);
    draw(tandem, request, door, None, status).await
}

/// A page for who is signed in.
async fn inside(tandem: &Tandem, staff: &Staff, request: Request<Body>) -> Response<Body> {
    if let Some(path) = instead_of(request.uri().path()) {
        return Redirect::to(&path).into_response();
    }
    let frame = match staff.frame().await {
        Ok(frame) => frame,
        Err(refusal) => return unavailable(&refusal),
    };
    let address = address(request.uri());
    match Screen::read(staff, &frame, &address).await {
        Ok(screen) => draw(tandem, request, screen, Some(frame), StatusCode::OK).await,
        Err(refusal) => {
            let screen = Screen::refused(&refusal, &address);
            draw(tandem, request, screen, Some(frame), status(&refusal)).await
        }
    }
}

/// In place of a page that cannot be read.
fn unavailable(refusal: &Refusal) -> Response<Body> {
    (StatusCode::SERVICE_UNAVAILABLE, refusal.to_string()).into_response()
}

fn status(refusal: &Refusal) -> StatusCode {
    StatusCode::from_u16(refusal.status()).unwrap_or(StatusCode::NOT_FOUND)
}

async fn draw(
    tandem: &Tandem,
    request: Request<Body>,
    screen: Screen,
    frame: Option<Frame>,
    status: StatusCode,
) -> Response<Body> {
    let page = Page::of(Face::Workspace, status, screen.is_live());
    let contexts = move || {
        provide_context(screen);
        if let Some(frame) = frame {
            provide_context(frame);
        }
    };
    page.draw(tandem, request, contexts, || view! { <WorkspaceApp/> }.into_any())
        .await
}
