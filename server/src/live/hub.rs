//! Which accounts are being looked at, and telling them that something changed.

use super::{
    Loaded,
    channel::{Channel, Receiver},
};
use crate::Tandem;
use domain::ids::AccountId;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};
use tokio::sync::watch;

/// Every watched account of this node.
#[derive(Default)]
pub struct Hub {
    channels: Mutex<HashMap<AccountId, Arc<Channel>>>,
    /// Moves whenever any account changed, watched or not.
    any: watch::Sender<()>,
}

impl Hub {
    /// Tells whoever looks at the account, here and on other nodes, that it changed. A hint: if it is lost, the slow poll of
    /// [`super::watch`] finds out.
    pub(crate) fn account_changed(&self, tandem: &Tandem, account: AccountId) {
        self.refresh_watched(tandem, account);
        super::watch::hint_other_nodes(tandem, account);
    }

    /// The same, where what the account became is known already and need not be read.
    pub(crate) fn account_became(&self, tandem: &Tandem, loaded: Arc<Loaded>) {
        let account = loaded.account.id;
        self.publish(tandem, account, move |channel| async move {
            channel.refresh(|| async { Some(loaded) }).await;
        });
        super::watch::hint_other_nodes(tandem, account);
    }

    /// Tells whoever looks at any account that it may have changed: the organisation's settings did.
    pub(crate) fn everything_changed(&self, tandem: &Tandem) {
        let watched = self.watched();
        if watched.is_empty() {
            self.any.send_replace(());
        }
        for account in watched {
            self.account_changed(tandem, account);
        }
    }

    /// Reads an account again in the background if it is watched, and tells whoever follows all accounts that there is news.
    pub(super) fn refresh_watched(&self, tandem: &Tandem, account: AccountId) {
        let store = tandem.clone();
        self.publish(tandem, account, move |channel| async move {
            refresh(&channel, &store, account).await;
        });
    }

    /// Brings an account's channel up to date in the background if it is watched, and after that tells whoever follows all accounts that
    /// there is news: what they read then is of less weight than the plan they look at, and must not come before it.
    fn publish<F>(&self, tandem: &Tandem, account: AccountId, update: impl FnOnce(Arc<Channel>) -> F)
    where
        F: Future<Output = ()> + Send + 'static,
    {
        let Some(channel) = self.channel_if_watched(account) else {
            self.any.send_replace(());
            return;
        };
        let (update, tandem) = (update(channel), tandem.clone());
        tokio::spawn(async move {
            update.await;
            tandem.hub().any.send_replace(());
        });
    }

    /// The accounts that are being looked at.
    pub(super) fn watched(&self) -> Vec<AccountId> {
        self.channels
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .keys()
            .copied()
            .collect()
    }

    /// The account's channel, made if nobody looked at it yet, and a place among its readers: both at once, so that nobody forgets the
    /// channel in between.
    pub(super) fn subscribe(&self, account: AccountId) -> (Arc<Channel>, Receiver) {
        let mut channels = self.channels.lock().unwrap_or_else(PoisonError::into_inner);
        let channel = channels.entry(account).or_default();
        (Arc::clone(channel), channel.published.subscribe())
    }

    /// A place among those who are told that any account changed.
    pub(super) fn subscribe_to_any(&self) -> watch::Receiver<()> {
        self.any.subscribe()
    }

    pub(super) fn channel_if_watched(&self, account: AccountId) -> Option<Arc<Channel>> {
        self.channels
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&account)
            .map(Arc::clone)
    }

    /// Forgets an account that nobody looks at any more.
    pub(super) fn forget_if_unwatched(&self, account: AccountId) {
        let mut channels = self.channels.lock().unwrap_or_else(PoisonError::into_inner);
        if channels
            .get(&account)
            .is_some_and(|channel| channel.published.receiver_count() == 0)
        {
            channels.remove(&account);
        }
    }

    /// How many accounts are being looked at.
    #[must_use]
    pub fn watched_accounts(&self) -> usize {
        self.channels.lock().unwrap_or_else(PoisonError::into_inner).len()
    }
}

/// Brings a channel up to the account's current version.
pub(super) async fn refresh(channel: &Channel, tandem: &Tandem, account: AccountId) {
    channel
        .refresh(|| async { tandem.store().snapshot(tandem, account).await.ok().flatten() })
        .await;
}
