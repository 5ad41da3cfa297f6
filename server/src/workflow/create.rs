//! Adding a play to a plan.

use super::edit::{Checked, check};
use crate::{
    activity::Activity,
    actor::Staff,
    incident::OrIncident,
    store::{AccountChange, PlanPart, entity},
};
use domain::{
    forms::PlayForm,
    ids::{AccountId, ObjectiveId, UserId, WorkflowId},
    plan::{Placement, Sharing},
    refusal::Refusal,
    snapshot::Snapshot,
};
use sea_orm::{ActiveModelTrait, Set};

impl Staff {
    /// Adds a play at the end of an objective, or of the plan itself. Without a word about sharing it is internal. The same id
    /// again changes nothing. Any member of staff.
    ///
    /// # Errors
    /// [`Refusal::NotFound`]; [`Refusal::Invalid`] at `name`, `portal_title`, `owner`, `sharing`.
    pub async fn create_play(
        &self,
        account: AccountId,
        play: WorkflowId,
        objective: Option<ObjectiveId>,
        form: PlayForm,
    ) -> Result<(), Refusal> {
        let (change, snapshot) = self.begin(account).await?;
        if change.has(PlanPart::Workflow, play.uuid()).await? {
            return Ok(());
        }
        check_objective(&snapshot, objective)?;
        let checked = check(&form, &snapshot, Sharing::Private)?;
        let siblings = snapshot
            .workflows
            .iter()
            .filter(|play| play.placement == Placement::InPlan(objective));
        let last = siblings.map(|play| play.position).max().unwrap_or(0);
        insert(&change, play, objective, checked, last + 1).await?;
        change
            .commit(self.person(), Activity::WorkflowCreated(play))
            .await
    }
}

/// The objective must be the account's.
pub(super) fn check_objective(snapshot: &Snapshot, objective: Option<ObjectiveId>) -> Result<(), Refusal> {
    match objective {
        Some(id) if snapshot.objective(id).is_none() => Err(Refusal::NotFound),
        _ => Ok(()),
    }
}

async fn insert(
    change: &AccountChange,
    play: WorkflowId,
    objective: Option<ObjectiveId>,
    checked: Checked,
    position: i64,
) -> Result<(), Refusal> {
    let Checked {
        name,
        portal_title,
        owner,
        sharing,
    } = checked;
    entity::workflow::ActiveModel {
        id: Set(play.uuid()),
        account_id: Set(change.account().uuid()),
        in_plan: Set(true),
        objective_id: Set(objective.map(ObjectiveId::uuid)),
        name: Set(name),
        portal_title: Set(portal_title),
        sharing: Set(sharing.key().to_owned()),
        owner_id: Set(owner.map(UserId::uuid)),
        position: Set(position),
        deleted_at: Set(None),
    }
    .insert(change.transaction())
    .await
    .or_incident("adding a play")?;
    Ok(())
}
