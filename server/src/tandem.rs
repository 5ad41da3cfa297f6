//! The running installation: everything that requests, workers and streams share.

use crate::{
    background::Background, clock::Clock, live::Hub, mail::Mailer, rate_limit::Limits, settings::Settings,
    store::Store,
};
use std::sync::Arc;

/// One installation. Cheap to clone; every clone is the same one.
#[derive(Clone)]
pub struct Tandem {
    inner: Arc<Inner>,
}

struct Inner {
    settings: Settings,
    store: Store,
    clock: Clock,
    hub: Hub,
    mailer: Mailer,
    limits: Limits,
    background: Background,
}

impl Tandem {
    /// Puts the parts together. It starts nothing: workers are started by who serves.
    #[must_use]
    pub fn new(settings: Settings, store: Store, clock: Clock, mailer: Mailer) -> Self {
        let limits = Limits::default();
        let hub = Hub::default();
        let background = Background::default();
        Self {
            inner: Arc::new(Inner {
                settings,
                store,
                clock,
                hub,
                mailer,
                limits,
                background,
            }),
        }
    }

    /// How it was configured.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.inner.settings
    }

    /// Where everything is kept.
    pub(crate) fn store(&self) -> &Store {
        &self.inner.store
    }

    /// What time it is.
    #[must_use]
    pub fn clock(&self) -> &Clock {
        &self.inner.clock
    }

    /// Who is looking at what.
    #[must_use]
    pub fn hub(&self) -> &Hub {
        &self.inner.hub
    }

    /// Sends mail.
    #[must_use]
    pub fn mailer(&self) -> &Mailer {
        &self.inner.mailer
    }

    /// How often somebody may try.
    pub(crate) fn limits(&self) -> &Limits {
        &self.inner.limits
    }

    /// What goes on after an answer.
    pub(crate) fn background(&self) -> &Background {
        &self.inner.background
    }
}

impl Tandem {
    /// Whether the database answers.
    pub async fn is_healthy(&self) -> bool {
        self.store().answers().await
    }

    /// How many statements the database has run: what the budgets of pages are measured by.
    #[must_use]
    pub fn statements(&self) -> u64 {
        self.store().statements()
    }

    /// Forgets what is kept in memory of plans, as if the program had just started.
    pub fn forget_snapshots(&self) {
        self.store().forget_snapshots();
    }

    /// Waits for what answers did not wait for.
    pub async fn finish_background(&self) {
        self.background().finish().await;
    }

    /// Waits for what answers did not wait for, and releases the database; nothing can be asked afterwards.
    pub async fn close(&self) {
        self.finish_background().await;
        self.store().close().await;
    }
}
