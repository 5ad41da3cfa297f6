//! Archiving a contact who has left, and restoring one. A contact is never deleted: what they did stays theirs.

use super::end_access;
use crate::{
    activity::Activity,
    actor::Staff,
    incident::OrIncident,
    store::{AccountChange, entity},
};
use domain::{
    consequence::{Deed, Target, consequence},
    ids::{AccountId, ContactId},
    people::{Contact, PersonId, PortalAccess, first_name},
    refusal::Refusal,
    snapshot::Snapshot,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

impl Staff {
    /// Archives a contact: at once their access ends, on open pages too, links mailed to them no longer work, and what is still to be
    /// mailed to them is not. Their tasks stay theirs. Answers sentences that say so. Archiving twice changes nothing. Any member of staff.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub async fn archive_contact(&self, account: AccountId, contact: ContactId) -> Result<String, Refusal> {
        let (change, snapshot) = self.begin(account).await?;
        let found = snapshot.contact(contact).ok_or(Refusal::NotFound)?;
        if found.archived {
            return Ok(format!("{} is archived.", found.name));
        }
        set_archived(&change, contact, Some(change.now().0)).await?;
        end_access(&change, found, self.user()).await?;
        change
            .commit(self.person(), Activity::ContactArchived(contact))
            .await?;
        let said = [
            Some(archived(found)),
            stays_assigned(&snapshot, found),
            what_it_does(&snapshot, found, true),
        ];
        Ok(sentences(said))
    }

    /// What archiving a contact would do, as sentences for the question: their tasks that stay, and what their colleagues would lose. Any
    /// member of staff.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub async fn would_archive(&self, account: AccountId, contact: ContactId) -> Result<String, Refusal> {
        let snapshot = self.plan_now(account).await?;
        let found = snapshot.contact(contact).ok_or(Refusal::NotFound)?;
        let said = [
            stays_assigned(&snapshot, found),
            what_it_does(&snapshot, found, true),
        ];
        Ok(sentences(said))
    }

    /// Takes a contact back, without the access they had: it must be given anew. Answers sentences that say so, and how they get a link
    /// that works. Any member of staff.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub async fn restore_contact(&self, account: AccountId, contact: ContactId) -> Result<String, Refusal> {
        let (change, snapshot) = self.begin(account).await?;
        let found = snapshot.contact(contact).ok_or(Refusal::NotFound)?;
        if !found.archived {
            return Ok(format!("{} is back.", found.name));
        }
        set_archived(&change, contact, None).await?;
        change
            .commit(self.person(), Activity::ContactRestored(contact))
            .await?;
        let had_access = !matches!(found.access, PortalAccess::None);
        let said = [
            Some(restored(found)),
            what_it_does(&snapshot, found, false),
            had_access.then(|| self.needs_new_link(&snapshot)),
        ];
        Ok(sentences(said))
    }
}

fn archived(contact: &Contact) -> String {
    let (name, first) = (&contact.name, first_name(&contact.name));
    if contact.may_enter() {
        format!("{name} was archived and is out of the portal. Links given to {first} no longer work.")
    } else {
        format!("{name} was archived.")
    }
}

fn restored(contact: &Contact) -> String {
    let name = &contact.name;
    match contact.access {
        PortalAccess::None => format!("{name} is back."),
        PortalAccess::Granted { .. } | PortalAccess::Revoked { .. } => {
            format!("{name} is back, without access to the portal.")
        }
    }
}

/// Which tasks stay theirs, if any do.
fn stays_assigned(snapshot: &Snapshot, contact: &Contact) -> Option<String> {
    let person = PersonId::Contact(contact.id);
    let theirs = snapshot
        .tasks
        .iter()
        .filter(|task| task.assignees.contains(&person));
    let first = first_name(&contact.name);
    match theirs.count() {
        0 => None,
        1 => Some(format!("{first} stays assigned to 1 task.")),
        many => Some(format!("{first} stays assigned to {many} tasks.")),
    }
}

/// What their colleagues see otherwise when a contact is archived, or is back: who has left makes no task visible.
fn what_it_does(before: &Snapshot, contact: &Contact, archived: bool) -> Option<String> {
    let after = before.with_contact(contact.id, |contact| contact.archived = archived);
    let verb = if archived { "Archiving" } else { "Restoring" };
    let deed = Deed {
        cause: &format!("{verb} {}", first_name(&contact.name)),
        to: Target::Contact,
        called: "",
    };
    consequence(before, &after, &deed)
}

fn sentences(said: impl IntoIterator<Item = Option<String>>) -> String {
    let said: Vec<String> = said.into_iter().flatten().collect();
    said.join(" ")
}

async fn set_archived(change: &AccountChange, contact: ContactId, at: Option<i64>) -> Result<(), Refusal> {
    entity::contact::Entity::update_many()
        .col_expr(entity::contact::Column::ArchivedAt, Expr::value(at))
        .filter(entity::contact::Column::Id.eq(contact.uuid()))
        .exec(change.transaction())
        .await
        .or_incident("archiving a contact")?;
    Ok(())
}
