//! Whether a session that a live stream belongs to still lasts. When the database does not answer, the stream goes on.

use crate::Tandem;
use domain::ids::SessionId;
use sea_orm::ConnectionTrait;

/// Whether a staff session lasts.
pub(crate) async fn staff(tandem: &Tandem, session: SessionId) -> bool {
    lasts(
        tandem,
        "SELECT 1 AS one FROM staff_session WHERE id = $1 AND ended_at IS NULL AND expires_at > $2",
        session,
    )
    .await
}

/// Whether a portal session lasts.
pub(crate) async fn portal(tandem: &Tandem, session: SessionId) -> bool {
    lasts(
        tandem,
        "SELECT 1 AS one FROM portal_session WHERE id = $1 AND ended_at IS NULL AND expires_at > $2",
        session,
    )
    .await
}

async fn lasts(tandem: &Tandem, sql: &str, session: SessionId) -> bool {
    let store = tandem.store();
    let ask = store.statement(sql, vec![session.uuid().into(), tandem.clock().now().0.into()]);
    store
        .connection()
        .query_one_raw(ask)
        .await
        .map_or(true, |row| row.is_some())
}
