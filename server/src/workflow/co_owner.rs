//! Naming contacts as co-owners of a play. Naming one on a private play makes all of it shareable; the page says so, and offers to take
//! that back.

use super::share::write_sharing;
use crate::{
    activity::Activity,
    actor::Staff,
    incident::OrIncident,
    store::{AccountChange, entity},
};
use domain::{
    consequence::{Deed, Target, consequence},
    ids::{AccountId, ContactId, WorkflowId},
    outcome::{Outcome, Undo},
    people::{PersonId, first_name},
    plan::{Sharing, Workflow},
    refusal::Refusal,
    snapshot::Snapshot,
};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};

impl Staff {
    /// Names a contact co-owner of a play, or no longer; naming them twice changes nothing. Naming one on a private play sets it
    /// to `AllTasks` and answers a sentence that says what customers see by it, with what takes both back. Any member of staff.
    ///
    /// # Errors
    /// [`Refusal::NotFound`]; [`Refusal::NotAllowed`] for a contact who has left.
    pub async fn set_co_owner(
        &self,
        account: AccountId,
        play: WorkflowId,
        contact: ContactId,
        named: bool,
    ) -> Result<Option<Outcome>, Refusal> {
        let (change, snapshot) = self.begin(account).await?;
        let stored = snapshot.workflow(play).ok_or(Refusal::NotFound)?;
        let person = snapshot.contact(contact).ok_or(Refusal::NotFound)?;
        if stored.co_owners.contains(&contact) == named {
            return Ok(None);
        }
        if named && person.archived {
            return Err(has_left(&person.name));
        }
        let opens = named && stored.sharing == Sharing::Private;
        if opens {
            write_sharing(&change, play, Sharing::AllTasks).await?;
        }
        write_co_owner(&change, self, play, contact, named).await?;
        let activity = if opens {
            Activity::WorkflowSharingSet(play, Sharing::AllTasks)
        } else {
            Activity::WorkflowCoOwnersSet(play)
        };
        change.commit(self.person(), activity).await?;
        let seen = opens.then(|| consequence_for(&snapshot, play, contact, named));
        let undo = Undo::TakeBackCoOwner { play, contact };
        Ok(seen.flatten().map(|sentence| Outcome::undoable(sentence, undo)))
    }

    /// Takes back that a contact was named co-owner of a private play: they are no longer, and the play is private again. Taking it back
    /// twice changes nothing. Answers a sentence that says what customers no longer see by it. Any member of staff.
    ///
    /// # Errors
    /// [`Refusal::NotFound`]; [`Refusal::NotAllowed`] where the play’s sharing or its co-owners were changed since.
    pub async fn take_back_co_owner(
        &self,
        account: AccountId,
        play: WorkflowId,
        contact: ContactId,
    ) -> Result<Option<Outcome>, Refusal> {
        let (change, snapshot) = self.begin(account).await?;
        let stored = snapshot.workflow(play).ok_or(Refusal::NotFound)?;
        snapshot.contact(contact).ok_or(Refusal::NotFound)?;
        if stored.sharing == Sharing::Private && !stored.co_owners.contains(&contact) {
            return Ok(None);
        }
        if !is_as_naming_left_it(stored, contact) {
            return Err(changed_since());
        }
        write_sharing(&change, play, Sharing::Private).await?;
        write_co_owner(&change, self, play, contact, false).await?;
        let activity = Activity::WorkflowSharingSet(play, Sharing::Private);
        change.commit(self.person(), activity).await?;
        let sentence = consequence_for(&snapshot, play, contact, false);
        Ok(sentence.map(|sentence| Outcome::Seen { sentence, undo: None }))
    }
}

/// Whether a play still stands as naming that contact left it. Co-owners stand in the order in which they were named.
fn is_as_naming_left_it(play: &Workflow, contact: ContactId) -> bool {
    play.sharing == Sharing::AllTasks && play.co_owners.last() == Some(&contact)
}

/// The refusal for taking back what somebody else has decided anew. It is no [`Refusal::Stale`]: that holds both texts of a form's field, to
/// compare and save again. Who is co-owner is no field, and of what naming left nothing is known but who was named last.
fn changed_since() -> Refusal {
    Refusal::NotAllowed(
        "The sharing or the co-owners of this play were changed meanwhile, so nothing was taken back."
            .to_owned(),
    )
}

/// The refusal for naming somebody who has been archived.
pub(crate) fn has_left(name: &str) -> Refusal {
    Refusal::NotAllowed(format!("{name} is archived. Restore the contact first."))
}

async fn write_co_owner(
    change: &AccountChange,
    by: &Staff,
    play: WorkflowId,
    contact: ContactId,
    named: bool,
) -> Result<(), Refusal> {
    use entity::workflow_co_owner::{ActiveModel, Column, Entity};
    if named {
        let row = ActiveModel {
            workflow_id: Set(play.uuid()),
            contact_id: Set(contact.uuid()),
            account_id: Set(change.account().uuid()),
            named_at: Set(change.now().0),
            named_by: Set(by.user().uuid()),
        };
        row.insert(change.transaction())
            .await
            .or_incident("naming a co-owner")?;
    } else {
        let row = Entity::delete_many()
            .filter(Column::WorkflowId.eq(play.uuid()))
            .filter(Column::ContactId.eq(contact.uuid()));
        row.exec(change.transaction())
            .await
            .or_incident("naming a co-owner no longer")?;
    }
    Ok(())
}

/// What it does to what customers see that naming a contact opened a private play, or that taking them back makes it private again.
fn consequence_for(before: &Snapshot, play: WorkflowId, contact: ContactId, named: bool) -> Option<String> {
    let (verb, sharing) = if named {
        ("Naming", Sharing::AllTasks)
    } else {
        ("Removing", Sharing::Private)
    };
    let after = before.with_workflow(play, |play| play.sharing = sharing);
    let cause = format!("{verb} {}", first_name(before.name(PersonId::Contact(contact))));
    let deed = Deed {
        cause: &cause,
        to: Target::Play(play),
        called: "this play",
    };
    consequence(before, &after, &deed)
}
