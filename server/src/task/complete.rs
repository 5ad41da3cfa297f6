//! Completing and reopening. Both are idempotent: doing it twice leaves the first one, and no new version.

use crate::{
    activity::Activity,
    actor::{Guest, Staff},
    clock::date_in,
    incident::OrIncident,
    store::{AccountChange, entity},
};
use domain::{
    calendar::to_iso,
    ids::{AccountId, TaskId},
    outcome::{Outcome, Undo},
    people::PersonId,
    permissions::can_complete,
    refusal::Refusal,
    snapshot::Snapshot,
    task::{StatusCategory, Task, TaskStatus},
};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set, sea_query::Expr};
use uuid::Uuid;

impl Staff {
    /// Completes a task; answers what takes that back. Staff may complete any.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub async fn complete_task(&self, account: AccountId, task: TaskId) -> Result<Option<Outcome>, Refusal> {
        let (change, snapshot) = self.begin(account).await?;
        let found = snapshot.task(task).ok_or(Refusal::NotFound)?;
        let before = complete(change, &snapshot, found, self.person()).await?;
        Ok(way_back(task, before, StatusCategory::Completed))
    }

    /// Reopens a task. Staff may reopen any.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub async fn reopen_task(&self, account: AccountId, task: TaskId) -> Result<(), Refusal> {
        let (change, snapshot) = self.begin(account).await?;
        let found = snapshot.task(task).ok_or(Refusal::NotFound)?;
        reopen(change, found, self.person()).await
    }
}

impl Guest {
    /// Completes a task the contact is assigned to. If it is the first thing they do, it is their first visit. Answers whether it is theirs:
    /// what somebody else had completed is not.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] if they do not see it, [`Refusal::NotAllowed`] if it is somebody else's.
    pub async fn complete_task(&self, task: TaskId) -> Result<bool, Refusal> {
        let (mut change, snapshot) = self.begin().await?;
        let found = self.own_task(&snapshot, task)?;
        self.count_visit(&mut change).await?;
        let before = complete(change, &snapshot, found, self.person()).await?;
        Ok(before.is_some())
    }

    /// Reopens a task the contact is assigned to. If it is the first thing they do, it is their first visit.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] if they do not see it, [`Refusal::NotAllowed`] if it is somebody else's.
    pub async fn reopen_task(&self, task: TaskId) -> Result<(), Refusal> {
        let (mut change, snapshot) = self.begin().await?;
        let found = self.own_task(&snapshot, task)?;
        self.count_visit(&mut change).await?;
        reopen(change, found, self.person()).await
    }

    fn own_task<'a>(&self, snapshot: &'a Snapshot, task: TaskId) -> Result<&'a Task, Refusal> {
        let found = snapshot.task(task).ok_or(Refusal::NotFound)?;
        if !domain::sharing::contact_sees_task(snapshot, self.contact(), found) {
            return Err(Refusal::NotFound);
        }
        if !can_complete(snapshot, self.contact(), found) {
            return Err(Refusal::NotAllowed(
                "Only the people this task is assigned to can complete it.".to_owned(),
            ));
        }
        Ok(found)
    }
}

/// What takes it back that a task's status was set, which it had before. Nothing where nothing was set, and nothing where it was completed:
/// completing it again would be another completion, of somebody else and another day.
pub(super) fn way_back(task: TaskId, before: Option<StatusCategory>, now: StatusCategory) -> Option<Outcome> {
    before
        .filter(|status| *status != StatusCategory::Completed)
        .map(|status| {
            let was = now;
            Outcome::Done {
                undo: Undo::Status { task, was, status },
            }
        })
}

/// Completes a task; answers what status it had before, or nothing where somebody else had completed it.
pub(super) async fn complete(
    change: AccountChange,
    snapshot: &Snapshot,
    task: &Task,
    by: PersonId,
) -> Result<Option<StatusCategory>, Refusal> {
    if let TaskStatus::Completed(completion) = task.status {
        // Sent twice, it is theirs all the same. How far it was before the first time is not known any more.
        return Ok((completion.by == by).then_some(StatusCategory::Started));
    }
    entity::task_completion::ActiveModel {
        id: Set(Uuid::new_v4()),
        task_id: Set(task.id.uuid()),
        account_id: Set(change.account().uuid()),
        completed_at: Set(change.now().0),
        completed_on: Set(to_iso(date_in(change.now(), &snapshot.account.time_zone))),
        completed_by: Set(by.key()),
        reopened_at: Set(None),
        reopened_by: Set(None),
    }
    .insert(change.transaction())
    .await
    .or_incident("completing a task")?;
    set_status(&change, task.id, StatusCategory::Completed).await?;
    change.commit(by, Activity::TaskCompleted(task.id)).await?;
    Ok(Some(task.status.category()))
}

/// Reopens a task. One that is open stays as it is.
pub(super) async fn reopen(change: AccountChange, task: &Task, by: PersonId) -> Result<(), Refusal> {
    if task.status.is_open() {
        return Ok(());
    }
    end_completion(&change, task.id, by).await?;
    set_status(&change, task.id, StatusCategory::Started).await?;
    change.commit(by, Activity::TaskReopened(task.id)).await
}

/// Ends the current completion, if there is one, so that who completed it and when is kept.
pub(super) async fn end_completion(
    change: &AccountChange,
    task: TaskId,
    by: PersonId,
) -> Result<(), Refusal> {
    entity::task_completion::Entity::update_many()
        .col_expr(
            entity::task_completion::Column::ReopenedAt,
            Expr::value(change.now().0),
        )
        .col_expr(entity::task_completion::Column::ReopenedBy, Expr::value(by.key()))
        .filter(entity::task_completion::Column::TaskId.eq(task.uuid()))
        .filter(entity::task_completion::Column::ReopenedAt.is_null())
        .exec(change.transaction())
        .await
        .or_incident("reopening a task")?;
    Ok(())
}

/// Writes the category. A completed task must have a current completion.
pub(super) async fn set_status(
    change: &AccountChange,
    task: TaskId,
    status: StatusCategory,
) -> Result<(), Refusal> {
    entity::task::Entity::update_many()
        .col_expr(entity::task::Column::Status, Expr::value(status.key()))
        .filter(entity::task::Column::Id.eq(task.uuid()))
        .exec(change.transaction())
        .await
        .or_incident("setting a task's status")?;
    Ok(())
}
