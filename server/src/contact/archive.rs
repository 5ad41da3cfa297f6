//! Archiving a contact who has left, and restoring one. A contact is never deleted: what they did stays theirs.

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
    /// Archives a contact: at once they can no longer enter the portal, and links mailed to them no longer work. Archiving twice
    /// changes nothing. Any member of staff.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub async fn archive_contact(&self, account: AccountId, contact: ContactId) -> Result<(), Refusal> {
        let (change, snapshot) = self.begin(account).await?;
        if snapshot.contact(contact).ok_or(Refusal::NotFound)?.archived {
            return Ok(());
        }
        set_archived(&change, contact, Some(change.now().0)).await?;
        close_doors(&change, contact).await?;
        change
            .commit(self.person(), Activity::ContactArchived(contact))
            .await
    }

    /// Takes a contact back, with the access they had; they need a new link. Any member of staff.
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

/// Ends the contact's portal sessions and links.
pub(crate) async fn close_doors(change: &AccountChange, contact: ContactId) -> Result<(), Refusal> {
    entity::portal_session::Entity::update_many()
        .col_expr(
            entity::portal_session::Column::EndedAt,
            Expr::value(change.now().0),
        )
        .filter(entity::portal_session::Column::ContactId.eq(contact.uuid()))
        .filter(entity::portal_session::Column::EndedAt.is_null())
        .exec(change.transaction())
        .await
        .or_incident("ending a contact’s sessions")?;
    entity::invitation::Entity::update_many()
        .col_expr(entity::invitation::Column::RevokedAt, Expr::value(change.now().0))
        .filter(entity::invitation::Column::ContactId.eq(contact.uuid()))
        .filter(entity::invitation::Column::RevokedAt.is_null())
        .exec(change.transaction())
        .await
        .or_incident("revoking a contact’s links")?;
    Ok(())
}
