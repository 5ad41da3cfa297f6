//! Finding mailed links.

use super::{Write, statement};
use crate::{Tandem, incident::OrIncident, token::TokenHash};
use domain::{ids::AccountId, refusal::Refusal};
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult};
use uuid::Uuid;

/// A link, and how its contact stands now.
#[derive(FromQueryResult)]
pub(crate) struct FoundInvitation {
    pub(crate) contact_id: Uuid,
    pub(crate) account_id: Uuid,
    pub(crate) created_at: i64,
    pub(crate) expires_at: i64,
    pub(crate) revoked_at: Option<i64>,
    pub(crate) name: String,
    pub(crate) email: String,
    pub(crate) slug: String,
    /// Whom to ask: the account's owner, or the vendor.
    pub(crate) whom: String,
    /// Access live, contact not archived.
    pub(crate) has_access: bool,
    /// Whether the vendor's portal is switched on.
    pub(crate) portal_enabled: bool,
}

impl FoundInvitation {
    /// Whether it, or the contact's access, was taken back.
    pub(crate) const fn is_revoked(&self) -> bool {
        !self.has_access || self.revoked_at.is_some()
    }
}

const FIND: &str = "SELECT i.contact_id, i.account_id, i.created_at, i.expires_at, i.revoked_at, c.name, c.email, a.slug, \
    COALESCE(u.name, o.name) AS whom, o.portal_enabled, \
    (c.archived_at IS NULL AND p.contact_id IS NOT NULL AND p.revoked_at IS NULL) AS has_access \
    FROM invitation i JOIN contact c ON c.id = i.contact_id JOIN account a ON a.id = i.account_id JOIN organisation o ON o.id = 1 \
    LEFT JOIN portal_access p ON p.contact_id = i.contact_id LEFT JOIN staff_user u ON u.id = a.owner_id WHERE i.token_hash = $1";

/// The link of that hash.
pub(crate) async fn find(tandem: &Tandem, hash: &TokenHash) -> Result<Option<FoundInvitation>, Refusal> {
    find_in(tandem.store().connection(), hash).await
}

/// The link of that hash, as it stands inside a transaction.
pub(crate) async fn find_in(
    connection: &impl ConnectionTrait,
    hash: &TokenHash,
) -> Result<Option<FoundInvitation>, Refusal> {
    let ask = statement(connection, FIND, vec![hash.0.clone().into()]);
    FoundInvitation::find_by_statement(ask)
        .one(connection)
        .await
        .or_incident("finding a link")
}

/// Keeps every change of the account out until the transaction ends, so that what is read now stays true until then: nobody's access is
/// taken back between looking and writing. On SQLite a writing transaction does that by itself.
pub(crate) async fn hold(write: &Write, account: AccountId) -> Result<(), Refusal> {
    if write.transaction().get_database_backend() == DbBackend::Sqlite {
        return Ok(());
    }
    let lock = statement(
        write.transaction(),
        "SELECT id FROM account WHERE id = $1 FOR NO KEY UPDATE",
        vec![account.uuid().into()],
    );
    write
        .transaction()
        .query_one_raw(lock)
        .await
        .or_incident("holding an account")
        .map(drop)
}
