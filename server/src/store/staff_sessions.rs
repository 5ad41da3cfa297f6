//! Finding staff sessions.

use super::sessions::BySecret;
use crate::{
    Tandem,
    incident::{OrIncident, incident},
    token::TokenHash,
};
use domain::{
    ids::{SessionId, UserId},
    people::Role,
    refusal::Refusal,
};
use sea_orm::FromQueryResult;
use uuid::Uuid;

/// A session of staff, and whose it is.
#[derive(Clone)]
pub(crate) struct StaffSession {
    pub(crate) id: SessionId,
    pub(crate) user: UserId,
    pub(crate) name: String,
    pub(crate) email: String,
    pub(crate) role: Role,
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    user_id: Uuid,
    name: String,
    email: String,
    role: String,
}

const FIND: &str = "SELECT s.id, s.user_id, u.name, u.email, u.role FROM staff_session s JOIN staff_user u ON u.id = s.user_id \
    WHERE s.token_hash = $1 AND s.ended_at IS NULL AND s.expires_at > $2";

/// The member of staff behind a session's secret.
pub(crate) async fn find(
    tandem: &Tandem,
    hash: &TokenHash,
) -> Result<Option<BySecret<StaffSession>>, Refusal> {
    let store = tandem.store();
    let ask = store.statement(FIND, vec![hash.0.clone().into(), tandem.clock().now().0.into()]);
    let row = Row::find_by_statement(ask)
        .one(store.connection())
        .await
        .or_incident("finding a session")?;
    let Some(row) = row else {
        return Ok(None);
    };
    let role = Role::parse(&row.role);
    Ok(Some(BySecret::new(StaffSession {
        id: SessionId::new(row.id),
        user: UserId::new(row.user_id),
        name: row.name,
        email: row.email,
        role: role.ok_or_else(|| incident("finding a session", "unknown role"))?,
    })))
}
