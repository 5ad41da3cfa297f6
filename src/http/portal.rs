//! The portal's pages: who is at the door, what they see, and the same answer for what does not exist and what is not theirs.

use super::{
    rendering::{Page, address},
    session,
};
use app::{
    cookies::ASKED_COOKIE,
    document::Face,
    portal::{PortalApp, PortalScreen},
};
use axum::{
    body::Body,
    extract::{Path, State},
    http::{HeaderMap, Request, Response, StatusCode},
    response::{IntoResponse, Redirect},
};
use domain::{
    ids::TaskId,
    percent::percent_decoded,
    refusal::Refusal,
    views::customer::{
        CustomerTaskPage, CustomerVisible,
        door::{Door, DoorNote, JoinState, Missing, OpenedLink},
    },
};
use leptos::prelude::*;
use server::{Tandem, actor::Guest, organisation::AtDoor, sign_in::PORTAL_COOKIE};

/// `/p`: "enter your e-mail".
pub(super) async fn door(State(tandem): State<Tandem>, request: Request<Body>) -> Response<Body> {
    let note = match request.uri().query().and_then(|query| query.split('&').next()) {
        Some("sent=1") => DoorNote::Sent {
            address: address_asked_for(&tandem, request.headers()),
        },
        Some("out=1") => DoorNote::SignedOut,
        Some("ended=1") => DoorNote::Ended,
        _ => DoorNote::None,
    };
    if note == DoorNote::None
        && let Ok(Some(guest)) = session::guest(&tandem, request.headers()).await
    {
        return Redirect::to(&home_of(&guest)).into_response();
    }
    let to = address(request.uri()).value("to");
    at_the_door(&tandem, request, to, note).await
}

/// The address that a link was just asked for in this browser.
fn address_asked_for(tandem: &Tandem, headers: &HeaderMap) -> String {
    session::cookie(tandem, headers, ASKED_COOKIE)
        .map(percent_decoded)
        .unwrap_or_default()
}

/// `/p/join/{token}`: says how a mailed link stands. It writes nothing; the form on it does.
pub(super) async fn join(
    State(tandem): State<Tandem>,
    Path(token): Path<String>,
    request: Request<Body>,
) -> Response<Body> {
    match tandem.join_state(&token).await {
        Ok(state) => opened(&tandem, request, state, token).await,
        Err(refusal) => failed(&tandem, request, &refusal).await,
    }
}

/// What became of a link. Who is signed in already goes on to their portal, unless it is a good one, which may be another's.
async fn opened(tandem: &Tandem, request: Request<Body>, state: JoinState, token: String) -> Response<Body> {
    let is_open = matches!(state, JoinState::Open { .. });
    if !is_open && let Ok(Some(guest)) = session::guest(tandem, request.headers()).await {
        return Redirect::to(&home_of(&guest)).into_response();
    }
    let status = match state {
        JoinState::Open { .. } => StatusCode::OK,
        JoinState::Expired { .. } | JoinState::Revoked { .. } => StatusCode::GONE,
        JoinState::PortalOff => StatusCode::FORBIDDEN,
        JoinState::Unknown => StatusCode::NOT_FOUND,
    };
    let to = address(request.uri()).value("to");
    let link = OpenedLink::of(tandem.vendor().await, state, token, to);
    draw(tandem, request, status, link).await
}

/// Whether an address lies below the portal's: customers type and copy such ones, and must not end up where staff sign in.
pub(super) fn is_below(path: &str) -> bool {
    let path = path.trim_start_matches('/');
    path.starts_with("p/") || path.starts_with("portal/")
}

/// Whatever else is asked for below `/p` and `/portal`. With a slash too many it is the same address without it, a link that lost its end
/// is no link of ours, and of the rest `/p` leads to the door, while `/portal` misses it as any page.
pub(super) async fn elsewhere(tandem: Tandem, request: Request<Body>) -> Response<Body> {
    let path = request.uri().path();
    let tidy = without_empty_parts(path);
    if tidy != path {
        let query = request.uri().query().map(|query| format!("?{query}"));
        return Redirect::to(&format!("{tidy}{}", query.unwrap_or_default())).into_response();
    }
    if path == "/p/join" || path.starts_with("/p/join/") {
        return opened(&tandem, request, JoinState::Unknown, String::new()).await;
    }
    if path.starts_with("/p/") {
        return Redirect::to("/p").into_response();
    }
    let refusal = match session::guest(&tandem, request.headers()).await {
        Ok(Some(_)) => Refusal::NotFound,
        Ok(None) => Refusal::SignedOut,
        Err(refusal) => refusal,
    };
    failed(&tandem, request, &refusal).await
}

