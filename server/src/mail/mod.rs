//! Mail: rows in an outbox, written with the change they belong to; a worker that looks again whether each is still true, and sends it
//! outside of any transaction. What is secret in a mail, its link, is made when it is sent.

mod compose;
mod dev;
pub(crate) mod outbox;
mod render;
mod transport;
mod wording;
mod worker;

pub use transport::{Mailer, SentMail};

#[cfg(test)]
mod tests;
