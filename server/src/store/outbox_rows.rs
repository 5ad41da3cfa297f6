//! Claiming mails that are due, and settling them. A claim is a lease taken by one conditional update, so that two workers, on one node
//! or on two, never send the same mail.

use crate::{Tandem, incident::OrIncident};
use domain::refusal::Refusal;
use sea_orm::{ConnectionTrait, FromQueryResult, Value};
use uuid::Uuid;

/// How long a claim lasts, in milliseconds; a worker that died meanwhile loses it.
const LEASE: i64 = 5 * 60 * 1000;

/// A mail that is due.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct Due {
    pub(crate) id: Uuid,
    pub(crate) account_id: Uuid,
    pub(crate) contact_id: Uuid,
    pub(crate) payload: serde_json::Value,
    pub(crate) message_id: String,
    pub(crate) attempts: i64,
    pub(crate) created_at: i64,
}

const DUE: &str = "SELECT id, account_id, contact_id, payload, message_id, attempts, created_at FROM outbox WHERE state = 'queued' AND due_at <= $1 \
    AND (leased_until IS NULL OR leased_until < $1) ORDER BY due_at, id LIMIT 50";

/// What is due now and claimed by nobody.
pub(crate) async fn due(tandem: &Tandem) -> Result<Vec<Due>, Refusal> {
    let store = tandem.store();
    let ask = store.statement(DUE, vec![tandem.clock().now().0.into()]);
    Due::find_by_statement(ask)
        .all(store.connection())
        .await
        .or_incident("looking for mails to send")
}

const CLAIM: &str = "UPDATE outbox SET leased_until = $1, attempts = attempts + 1 WHERE id = $2 AND state = 'queued' AND due_at <= $3 \
    AND (leased_until IS NULL OR leased_until < $3)";

/// Claims a mail. `false` if another worker was faster.
pub(crate) async fn claim(tandem: &Tandem, due: &Due) -> Result<bool, Refusal> {
    let now = tandem.clock().now().0;
    write(
        tandem,
        CLAIM,
        vec![(now + LEASE).into(), due.id.into(), now.into()],
    )
    .await
    .map(|rows| rows == 1)
}

const SETTLE: &str = "UPDATE outbox SET state = $1, settled_at = $2, failure = $3, leased_until = NULL WHERE id = $4 AND state = 'queued'";

/// Records how a mail ended: `sent`, `failed` or `dropped`.
pub(crate) async fn settle(
    tandem: &Tandem,
    due: &Due,
    state: &str,
    failure: Option<&str>,
) -> Result<(), Refusal> {
    let now = tandem.clock().now().0;
    write(
        tandem,
        SETTLE,
        vec![state.into(), now.into(), failure.into(), due.id.into()],
    )
    .await
    .map(drop)
}

const POSTPONE: &str =
    "UPDATE outbox SET due_at = $1, failure = $2, leased_until = NULL WHERE id = $3 AND state = 'queued'";

/// Puts a mail off until then.
pub(crate) async fn postpone(tandem: &Tandem, due: &Due, until: i64, failure: &str) -> Result<(), Refusal> {
    write(
        tandem,
        POSTPONE,
        vec![until.into(), failure.into(), due.id.into()],
    )
    .await
    .map(drop)
}

async fn write(tandem: &Tandem, sql: &str, values: Vec<Value>) -> Result<u64, Refusal> {
    let write = tandem.store().write().await?;
    let statement = tandem.store().statement(sql, values);
    let done = write
        .transaction()
        .execute_raw(statement)
        .await
        .or_incident("keeping the outbox")?;
    write.commit().await?;
    Ok(done.rows_affected())
}
