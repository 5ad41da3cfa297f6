//! How much of a play is shareable.

use super::edit::sharing_words;
use crate::{
    activity::Activity,
    actor::Staff,
    incident::OrIncident,
    store::{AccountChange, entity},
};
use domain::{
    consequence::{Deed, Target, consequence},
    editing::{Edit, Merge},
    ids::{AccountId, WorkflowId},
    outcome::{Outcome, Undo},
    plan::Sharing,
    refusal::Refusal,
    snapshot::Snapshot,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

impl Staff {
    /// Sets how much of a play is shareable. Answers a sentence that says what customers see, or would see, by it, with what
    /// takes it back. Any member of staff.
    ///
    /// # Errors
    /// [`Refusal::NotFound`]; [`Refusal::Stale`].
    pub async fn set_play_sharing(
        &self,
        account: AccountId,
        play: WorkflowId,
        sharing: Edit<Sharing>,
    ) -> Result<Option<Outcome>, Refusal> {
        let (change, snapshot) = self.begin(account).await?;
        let stored = snapshot.workflow(play).ok_or(Refusal::NotFound)?.sharing;
        let Some(sharing) = merged(sharing, stored)? else {
            return Ok(None);
        };
        write_sharing(&change, play, sharing).await?;
        change
            .commit(self.person(), Activity::WorkflowSharingSet(play, sharing))
            .await?;
        Ok(outcome_of_sharing(&snapshot, play, stored, sharing))
    }
}

/// What it does to what customers see that so much of a play is shareable now, and what takes it back.
pub(super) fn outcome_of_sharing(
    before: &Snapshot,
    play: WorkflowId,
    stood: Sharing,
    sharing: Sharing,
) -> Option<Outcome> {
    let undo = Undo::SharePlay {
        play,
        was: sharing,
        sharing: stood,
    };
    consequence_of_sharing(before, play, sharing).map(|sentence| Outcome::undoable(sentence, undo))
}

fn consequence_of_sharing(before: &Snapshot, play: WorkflowId, sharing: Sharing) -> Option<String> {
    let after = before.with_workflow(play, |play| play.sharing = sharing);
    let cause = match sharing {
        // What the menus call it.
        Sharing::Private => "Setting it to “Internal”",
        Sharing::FlaggedTasks => "Sharing only flagged tasks",
        Sharing::AllTasks => "Sharing all tasks",
    };
    let deed = Deed {
        cause,
        to: Target::Play(play),
        called: "this play",
    };
    consequence(before, &after, &deed)
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
