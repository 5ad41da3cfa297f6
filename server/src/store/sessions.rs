//! What the sessions of staff and of contacts have in common: whether one lasts, and ending it.

use crate::{Tandem, incident::OrIncident, token::TokenHash};
use domain::{ids::SessionId, refusal::Refusal};
use sea_orm::{ConnectionTrait, Value};

/// Whose sessions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sessions {
    /// Of staff.
    Staff,
    /// Of contacts.
    Portal,
}

impl Sessions {
    const fn table(self) -> &'static str {
        match self {
            Self::Staff => "staff_session",
            Self::Portal => "portal_session",
        }
    }
}

/// What a session's secret has found. Only the store's look-ups of sessions make one, and actors are made of nothing else.
pub(crate) struct BySecret<T>(T);

impl<T> BySecret<T> {
    pub(super) const fn new(found: T) -> Self {
        Self(found)
    }

    /// The session, and whose it is.
    pub(crate) fn found(self) -> T {
        self.0
    }
}

/// Whether a session that a live stream belongs to lasts. When the database does not answer, the stream goes on.
pub(crate) async fn lasts(tandem: &Tandem, sessions: Sessions, session: SessionId) -> bool {
    let store = tandem.store();
    let sql = format!(
        "SELECT 1 AS one FROM {} WHERE id = $1 AND ended_at IS NULL AND expires_at > $2",
        sessions.table()
    );
    let ask = store.statement(&sql, vec![session.uuid().into(), tandem.clock().now().0.into()]);
    store
        .connection()
        .query_one_raw(ask)
        .await
        .map_or(true, |row| row.is_some())
}

/// Ends a session.
pub(crate) async fn end(tandem: &Tandem, sessions: Sessions, session: SessionId) -> Result<(), Refusal> {
    end_where(tandem, sessions, "id", session.uuid().into()).await
}

/// Ends the session of a secret.
pub(crate) async fn end_by_secret(
    tandem: &Tandem,
    sessions: Sessions,
    secret: &TokenHash,
) -> Result<(), Refusal> {
    end_where(tandem, sessions, "token_hash", secret.0.clone().into()).await
}

async fn end_where(
    tandem: &Tandem,
    sessions: Sessions,
    column: &'static str,
    value: Value,
) -> Result<(), Refusal> {
    let write = tandem.store().write().await?;
    let sql = format!(
        "UPDATE {} SET ended_at = $1 WHERE {column} = $2 AND ended_at IS NULL",
        sessions.table()
    );
    let statement = tandem
        .store()
        .statement(&sql, vec![tandem.clock().now().0.into(), value]);
    write
        .transaction()
        .execute_raw(statement)
        .await
        .or_incident("ending a session")?;
    write.commit().await
}
