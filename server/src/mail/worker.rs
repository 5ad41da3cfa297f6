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
/// Minutes until a mail that was not taken is tried again, by how often it was; then it is given up.
const BACKOFF: [i64; 7] = [1, 5, 15, 60, 60, 60, 60];

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
        let minutes = usize::try_from(due.attempts)
            .ok()
            .and_then(|tried| BACKOFF.get(tried));
        tracing::warn!(mail = %due.id, %cause, minutes, "a mail could not be sent");
        match minutes {
            Some(minutes) => {
                outbox_rows::postpone(self, due, self.clock().now().0 + minutes * MINUTE, cause).await
            }
            None => outbox_rows::settle(self, due, "failed", Some(cause)).await,
        }
    }
}
