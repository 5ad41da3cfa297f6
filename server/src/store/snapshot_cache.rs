//! Snapshots kept by account and version, so that a page usually costs one small statement. A version that moved, or a day
//! that ended in the account's zone, makes a new one; a change of one task alone leaves the one after it here (`account_change.rs`).

use super::{snapshot_rows, statement};
use crate::live::Loaded;
use crate::{clock::Clock, incident::OrIncident};
use domain::{ids::AccountId, refusal::Refusal, snapshot::Snapshot};
use sea_orm::{ConnectionTrait, DatabaseConnection};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

/// Accounts kept at once; the least recently loaded go first.
const KEPT: usize = 256;

#[derive(Default)]
pub(super) struct SnapshotCache {
    kept: Mutex<Kept>,
}

#[derive(Default)]
struct Kept {
    by_account: HashMap<AccountId, (u64, Arc<Loaded>)>,
    loads: u64,
}

impl SnapshotCache {
    pub(super) async fn get(
        &self,
        connection: &DatabaseConnection,
        clock: &Clock,
        account: AccountId,
    ) -> Result<Option<Arc<Loaded>>, Refusal> {
        if let Some(snapshot) = self.kept_today(clock, account)
            && current_version(connection, account).await? == Some(snapshot.version)
        {
            return Ok(Some(snapshot));
        }
        let Some(snapshot) = snapshot_rows::load_consistent(connection, clock, account).await? else {
            return Ok(None);
        };
        Ok(Some(self.keep(snapshot)))
    }

    /// The one of exactly that version.
    pub(super) fn kept_at(&self, clock: &Clock, account: AccountId, version: i64) -> Option<Arc<Loaded>> {
        self.kept_today(clock, account)
            .filter(|snapshot| snapshot.version == version)
    }

    /// Forgets all.
    pub(super) fn clear(&self) {
        self.kept
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .by_account
            .clear();
    }

    fn kept_today(&self, clock: &Clock, account: AccountId) -> Option<Arc<Loaded>> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let (_, snapshot) = kept.by_account.get(&account)?;
        (snapshot.today == clock.today_in(&snapshot.account.time_zone)).then(|| Arc::clone(snapshot))
    }

    /// Keeps what was read, unless a newer one is kept. Answers what was read.
    pub(super) fn keep(&self, snapshot: Snapshot) -> Arc<Loaded> {
        let snapshot = Arc::new(Loaded::new(snapshot));
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.loads += 1;
        let loads = kept.loads;
        let account = snapshot.account.id;
        let is_newer = kept
            .by_account
            .get(&account)
            .is_none_or(|(_, old)| old.version <= snapshot.version);
        if is_newer {
            kept.by_account.insert(account, (loads, Arc::clone(&snapshot)));
        }
        if kept.by_account.len() > KEPT
            && let Some(oldest) = kept
                .by_account
                .iter()
                .min_by_key(|(_, (load, _))| *load)
                .map(|(id, _)| *id)
        {
            kept.by_account.remove(&oldest);
        }
        snapshot
    }
}

/// The version an account is at. It also covers what the organisation's
/// settings and staff's names add to the picture, because changing those moves the version of every account.
async fn current_version(
    connection: &DatabaseConnection,
    account: AccountId,
) -> Result<Option<i64>, Refusal> {
    let ask = statement(
        connection,
        "SELECT version FROM account WHERE id = $1",
        vec![account.uuid().into()],
    );
    let row = connection
        .query_one_raw(ask)
        .await
        .or_incident("reading an account's version")?;
    row.map(|row| row.try_get("", "version"))
        .transpose()
        .or_incident("reading an account's version")
}
