//! Finding and ending staff sessions.

use super::snapshot_rows::role;
use crate::{
    Tandem,
    actor::{Reading, Staff},
    incident::OrIncident,
    token::TokenHash,
};
use domain::{
    ids::{SessionId, UserId},
    refusal::Refusal,
};
use sea_orm::{ConnectionTrait, FromQueryResult};
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
    Ok(row.and_then(|row| {
        let role = role(&row.role)?;
        let (session, user) = (SessionId::new(row.id), UserId::new(row.user_id));
        Some(Staff {
            tandem: tandem.clone(),
            session,
            user,
            name: row.name,
            email: row.email,
            role,
            reading: Reading::default(),
        })
    }))
}

/// Ends a session.
pub(crate) async fn end(tandem: &Tandem, session: SessionId) -> Result<(), Refusal> {
    let write = tandem.store().write().await?;
    let sql = "UPDATE staff_session SET ended_at = $1 WHERE id = $2 AND ended_at IS NULL";
    let statement = tandem
        .store()
        .statement(sql, vec![tandem.clock().now().0.into(), session.uuid().into()]);
    write
        .transaction()
        .execute_raw(statement)
        .await
        .or_incident("ending a session")?;
    write.commit().await
}
