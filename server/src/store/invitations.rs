//! Finding mailed links, and the contacts of an address.

use super::{AccountChange, Write, statement};
use crate::{Tandem, incident::OrIncident, token::TokenHash};
use domain::{
    ids::{AccountId, ContactId},
    refusal::Refusal,
};
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

const OF_ADDRESS: &str = "SELECT c.id, c.account_id FROM contact c JOIN portal_access p ON p.contact_id = c.id AND p.revoked_at IS NULL \
    JOIN organisation o ON o.id = 1 AND o.portal_enabled WHERE c.email_key = $1 AND c.archived_at IS NULL";

/// The contacts with live access who have that address, in whatever accounts; it is given in the form of `validation::email_key`.
pub(crate) async fn contacts_of(tandem: &Tandem, key: &str) -> Result<Vec<(AccountId, ContactId)>, Refusal> {
    let store = tandem.store();
    let ask = store.statement(OF_ADDRESS, vec![key.into()]);
    let rows = store
        .connection()
        .query_all_raw(ask)
        .await
        .or_incident("finding an address")?;
    rows.iter()
        .map(|row| {
            let (contact, account): (Uuid, Uuid) = (row.try_get("", "id")?, row.try_get("", "account_id")?);
            Ok((AccountId::new(account), ContactId::new(contact)))
        })
        .collect::<Result<_, sea_orm::DbErr>>()
        .or_incident("finding an address")
}

const ELSEWHERE: &str = "SELECT a.name FROM contact c JOIN account a ON a.id = c.account_id \
    WHERE c.email_key = $1 AND c.account_id <> $2 AND c.archived_at IS NULL ORDER BY LOWER(a.name), a.id";

/// The names of the other accounts that have a contact of that address, given in the form of `validation::email_key`. Who has left does not
/// count.
pub(crate) async fn elsewhere(change: &AccountChange, key: &str) -> Result<Vec<String>, Refusal> {
    let values = vec![key.into(), change.account().uuid().into()];
    let ask = statement(change.transaction(), ELSEWHERE, values);
    let rows = change
        .transaction()
        .query_all_raw(ask)
        .await
        .or_incident("looking for an address elsewhere")?;
    let names = rows.iter().map(|row| row.try_get::<String>("", "name"));
    names
        .collect::<Result<_, sea_orm::DbErr>>()
        .or_incident("looking for an address elsewhere")
}
