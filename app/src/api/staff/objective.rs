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
use super::tell;
#[cfg(feature = "ssr")]
use crate::{
    api::{
        answering::{answer, known, lead_form_to, staff},
        said::{Said, leave},
    },
    workspace::{Change, Thing, paths::plan_path},
};
#[cfg(feature = "ssr")]
use domain::{editing::Edit, forms::MoveTo};

/// Adds an objective at the end of the plan.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "create_objective", output = Answer)]
pub async fn create_objective(
    account: AccountId,
    objective: ObjectiveId,
    #[server(flatten)] form: forms::ObjectiveForm,
) -> Result<(), ApiError> {
    answer(staff()?.create_objective(account, objective, form).await)?;
    leave(Said::Added(account, Thing::Objective(objective))).await;
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
    #[server(flatten)] now: forms::ObjectiveForm,
    #[server(default)] was: forms::ObjectiveForm,
) -> Result<(), ApiError> {
    let edit = Edit { was, now };
    answer(staff()?.edit_objective(account, objective, edit).await)?;
    leave(Said::Saved(account, Thing::Objective(objective), None)).await;
    lead_form_to(&plan_path(account));
    Ok(())
}

/// Moves an objective among the others; `to` is a `MoveTo` key.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "move_objective", output = Answer)]
pub async fn move_objective(account: AccountId, objective: ObjectiveId, to: String) -> Result<(), ApiError> {
    let to = known(MoveTo::parse(&to))?;
    answer(staff()?.move_objective(account, objective, to).await)?;
    tell(account, Change::MoveObjective { objective, to }, None).await;
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
    Ok(tell(account, Change::Delete(Thing::Objective(objective)), outcome).await)
}

/// Brings a deleted objective back with all that went with it.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "restore_objective", output = Answer)]
pub async fn restore_objective(account: AccountId, objective: ObjectiveId) -> Result<(), ApiError> {
    answer(staff()?.restore_objective(account, objective).await)?;
    tell(account, Change::Restore(Thing::Objective(objective)), None).await;
    Ok(())
}
