//! Moving an objective among the others.

use crate::{activity::Activity, actor::Staff, store::PlanPart};
use domain::{
    forms::{MoveTo, reorder},
    ids::{AccountId, ObjectiveId},
    refusal::Refusal,
};
use uuid::Uuid;

impl Staff {
    /// Moves an objective among the others. Any member of staff.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub async fn move_objective(
        &self,
        account: AccountId,
        objective: ObjectiveId,
        to: MoveTo<ObjectiveId>,
    ) -> Result<(), Refusal> {
        let (change, snapshot) = self.begin(account).await?;
        snapshot.objective(objective).ok_or(Refusal::NotFound)?;
        let siblings: Vec<ObjectiveId> = snapshot.objectives.iter().map(|objective| objective.id).collect();
        let order = reorder(&siblings, objective, to);
        if order == siblings {
            return Ok(());
        }
        let place = |id: ObjectiveId| snapshot.objective(id).map(|objective| objective.position);
        let order: Vec<(Uuid, Option<i64>)> = order.into_iter().map(|id| (id.uuid(), place(id))).collect();
        change.write_order(PlanPart::Objective, &order).await?;
        change
            .commit(self.person(), Activity::ObjectiveMoved(objective))
            .await
    }
}
