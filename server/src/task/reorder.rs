//! Moving a task: among its siblings, or to another play, objective or the plan itself.

use super::create::{check_home, home_columns};
use crate::{
    activity::Activity,
    actor::Staff,
    incident::OrIncident,
    store::{AccountChange, PlanPart, entity},
};
use domain::{
    consequence::{Deed, Target, consequence},
    editing::{Edit, check_from},
    forms::{MoveTo, place_among, reorder},
    ids::{AccountId, TaskId},
    outcome::{Outcome, Undo},
    refusal::Refusal,
    snapshot::Snapshot,
    task::TaskHome,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use uuid::Uuid;

impl Staff {
    /// Moves a task to a place in a home. Answers a sentence where another home changes what customers see or would see, with what takes it
    /// back. A move that takes another back says where that led: `from`. Any member of staff.
    ///
    /// # Errors
    /// [`Refusal::NotFound`], also for a home that is not the account's; [`Refusal::Stale`] if it stands neither there nor at its aim.
    pub async fn move_task(
        &self,
        account: AccountId,
        task: TaskId,
        from: Option<TaskHome>,
        home: TaskHome,
        to: MoveTo<TaskId>,
    ) -> Result<Option<Outcome>, Refusal> {
        let (change, snapshot) = self.begin(account).await?;
        let stored = snapshot.task(task).ok_or(Refusal::NotFound)?;
        check_home(&snapshot, home)?;
        check_from(from, stored.home, home, |home| snapshot.home_name(home))?;
        let siblings = siblings(&snapshot, home);
        let order = reorder(&siblings, task, to);
        if order == siblings {
            return Ok(None);
        }
        if stored.home != home {
            write_home(&change, task, home).await?;
        }
        let place = |id: TaskId| snapshot.task(id).map(|task| task.position);
        let order: Vec<(Uuid, Option<i64>)> = order.into_iter().map(|id| (id.uuid(), place(id))).collect();
        change.write_order(PlanPart::Task, &order).await?;
        let (was, now) = (stored.home, home);
        let activity = Activity::TaskMoved(task, Edit { was, now });
        change.commit(self.person(), activity).await?;
        Ok((stored.home != home)
            .then(|| outcome_of_moving(&snapshot, task, stored.home, home))
            .flatten())
    }
}

fn siblings(snapshot: &Snapshot, home: TaskHome) -> Vec<TaskId> {
    let here = snapshot.tasks.iter().filter(|task| task.home == home);
    here.map(|task| task.id).collect()
}

/// What it does to what customers see that a task goes from home to home; the way back leads to the place where it stood.
fn outcome_of_moving(before: &Snapshot, task: TaskId, stood: TaskHome, home: TaskHome) -> Option<Outcome> {
    let undo = Undo::MoveTask {
        task,
        from: home,
        home: stood,
        to: place_among(&siblings(before, stood), task),
    };
    consequence_of_moving(before, task, home).map(|sentence| Outcome::undoable(sentence, undo))
}

fn consequence_of_moving(before: &Snapshot, task: TaskId, home: TaskHome) -> Option<String> {
    let after = before.with_task(task, |task| task.home = home);
    let deed = Deed {
        cause: "Moving this task",
        to: Target::Task(task),
        called: "it",
    };
    consequence(before, &after, &deed)
}

async fn write_home(change: &AccountChange, task: TaskId, home: TaskHome) -> Result<(), Refusal> {
    use entity::task::Column;
    let (workflow, group, objective) = home_columns(home);
    entity::task::Entity::update_many()
        .col_expr(Column::WorkflowId, Expr::value(workflow))
        .col_expr(Column::GroupId, Expr::value(group))
        .col_expr(Column::ObjectiveId, Expr::value(objective))
        .filter(Column::Id.eq(task.uuid()))
        .exec(change.transaction())
        .await
        .or_incident("moving a task")?;
    Ok(())
}
