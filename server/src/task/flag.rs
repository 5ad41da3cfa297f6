//! The flag "Show in customer portal".

use crate::{
    activity::Activity,
    actor::Staff,
    incident::OrIncident,
    store::{AccountChange, entity},
};
use domain::{
    consequence::{Deed, Target, consequence},
    editing::Edit,
    ids::{AccountId, TaskId},
    outcome::{Outcome, Undo},
    refusal::Refusal,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

impl Staff {
    /// Flags a task to show in the portal where its play shares flagged tasks, or no longer. Answers a sentence where it changes what
    /// customers see or would see, with what takes it back. Any member of staff.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub async fn set_show_in_portal(
        &self,
        account: AccountId,
        task: TaskId,
        shown: Edit<bool>,
    ) -> Result<Option<Outcome>, Refusal> {
        let (change, snapshot) = self.begin(account).await?;
        let stored = snapshot.task(task).ok_or(Refusal::NotFound)?.show_in_portal;
        let shown = shown.turned(stored);
        if shown == stored {
            return Ok(None);
        }
        write_flag(&change, task, shown).await?;
        change
            .commit(self.person(), Activity::TaskFlagged(task, shown))
            .await?;
        let after = snapshot.with_task(task, |task| task.show_in_portal = shown);
        let undo = Undo::Show { task, show: !shown };
        let sentence = consequence(&snapshot, &after, &deed(task, shown));
        Ok(sentence.map(|sentence| Outcome::undoable(sentence, undo)))
    }
}

const fn deed(task: TaskId, shown: bool) -> Deed<'static> {
    let (cause, called) = if shown {
        ("Flagging this task", "it")
    } else {
        ("Taking the flag off", "this task")
    };
    Deed {
        cause,
        to: Target::Task(task),
        called,
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
