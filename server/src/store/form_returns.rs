//! Finding what refused forms held.

use super::entity::form_return;
use crate::{Tandem, incident::OrIncident, token::TokenHash};
use domain::refusal::Refusal;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

/// The content kept under that hash, if it is not too old.
pub(crate) async fn find(tandem: &Tandem, hash: &TokenHash) -> Result<Option<serde_json::Value>, Refusal> {
    let found = form_return::Entity::find_by_id(hash.0.clone())
        .one(tandem.store().connection())
        .await
        .or_incident("finding a kept form")?;
    Ok(found
        .filter(|row| row.expires_at > tandem.clock().now().0)
        .map(|row| row.content))
}

/// Whether something is kept that is too old by now.
pub(crate) async fn are_old(tandem: &Tandem, now: i64) -> Result<bool, Refusal> {
    let old = form_return::Entity::find()
        .filter(form_return::Column::ExpiresAt.lt(now))
        .one(tandem.store().connection())
        .await
        .or_incident("finding old forms")?;
    Ok(old.is_some())
}
