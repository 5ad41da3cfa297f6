//! Deleting an objective with all that is under it, and bringing exactly that back.

use crate::{activity::Activity, actor::Staff, store::PlanPart};
use domain::{
    deletion::objective_deletion,
    ids::{AccountId, ObjectiveId},
    outcome::{Outcome, Undo},
    refusal::Refusal,
};

impl Staff {
    /// Deletes an objective with its plays and their tasks. Answers a sentence that names it and says what customers saw of it, with what
    /// brings it back. Deleting it twice changes nothing. Any member of staff.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub async fn delete_objective(
        &self,
        account: AccountId,
        objective: ObjectiveId,
    ) -> Result<Option<Outcome>, Refusal> {
        let (change, snapshot) = self.begin(account).await?;
        if change
            .deleted(PlanPart::Objective, objective.uuid())
            .await?
            .is_some()
        {
            return Ok(None);
        }
        let found = snapshot.objective(objective).ok_or(Refusal::NotFound)?;
        let sentence = objective_deletion(&snapshot, found);
        change.delete_objective(objective).await?;
        change
            .commit(self.person(), Activity::ObjectiveDeleted(objective))
            .await?;
        Ok(Some(Outcome::undoable(
            sentence,
            Undo::RestoreObjective(objective),
        )))
    }

    /// Brings a deleted objective back, with what went along. Any member of staff.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub async fn restore_objective(&self, account: AccountId, objective: ObjectiveId) -> Result<(), Refusal> {
        let (change, _) = self.begin(account).await?;
        let Some(deleted) = change.deleted(PlanPart::Objective, objective.uuid()).await? else {
            return Ok(());
        };
        change.restore(deleted.at).await?;
        change
            .commit(self.person(), Activity::ObjectiveRestored(objective))
            .await
    }
}
