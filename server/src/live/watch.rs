//! Between nodes goes only a hint, "this account changed", by PostgreSQL's LISTEN and NOTIFY; a slow poll of the versions of watched
//! accounts stands behind it, and also notices that a day has ended somewhere. A lost hint costs a moment, never data.

use crate::{Tandem, store::account_versions};
use domain::ids::AccountId;
use sea_orm::{ConnectionTrait, DatabaseBackend, sqlx::postgres::PgListener};
use std::time::Duration;

/// How often the versions of watched accounts are compared.
const POLL: Duration = Duration::from_secs(5);
/// How long to wait before listening again after the connection was lost.
const LISTEN_AGAIN: Duration = Duration::from_secs(3);
const CHANNEL: &str = "tandem_account";

impl Tandem {
    /// Keeps watched accounts current with what other nodes and the calendar change. Runs until it is dropped.
    pub async fn watch_other_nodes(&self) {
        tokio::join!(self.poll(), self.listen());
    }

    async fn poll(&self) {
        loop {
            tokio::time::sleep(POLL).await;
            let watched = self.hub().watched();
            if watched.is_empty() {
                continue;
            }
            for (account, version, zone) in account_versions::of(self, &watched).await.unwrap_or_default() {
                if self.is_behind(account, version, &zone) {
                    self.hub().refresh_watched(self, account);
                }
            }
        }
    }

    fn is_behind(&self, account: AccountId, version: i64, zone: &str) -> bool {
        let Some(channel) = self.hub().channel_if_watched(account) else {
            return false;
        };
        let published = channel.published.borrow();
        published.as_ref().is_none_or(|published| {
            published.loaded.version < version || published.loaded.today != self.clock().today_in(zone)
        })
    }

    async fn listen(&self) {
        if self.store().connection().get_database_backend() != DatabaseBackend::Postgres {
            return;
        }
        loop {
            if let Err(cause) = self.listen_until_lost().await {
                tracing::warn!(%cause, "listening for changes of other nodes was interrupted");
            }
            tokio::time::sleep(LISTEN_AGAIN).await;
        }
    }

    async fn listen_until_lost(&self) -> Result<(), sea_orm::sqlx::Error> {
        let mut listener =
            PgListener::connect_with(self.store().connection().get_postgres_connection_pool()).await?;
        listener.listen(CHANNEL).await?;
        loop {
            let hint = listener.recv().await?;
            if let Ok(account) = hint.payload().parse() {
                self.hub().refresh_watched(self, account);
            }
        }
    }
}

/// Tells other nodes, where there can be any.
pub(super) fn hint_other_nodes(tandem: &Tandem, account: AccountId) {
    if tandem.store().connection().get_database_backend() != DatabaseBackend::Postgres {
        return;
    }
    let tandem = tandem.clone();
    tokio::spawn(async move {
        let store = tandem.store();
        let notify = store.statement(
            "SELECT pg_notify($1, $2)",
            vec![CHANNEL.into(), account.to_string().into()],
        );
        if let Err(cause) = store.connection().execute_raw(notify).await {
            tracing::warn!(%cause, "other nodes could not be told of a change; they will find out by themselves");
        }
    });
}
