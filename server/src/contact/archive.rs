//! Archiving a contact who has left, and restoring one. A contact is never deleted: what they did stays theirs.

use super::{end_access, wording};
use crate::{
    activity::Activity,
    actor::Staff,
    incident::OrIncident,
    store::{AccountChange, entity},
};
use domain::{
    ids::{AccountId, ContactId},
    refusal::Refusal,
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
            return Ok(wording::is_archived(found));
        }
        set_archived(&change, contact, Some(change.now().0)).await?;
        end_access(&change, found, self.user()).await?;
        change
            .commit(self.person(), Activity::ContactArchived(contact))
            .await?;
        Ok(wording::archived(&snapshot, found))
    }

    /// What archiving a contact would do, as sentences for the question: their tasks that stay, and what their colleagues would lose. Any
    /// member of staff.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub async fn would_archive(&self, account: AccountId, contact: ContactId) -> Result<String, Refusal> {
        let snapshot = self.plan_now(account).await?;
        let found = snapshot.contact(contact).ok_or(Refusal::NotFound)?;
        Ok(wording::would_archive(&snapshot, found))
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
            return Ok(wording::is_back(found));
        }
        set_archived(&change, contact, None).await?;
        change
            .commit(self.person(), Activity::ContactRestored(contact))
            .await?;
        Ok(wording::restored(self, &snapshot, found))
    }
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
