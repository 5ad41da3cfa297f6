//! The vendor's staff: finding them, and adding one.

use super::{Store, Write, entity::user};
use crate::{Tandem, incident::OrIncident};
use domain::{ids::UserId, people::Role, refusal::Refusal, validation::email_key};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter, Set,
};
use uuid::Uuid;

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

/// A user to be added.
pub(crate) struct NewUser {
    /// As colleagues and customers read it.
    pub(crate) name: String,
    /// Where mail reaches them.
    pub(crate) email: String,
    /// What they may do.
    pub(crate) role: Role,
    /// Empty for who has no password.
    pub(crate) password_hash: String,
}

/// Adds a user inside a transaction. Every plan shows the staff: where there are accounts, their versions must move.
pub(crate) async fn insert(tandem: &Tandem, write: &Write, new: NewUser) -> Result<UserId, Refusal> {
    let NewUser {
        name,
        email,
        role,
        password_hash,
    } = new;
    let id = Uuid::new_v4();
    user::ActiveModel {
        id: Set(id),
        name: Set(name),
        email_key: Set(email_key(&email)),
        email: Set(email),
        role: Set(role.key().to_owned()),
        password_hash: Set(password_hash),
        created_at: Set(tandem.clock().now().0),
    }
    .insert(write.transaction())
    .await
    .or_incident("adding a user")?;
    Ok(UserId::new(id))
}

#[derive(FromQueryResult)]
struct UserRow {
    id: Uuid,
    name: String,
}

impl Store {
    /// All staff, by name.
    pub(crate) async fn users(&self) -> Result<Vec<(UserId, String)>, Refusal> {
        let ask = self.statement(
            "SELECT id, name FROM staff_user ORDER BY LOWER(name), id",
            Vec::new(),
        );
        let rows = UserRow::find_by_statement(ask)
            .all(self.connection())
            .await
            .or_incident("reading the staff")?;
        Ok(rows
            .into_iter()
            .map(|row| (UserId::new(row.id), row.name))
            .collect())
    }
}

/// Whether there are any.
pub(crate) async fn exist(tandem: &Tandem) -> Result<bool, Refusal> {
    let count = user::Entity::find()
        .count(tandem.store().connection())
        .await
        .or_incident("counting users")?;
    Ok(count > 0)
}
