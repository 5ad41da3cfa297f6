//! A plan’s plays.
#![expect(missing_docs, reason = "what the server macro makes of arguments has no docs")]

use crate::{api::ApiError, wire::Answer};
use domain::{
    forms,
    ids::{AccountId, ContactId, ObjectiveId, WorkflowId},
};
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use super::parse_move;
#[cfg(feature = "ssr")]
use crate::{
    api::answering::{answer, lead_form_to, leave_notice, staff},
    workspace::{
        Deleted,
        paths::{plan_path, play_path, undo_path},
    },
};
#[cfg(feature = "ssr")]
use domain::{editing::Edit, plan::Sharing, refusal::Refusal};

/// Adds a play under an objective, or in the plan.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "create_play", output = Answer)]
pub async fn create_play(
    account: AccountId,
    play: WorkflowId,
    #[server(default)] objective: Option<ObjectiveId>,
    name: String,
    #[server(default)] portal_title: String,
    #[server(default)] owner: String,
    #[server(default)] sharing: String,
) -> Result<(), ApiError> {
    let form = forms::PlayForm {
        name,
        portal_title,
        owner,
        sharing,
    };
    answer(staff()?.create_play(account, play, objective, form).await)?;
    leave_notice("The play was added.");
    lead_form_to(&plan_path(account));
    Ok(())
}

/// Edits a play. Its notice says what that changes for customers, if anything.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "edit_play", output = Answer)]
pub async fn edit_play(
    account: AccountId,
    play: WorkflowId,
    name: String,
    #[server(default)] portal_title: String,
    #[server(default)] owner: String,
    #[server(default)] sharing: String,
    #[server(default)] was: forms::PlayForm,
) -> Result<(), ApiError> {
    let now = forms::PlayForm {
        name,
        portal_title,
        owner,
        sharing,
    };
    let sentence = answer(staff()?.edit_play(account, play, Edit { was, now }).await)?;
    let also = sentence
        .map(|sentence| format!(" {sentence}"))
        .unwrap_or_default();
    leave_notice(&format!("The play was saved.{also}"));
    lead_form_to(&plan_path(account));
    Ok(())
}

/// Moves a play among the others, or under another objective. Answers what that changes for customers, if anything.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "move_play", output = Answer)]
pub async fn move_play(
    account: AccountId,
    play: WorkflowId,
    #[server(default)] objective: Option<ObjectiveId>,
    to: String,
) -> Result<Option<String>, ApiError> {
    let to = answer(parse_move(&to))?;
    let sentence = answer(staff()?.move_play(account, play, objective, to).await)?;
    sentence.iter().for_each(|sentence| leave_notice(sentence));
    lead_form_to(&plan_path(account));
    Ok(sentence)
}

/// Deletes a play with its tasks; it can be restored.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "delete_play", output = Answer)]
pub async fn delete_play(account: AccountId, play: WorkflowId) -> Result<(), ApiError> {
    answer(staff()?.delete_play(account, play).await)?;
    lead_form_to(&undo_path(account, Deleted::Play(play)));
    Ok(())
}

/// Brings a deleted play back with all that went with it.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "restore_play", output = Answer)]
pub async fn restore_play(account: AccountId, play: WorkflowId) -> Result<(), ApiError> {
    answer(staff()?.restore_play(account, play).await)?;
    leave_notice("The play is back.");
    lead_form_to(&plan_path(account));
    Ok(())
}

/// Sets how much of a play is shareable. Answers what that changes for customers, if anything.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "set_play_sharing", output = Answer)]
pub async fn set_play_sharing(
    account: AccountId,
    play: WorkflowId,
    was_sharing: String,
    sharing: String,
) -> Result<Option<String>, ApiError> {
    let was = answer(Sharing::parse(&was_sharing).ok_or(Refusal::NotFound))?;
    let now = answer(Sharing::parse(&sharing).ok_or(Refusal::NotFound))?;
    let sentence = answer(staff()?.set_play_sharing(account, play, Edit { was, now }).await)?;
    leave_notice(sentence.as_deref().unwrap_or("Saved."));
    lead_form_to(&plan_path(account));
    Ok(sentence)
}

/// Names a contact on a play, or no longer. Its notice says what that changes for customers, if anything.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "set_co_owner", output = Answer)]
pub async fn set_co_owner(
    account: AccountId,
    play: WorkflowId,
    contact: ContactId,
    named: bool,
) -> Result<(), ApiError> {
    let sentence = answer(staff()?.set_co_owner(account, play, contact, named).await)?;
    let done = if named {
        "The co-owner was added."
    } else {
        "The co-owner was removed."
    };
    leave_notice(sentence.as_deref().unwrap_or(done));
    lead_form_to(&play_path(account, play));
    Ok(())
}
