//! Finding staff sessions.

use crate::{
    Tandem,
    actor::{Reading, Staff},
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
pub(crate) async fn find(tandem: &Tandem, hash: &TokenHash) -> Result<Option<Staff>, Refusal> {
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
    Ok(Some(Staff {
        tandem: tandem.clone(),
        session: SessionId::new(row.id),
        user: UserId::new(row.user_id),
        name: row.name,
        email: row.email,
        role: role.ok_or_else(|| incident("finding a session", "unknown role"))?,
        reading: Reading::default(),
    }))
}
