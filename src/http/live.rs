//! Live streams, as server-sent events. An event's id is the tag of the state it leads to, so a browser that reconnects says by itself
//! where it was.

use super::{long_responses::GoesOn, session};
use axum::{
    Extension,
    body::Body,
    extract::{Path, Query, State},
    http::{HeaderMap, HeaderName, Response, StatusCode},
    response::{
        IntoResponse,
        sse::{Event, KeepAlive, Sse},
    },
};
use domain::ids::AccountId;
use futures::{Stream, StreamExt};
use serde::Deserialize;
use server::{Tandem, live::LiveFrame};
use std::{convert::Infallible, time::Duration};

#[derive(Deserialize)]
pub(super) struct From {
    #[serde(default)]
    since: String,
    /// The state of all accounts that the page was drawn at, on pages of staff.
    #[serde(default)]
    accounts_since: String,
}

/// The live changes of an account's plan, for staff.
pub(super) async fn staff(
    State(tandem): State<Tandem>,
    Path(account): Path<String>,
    Query(from): Query<From>,
    headers: HeaderMap,
) -> Response<Body> {
    let (Ok(account), Ok(Some(staff))) = (
        account.parse::<AccountId>(),
        session::staff(&tandem, &headers).await,
    ) else {
        return refused();
    };
    match staff
        .live(account, since(&headers, from.since), &from.accounts_since)
        .await
    {
        Ok(frames) => stream(frames),
        Err(_) => refused(),
    }
}

/// That accounts have changed, for staff on a page without a plan.
pub(super) async fn accounts(
    State(tandem): State<Tandem>,
    Query(from): Query<From>,
    headers: HeaderMap,
) -> Response<Body> {
    match session::staff(&tandem, &headers).await {
        Ok(Some(staff)) => stream(staff.live_accounts(&from.accounts_since).await),
        _ => refused(),
    }
}

/// The live changes of what a contact sees.
pub(super) async fn portal(
    State(tandem): State<Tandem>,
    Query(from): Query<From>,
    headers: HeaderMap,
) -> Response<Body> {
    match session::guest(&tandem, &headers).await {
        Ok(Some(guest)) => stream(guest.live(since(&headers, from.since)).await),
        _ => refused(),
    }
}

/// A browser that reconnects names the last event it got; the page's address names the state it was drawn at.
fn since(headers: &HeaderMap, drawn_at: String) -> String {
    let last = headers
        .get("last-event-id")
        .and_then(|value| value.to_str().ok())
        .filter(|tag| !tag.is_empty());
    last.map_or(drawn_at, str::to_owned)
}

fn refused() -> Response<Body> {
    (StatusCode::NOT_FOUND, "There is no such stream.").into_response()
}

fn stream(frames: impl Stream<Item = LiveFrame> + Send + 'static) -> Response<Body> {
    let hello =
        futures::stream::once(async { Event::default().comment("live").retry(Duration::from_secs(1)) });
    let events = hello.chain(frames.map(event)).map(Ok::<_, Infallible>);
    let keep_alive = KeepAlive::new().interval(Duration::from_secs(20));
    let no_buffering = [(HeaderName::from_static("x-accel-buffering"), "no")];
    let stream = Sse::new(events).keep_alive(keep_alive);
    (no_buffering, Extension(GoesOn), stream).into_response()
}

/// A message as the event that browsers read. News of accounts have a name of their own, and no id: they lead to no state of the plan.
fn event(frame: LiveFrame) -> Event {
    match frame {
        LiveFrame::Plan { tag, data } => Event::default().id(tag).data(&*data),
        // Browsers pass over an event without data.
        LiveFrame::Accounts => Event::default().event("accounts").data("changed"),
    }
}
