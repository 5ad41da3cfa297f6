//! Setting a task's status to any of the categories.

use super::complete::{complete, end_completion, reopen, set_status};
use crate::{activity::Activity, actor::Staff};
use domain::{
    ids::{AccountId, TaskId},
    refusal::Refusal,
    task::StatusCategory,
};

impl Staff {
    /// Sets a task's status. Completing and reopening are the same as [`Staff::complete_task`] and [`Staff::reopen_task`]; who
    /// completed a task that is set back or cancelled is kept. Any member of staff.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub async fn set_status(
        &self,
        account: AccountId,
        task: TaskId,
        status: StatusCategory,
    ) -> Result<(), Refusal> {
        let (change, snapshot) = self.begin(account).await?;
        let stored = snapshot.task(task).ok_or(Refusal::NotFound)?;
        match (stored.status.category(), status) {
            (old, new) if old == new => Ok(()),
            (_, StatusCategory::Completed) => complete(change, &snapshot, stored, self.person()).await,
            (StatusCategory::Completed, StatusCategory::Started) => {
                reopen(change, stored, self.person()).await
            }
            (old, new) => {
                if old == StatusCategory::Completed {
                    end_completion(&change, task, self.person()).await?;
                }
                set_status(&change, task, new).await?;
                change
                    .commit(self.person(), Activity::TaskStatusSet(task, new))
                    .await
            }
        }
    }
}
