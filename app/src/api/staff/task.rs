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
use super::tell;
#[cfg(feature = "ssr")]
use crate::{
    api::{
        answering::{answer, answer_outcome, known, lead_form_to, staff},
        said::{Said, leave},
    },
    workspace::{Change, Thing, paths::task_path},
};
#[cfg(feature = "ssr")]
use domain::{
    editing::Edit,
    forms::MoveTo,
    people::PersonId,
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
    let home = known(TaskHome::parse(&home))?;
    let outcome = answer(staff()?.create_task(account, task, home, &title).await)?;
    Ok(tell(account, Change::AddTask { task, home, title }, outcome).await)
}

/// Edits a task's texts and dates.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "edit_task", output = Answer)]
pub async fn edit_task(
    account: AccountId,
    task: TaskId,
    #[server(flatten)] now: forms::TaskForm,
    #[server(default)] was: forms::TaskForm,
) -> Result<(), ApiError> {
    answer(staff()?.edit_task(account, task, Edit { was, now }).await)?;
    leave(Said::Saved(account, Thing::Task(task), None)).await;
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
    answer(staff()?.set_due(account, task, Edit { was, now }).await)?;
    let was = was_due_on;
    tell(account, Change::Due { task, was, due_on }, None).await;
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
    let person = known(PersonId::parse(&person))?;
    let outcome = answer_outcome(staff()?.assign(account, task, person, assigned).await, undo)?;
    Ok(tell(account, Change::assign(task, person, assigned), outcome).await)
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
    let shown = Edit { was, now };
    let outcome = answer_outcome(staff()?.set_show_in_portal(account, task, shown).await, undo)?;
    Ok(tell(account, Change::Show { task, show }, outcome).await)
}

/// Sets a task's status. Answers what takes that back.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "set_status", output = Answer)]
pub async fn set_status(
    account: AccountId,
    task: TaskId,
    was_status: String,
    status: String,
    #[server(default)] undo: bool,
) -> Result<Option<Outcome>, ApiError> {
    let was = known(StatusCategory::parse(&was_status))?;
    let status = known(StatusCategory::parse(&status))?;
    let edit = Edit { was, now: status };
    let outcome = answer_outcome(staff()?.set_status(account, task, edit, undo).await, undo)?;
    Ok(tell(account, Change::Status { task, was, status }, outcome).await)
}

/// Completes a task. Answers what takes that back, unless somebody else had completed it.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "complete_task", output = Answer)]
pub async fn complete_task(account: AccountId, task: TaskId) -> Result<Option<Outcome>, ApiError> {
    let outcome = answer(staff()?.complete_task(account, task).await)?;
    Ok(tell(account, Change::Complete(task), outcome).await)
}

/// Reopens a task.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "reopen_task", output = Answer)]
pub async fn reopen_task(account: AccountId, task: TaskId) -> Result<(), ApiError> {
    answer(staff()?.reopen_task(account, task).await)?;
    tell(account, Change::Reopen(task), None).await;
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
    let from = was_home.map(|home| known(TaskHome::parse(&home))).transpose()?;
    let (home, to) = (known(TaskHome::parse(&home))?, known(MoveTo::parse(&to))?);
    let outcome = answer_outcome(staff()?.move_task(account, task, from, home, to).await, undo)?;
    Ok(tell(account, Change::MoveTask { task, from, home, to }, outcome).await)
}

/// Deletes a task; it can be restored. Answers what was deleted and what customers saw of it.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "delete_task", output = Answer)]
pub async fn delete_task(account: AccountId, task: TaskId) -> Result<Option<Outcome>, ApiError> {
    let outcome = answer(staff()?.delete_task(account, task).await)?;
    Ok(tell(account, Change::Delete(Thing::Task(task)), outcome).await)
}

/// Brings a deleted task back.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "restore_task", output = Answer)]
pub async fn restore_task(account: AccountId, task: TaskId) -> Result<(), ApiError> {
    answer(staff()?.restore_task(account, task).await)?;
    tell(account, Change::Restore(Thing::Task(task)), None).await;
    Ok(())
}

/// A task's long parts.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "task_detail", output = Answer)]
pub async fn task_detail(account: AccountId, task: TaskId) -> Result<pages::StaffTaskDetail, ApiError> {
    answer(staff()?.task_detail(account, task).await)
}
