//! Setting a task's status to any of the categories.

use super::complete::{complete, end_completion, reopen, set_status, way_back};
use crate::{activity::Activity, actor::Staff};
use domain::{
    editing::{Edit, Merge},
    ids::{AccountId, TaskId},
    outcome::Outcome,
    refusal::Refusal,
    task::StatusCategory,
};

impl Staff {
    /// Sets a task's status. Completing and reopening are the same as [`Staff::complete_task`] and [`Staff::reopen_task`]; who
    /// completed a task that is set back or cancelled is kept. As an `undo` it takes back only one's own completion: who has completed the
    /// task anew has decided anew. Answers what takes it back. Any member of staff.
    ///
    /// # Errors
    /// [`Refusal::NotFound`]; [`Refusal::Stale`].
    pub async fn set_status(
        &self,
        account: AccountId,
        task: TaskId,
        status: Edit<StatusCategory>,
        undo: bool,
    ) -> Result<Option<Outcome>, Refusal> {
        let (change, snapshot) = self.begin(account).await?;
        let stored = snapshot.task(task).ok_or(Refusal::NotFound)?;
        let by = stored.status.completion().map(|completion| completion.by);
        let is_anothers = undo && by.is_some_and(|by| by != self.person());
        let was = (!is_anothers).then_some(status.was);
        let Some(new) = merged(was, status.now, stored.status.category())? else {
            return Ok(None);
        };
        let before = match (stored.status.category(), new) {
            (_, StatusCategory::Completed) => complete(change, &snapshot, stored, self.person()).await?,
            (StatusCategory::Completed, StatusCategory::Started) => {
                reopen(change, stored, self.person()).await?;
                None
            }
            (old, new) => {
                if old == StatusCategory::Completed {
                    end_completion(&change, task, self.person()).await?;
                }
                set_status(&change, task, new).await?;
                let (was, now) = (old, new);
                let activity = Activity::TaskStatusSet(task, Edit { was, now });
                change.commit(self.person(), activity).await?;
                Some(old)
            }
        };
        Ok(way_back(task, before, new))
    }
}

/// The category to set, where it starts from one that counts; nothing if that changes nothing.
fn merged(
    was: Option<StatusCategory>,
    now: StatusCategory,
    stored: StatusCategory,
) -> Result<Option<StatusCategory>, Refusal> {
    let words = |key: &str| {
        StatusCategory::parse(key)
            .map_or(key, |status| status.words())
            .to_owned()
    };
    let mut merge = Merge::default();
    merge.choice(
        "status",
        was.map_or("", StatusCategory::key),
        stored.key().to_owned(),
        now.key().to_owned(),
        words,
    );
    merge.finish(now)
}
