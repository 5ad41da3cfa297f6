//! Deleting an objective with all that is under it, and bringing exactly that back.

use crate::{activity::Activity, actor::Staff, store::PlanPart};
use domain::{
    ids::{AccountId, ObjectiveId},
    refusal::Refusal,
};

impl Staff {
    /// Deletes an objective with its plays and their tasks. Deleting it twice changes nothing. Any member of staff.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub async fn delete_objective(&self, account: AccountId, objective: ObjectiveId) -> Result<(), Refusal> {
        let (change, _) = self.begin(account).await?;
        if change
            .deleted(PlanPart::Objective, objective.uuid())
            .await?
            .is_some()
        {
            return Ok(());
        }
        change.delete_objective(objective).await?;
        change
            .commit(self.person(), Activity::ObjectiveDeleted(objective))
            .await
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
