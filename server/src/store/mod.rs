//! The database: connecting, migrating, and the way to change an account's plan and people, [`AccountChange`].
//!
//! Rows and raw queries stay in this module's files; operations get typed values and write rows through a change.

use crate::incident::OrIncident;
use domain::{ids::AccountId, refusal::Refusal};
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbErr, SqliteTransactionMode, Statement,
    TransactionOptions, TransactionTrait,
};
use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};
use tokio::sync::{Mutex, OwnedMutexGuard};

mod account_change;
mod account_list;
pub(crate) mod account_versions;
pub(crate) mod addresses;
mod connecting;
mod deletion;
pub(crate) mod earlier_shares;
pub(crate) mod entity;
pub(crate) mod form_returns;
mod history;
pub(crate) mod invitations;
mod migration;
mod new_account;
pub(crate) mod organisation;
pub(crate) mod outbox_rows;
pub(crate) mod portal_sessions;
mod positions;
pub(crate) mod scoped;
pub(crate) mod sessions;
pub(crate) mod setup_links;
mod snapshot_cache;
pub(crate) mod snapshot_rows;
pub(crate) mod staff_sessions;
pub(crate) mod users;

pub(crate) use account_change::AccountChange;
pub(crate) use account_list::{AccountFilter, ListedAccount, ListedTasks, RailTasks};
pub(crate) use history::HistoryRow;
pub(crate) use new_account::NewAccount;
pub(crate) use scoped::{Noun, PlanPart};
use snapshot_cache::SnapshotCache;

/// The database of one installation. Cheap to clone.
#[derive(Clone)]
pub struct Store {
    connection: DatabaseConnection,
    /// SQLite has one writer at a time; waiting here is fairer and faster than its busy handler.
    sqlite_writer: Option<Arc<Mutex<()>>>,
    cache: Arc<SnapshotCache>,
    statements: Arc<AtomicU64>,
}

impl Store {
    /// Connects to `sqlite://path` (made if it is not there), `sqlite::memory:` or `postgres://…`, and brings the schema up to date.
    ///
    /// # Errors
    /// A sentence that says what to change, for whoever starts the program.
    pub async fn open(url: &str) -> Result<Self, String> {
        let mut connection = connecting::connect(url).await?;
        migration::bring_up_to_date(&connection).await?;
        let statements = Arc::new(AtomicU64::new(0));
        let counter = Arc::clone(&statements);
        connection.set_metric_callback(move |info| {
            counter.fetch_add(1, Ordering::Relaxed);
            // Without its values, which may be secret.
            tracing::trace!(sql = %info.statement.sql, "statement");
        });
        let sqlite_writer = connecting::is_sqlite(url).then(|| Arc::new(Mutex::new(())));
        Ok(Self {
            connection,
            sqlite_writer,
            cache: Arc::new(SnapshotCache::default()),
            statements,
        })
    }

    /// For reading rows outside of a change. Outside this module's files only `live::watch` uses it, to listen and to
    /// notify, and tests.
    pub(crate) const fn connection(&self) -> &DatabaseConnection {
        &self.connection
    }

    /// Begins a transaction that will write, and holds the writer's place until it ends. Dropped without [`Write::commit`], it
    /// leaves nothing. Changes of an account go through [`Store::change`].
    pub(crate) async fn write(&self) -> Result<Write, Refusal> {
        let place = match &self.sqlite_writer {
            Some(writer) => Some(Arc::clone(writer).lock_owned().await),
            None => None,
        };
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..Default::default()
        };
        let transaction = self
            .connection
            .begin_with_options(options)
            .await
            .or_incident("beginning a transaction")?;
        Ok(Write {
            transaction,
            _place: place,
        })
    }

    /// Begins a change of one account. [`Refusal::NotFound`] if there is no such account.
    pub(crate) async fn change(
        &self,
        tandem: &crate::Tandem,
        account: AccountId,
    ) -> Result<AccountChange, Refusal> {
        AccountChange::begin(self.write().await?, tandem.clone(), account).await
    }

    /// The account's plan at its current version, from the cache where that is current. `None` if there is no such account.
    pub(crate) async fn snapshot(
        &self,
        tandem: &crate::Tandem,
        account: AccountId,
    ) -> Result<Option<Arc<crate::live::Loaded>>, Refusal> {
        self.cache.get(&self.connection, tandem.clock(), account).await
    }

    /// The account's plan at exactly that version, if it is kept and its day has not ended.
    pub(crate) fn kept_snapshot(
        &self,
        tandem: &crate::Tandem,
        account: AccountId,
        version: i64,
    ) -> Option<Arc<crate::live::Loaded>> {
        self.cache.kept_at(tandem.clock(), account, version)
    }

    /// Keeps the plan that a change has left, for whoever asks for it next.
    fn keep(&self, snapshot: domain::snapshot::Snapshot) -> Arc<crate::live::Loaded> {
        self.cache.keep(snapshot)
    }

    /// How many statements have been run since it was opened: what the budgets of pages are measured by.
    pub(crate) fn statements(&self) -> u64 {
        self.statements.load(Ordering::Relaxed)
    }

    /// Forgets every snapshot, as if the program had just started.
    pub(crate) fn forget_snapshots(&self) {
        self.cache.clear();
    }

    /// Whether the database answers.
    pub(crate) async fn answers(&self) -> bool {
        self.connection.ping().await.is_ok()
    }

    /// Releases the connections; nothing can be asked afterwards.
    pub async fn close(&self) {
        let _: Result<(), DbErr> = self.connection.clone().close().await;
    }

    /// A statement in the dialect of this database; parameters are `$1`, `$2`, ….
    pub(crate) fn statement(&self, sql: &str, values: Vec<sea_orm::Value>) -> Statement {
        statement(&self.connection, sql, values)
    }
}

/// A statement in a connection's dialect; parameters are `$1`, `$2`, ….
pub(crate) fn statement(
    connection: &impl ConnectionTrait,
    sql: &str,
    values: Vec<sea_orm::Value>,
) -> Statement {
    Statement::from_sql_and_values(connection.get_database_backend(), sql, values)
}

/// A transaction that writes.
pub(crate) struct Write {
    transaction: DatabaseTransaction,
    _place: Option<OwnedMutexGuard<()>>,
}

impl Write {
    /// For statements inside it.
    pub(crate) const fn transaction(&self) -> &DatabaseTransaction {
        &self.transaction
    }

    /// Makes it last.
    pub(crate) async fn commit(self) -> Result<(), Refusal> {
        self.transaction
            .commit()
            .await
            .or_incident("committing a transaction")
    }
}
