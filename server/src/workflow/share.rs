//! How much of a play is shareable.

use crate::{
    activity::Activity,
    actor::Staff,
    incident::OrIncident,
    store::{AccountChange, entity},
};
use domain::{
    ids::{AccountId, WorkflowId},
    plan::Sharing,
    refusal::Refusal,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

impl Staff {
    /// Sets how much of a play is shareable. Any member of staff.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub async fn set_play_sharing(
        &self,
        account: AccountId,
        play: WorkflowId,
        sharing: Sharing,
    ) -> Result<(), Refusal> {
        let (change, snapshot) = self.begin(account).await?;
        if snapshot.workflow(play).ok_or(Refusal::NotFound)?.sharing == sharing {
            return Ok(());
        }
        write_sharing(&change, play, sharing).await?;
        change
            .commit(self.person(), Activity::WorkflowSharingSet(play, sharing))
            .await
    }
}

pub(super) async fn write_sharing(
    change: &AccountChange,
    play: WorkflowId,
    sharing: Sharing,
) -> Result<(), Refusal> {
    use entity::workflow::Column;
    entity::workflow::Entity::update_many()
        .col_expr(Column::Sharing, Expr::value(sharing.key()))
        .filter(Column::Id.eq(play.uuid()))
        .exec(change.transaction())
        .await
        .or_incident("sharing a play")?;
    Ok(())
}
