//! A plan’s plays.
#![expect(missing_docs, reason = "what the server macro makes of arguments has no docs")]
#![expect(
    clippy::too_many_arguments,
    reason = "what a form sends are its function's arguments"
)]

use crate::{api::ApiError, wire::Answer};
use domain::{
    forms,
    ids::{AccountId, ContactId, ObjectiveId, WorkflowId},
    outcome::Outcome,
};
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use super::{leave_deletion, parse_move};
#[cfg(feature = "ssr")]
use crate::{
    api::answering::{answer, answer_outcome, lead_form_to, leave_change, leave_named, staff},
    workspace::{
        Change, Thing,
        paths::{co_owners_path, plan_path},
    },
};
#[cfg(feature = "ssr")]
use domain::{
    editing::Edit,
    names::shortened,
    people::PersonId,
    plan::{PlayHome, Sharing},
    refusal::Refusal,
};

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
    let staff = staff()?;
    answer(staff.create_play(account, play, objective, form).await)?;
    leave_named(&staff, account, None, |view| {
        Thing::Play(play).called(view) + " was added."
    })
    .await;
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
    name: String,
    #[server(default)] portal_title: String,
    #[server(default)] owner: String,
    #[server(default)] sharing: String,
    #[server(default)] was: forms::PlayForm,
    #[server(default)] to_co_owners: bool,
) -> Result<(), ApiError> {
    let now = forms::PlayForm {
        name,
        portal_title,
        owner,
        sharing,
    };
    let staff = staff()?;
    let outcome = answer(staff.edit_play(account, play, Edit { was, now }).await)?;
    leave_named(&staff, account, outcome, |view| {
        Thing::Play(play).called(view) + " was saved."
    })
    .await;
    let next = if to_co_owners {
        co_owners_path(account, play)
    } else {
        plan_path(account)
    };
    lead_form_to(&next);
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
    let home_of = |key: &str| PlayHome::parse(key).ok_or(Refusal::NotFound);
    let from = answer(was_home.as_deref().map(home_of).transpose())?;
    let to = answer(parse_move(&to))?;
    let staff = staff()?;
    let outcome = answer_outcome(staff.move_play(account, play, from, objective, to).await, undo)?;
    let change = Change::MovePlay {
        play,
        from,
        objective,
        to,
    };
    leave_change(&staff, account, &change, outcome.clone()).await;
    lead_form_to(&plan_path(account));
    Ok(outcome)
}

/// Deletes a play with its tasks; it can be restored. Answers what was deleted and what customers saw of it.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "delete_play", output = Answer)]
pub async fn delete_play(account: AccountId, play: WorkflowId) -> Result<Option<Outcome>, ApiError> {
    let outcome = answer(staff()?.delete_play(account, play).await)?;
    leave_deletion(account, outcome.as_ref(), Thing::Play(play));
    Ok(outcome)
}

/// Brings a deleted play back with all that went with it.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "restore_play", output = Answer)]
pub async fn restore_play(account: AccountId, play: WorkflowId) -> Result<(), ApiError> {
    let staff = staff()?;
    answer(staff.restore_play(account, play).await)?;
    leave_change(&staff, account, &Change::RestorePlay(play), None).await;
    lead_form_to(&plan_path(account));
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
    let was = answer(Sharing::parse(&was_sharing).ok_or(Refusal::NotFound))?;
    let now = answer(Sharing::parse(&sharing).ok_or(Refusal::NotFound))?;
    let (staff, sharing) = (staff()?, now);
    let outcome = answer_outcome(
        staff.set_play_sharing(account, play, Edit { was, now }).await,
        undo,
    )?;
    let change = Change::SharePlay { play, was, sharing };
    leave_change(&staff, account, &change, outcome.clone()).await;
    lead_form_to(&plan_path(account));
    Ok(outcome)
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
    let staff = staff()?;
    let outcome = answer(staff.set_co_owner(account, play, contact, named).await)?;
    if named {
        leave_named(&staff, account, outcome, |view| {
            let name = shortened(view.name(PersonId::Contact(contact)));
            format!("{} has {name} as co-owner.", Thing::Play(play).called(view))
        })
        .await;
    } else {
        let change = Change::TakeBackCoOwner { play, contact };
        leave_change(&staff, account, &change, outcome).await;
    }
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
    let staff = staff()?;
    let outcome = answer(staff.take_back_co_owner(account, play, contact).await)?;
    let change = Change::TakeBackCoOwner { play, contact };
    leave_change(&staff, account, &change, outcome).await;
    lead_form_to(&co_owners_path(account, play));
    Ok(())
}
