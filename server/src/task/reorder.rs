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
    forms::{MoveTo, reorder},
    ids::{AccountId, TaskId},
    refusal::Refusal,
    snapshot::Snapshot,
    task::TaskHome,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use uuid::Uuid;

impl Staff {
    /// Moves a task to a place in a home. Answers a sentence where another home changes what customers see or would see. Any member of
    /// staff.
    ///
    /// # Errors
    /// [`Refusal::NotFound`], also for a home that is not the account's.
    pub async fn move_task(
        &self,
        account: AccountId,
        task: TaskId,
        home: TaskHome,
        to: MoveTo<TaskId>,
    ) -> Result<Option<String>, Refusal> {
        let (change, snapshot) = self.begin(account).await?;
        let stored = snapshot.task(task).ok_or(Refusal::NotFound)?;
        check_home(&snapshot, home)?;
        let siblings: Vec<TaskId> = snapshot
            .tasks
            .iter()
            .filter(|task| task.home == home)
            .map(|task| task.id)
            .collect();
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
        change.commit(self.person(), Activity::TaskMoved(task)).await?;
        Ok((stored.home != home)
            .then(|| consequence_of_moving(&snapshot, task, home))
            .flatten())
    }
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
