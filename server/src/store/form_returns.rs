//! Finding what refused forms held.

use super::entity::form_return;
use crate::{Tandem, incident::OrIncident, token::TokenHash};
use domain::refusal::Refusal;
use sea_orm::EntityTrait;

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
