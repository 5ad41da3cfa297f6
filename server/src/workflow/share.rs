//! How much of a play is shareable.

use super::edit::sharing_words;
use crate::{
    activity::Activity,
    actor::Staff,
    incident::OrIncident,
    store::{AccountChange, entity},
};
use domain::{
    editing::{Edit, Merge},
    ids::{AccountId, WorkflowId},
    plan::Sharing,
    refusal::Refusal,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

impl Staff {
    /// Sets how much of a play is shareable. Any member of staff.
    ///
    /// # Errors
    /// [`Refusal::NotFound`]; [`Refusal::Stale`].
    pub async fn set_play_sharing(
        &self,
        account: AccountId,
        play: WorkflowId,
        sharing: Edit<Sharing>,
    ) -> Result<(), Refusal> {
        let (change, snapshot) = self.begin(account).await?;
        let stored = snapshot.workflow(play).ok_or(Refusal::NotFound)?.sharing;
        let Some(sharing) = merged(sharing, stored)? else {
            return Ok(());
        };
        write_sharing(&change, play, sharing).await?;
        change
            .commit(self.person(), Activity::WorkflowSharingSet(play, sharing))
            .await
    }
}

/// The sharing to set; nothing if that changes nothing.
fn merged(edit: Edit<Sharing>, stored: Sharing) -> Result<Option<Sharing>, Refusal> {
    let Edit { was, now } = edit;
    let mut merge = Merge::default();
    merge.choice(
        "sharing",
        was.key(),
        stored.key().to_owned(),
        now.key().to_owned(),
        sharing_words,
    );
    merge.finish(now)
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
