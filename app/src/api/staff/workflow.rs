//! A plan’s plays.
#![expect(missing_docs, reason = "what the server macro makes of arguments has no docs")]

use crate::{api::ApiError, wire::Answer};
use domain::{
    forms,
    ids::{AccountId, ContactId, ObjectiveId, WorkflowId},
    outcome::Outcome,
};
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use super::tell;
#[cfg(feature = "ssr")]
use crate::{
    api::{
        answering::{answer, answer_outcome, known, lead_form_to, staff},
        said::{CoOwnerSet, Said, leave},
    },
    workspace::{
        Change, Thing,
        paths::{co_owners_path, plan_path},
    },
};
#[cfg(feature = "ssr")]
use domain::{
    editing::Edit,
    forms::MoveTo,
    plan::{PlayHome, Sharing},
};

/// Adds a play under an objective, or in the plan.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "create_play", output = Answer)]
pub async fn create_play(
    account: AccountId,
    play: WorkflowId,
    #[server(default)] objective: Option<ObjectiveId>,
    #[server(flatten)] form: forms::PlayForm,
) -> Result<(), ApiError> {
    answer(staff()?.create_play(account, play, objective, form).await)?;
    leave(Said::Added(account, Thing::Play(play))).await;
    lead_form_to(&plan_path(account));
    Ok(())
}

/// Edits a play. Its notice says what its sharing changes for customers, if anything, and offers to take that back. Asked to, it leads on to
/// the play's co-owners.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "edit_play", output = Answer)]
pub async fn edit_play(
    account: AccountId,
    play: WorkflowId,
    #[server(flatten)] now: forms::PlayForm,
    #[server(default)] was: forms::PlayForm,
    #[server(default)] to_co_owners: bool,
) -> Result<(), ApiError> {
    let outcome = answer(staff()?.edit_play(account, play, Edit { was, now }).await)?;
    leave(Said::Saved(account, Thing::Play(play), outcome)).await;
    lead_form_to(&after_editing(account, play, to_co_owners));
    Ok(())
}

/// Moves a play among the others, or under another objective. Answers what that changes for customers, if anything, and what takes it back.
/// With `was_home`, where the move starts, it is refused if the play stands elsewhere.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "move_play", output = Answer)]
pub async fn move_play(
    account: AccountId,
    play: WorkflowId,
    #[server(default)] was_home: Option<String>,
    #[server(default)] objective: Option<ObjectiveId>,
    to: String,
    #[server(default)] undo: bool,
) -> Result<Option<Outcome>, ApiError> {
    let from = was_home.map(|home| known(PlayHome::parse(&home))).transpose()?;
    let to = known(MoveTo::parse(&to))?;
    let outcome = answer_outcome(staff()?.move_play(account, play, from, objective, to).await, undo)?;
    Ok(tell(account, Change::move_play(play, from, objective, to), outcome).await)
}

/// Deletes a play with its tasks; it can be restored. Answers what was deleted and what customers saw of it.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "delete_play", output = Answer)]
pub async fn delete_play(account: AccountId, play: WorkflowId) -> Result<Option<Outcome>, ApiError> {
    let outcome = answer(staff()?.delete_play(account, play).await)?;
    Ok(tell(account, Change::Delete(Thing::Play(play)), outcome).await)
}

/// Brings a deleted play back with all that went with it.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "restore_play", output = Answer)]
pub async fn restore_play(account: AccountId, play: WorkflowId) -> Result<(), ApiError> {
    answer(staff()?.restore_play(account, play).await)?;
    tell(account, Change::Restore(Thing::Play(play)), None).await;
    Ok(())
}

/// Sets how much of a play is shareable. Answers what that changes for customers, if anything, and what takes it back.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "set_play_sharing", output = Answer)]
pub async fn set_play_sharing(
    account: AccountId,
    play: WorkflowId,
    was_sharing: String,
    sharing: String,
    #[server(default)] undo: bool,
) -> Result<Option<Outcome>, ApiError> {
    let was = known(Sharing::parse(&was_sharing))?;
    let sharing = known(Sharing::parse(&sharing))?;
    let edit = Edit { was, now: sharing };
    let outcome = answer_outcome(staff()?.set_play_sharing(account, play, edit).await, undo)?;
    Ok(tell(account, Change::SharePlay { play, was, sharing }, outcome).await)
}

/// Names a contact on a play, or no longer. Its notice says what that changes for customers, if anything, and offers to take it back.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "set_co_owner", output = Answer)]
pub async fn set_co_owner(
    account: AccountId,
    play: WorkflowId,
    contact: ContactId,
    named: bool,
) -> Result<(), ApiError> {
    let outcome = answer(staff()?.set_co_owner(account, play, contact, named).await)?;
    let set = CoOwnerSet { play, contact, named };
    leave(Said::CoOwner(account, set, outcome)).await;
    lead_form_to(&co_owners_path(account, play));
    Ok(())
}

/// Takes back that a contact was named on a private play: the name and the sharing. Its notice says what that changes for customers.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "take_back_co_owner", output = Answer)]
pub async fn take_back_co_owner(
    account: AccountId,
    play: WorkflowId,
    contact: ContactId,
) -> Result<(), ApiError> {
    let outcome = answer(staff()?.take_back_co_owner(account, play, contact).await)?;
    tell(account, Change::TakeBackCoOwner { play, contact }, outcome).await;
    Ok(())
}

/// Where the form of a play leads: to its co-owners if that was asked for, or else back to the plan.
#[cfg(feature = "ssr")]
fn after_editing(account: AccountId, play: WorkflowId, to_co_owners: bool) -> String {
    if to_co_owners {
        co_owners_path(account, play)
    } else {
        plan_path(account)
    }
}
