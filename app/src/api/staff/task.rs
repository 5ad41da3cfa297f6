//! Tasks, in a play, an objective or the plan.
#![expect(missing_docs, reason = "what the server macro makes of arguments has no docs")]

use crate::{api::ApiError, wire::Answer};
use domain::{
    forms,
    ids::{AccountId, TaskId},
    outcome::Outcome,
    views::pages,
};
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use super::{leave_deletion, parse_move};
#[cfg(feature = "ssr")]
use crate::{
    api::answering::{answer, answer_outcome, lead_form_to, leave_change, leave_named, staff},
    workspace::{
        Change, Thing,
        paths::{plan_path, task_path},
    },
};
#[cfg(feature = "ssr")]
use domain::{
    editing::Edit,
    people::PersonId,
    refusal::Refusal,
    task::{StatusCategory, TaskHome},
};

/// Adds a task at the end of its home; `@name` and `due fri` at the end of the title are understood. Answers what was and what was not,
/// and what that changes for customers, with what takes the task away again.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "create_task", output = Answer)]
pub async fn create_task(
    account: AccountId,
    task: TaskId,
    home: String,
    title: String,
) -> Result<Option<Outcome>, ApiError> {
    let home = answer(TaskHome::parse(&home).ok_or(Refusal::NotFound))?;
    let staff = staff()?;
    let outcome = answer(staff.create_task(account, task, home, &title).await)?;
    let change = Change::AddTask { task, home, title };
    leave_change(&staff, account, &change, outcome.clone()).await;
    lead_form_to(&plan_path(account));
    Ok(outcome)
}

/// Edits a task's texts and dates.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "edit_task", output = Answer)]
pub async fn edit_task(
    account: AccountId,
    task: TaskId,
    title: String,
    #[server(default)] description: String,
    #[server(default)] start_on: String,
    #[server(default)] due_on: String,
    #[server(default)] was: forms::TaskForm,
) -> Result<(), ApiError> {
    let now = forms::TaskForm {
        title,
        description,
        start_on,
        due_on,
    };
    let staff = staff()?;
    answer(staff.edit_task(account, task, Edit { was, now }).await)?;
    leave_named(&staff, account, None, |view| {
        Thing::Task(task).called(view) + " was saved."
    })
    .await;
    lead_form_to(&task_path(account, task));
    Ok(())
}

/// Edits a task's title in place.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "rename_task", output = Answer)]
pub async fn rename_task(
    account: AccountId,
    task: TaskId,
    was_title: String,
    title: String,
) -> Result<(), ApiError> {
    let (was, now) = (was_title.as_str(), title.as_str());
    answer(staff()?.rename_task(account, task, Edit { was, now }).await)
}

/// Sets or clears a task's due date.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "set_due", output = Answer)]
pub async fn set_due(
    account: AccountId,
    task: TaskId,
    #[server(default)] was_due_on: String,
    #[server(default)] due_on: String,
) -> Result<(), ApiError> {
    let (was, now) = (was_due_on.as_str(), due_on.as_str());
    let staff = staff()?;
    answer(staff.set_due(account, task, Edit { was, now }).await)?;
    let (was, due_on) = (was_due_on, due_on);
    leave_change(&staff, account, &Change::Due { task, was, due_on }, None).await;
    lead_form_to(&task_path(account, task));
    Ok(())
}

/// Assigns a user or contact, or no longer. Answers what that changes for customers, if anything, and what takes it back.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "assign", output = Answer)]
pub async fn assign(
    account: AccountId,
    task: TaskId,
    person: String,
    assigned: bool,
    #[server(default)] undo: bool,
) -> Result<Option<Outcome>, ApiError> {
    let person = answer(PersonId::parse(&person).ok_or(Refusal::NotFound))?;
    let staff = staff()?;
    let outcome = answer_outcome(staff.assign(account, task, person, assigned).await, undo)?;
    let change = Change::Assign {
        task,
        person,
        assigned,
    };
    leave_change(&staff, account, &change, outcome.clone()).await;
    Ok(outcome)
}