/// The address without slashes too many, at its ends or between its parts.
fn without_empty_parts(path: &str) -> String {
    path.split('/')
        .filter(|part| !part.is_empty())
        .flat_map(|part| ["/", part])
        .collect()
}

/// `/portal`: to the portal of who is signed in.
pub(super) async fn home(State(tandem): State<Tandem>, request: Request<Body>) -> Response<Body> {
    match session::guest(&tandem, request.headers()).await {
        Ok(Some(guest)) => Redirect::to(&home_of(&guest)).into_response(),
        _ => Redirect::to("/p").into_response(),
    }
}

/// `/portal/{slug}`: the plan.
pub(super) async fn plan(
    State(tandem): State<Tandem>,
    Path(slug): Path<String>,
    request: Request<Body>,
) -> Response<Body> {
    let guest = match admitted(&tandem, &slug, request.headers()).await {
        Ok(guest) => guest,
        Err(refusal) => return failed(&tandem, request, &refusal).await,
    };
    match guest.plan_page().await {
        Ok(page) => draw(&tandem, request, StatusCode::OK, page).await,
        Err(refusal) => failed(&tandem, request, &refusal).await,
    }
}

/// `/portal/{slug}/tasks/{task}`: a task.
pub(super) async fn task(
    State(tandem): State<Tandem>,
    Path((slug, task)): Path<(String, String)>,
    request: Request<Body>,
) -> Response<Body> {
    match task_page(&tandem, &slug, &task, request.headers()).await {
        Ok(page) => draw(&tandem, request, StatusCode::OK, page).await,
        Err(refusal) => failed(&tandem, request, &refusal).await,
    }
}

async fn task_page(
    tandem: &Tandem,
    slug: &str,
    task: &str,
    headers: &HeaderMap,
) -> Result<CustomerTaskPage, Refusal> {
    let guest = admitted(tandem, slug, headers).await?;
    let task: TaskId = task.parse().map_err(|_| Refusal::NotFound)?;
    let page = guest.plan_page().await?;
    let detail = guest.task_detail(task).await?;
    Ok(detail.on_page(page, server::markdown::render))
}

/// The guest, if this is their portal.
async fn admitted(tandem: &Tandem, slug: &str, headers: &HeaderMap) -> Result<Guest, Refusal> {
    let guest = session::guest(tandem, headers).await?.ok_or(Refusal::SignedOut)?;
    if guest.slug().0 == slug {
        Ok(guest)
    } else {
        Err(Refusal::NotFound)
    }
}

fn home_of(guest: &Guest) -> String {
    format!("/portal/{}", guest.slug())
}

/// Who has no session stands at the door, and comes to the page they asked for; everything else is the same missing page.
async fn failed(tandem: &Tandem, request: Request<Body>, refusal: &Refusal) -> Response<Body> {
    if *refusal == Refusal::SignedOut {
        let to = address(request.uri()).to_string();
        return at_the_door(tandem, request, to, DoorNote::None).await;
    }
    let organisation = tandem.organisation_name().await;
    let status = StatusCode::from_u16(refusal.status()).unwrap_or(StatusCode::NOT_FOUND);
    draw(tandem, request, status, Missing::of(organisation)).await
}

/// Whose cookie let them in before reads why it no longer does, as far as they may know.
async fn at_the_door(tandem: &Tandem, request: Request<Body>, to: String, note: DoorNote) -> Response<Body> {
    let AtDoor {
        vendor,
        portal_enabled,
    } = tandem.at_door().await;
    let note = match note {
        _ if !portal_enabled => DoorNote::PortalOff,
        DoorNote::None | DoorNote::Ended => why_outside(tandem, request.headers()).await.unwrap_or(note),
        _ => note,
    };
    let door = Door::of(vendor, to, note);
    draw(tandem, request, StatusCode::OK, door).await
}

async fn why_outside(tandem: &Tandem, headers: &HeaderMap) -> Option<DoorNote> {
    let token = session::cookie(tandem, headers, PORTAL_COOKIE)?;
    let why = tandem.why_outside(token).await.ok()?;
    (why != DoorNote::None).then_some(why)
}

/// Draws a page from what may leave towards a customer; of nothing else the compiler lets a page be drawn here.
async fn draw<C>(tandem: &Tandem, request: Request<Body>, status: StatusCode, content: C) -> Response<Body>
where
    C: CustomerVisible + Into<PortalScreen>,
{
    let screen = PortalScreen::of(content);
    let page = Page::of(Face::Portal, status, screen.is_live());
    page.draw_or_send(tandem, request, screen, || view! { <PortalApp/> }.into_any())
        .await
}
