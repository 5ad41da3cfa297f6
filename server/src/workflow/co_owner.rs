//! Naming contacts as co-owners of a play. Naming one on a private play makes all of it shareable, and the page says so.

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
    people::{PersonId, first_name},
    plan::Sharing,
    refusal::Refusal,
    snapshot::Snapshot,
};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};

impl Staff {
    /// Names a contact co-owner of a play, or no longer; naming them twice changes nothing. Naming one on a private play sets it
    /// to `AllTasks` and answers a sentence that says what customers see by it. Any member of staff.
    ///
    /// # Errors
    /// [`Refusal::NotFound`]; [`Refusal::NotAllowed`] for a contact who has left.
    pub async fn set_co_owner(
        &self,
        account: AccountId,
        play: WorkflowId,
        contact: ContactId,
        named: bool,
    ) -> Result<Option<String>, Refusal> {
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
        Ok(if opens {
            consequence_of_naming(&snapshot, play, contact)
        } else {
            None
        })
    }
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

/// What it does to what customers see that the play's tasks are shareable now.
fn consequence_of_naming(before: &Snapshot, play: WorkflowId, contact: ContactId) -> Option<String> {
    let after = before.with_workflow(play, |play| play.sharing = Sharing::AllTasks);
    let cause = format!("Naming {}", first_name(before.name(PersonId::Contact(contact))));
    let deed = Deed {
        cause: &cause,
        to: Target::Play(play),
        called: "this play",
    };
    consequence(before, &after, &deed)
}