/// Flags a task to show in the portal when its play shares flagged tasks. Answers what that changes for customers, if anything,
/// and what takes it back.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "set_show_in_portal", output = Answer)]
pub async fn set_show_in_portal(
    account: AccountId,
    task: TaskId,
    was_show: bool,
    #[server(default)] show: bool,
    #[server(default)] undo: bool,
) -> Result<Option<Outcome>, ApiError> {
    let (was, now) = (was_show, show);
    let (staff, shown) = (staff()?, Edit { was, now });
    let outcome = answer_outcome(staff.set_show_in_portal(account, task, shown).await, undo)?;
    leave_change(&staff, account, &Change::Show { task, show }, outcome.clone()).await;
    Ok(outcome)
}

/// Sets a task's status.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "set_status", output = Answer)]
pub async fn set_status(
    account: AccountId,
    task: TaskId,
    was_status: String,
    status: String,
) -> Result<(), ApiError> {
    let was = answer(StatusCategory::parse(&was_status).ok_or(Refusal::NotFound))?;
    let now = answer(StatusCategory::parse(&status).ok_or(Refusal::NotFound))?;
    let (staff, status) = (staff()?, now);
    answer(staff.set_status(account, task, Edit { was, now }).await)?;
    leave_change(&staff, account, &Change::Status { task, was, status }, None).await;
    Ok(())
}

/// Completes a task.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "complete_task", output = Answer)]
pub async fn complete_task(account: AccountId, task: TaskId) -> Result<(), ApiError> {
    let staff = staff()?;
    answer(staff.complete_task(account, task).await)?;
    leave_change(&staff, account, &Change::Complete(task), None).await;
    Ok(())
}

/// Reopens a task.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "reopen_task", output = Answer)]
pub async fn reopen_task(account: AccountId, task: TaskId) -> Result<(), ApiError> {
    let staff = staff()?;
    answer(staff.reopen_task(account, task).await)?;
    leave_change(&staff, account, &Change::Reopen(task), None).await;
    Ok(())
}

/// Moves a task among its siblings or to another home. Answers what that changes for customers, if anything, and what takes it back. With
/// `was_home`, where the move starts, it is refused if the task stands elsewhere.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "move_task", output = Answer)]
pub async fn move_task(
    account: AccountId,
    task: TaskId,
    #[server(default)] was_home: Option<String>,
    home: String,
    to: String,
    #[server(default)] undo: bool,
) -> Result<Option<Outcome>, ApiError> {
    let home_of = |key: &str| TaskHome::parse(key).ok_or(Refusal::NotFound);
    let from = answer(was_home.as_deref().map(home_of).transpose())?;
    let home = answer(home_of(&home))?;
    let to = answer(parse_move(&to))?;
    let staff = staff()?;
    let outcome = answer_outcome(staff.move_task(account, task, from, home, to).await, undo)?;
    let change = Change::MoveTask { task, from, home, to };
    leave_change(&staff, account, &change, outcome.clone()).await;
    lead_form_to(&plan_path(account));
    Ok(outcome)
}

/// Deletes a task; it can be restored. Answers what was deleted and what customers saw of it.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "delete_task", output = Answer)]
pub async fn delete_task(account: AccountId, task: TaskId) -> Result<Option<Outcome>, ApiError> {
    let outcome = answer(staff()?.delete_task(account, task).await)?;
    leave_deletion(account, outcome.as_ref(), Thing::Task(task));
    Ok(outcome)
}

/// Brings a deleted task back.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "restore_task", output = Answer)]
pub async fn restore_task(account: AccountId, task: TaskId) -> Result<(), ApiError> {
    let staff = staff()?;
    answer(staff.restore_task(account, task).await)?;
    leave_change(&staff, account, &Change::RestoreTask(task), None).await;
    lead_form_to(&plan_path(account));
    Ok(())
}

/// A task's long parts.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "task_detail", output = Answer)]
pub async fn task_detail(account: AccountId, task: TaskId) -> Result<pages::StaffTaskDetail, ApiError> {
    answer(staff()?.task_detail(account, task).await)
}
