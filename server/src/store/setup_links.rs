//! Finding set-up links.

use super::entity::setup_link;
use crate::{Tandem, incident::OrIncident, token::TokenHash};
use domain::refusal::Refusal;
use sea_orm::EntityTrait;

/// Whether the link of that hash has been used by nobody and is not too old.
pub(crate) async fn is_open(tandem: &Tandem, hash: &TokenHash) -> Result<bool, Refusal> {
    let found = setup_link::Entity::find_by_id(hash.0.clone())
        .one(tandem.store().connection())
        .await
        .or_incident("finding a set-up link")?;
    Ok(found.is_some_and(|link| link.used_at.is_none() && link.expires_at > tandem.clock().now().0))
}
