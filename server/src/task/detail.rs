//! A task's long parts, read when it is open: its description, what happened to it. And its form.

use super::history;
use crate::{actor::Staff, markdown, store::HistoryRow};
use domain::{
    calendar::{Timestamp, to_iso},
    forms::TaskForm,
    ids::{AccountId, TaskId},
    people::PersonId,
    refusal::Refusal,
    snapshot::Snapshot,
    task::Task,
    views::pages::{HistoryEntry, StaffTaskDetail},
};

impl Staff {
    /// A task's description and history, newest first. Any member of staff.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub async fn task_detail(&self, account: AccountId, task: TaskId) -> Result<StaffTaskDetail, Refusal> {
        let snapshot = self.plan_now(account).await?;
        let stored = snapshot.task(task).ok_or(Refusal::NotFound)?;
        let rows = self.tandem().store().history(account, task.uuid()).await?;
        Ok(StaffTaskDetail {
            html: markdown::render(&stored.description),
            history: rows.iter().filter_map(|row| entry(&snapshot, row)).collect(),
        })
    }

    /// What is stored of a task, for the form. Any member of staff.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub async fn task_form(&self, account: AccountId, task: TaskId) -> Result<TaskForm, Refusal> {
        let snapshot = self.plan_now(account).await?;
        snapshot.task(task).map(form).ok_or(Refusal::NotFound)
    }
}

/// The form, filled with what is stored.
pub(super) fn form(task: &Task) -> TaskForm {
    TaskForm {
        title: task.title.clone(),
        description: task.description.clone(),
        start_on: task.start_on.map(to_iso).unwrap_or_default(),
        due_on: task.due_on.map(to_iso).unwrap_or_default(),
    }
}

fn entry(snapshot: &Snapshot, row: &HistoryRow) -> Option<HistoryEntry> {
    let who = PersonId::parse(&row.actor).map_or("Somebody", |person| snapshot.name(person));
    let did = history::deed(snapshot, &row.kind, &row.detail)?;
    Some(HistoryEntry {
        at: Timestamp(row.at),
        words: format!("{who} {did}"),
    })
}
