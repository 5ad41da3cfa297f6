//! One change of one account: a transaction that moves the account's version by one, records who did what, and tells the live hub after
//! it is committed. Whatever moves what staff or customers see of an account is written through it. Sessions, links and mails move
//! nothing there, and may be written through a [`Write`] alone.
//!
//! What follows a change is the plan after it. It is read whole by whoever wants it next, or, where the change was of one task alone, made
//! of the plan before it and that task's rows, read before it is committed.

use super::{Write, snapshot_rows, statement};
use crate::{Tandem, activity::Activity, incident::OrIncident};
use domain::{
    calendar::Timestamp,
    ids::{AccountId, TaskId},
    people::PersonId,
    refusal::Refusal,
    snapshot::Snapshot,
    task::Task,
};
use sea_orm::{ActiveModelTrait, ConnectionTrait, DatabaseTransaction, Set};

/// A change that is under way. Dropped without [`AccountChange::commit`], it leaves nothing, not even a version.
pub(crate) struct AccountChange {
    write: Write,
    tandem: Tandem,
    account: AccountId,
    version: i64,
    now: Timestamp,
    /// Whether it wrote more than its activity tells.
    touched_people: bool,
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
            touched_people: false,
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

    /// Says that it also writes what the plan shows of people, whatever its activity is.
    pub(crate) const fn touches_people(&mut self) {
        self.touched_people = true;
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
        let only_task = activity.only_task();
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
        let after = self.plan_after(only_task).await?;
        let Self {
            write,
            tandem,
            account,
            ..
        } = self;
        write.commit().await?;
        match after {
            Some(after) => tandem.hub().account_became(&tandem, tandem.store().keep(after)),
            None => tandem.hub().account_changed(&tandem, account),
        }
        Ok(())
    }

    /// The plan as the change leaves it, where the one before it is kept and only one task is another: that costs one row instead of all. In
    /// all other cases whoever wants it reads it whole.
    async fn plan_after(&self, only_task: Option<TaskId>) -> Result<Option<Snapshot>, Refusal> {
        let Some(id) = only_task.filter(|_| !self.touched_people) else {
            return Ok(None);
        };
        let kept = self
            .tandem
            .store()
            .kept_snapshot(&self.tandem, self.account, self.version - 1);
        let Some(before) = kept else {
            return Ok(None);
        };
        let read = snapshot_rows::load_task(self.transaction(), self.account, id).await?;
        let in_its_place = |read: &Task| before.task(id).is_some_and(|was| was.position == read.position);
        Ok(read.filter(in_its_place).map(|read| Snapshot {
            version: self.version,
            ..before.with_task(id, |task| *task = read)
        }))
    }
}
