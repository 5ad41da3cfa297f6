//! Moving a play: among its siblings, to another objective, or out of one.

use super::create::check_objective;
use crate::{
    activity::Activity,
    actor::Staff,
    incident::OrIncident,
    store::{AccountChange, PlanPart, entity},
};
use domain::{
    consequence::{Deed, Target, consequence},
    editing::check_from,
    forms::{MoveTo, place_among, reorder},
    ids::{AccountId, ObjectiveId, WorkflowId},
    outcome::{Outcome, Undo},
    plan::{NO_OBJECTIVE, Placement, PlayHome, Workflow},
    refusal::Refusal,
    snapshot::Snapshot,
    task::TaskHome,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use uuid::Uuid;

impl Staff {
    /// Moves a play to a place under an objective, or under none. A stand-alone workflow is no play and stays where it is. Answers a
    /// sentence where another objective is seen, or would be seen, by customers, or one no longer, with what takes it back. A move that
    /// takes another back says where that led: `from`. Any member of staff.
    ///
    /// # Errors
    /// [`Refusal::NotFound`], also for an objective that is not the account's; [`Refusal::Stale`] if it stands neither there nor at its aim.
    pub async fn move_play(
        &self,
        account: AccountId,
        play: WorkflowId,
        from: Option<PlayHome>,
        objective: Option<ObjectiveId>,
        to: MoveTo<WorkflowId>,
    ) -> Result<Option<Outcome>, Refusal> {
        let (change, snapshot) = self.begin(account).await?;
        let stored = snapshot
            .workflow(play)
            .filter(|play| play.in_plan())
            .ok_or(Refusal::NotFound)?;
        check_objective(&snapshot, objective)?;
        let (stands, aim) = (PlayHome::from(stored.objective()), PlayHome::from(objective));
        check_from(from.map(Into::into), stands.into(), aim.into(), |home| {
            place_name(&snapshot, home)
        })?;
        let siblings = siblings(&snapshot, objective);
        let order = reorder(&siblings, play, to);
        if order == siblings {
            return Ok(None);
        }
        if stored.objective() != objective {
            write_objective(&change, play, objective).await?;
        }
        change
            .write_order(PlanPart::Workflow, &with_places(&snapshot, &order))
            .await?;
        change
            .commit(self.person(), Activity::WorkflowMoved(play))
            .await?;
        Ok((stored.objective() != objective)
            .then(|| outcome_of_moving(&snapshot, play, stored.objective(), objective))
            .flatten())
    }
}

/// What it does to what customers see that a play goes from objective to objective; the way back leads to the place where it stood.
fn outcome_of_moving(
    before: &Snapshot,
    play: WorkflowId,
    stood: Option<ObjectiveId>,
    objective: Option<ObjectiveId>,
) -> Option<Outcome> {
    let undo = Undo::MovePlay {
        play,
        from: objective.into(),
        objective: stood,
        to: place_among(&siblings(before, stood), play),
    };
    consequence_of_moving(before, play, objective).map(|sentence| Outcome::undoable(sentence, undo))
}

fn consequence_of_moving(
    before: &Snapshot,
    play: WorkflowId,
    objective: Option<ObjectiveId>,
) -> Option<String> {
    let after = before.with_workflow(play, |play| play.placement = Placement::InPlan(objective));
    let deed = Deed {
        cause: "Moving this play",
        to: Target::Play(play),
        called: "it",
    };
    consequence(before, &after, &deed)
}

/// What people call the place where a play stands: under no objective it stands in what is called after the tasks there.
fn place_name(snapshot: &Snapshot, home: TaskHome) -> &str {
    match home {
        TaskHome::Plan => NO_OBJECTIVE,
        TaskHome::Objective(_) | TaskHome::Workflow { .. } => snapshot.home_name(home),
    }
}

fn siblings(snapshot: &Snapshot, objective: Option<ObjectiveId>) -> Vec<WorkflowId> {
    let here = |play: &&Workflow| play.placement == Placement::InPlan(objective);
    snapshot
        .workflows
        .iter()
        .filter(here)
        .map(|play| play.id)
        .collect()
}

fn with_places(snapshot: &Snapshot, order: &[WorkflowId]) -> Vec<(Uuid, Option<i64>)> {
    order
        .iter()
        .map(|id| (id.uuid(), snapshot.workflow(*id).map(|play| play.position)))
        .collect()
}

async fn write_objective(
    change: &AccountChange,
    play: WorkflowId,
    objective: Option<ObjectiveId>,
) -> Result<(), Refusal> {
    entity::workflow::Entity::update_many()
        .col_expr(
            entity::workflow::Column::ObjectiveId,
            Expr::value(objective.map(ObjectiveId::uuid)),
        )
        .filter(entity::workflow::Column::Id.eq(play.uuid()))
        .exec(change.transaction())
        .await
        .or_incident("moving a play")?;
    Ok(())
}
