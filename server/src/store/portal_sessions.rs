//! Finding portal sessions.

use super::sessions::BySecret;
use crate::{Tandem, incident::OrIncident, token::TokenHash};
use domain::{
    ids::{AccountId, ContactId, PortalSlug, SessionId},
    refusal::Refusal,
};
use sea_orm::FromQueryResult;
use uuid::Uuid;

/// A contact's session, and whose it is.
#[derive(Clone)]
pub(crate) struct PortalSession {
    pub(crate) id: SessionId,
    pub(crate) account: AccountId,
    pub(crate) contact: ContactId,
    pub(crate) name: String,
    pub(crate) slug: PortalSlug,
    /// The version that the account was at when the session was looked up.
    pub(crate) version: i64,
    /// Whether this contact has been counted as having visited.
    pub(crate) has_visited: bool,
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    contact_id: Uuid,
    account_id: Uuid,
    name: String,
    slug: String,
    version: i64,
    first_visit_at: Option<i64>,
}

const FIND: &str = "SELECT s.id, s.contact_id, s.account_id, c.name, a.slug, a.version, p.first_visit_at FROM portal_session s \
    JOIN contact c ON c.id = s.contact_id AND c.archived_at IS NULL \
    JOIN portal_access p ON p.contact_id = s.contact_id AND p.revoked_at IS NULL \
    JOIN account a ON a.id = s.account_id JOIN organisation o ON o.id = 1 AND o.portal_enabled \
    WHERE s.token_hash = $1 AND s.ended_at IS NULL AND s.expires_at > $2";

/// A session that has not expired, and what may bar its way in.
#[derive(FromQueryResult)]
pub(crate) struct Barred {
    /// When it ended.
    pub(crate) ended_at: Option<i64>,
    /// When its contact's access was taken back, if it is.
    pub(crate) revoked_at: Option<i64>,
    /// Whether the vendor's portal is switched on.
    pub(crate) portal_enabled: bool,
    /// Whom to ask: the account's owner, or the vendor.
    pub(crate) whom: String,
}

const BARRED: &str = "SELECT s.ended_at, p.revoked_at, o.portal_enabled, COALESCE(u.name, o.name) AS whom FROM portal_session s \
    JOIN portal_access p ON p.contact_id = s.contact_id JOIN account a ON a.id = s.account_id JOIN organisation o ON o.id = 1 \
    LEFT JOIN staff_user u ON u.id = a.owner_id WHERE s.token_hash = $1 AND s.expires_at > $2";

/// What bars the way in of a session's secret.
pub(crate) async fn barred(tandem: &Tandem, hash: &TokenHash) -> Result<Option<Barred>, Refusal> {
    let store = tandem.store();
    let ask = store.statement(BARRED, vec![hash.0.clone().into(), tandem.clock().now().0.into()]);
    Barred::find_by_statement(ask)
        .one(store.connection())
        .await
        .or_incident("finding out why a session lets nobody in")
}

/// The contact behind a session's secret, if they may still enter.
pub(crate) async fn find(
    tandem: &Tandem,
    hash: &TokenHash,
) -> Result<Option<BySecret<PortalSession>>, Refusal> {
    let store = tandem.store();
    let ask = store.statement(FIND, vec![hash.0.clone().into(), tandem.clock().now().0.into()]);
    let row = Row::find_by_statement(ask)
        .one(store.connection())
        .await
        .or_incident("finding a session")?;
    let found = row.map(|row| PortalSession {
        id: SessionId::new(row.id),
        account: AccountId::new(row.account_id),
        contact: ContactId::new(row.contact_id),
        name: row.name,
        slug: PortalSlug(row.slug),
        version: row.version,
        has_visited: row.first_visit_at.is_some(),
    });
    Ok(found.map(BySecret::new))
}
