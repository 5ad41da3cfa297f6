//! One change of one account: a transaction that moves the account's version by one, records who did what, and tells the live hub after
//! it is committed. Whatever moves what staff or customers see of an account is written through it. Sessions, links and mails move
//! nothing there, and may be written through a [`Write`] alone.

use super::{Write, snapshot_rows, statement};
use crate::{Tandem, activity::Activity, incident::OrIncident};
use domain::{calendar::Timestamp, ids::AccountId, people::PersonId, refusal::Refusal, snapshot::Snapshot};
use sea_orm::{ActiveModelTrait, ConnectionTrait, DatabaseTransaction, Set};

/// A change that is under way. Dropped without [`AccountChange::commit`], it leaves nothing, not even a version.
pub(crate) struct AccountChange {
    write: Write,
    tandem: Tandem,
    account: AccountId,
    version: i64,
    now: Timestamp,
}

impl AccountChange {
    /// Takes the account's row, so that changes of one account come one after another on both databases.
    pub(super) async fn begin(write: Write, tandem: Tandem, account: AccountId) -> Result<Self, Refusal> {
        let moved = statement(
            write.transaction(),
            "UPDATE account SET version = version + 1 WHERE id = $1 RETURNING version",
            vec![account.uuid().into()],
        );
        let row = write
            .transaction()
            .query_one_raw(moved)
            .await
            .or_incident("moving an account's version")?;
        let row = row.ok_or(Refusal::NotFound)?;
        let version: i64 = row
            .try_get("", "version")
            .or_incident("reading an account's version")?;
        let now = tandem.clock().now();
        Ok(Self {
            write,
            tandem,
            account,
            version,
            now,
        })
    }

    /// For statements inside it.
    pub(crate) const fn transaction(&self) -> &DatabaseTransaction {
        self.write.transaction()
    }

    /// The account.
    pub(crate) const fn account(&self) -> AccountId {
        self.account
    }

    /// The instant of the change: one for all rows it writes.
    pub(crate) const fn now(&self) -> Timestamp {
        self.now
    }

    /// The plan as it is inside the transaction before anything is written: what permission is asked of. Whoever holds the account's row
    /// knows that nothing has changed since the version before, so a snapshot kept of that one is as good as reading it again.
    pub(crate) async fn snapshot(&self) -> Result<Snapshot, Refusal> {
        let store = self.tandem.store();
        if let Some(kept) = store.kept_snapshot(&self.tandem, self.account, self.version - 1) {
            return Ok(Snapshot {
                version: self.version,
                ..Snapshot::clone(&kept)
            });
        }
        let snapshot = snapshot_rows::load(self.transaction(), self.tandem.clock(), self.account).await?;
        snapshot.ok_or(Refusal::NotFound)
    }

    /// Records who did what and makes all of it last; then whoever looks at the account is told.
    pub(crate) async fn commit(self, actor: PersonId, activity: Activity) -> Result<(), Refusal> {
        let (kind, subject, detail) = activity.into_row();
        crate::store::entity::activity::ActiveModel {
            id: Set(uuid::Uuid::new_v4()),
            account_id: Set(self.account.uuid()),
            version: Set(self.version),
            at: Set(self.now.0),
            actor: Set(actor.key()),
            kind: Set(kind.to_owned()),
            subject: Set(subject),
            detail: Set(detail),
        }
        .insert(self.transaction())
        .await
        .or_incident("recording an activity")?;
        self.write.commit().await?;
        self.tandem.hub().account_changed(&self.tandem, self.account);
        Ok(())
    }
}
