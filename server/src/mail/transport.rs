//! Where mail goes: a mail server, files, memory, or nowhere.

use crate::settings::MailSettings;
use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor, address::Envelope,
    transport::smtp::PoolConfig,
};
use std::{
    path::PathBuf,
    sync::{Mutex, PoisonError},
    time::Duration,
};
use tokio::sync::Notify;

/// How long one address of a mail server may take to be reached.
const REACH: Duration = Duration::from_secs(30);
/// How long sending one mail may take, from looking the server up to its last answer: lettre bounds only the connecting, and the worker
/// sends one mail after the other. Well below `LEASE` in `store/outbox_rows.rs`, after which another worker takes the mail for abandoned
/// and sends it again.
const PATIENCE: Duration = Duration::from_secs(2 * 60);
/// The address that mails come from where no mail server is set.
const NOBODY: &str = "plans@tandem.test";

/// A mail that was kept in memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentMail {
    /// The address.
    pub to: String,
    /// Its subject.
    pub subject: String,
    /// Its text part.
    pub text: String,
    /// Its HTML part.
    pub html: String,
    /// All of it, as sent.
    pub raw: String,
}

/// Sends mail, and wakes the worker when there is some.
pub struct Mailer {
    way: Way,
    from: String,
    patience: Duration,
    work: Notify,
}

enum Way {
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    File(PathBuf),
    Memory(Mutex<Vec<SentMail>>),
    Off,
}

/// Why a mail was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Failure {
    /// It will never be taken: the address, or the mail, is refused for good.
    ForGood(String),
    /// It may be taken later.
    ForNow(String),
}

impl Mailer {
    /// Makes one from the settings. It connects to nothing yet.
    ///
    /// # Errors
    /// A sentence that says what to change.
    pub fn new(settings: &MailSettings) -> Result<Self, String> {
        let mut from = NOBODY.to_owned();
        let way = match settings {
            MailSettings::Smtp { url, from: address } => {
                from.clone_from(address);
                let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(url).map_err(|_| {
                    "TANDEM_MAIL is not right: write smtp://host:port or smtps://user:password@host."
                        .to_owned()
                })?;
                // A connection whose sending was cut off is in the middle of something. None is kept for the next mail.
                let pool = PoolConfig::new().max_size(0);
                Way::Smtp(builder.timeout(Some(REACH)).pool_config(pool).build())
            }
            MailSettings::File(folder) => {
                std::fs::create_dir_all(folder).map_err(|cause| {
                    format!(
                        "The mail folder {} cannot be made: {cause}. Change TANDEM_MAIL.",
                        folder.display()
                    )
                })?;
                Way::File(folder.clone())
            }
            MailSettings::Memory => Way::Memory(Mutex::default()),
            MailSettings::Off => Way::Off,
        };
        Ok(Self {
            way,
            from,
            patience: PATIENCE,
            work: Notify::new(),
        })
    }

    /// One that gives a mail up for now after that long.
    #[cfg(test)]
    pub(crate) fn with_patience(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    /// Whether mail goes anywhere. If not, links are copied by hand.
    #[must_use]
    pub const fn can_send(&self) -> bool {
        !matches!(self.way, Way::Off)
    }

    /// The mails kept in memory, oldest first. None unless mail goes to memory.
    #[must_use]
    pub fn sent(&self) -> Vec<SentMail> {
        match &self.way {
            Way::Memory(kept) => kept.lock().unwrap_or_else(PoisonError::into_inner).clone(),
            _ => Vec::new(),
        }
    }

    /// The folder that mails are written to, where they are.
    pub(super) const fn folder(&self) -> Option<&PathBuf> {
        match &self.way {
            Way::File(folder) => Some(folder),
            _ => None,
        }
    }

    /// The address that mails come from.
    pub(super) fn from(&self) -> &str {
        &self.from
    }

    /// Tells the worker that there is something to send.
    pub(crate) fn wake(&self) {
        self.work.notify_one();
    }

    /// Until somebody wakes the worker.
    pub(super) async fn woken(&self) {
        self.work.notified().await;
    }

    /// Sends one mail.
    pub(super) async fn send(&self, name: &str, message: &Message, kept: SentMail) -> Result<(), Failure> {
        match &self.way {
            Way::Smtp(server) => {
                let raw = message.formatted();
                let sending = deliver(server, &self.from, message.envelope(), &raw);
                tokio::time::timeout(self.patience, sending)
                    .await
                    .unwrap_or_else(|_| Err(Failure::ForNow("the mail server stays silent".to_owned())))
            }
            Way::File(folder) => {
                let path = folder.join(format!("{name}.eml"));
                tokio::fs::write(path, message.formatted())
                    .await
                    .map_err(|cause| Failure::ForNow(cause.to_string()))
            }
            Way::Memory(memory) => {
                memory.lock().unwrap_or_else(PoisonError::into_inner).push(kept);
                Ok(())
            }
            Way::Off => Err(Failure::ForGood("mail is switched off".to_owned())),
        }
    }
}

async fn deliver(
    server: &AsyncSmtpTransport<Tokio1Executor>,
    from: &str,
    envelope: &Envelope,
    raw: &[u8],
) -> Result<(), Failure> {
    let Err(cause) = server.send_raw(envelope, raw).await else {
        return Ok(());
    };
    let code = cause.status().map(u16::from);
    let failure = judge(code, &cause.to_string(), from);
    // The same codes are given by a server that turns every client away before it has seen a mail.
    let greets =
        matches!(failure, Failure::ForNow(_)) || server.test_connection().await.is_ok_and(|greets| greets);
    Err(if greets {
        failure
    } else {
        Failure::ForNow(cause.to_string())
    })
}

/// What an answer of the mail server means. Only what is about this recipient or this mail is for good: who may not sign in, or may not
/// send under this address, can mend that while the mail waits.
fn judge(code: Option<u16>, answer: &str, from: &str) -> Failure {
    let words = answer.to_ascii_lowercase();
    let is_about_sender = ["5.1.7", "5.1.8", "sender address", &from.to_ascii_lowercase()]
        .iter()
        .any(|sign| words.contains(sign));
    match code {
        Some(550..=554 | 556) if !is_about_sender => Failure::ForGood(answer.to_owned()),
        _ => Failure::ForNow(answer.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FROM: &str = "plans@northwind.test";

    fn is_for_good(code: Option<u16>, answer: &str) -> bool {
        matches!(judge(code, answer, FROM), Failure::ForGood(_))
    }

    #[test]
    fn only_what_is_about_the_recipient_or_the_mail_is_for_good() {
        for code in [550, 551, 552, 553, 554, 556] {
            assert!(is_for_good(Some(code), "5.1.1 no such mailbox"), "{code}");
        }
        for code in [
            421, 450, 451, 452, 454, 500, 502, 503, 521, 530, 534, 535, 538, 555,
        ] {
            assert!(!is_for_good(Some(code), "not now"), "{code}");
        }
        assert!(!is_for_good(None, "network error"));
    }

    #[test]
    fn a_refused_sender_is_no_fault_of_the_mail() {
        assert!(!is_for_good(
            Some(553),
            "5.7.1 <Plans@northwind.test>: not owned by user"
        ));
        assert!(!is_for_good(Some(550), "5.1.8 unknown domain"));
    }
}
