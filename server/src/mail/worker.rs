//! The worker: claims what is due, sends it, records the outcome. It may run on every node.

use super::{
    compose::{Composed, compose},
    transport::Failure,
};
use crate::{
    Tandem,
    store::outbox_rows::{self, Due},
};
use domain::refusal::Refusal;
use std::time::Duration;
use tokio::sync::watch;

/// How long the worker sleeps when nobody wakes it: another node may have queued something, or a retry may be due.
const NAP: Duration = Duration::from_secs(5);
const MINUTE: i64 = 60 * 1000;
/// Minutes until a mail that was not taken is tried again, by how often it was; after these, every hour.
const BACKOFF: [i64; 3] = [1, 5, 15];
const HOUR: i64 = 60 * MINUTE;
/// How long a mail server may be away before a mail counts as failed, and staff read so beside the contact: as long as mail servers
/// themselves keep trying.
const GIVEN_UP_AFTER: i64 = 5 * 24 * HOUR;

/// One look into the outbox.
#[derive(Default)]
struct Round {
    /// Mails claimed, whatever became of them. As long as there are some, more may be waiting.
    taken: usize,
    /// Mails sent.
    sent: usize,
}

fn is_over(stopped: &watch::Receiver<bool>) -> bool {
    *stopped.borrow() || stopped.has_changed().is_err()
}

impl Tandem {
    /// Sends mail until `stopped` says so, or until nobody is left to say so.
    pub async fn run_mail_worker(&self, mut stopped: watch::Receiver<bool>) {
        while !is_over(&stopped) {
            let round = self.deliver(|| is_over(&stopped)).await;
            self.limits().forget_idle();
            if round.taken > 0 {
                continue;
            }
            tokio::select! {
                () = self.mailer().woken() => {}
                () = tokio::time::sleep(NAP) => {}
                _ = stopped.changed() => {}
            }
        }
    }

    /// Sends what is due now; how many were sent. Failures are logged and tried again later.
    pub async fn deliver_due(&self) -> usize {
        self.deliver(|| false).await.sent
    }

    async fn deliver(&self, is_over: impl Fn() -> bool) -> Round {
        let mut round = Round::default();
        if !self.mailer().can_send() {
            return round;
        }
        for due in outbox_rows::due(self).await.unwrap_or_default() {
            if is_over() {
                break;
            }
            if let Ok(true) = outbox_rows::claim(self, &due).await {
                round.taken += 1;
                round.sent += usize::from(self.deliver_one(&due).await.unwrap_or(false));
            }
        }
        round
    }

    async fn deliver_one(&self, due: &Due) -> Result<bool, Refusal> {
        let (message, kept) = match compose(self, due).await {
            Ok(Composed::Ready(mail)) => *mail,
            Ok(Composed::NoAddress(cause)) => return self.give_up(due, &cause).await.map(|()| false),
            Ok(Composed::Untrue) => {
                return outbox_rows::settle(self, due, "dropped", None)
                    .await
                    .map(|()| false);
            }
            Err(refusal) => return self.put_off(due, &refusal.to_string()).await.map(|()| false),
        };
        match self
            .mailer()
            .send(&due.id.simple().to_string(), &message, kept)
            .await
        {
            Ok(()) => outbox_rows::settle(self, due, "sent", None).await.map(|()| true),
            Err(Failure::ForGood(cause)) => self.give_up(due, &cause).await.map(|()| false),
            Err(Failure::ForNow(cause)) => self.put_off(due, &cause).await.map(|()| false),
        }
    }

    async fn give_up(&self, due: &Due, cause: &str) -> Result<(), Refusal> {
        tracing::warn!(mail = %due.id, %cause, "a mail was refused for good");
        outbox_rows::settle(self, due, "failed", Some(cause)).await
    }

    async fn put_off(&self, due: &Due, cause: &str) -> Result<(), Refusal> {
        let now = self.clock().now().0;
        tracing::warn!(mail = %due.id, %cause, attempts = due.attempts + 1, "a mail could not be sent");
        if now - due.created_at >= GIVEN_UP_AFTER {
            return outbox_rows::settle(self, due, "failed", Some(cause)).await;
        }
        let tried = usize::try_from(due.attempts).unwrap_or(usize::MAX);
        let wait = BACKOFF.get(tried).map_or(HOUR, |minutes| minutes * MINUTE);
        outbox_rows::postpone(self, due, now + wait, cause).await
    }
}
