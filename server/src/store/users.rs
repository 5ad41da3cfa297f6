//! Finding staff for signing in.

use super::entity::user;
use crate::{Tandem, incident::OrIncident};
use domain::{ids::UserId, refusal::Refusal};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

/// What signing in needs of a user.
pub(crate) struct Credentials {
    pub(crate) id: UserId,
    /// Empty for who has no password.
    pub(crate) password_hash: String,
}

/// The user of that address, given in the form of `validation::email_key`.
pub(crate) async fn by_email(tandem: &Tandem, key: &str) -> Result<Option<Credentials>, Refusal> {
    let found = user::Entity::find()
        .filter(user::Column::EmailKey.eq(key))
        .one(tandem.store().connection())
        .await
        .or_incident("finding a user")?;
    Ok(found.map(|user| Credentials {
        id: UserId::new(user.id),
        password_hash: user.password_hash,
    }))
}

/// Whether there are any.
pub(crate) async fn exist(tandem: &Tandem) -> Result<bool, Refusal> {
    let count = user::Entity::find()
        .count(tandem.store().connection())
        .await
        .or_incident("counting users")?;
    Ok(count > 0)
}
