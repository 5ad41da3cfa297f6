//! The worker: claims what is due, sends it, records the outcome. It may run on every node.

use super::{
    compose::{Composed, compose},
    transport::Failure,
};
use crate::{
    Tandem,
    background::persistently,
    store::outbox_rows::{self, Claimed},
};
use domain::{refusal::Refusal, views::pages::MailState};
use std::time::Duration;
use tokio::sync::watch;

/// How long the worker sleeps when nobody wakes it: another node may have queued something, or a retry may be due.
const NAP: Duration = Duration::from_secs(5);
const MINUTE: i64 = 60 * 1000;
/// Minutes until a mail that was not taken is tried again, by how often it was; after these, every hour.
const BACKOFF: [i64; 3] = [1, 5, 15];
const HOUR: i64 = 60 * MINUTE;
/// How long to wait before it is tried again to record that a mail was sent.
const RECORDING: [Duration; 4] = [
    Duration::from_millis(200),
    Duration::from_secs(1),
    Duration::from_secs(5),
    Duration::from_secs(20),
];
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
            self.forget_old_forms().await;
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
            if let Ok(Some(claimed)) = outbox_rows::claim(self, due).await {
                round.taken += 1;
                round.sent += usize::from(self.deliver_one(&claimed).await.unwrap_or(false));
            }
        }
        round
    }

    async fn deliver_one(&self, claimed: &Claimed) -> Result<bool, Refusal> {
        let (message, kept) = match compose(self, &claimed.mail).await {
            Ok(Composed::Ready(mail)) => *mail,
            Ok(Composed::NoAddress(cause)) => return self.give_up(claimed, &cause).await.map(|()| false),
            Ok(Composed::Untrue) => {
                return outbox_rows::settle(self, claimed, MailState::Dropped, None)
                    .await
                    .map(|()| false);
            }
            Err(refusal) => {
                return self.put_off(claimed, &refusal.to_string()).await.map(|()| false);
            }
        };
        let name = claimed.mail.id.simple().to_string();
        match self.mailer().send(&name, &message, kept).await {
            Ok(()) => self.record_as_sent(claimed).await.map(|()| true),
            Err(Failure::ForGood(cause)) => self.give_up(claimed, &cause).await.map(|()| false),
            Err(Failure::ForNow(cause)) => self.put_off(claimed, &cause).await.map(|()| false),
        }
    }

    /// It went out, so this must be written down before the claim runs out, or it would go out again.
    async fn record_as_sent(&self, claimed: &Claimed) -> Result<(), Refusal> {
        persistently(&RECORDING, || {
            outbox_rows::settle(self, claimed, MailState::Sent, None)
        })
        .await
    }

    async fn give_up(&self, claimed: &Claimed, cause: &str) -> Result<(), Refusal> {
        tracing::warn!(mail = %claimed.mail.id, %cause, "a mail was refused for good");
        outbox_rows::settle(self, claimed, MailState::Failed, Some(cause)).await
    }

    async fn put_off(&self, claimed: &Claimed, cause: &str) -> Result<(), Refusal> {
        let (mail, now) = (&claimed.mail, self.clock().now().0);
        tracing::warn!(mail = %mail.id, %cause, attempts = mail.attempts + 1, "a mail could not be sent");
        if now - mail.created_at >= GIVEN_UP_AFTER {
            return outbox_rows::settle(self, claimed, MailState::Failed, Some(cause)).await;
        }
        let tried = usize::try_from(mail.attempts).unwrap_or(usize::MAX);
        let wait = BACKOFF.get(tried).map_or(HOUR, |minutes| minutes * MINUTE);
        outbox_rows::postpone(self, claimed, now + wait, cause).await
    }
}
