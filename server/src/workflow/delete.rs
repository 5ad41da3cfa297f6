//! Deleting a play with its tasks, and bringing exactly that back.

use crate::{activity::Activity, actor::Staff, store::PlanPart};
use domain::{
    deletion::play_deletion,
    ids::{AccountId, WorkflowId},
    outcome::{Outcome, Undo},
    refusal::Refusal,
};

impl Staff {
    /// Deletes a play with its tasks. Answers a sentence that names it and says what customers saw of it, with what brings it back.
    /// Deleting it twice changes nothing. Any member of staff.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub async fn delete_play(
        &self,
        account: AccountId,
        play: WorkflowId,
    ) -> Result<Option<Outcome>, Refusal> {
        let (change, snapshot) = self.begin(account).await?;
        if change.deleted(PlanPart::Workflow, play.uuid()).await?.is_some() {
            return Ok(None);
        }
        let found = snapshot.workflow(play).ok_or(Refusal::NotFound)?;
        let sentence = play_deletion(&snapshot, found);
        change.delete_workflow(play).await?;
        change
            .commit(self.person(), Activity::WorkflowDeleted(play))
            .await?;
        Ok(Some(Outcome::undoable(sentence, Undo::RestorePlay(play))))
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
