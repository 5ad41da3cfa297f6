//! The worker: claims what is due, sends it, records the outcome. It may run on every node.

use super::{compose::compose, transport::Failure};
use crate::{Tandem, store::outbox_rows::{self, Due}};
use domain::refusal::Refusal;
use std::time::Duration;
use tokio::sync::watch;

/// How long the worker sleeps when nobody wakes it: another node may have queued something, or a retry may be due.
const NAP: Duration = Duration::from_secs(5);
const MINUTE: i64 = 60 * 1000;
/// Minutes until a mail that was not taken is tried again, by how often it was; then it is given up.
const BACKOFF: [i64; 7] = [1, 5, 15, 60, 60, 60, 60];

impl Tandem {
    /// Sends mail until `stopped` says so.
    pub async fn run_mail_worker(&self, mut stopped: watch::Receiver<bool>) {
        while !*stopped.borrow() {
            self.deliver_due().await;
            self.limits().forget_idle();
            tokio::select! {
                () = self.mailer().woken() => {}
                () = tokio::time::sleep(NAP) => {}
                _ = stopped.changed() => {}
            }
        }
    }

    /// Sends what is due now; how many were sent. Failures are logged and tried again later.
    pub async fn deliver_due(&self) -> usize {
        if !self.mailer().can_send() {
            return 0;
        }
        let mut sent = 0;
        for due in outbox_rows::due(self).await.unwrap_or_default() {
            if let Ok(true) = outbox_rows::claim(self, &due).await {
                sent += usize::from(self.deliver(&due).await.unwrap_or(false));
            }
        }
        sent
    }

    async fn deliver(&self, due: &Due) -> Result<bool, Refusal> {
        let (message, kept) = match compose(self, due).await {
            Ok(Some(mail)) => mail,
            Ok(None) => return outbox_rows::settle(self, due, "dropped", None).await.map(|()| false),
            Err(refusal) => return self.put_off(due, &refusal.to_string()).await.map(|()| false),
        };
        match self.mailer().send(&due.id.simple().to_string(), &message, kept).await {
            Ok(()) => outbox_rows::settle(self, due, "sent", None).await.map(|()| true),
            Err(Failure::ForGood(cause)) => {
                tracing::warn!(mail = %due.id, %cause, "a mail was refused for good");
                outbox_rows::settle(self, due, "failed", Some(&cause)).await.map(|()| false)
            }
            Err(Failure::ForNow(cause)) => self.put_off(due, &cause).await.map(|()| false),
        }
    }

    async fn put_off(&self, due: &Due, cause: &str) -> Result<(), Refusal> {
        let minutes = usize::try_from(due.attempts).ok().and_then(|tried| BACKOFF.get(tried));
        tracing::warn!(mail = %due.id, %cause, minutes, "a mail could not be sent");
        match minutes {
            Some(minutes) => outbox_rows::postpone(self, due, self.clock().now().0 + minutes * MINUTE, cause).await,
            None => outbox_rows::settle(self, due, "failed", Some(cause)).await,
        }
    }
}
