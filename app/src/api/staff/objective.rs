//! A plan’s objectives.
#![expect(missing_docs, reason = "what the server macro makes of arguments has no docs")]

use crate::{api::ApiError, wire::Answer};
use domain::{
    forms,
    ids::{AccountId, ObjectiveId},
    outcome::Outcome,
};
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use super::{leave_deletion, parse_move};
#[cfg(feature = "ssr")]
use crate::{
    api::answering::{answer, lead_form_to, leave_change, leave_named, staff},
    workspace::{Change, Thing, paths::plan_path},
};
#[cfg(feature = "ssr")]
use domain::editing::Edit;

/// Adds an objective at the end of the plan.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "create_objective", output = Answer)]
pub async fn create_objective(
    account: AccountId,
    objective: ObjectiveId,
    name: String,
    #[server(default)] description: String,
    #[server(default)] owner: String,
) -> Result<(), ApiError> {
    let form = forms::ObjectiveForm {
        name,
        description,
        owner,
    };
    let staff = staff()?;
    answer(staff.create_objective(account, objective, form).await)?;
    leave_named(&staff, account, None, |view| {
        Thing::Objective(objective).called(view) + " was added."
    })
    .await;
    lead_form_to(&plan_path(account));
    Ok(())
}

/// Edits an objective.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "edit_objective", output = Answer)]
pub async fn edit_objective(
    account: AccountId,
    objective: ObjectiveId,
    name: String,
    #[server(default)] description: String,
    #[server(default)] owner: String,
    #[server(default)] was: forms::ObjectiveForm,
) -> Result<(), ApiError> {
    let now = forms::ObjectiveForm {
        name,
        description,
        owner,
    };
    let staff = staff()?;
    answer(staff.edit_objective(account, objective, Edit { was, now }).await)?;
    leave_named(&staff, account, None, |view| {
        Thing::Objective(objective).called(view) + " was saved."
    })
    .await;
    lead_form_to(&plan_path(account));
    Ok(())
}

/// Moves an objective among the others; `to` is a `MoveTo` key.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "move_objective", output = Answer)]
pub async fn move_objective(account: AccountId, objective: ObjectiveId, to: String) -> Result<(), ApiError> {
    let to = answer(parse_move(&to))?;
    let staff = staff()?;
    answer(staff.move_objective(account, objective, to).await)?;
    leave_change(&staff, account, &Change::MoveObjective { objective, to }, None).await;
    lead_form_to(&plan_path(account));
    Ok(())
}

/// Deletes an objective with all under it; it can be restored. Answers what was deleted and what customers saw of it.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "delete_objective", output = Answer)]
pub async fn delete_objective(
    account: AccountId,
    objective: ObjectiveId,
) -> Result<Option<Outcome>, ApiError> {
    let outcome = answer(staff()?.delete_objective(account, objective).await)?;
    leave_deletion(account, outcome.as_ref(), Thing::Objective(objective));
    Ok(outcome)
}

/// Brings a deleted objective back with all that went with it.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "restore_objective", output = Answer)]
pub async fn restore_objective(account: AccountId, objective: ObjectiveId) -> Result<(), ApiError> {
    let staff = staff()?;
    answer(staff.restore_objective(account, objective).await)?;
    leave_change(&staff, account, &Change::RestoreObjective(objective), None).await;
    lead_form_to(&plan_path(account));
    Ok(())
}
