//! Claiming mails that are due, settling them, withdrawing them, and how they fared. A claim is a lease taken by one conditional update,
//! so that two workers, on one node or on two, never send the same mail; each lease ends later than the one before it, so that its end
//! says whose it is.

use super::{AccountChange, Write, entity, statement};
use crate::{
    Tandem,
    incident::{OrIncident, incident},
};
use domain::{
    ids::{AccountId, ContactId},
    refusal::Refusal,
    views::pages::MailState,
};
use sea_orm::{ConnectionTrait, EntityTrait, FromQueryResult, Value};
use std::collections::HashMap;
use uuid::Uuid;

/// How long a claim lasts, in milliseconds; a worker that died meanwhile loses it. Much longer than one sending may take (`PATIENCE` in
/// `mail/transport.rs`), or a mail would be sent by two.
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

/// A mail that one worker has claimed.
#[derive(Clone, Debug)]
pub(crate) struct Claimed {
    /// The mail.
    pub(crate) mail: Due,
    leased_until: i64,
}

const DUE: &str = "SELECT id, account_id, contact_id, payload, message_id, attempts, created_at FROM outbox WHERE state = $1 AND due_at <= $2 \
    AND (leased_until IS NULL OR leased_until < $2) ORDER BY due_at, id LIMIT 50";

/// What is due now and claimed by nobody.
pub(crate) async fn due(tandem: &Tandem) -> Result<Vec<Due>, Refusal> {
    let store = tandem.store();
    let now = tandem.clock().now().0;
    let ask = store.statement(DUE, vec![MailState::Queued.key().into(), now.into()]);
    Due::find_by_statement(ask)
        .all(store.connection())
        .await
        .or_incident("looking for mails to send")
}

const CLAIM: &str = "UPDATE outbox SET leased_until = $1, attempts = attempts + 1 WHERE id = $2 AND state = $3 AND due_at <= $4 \
    AND (leased_until IS NULL OR leased_until < $4)";

/// Claims a mail. `None` if another worker was faster, or it was withdrawn.
pub(crate) async fn claim(tandem: &Tandem, mail: Due) -> Result<Option<Claimed>, Refusal> {
    let now = tandem.clock().now().0;
    let leased_until = now + LEASE;
    let values = vec![
        leased_until.into(),
        mail.id.into(),
        MailState::Queued.key().into(),
        now.into(),
    ];
    let rows = write(tandem, CLAIM, values).await?;
    Ok((rows == 1).then_some(Claimed { mail, leased_until }))
}

/// Whether it still waits to be sent: it may have been withdrawn since it was claimed.
pub(crate) async fn is_queued(write: &Write, mail: &Due) -> Result<bool, Refusal> {
    let found = entity::outbox::Entity::find_by_id(mail.id)
        .one(write.transaction())
        .await
        .or_incident("looking at a mail again")?;
    Ok(found.is_some_and(|row| row.state == MailState::Queued.key()))
}

// The lease alone says whose the mail is. One that was withdrawn while it was being sent is settled too: what became of it is true.
const SETTLE: &str = "UPDATE outbox SET state = $1, settled_at = $2, failure = $3, leased_until = NULL WHERE id = $4 AND leased_until = $5";

/// Records how a mail ended. Changes nothing if the claim ran out and another worker has the mail.
pub(crate) async fn settle(
    tandem: &Tandem,
    claimed: &Claimed,
    state: MailState,
    failure: Option<&str>,
) -> Result<(), Refusal> {
    let values = vec![
        state.key().into(),
        tandem.clock().now().0.into(),
        failure.into(),
        claimed.mail.id.into(),
        claimed.leased_until.into(),
    ];
    write(tandem, SETTLE, values).await.map(drop)
}

const POSTPONE: &str = "UPDATE outbox SET due_at = $1, failure = $2, leased_until = NULL WHERE id = $3 AND leased_until = $4 AND state = $5";

/// Puts a mail off until then. Changes nothing if it was withdrawn meanwhile, or if the claim ran out and another worker has the mail.
pub(crate) async fn postpone(
    tandem: &Tandem,
    claimed: &Claimed,
    until: i64,
    failure: &str,
) -> Result<(), Refusal> {
    let values = vec![
        until.into(),
        failure.into(),
        claimed.mail.id.into(),
        claimed.leased_until.into(),
        MailState::Queued.key().into(),
    ];
    write(tandem, POSTPONE, values).await.map(drop)
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

/// Which of an account's mails are withdrawn.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Withdrawn {
    /// The invitations to its plan.
    Invitations,
    /// All mails to that contact.
    MailsTo(ContactId),
}

const WITHDRAW_INVITATIONS: &str = "UPDATE outbox SET state = $1, settled_at = $2 WHERE state = $3 AND account_id = $4 AND kind = 'invitation'";
const WITHDRAW_MAILS_TO: &str =
    "UPDATE outbox SET state = $1, settled_at = $2 WHERE state = $3 AND account_id = $4 AND contact_id = $5";

/// Withdraws what is still queued, in the transaction of the change that makes it untrue: `compose` knows only how things are when a
/// mail's turn comes, and would send it if that change had been undone by then.
pub(crate) async fn withdraw(change: &AccountChange, which: Withdrawn) -> Result<(), Refusal> {
    let mut values: Vec<Value> = vec![
        MailState::Dropped.key().into(),
        change.now().0.into(),
        MailState::Queued.key().into(),
        change.account().uuid().into(),
    ];
    let sql = match which {
        Withdrawn::Invitations => WITHDRAW_INVITATIONS,
        Withdrawn::MailsTo(contact) => {
            values.push(contact.uuid().into());
            WITHDRAW_MAILS_TO
        }
    };
    change
        .transaction()
        .execute_raw(statement(change.transaction(), sql, values))
        .await
        .or_incident("withdrawing mails")?;
    Ok(())
}

const LAST_MAILS: &str = "SELECT o.contact_id, o.state FROM outbox o WHERE o.account_id = $1 AND NOT EXISTS (\
    SELECT 1 FROM outbox n WHERE n.account_id = $1 AND n.contact_id = o.contact_id \
    AND (n.created_at > o.created_at OR (n.created_at = o.created_at AND n.id > o.id)))";

#[derive(FromQueryResult)]
struct LastMail {
    contact_id: Uuid,
    state: String,
}

/// How the last mail to each contact of the account fared.
pub(crate) async fn last_mails(
    tandem: &Tandem,
    account: AccountId,
) -> Result<HashMap<ContactId, MailState>, Refusal> {
    let store = tandem.store();
    let ask = store.statement(LAST_MAILS, vec![account.uuid().into()]);
    let rows = LastMail::find_by_statement(ask)
        .all(store.connection())
        .await
        .or_incident("reading mails")?;
    let read = |row: LastMail| {
        MailState::parse(&row.state)
            .map(|state| (ContactId::new(row.contact_id), state))
            .ok_or_else(|| incident("reading mails", "unknown state"))
    };
    rows.into_iter().map(read).collect()
}
