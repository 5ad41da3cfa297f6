//! Reading what happened to one thing in an account.

use super::Store;
use crate::incident::OrIncident;
use domain::{ids::AccountId, refusal::Refusal};
use sea_orm::FromQueryResult;
use serde_json::Value;
use uuid::Uuid;

/// An activity as the store keeps it.
#[derive(FromQueryResult)]
pub(crate) struct HistoryRow {
    /// When, in milliseconds since 1970 (UTC).
    pub(crate) at: i64,
    /// Who, by key.
    pub(crate) actor: String,
    /// What, by word.
    pub(crate) kind: String,
    /// The details.
    pub(crate) detail: Value,
}

const HISTORY: &str = "SELECT at, actor, kind, detail FROM activity WHERE account_id = $1 AND subject = $2 ORDER BY version DESC LIMIT 50";

impl Store {
    /// What happened to that thing, newest first, at most fifty.
    pub(crate) async fn history(
        &self,
        account: AccountId,
        subject: Uuid,
    ) -> Result<Vec<HistoryRow>, Refusal> {
        let ask = self.statement(HISTORY, vec![account.uuid().into(), subject.into()]);
        HistoryRow::find_by_statement(ask)
            .all(self.connection())
            .await
            .or_incident("reading a history")
    }
}
