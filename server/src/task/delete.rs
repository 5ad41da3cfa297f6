//! Deleting a task, and bringing it back.

use crate::{activity::Activity, actor::Staff, store::PlanPart};
use domain::{
    deletion::task_deletion,
    ids::{AccountId, TaskId},
    outcome::{Outcome, Undo},
    refusal::Refusal,
};

impl Staff {
    /// Deletes a task. Answers a sentence that names it and says whether customers saw it, with what brings it back. Deleting it twice
    /// changes nothing. Any member of staff.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub async fn delete_task(&self, account: AccountId, task: TaskId) -> Result<Option<Outcome>, Refusal> {
        let (change, snapshot) = self.begin(account).await?;
        if change.deleted(PlanPart::Task, task.uuid()).await?.is_some() {
            return Ok(None);
        }
        let found = snapshot.task(task).ok_or(Refusal::NotFound)?;
        let sentence = task_deletion(&snapshot, found);
        change.delete_task(task).await?;
        change.commit(self.person(), Activity::TaskDeleted(task)).await?;
        Ok(Some(Outcome::undoable(sentence, Undo::RestoreTask(task))))
    }

    /// Brings a deleted task back, as it was. Any member of staff.
    ///
    /// # Errors
    /// [`Refusal::NotFound`]; [`Refusal::NotAllowed`] while the play or objective it belongs to is deleted.
    pub async fn restore_task(&self, account: AccountId, task: TaskId) -> Result<(), Refusal> {
        let (change, snapshot) = self.begin(account).await?;
        let Some(deleted) = change.deleted(PlanPart::Task, task.uuid()).await? else {
            return Ok(());
        };
        if deleted
            .workflow
            .is_some_and(|play| snapshot.workflow(play).is_none())
        {
            return Err(Refusal::NotAllowed(
                "The play it belongs to is deleted. Restore that first.".to_owned(),
            ));
        }
        if deleted
            .objective
            .is_some_and(|objective| snapshot.objective(objective).is_none())
        {
            return Err(Refusal::NotAllowed(
                "The objective it belongs to is deleted. Restore that first.".to_owned(),
            ));
        }
        change.restore(deleted.at).await?;
        change.commit(self.person(), Activity::TaskRestored(task)).await
    }
}
