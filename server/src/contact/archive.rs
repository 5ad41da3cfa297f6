//! Archiving a contact who has left, and restoring one. A contact is never deleted: what they did stays theirs.

use super::end_access;
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
    /// mailed to them is not. Archiving twice changes nothing. Any member of staff.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub async fn archive_contact(&self, account: AccountId, contact: ContactId) -> Result<(), Refusal> {
        let (change, snapshot) = self.begin(account).await?;
        let found = snapshot.contact(contact).ok_or(Refusal::NotFound)?;
        if found.archived {
            return Ok(());
        }
        set_archived(&change, contact, Some(change.now().0)).await?;
        end_access(&change, found, self.user()).await?;
        change
            .commit(self.person(), Activity::ContactArchived(contact))
            .await
    }

    /// Takes a contact back, without the access they had: it must be given anew. Any member of staff.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub async fn restore_contact(&self, account: AccountId, contact: ContactId) -> Result<(), Refusal> {
        let (change, snapshot) = self.begin(account).await?;
        if !snapshot.contact(contact).ok_or(Refusal::NotFound)?.archived {
            return Ok(());
        }
        set_archived(&change, contact, None).await?;
        change
            .commit(self.person(), Activity::ContactRestored(contact))
            .await
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
