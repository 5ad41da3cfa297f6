//! Adding an objective to a plan.

use super::edit::{Checked, check};
use crate::{
    activity::Activity,
    actor::Staff,
    incident::OrIncident,
    store::{AccountChange, PlanPart, entity},
};
use domain::{
    forms::ObjectiveForm,
    ids::{AccountId, ObjectiveId, UserId},
    refusal::Refusal,
};
use sea_orm::{ActiveModelTrait, Set};

impl Staff {
    /// Adds an objective at the end of the plan. The same id again changes nothing. Any member of staff.
    ///
    /// # Errors
    /// [`Refusal::NotFound`]; [`Refusal::Invalid`] at `name`, `description`, `owner`.
    pub async fn create_objective(
        &self,
        account: AccountId,
        objective: ObjectiveId,
        form: ObjectiveForm,
    ) -> Result<(), Refusal> {
        let (change, snapshot) = self.begin(account).await?;
        if change.has(PlanPart::Objective, objective.uuid()).await? {
            return Ok(());
        }
        let checked = check(&form, &snapshot)?;
        let last = snapshot
            .objectives
            .iter()
            .map(|objective| objective.position)
            .max()
            .unwrap_or(0);
        insert(&change, objective, checked, last + 1).await?;
        change
            .commit(self.person(), Activity::ObjectiveCreated(objective))
            .await
    }
}

async fn insert(
    change: &AccountChange,
    objective: ObjectiveId,
    checked: Checked,
    position: i64,
) -> Result<(), Refusal> {
    let Checked {
        name,
        description,
        owner,
    } = checked;
    entity::objective::ActiveModel {
        id: Set(objective.uuid()),
        account_id: Set(change.account().uuid()),
        name: Set(name),
        description: Set(description),
        owner_id: Set(owner.map(UserId::uuid)),
        position: Set(position),
        deleted_at: Set(None),
    }
    .insert(change.transaction())
    .await
    .or_incident("adding an objective")?;
    Ok(())
}
