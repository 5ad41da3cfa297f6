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

    /// How the last mail to each contact of the account fared, by the outbox's word.
    pub(crate) async fn last_mails(&self, account: AccountId) -> Result<Vec<(Uuid, String)>, Refusal> {
        let ask = self.statement(LAST_MAILS, vec![account.uuid().into()]);
        let rows = MailRow::find_by_statement(ask)
            .all(self.connection())
            .await
            .or_incident("reading mails")?;
        Ok(rows.into_iter().map(|row| (row.contact_id, row.state)).collect())
    }
}

const LAST_MAILS: &str = "SELECT o.contact_id, o.state FROM outbox o WHERE o.account_id = $1 AND NOT EXISTS (\
    SELECT 1 FROM outbox n WHERE n.account_id = $1 AND n.contact_id = o.contact_id \
    AND (n.created_at > o.created_at OR (n.created_at = o.created_at AND n.id > o.id)))";

#[derive(FromQueryResult)]
struct MailRow {
    contact_id: Uuid,
    state: String,
}
