//! What a signed-in contact may ask. Answers pass through `answer_customer`, which only lets sealed customer types out.
#![expect(missing_docs, reason = "what the server macro makes of arguments has no docs")]

use super::ApiError;
use crate::wire::Answer;
use domain::{ids::TaskId, views::customer::DescriptionHtml};
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use super::answering::{answer_customer, guest, lead_form_to, leave_settled, set_cookie, tandem};
#[cfg(feature = "ssr")]
use crate::request::Settled;

/// Completes a task. Answers something if it is this contact who has completed it: what somebody else had completed is not theirs to take
/// back.
///
/// Permissions: a contact with live access who sees the task and is assigned to it.
#[server(prefix = "/api/portal", endpoint = "complete_task", output = Answer)]
pub async fn complete_task(task: TaskId) -> Result<Option<()>, ApiError> {
    let completed = guest()?.complete_task(task).await;
    let theirs = answer_customer(completed.map(|is_theirs| is_theirs.then_some(())))?;
    leave_settled(theirs.map(|()| Settled { task, done: true }));
    Ok(theirs)
}

/// Reopens a task.
///
/// Permissions: a contact with live access who sees the task and is assigned to it.
#[server(prefix = "/api/portal", endpoint = "reopen_task", output = Answer)]
pub async fn reopen_task(task: TaskId) -> Result<(), ApiError> {
    answer_customer(guest()?.reopen_task(task).await)?;
    leave_settled(Some(Settled { task, done: false }));
    Ok(())
}

/// A task's description, as safe HTML.
///
/// Permissions: a contact with live access who sees the task.
#[server(prefix = "/api/portal", endpoint = "task_description", output = Answer)]
pub async fn task_description(task: TaskId) -> Result<DescriptionHtml, ApiError> {
    let detail = guest()?.task_detail(task).await;
    answer_customer(detail.map(|detail| detail.rendered(server::markdown::render)))
}

/// Counts a contact's first visit, at their first act on a page (not when a machine opens it).
///
/// Permissions: a contact with live access, for themselves.
#[server(prefix = "/api/portal", endpoint = "visited", output = Answer)]
pub async fn visited() -> Result<(), ApiError> {
    answer_customer(guest()?.visited().await)
}

/// Ends this browser's session.
///
/// Permissions: a contact, their own session.
#[server(prefix = "/api/portal", endpoint = "sign_out", output = Answer)]
pub async fn sign_out() -> Result<(), ApiError> {
    answer_customer(guest()?.sign_out().await)?;
    set_cookie(&tandem()?.no_portal_cookie());
    lead_form_to("/p?out=1");
    Ok(())
}
