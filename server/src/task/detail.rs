//! A task's long parts, read when it is open: its description, what happened to it. And its form.

use crate::{actor::Staff, markdown, store::HistoryRow};
use domain::{
    calendar::{Timestamp, to_iso},
    forms::TaskForm,
    ids::{AccountId, TaskId},
    people::PersonId,
    refusal::Refusal,
    snapshot::Snapshot,
    task::{StatusCategory, Task},
    views::pages::{HistoryEntry, StaffTaskDetail},
};
use serde_json::Value;

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
    let did = deed(&row.kind, &row.detail)?;
    Some(HistoryEntry {
        at: Timestamp(row.at),
        words: format!("{who} {did}"),
    })
}

/// What an activity did to the task, in words. Kinds that are not a task's have none.
fn deed(kind: &str, detail: &Value) -> Option<&'static str> {
    Some(match kind {
        "task_created" => "added this",
        "task_edited" => "edited this",
        "task_assigned" => "assigned people",
        "task_flagged" if detail["show_in_portal"] == Value::Bool(true) => {
            "flagged this to show in the portal"
        }
        "task_flagged" => "took the flag for the portal off this",
        "task_moved" => "moved this",
        "task_status_set" => status_set(detail["status"].as_str().and_then(StatusCategory::parse)?),
        "task_completed" => "completed this",
        "task_reopened" => "reopened this",
        "task_deleted" => "deleted this",
        "task_restored" => "restored this",
        _ => return None,
    })
}

const fn status_set(status: StatusCategory) -> &'static str {
    match status {
        StatusCategory::NotStarted => "set this back to not started",
        StatusCategory::Started => "started this",
        StatusCategory::Completed => "completed this",
        StatusCategory::Cancelled => "cancelled this",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_history_reads_as_sentences() {
        assert_eq!(deed("task_completed", &json!({})), Some("completed this"));
        assert_eq!(
            deed("task_status_set", &json!({ "status": "cancelled" })),
            Some("cancelled this")
        );
        assert_eq!(
            deed("task_flagged", &json!({ "show_in_portal": false })),
            Some("took the flag for the portal off this")
        );
        assert_eq!(deed("plan_edited", &json!({})), None);
    }
}
