//! The flag "Show in customer portal".

use crate::{
    activity::Activity,
    actor::Staff,
    incident::OrIncident,
    store::{AccountChange, entity},
};
use domain::{
    editing::Edit,
    ids::{AccountId, TaskId},
    refusal::Refusal,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

impl Staff {
    /// Flags a task to show in the portal where its play shares flagged tasks, or no longer. Any member of staff.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub async fn set_show_in_portal(
        &self,
        account: AccountId,
        task: TaskId,
        shown: Edit<bool>,
    ) -> Result<(), Refusal> {
        let (change, snapshot) = self.begin(account).await?;
        let stored = snapshot.task(task).ok_or(Refusal::NotFound)?.show_in_portal;
        let shown = shown.turned(stored);
        if shown == stored {
            return Ok(());
        }
        write_flag(&change, task, shown).await?;
        change
            .commit(self.person(), Activity::TaskFlagged(task, shown))
            .await
    }
}

async fn write_flag(change: &AccountChange, task: TaskId, shown: bool) -> Result<(), Refusal> {
    entity::task::Entity::update_many()
        .col_expr(entity::task::Column::ShowInPortal, Expr::value(shown))
        .filter(entity::task::Column::Id.eq(task.uuid()))
        .exec(change.transaction())
        .await
        .or_incident("flagging a task")?;
    Ok(())
}
