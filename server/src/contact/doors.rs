//! Shutting a contact out of the portal: for whoever archives them, takes their access back, or gives them another address.

use crate::{
    incident::OrIncident,
    store::{
        AccountChange, entity,
        outbox_rows::{Withdrawn, withdraw},
    },
};
use domain::{
    ids::{ContactId, UserId},
    people::{Contact, PortalAccess},
    refusal::Refusal,
};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set, sea_query::Expr};

/// Ends the contact's access, if they have it, and what would lead in again: sessions, links, and mails that are still to be sent.
pub(crate) async fn end_access(change: &AccountChange, contact: &Contact, by: UserId) -> Result<(), Refusal> {
    if matches!(contact.access, PortalAccess::Granted { .. }) {
        entity::portal_access::ActiveModel {
            contact_id: Set(contact.id.uuid()),
            revoked_at: Set(Some(change.now().0)),
            revoked_by: Set(Some(by.uuid())),
            ..Default::default()
        }
        .update(change.transaction())
        .await
        .or_incident("taking access back")?;
    }
    withdraw(change, Withdrawn::MailsTo(contact.id)).await?;
    close_doors(change, contact.id).await
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
