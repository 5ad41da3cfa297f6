//! Deleting a play with its tasks, and bringing exactly that back.

use crate::{activity::Activity, actor::Staff, store::PlanPart};
use domain::{
    ids::{AccountId, WorkflowId},
    refusal::Refusal,
};

impl Staff {
    /// Deletes a play with its tasks. Deleting it twice changes nothing. Any member of staff.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub async fn delete_play(&self, account: AccountId, play: WorkflowId) -> Result<(), Refusal> {
        let (change, _) = self.begin(account).await?;
        if change.deleted(PlanPart::Workflow, play.uuid()).await?.is_some() {
            return Ok(());
        }
        change.delete_workflow(play).await?;
        change
            .commit(self.person(), Activity::WorkflowDeleted(play))
            .await
    }

    /// Brings a deleted play back, with what went along. Any member of staff.
    ///
    /// # Errors
    /// [`Refusal::NotFound`]; [`Refusal::NotAllowed`] while its objective is deleted.
    pub async fn restore_play(&self, account: AccountId, play: WorkflowId) -> Result<(), Refusal> {
        let (change, snapshot) = self.begin(account).await?;
        let Some(deleted) = change.deleted(PlanPart::Workflow, play.uuid()).await? else {
            return Ok(());
        };
        if deleted
            .objective
            .is_some_and(|objective| snapshot.objective(objective).is_none())
        {
            return Err(Refusal::NotAllowed(
                "The objective it belongs to is deleted. Restore that first.".to_owned(),
            ));
        }
        change.restore(deleted.at).await?;
        change
            .commit(self.person(), Activity::WorkflowRestored(play))
            .await
    }
}
