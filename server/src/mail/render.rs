//! Turning words into a mail of two parts, text and HTML. The templates escape everything.

use super::{transport::SentMail, wording::Words};
use askama::Template;
use lettre::{
    Message,
    message::{
        Mailbox, MultiPart,
        header::{HeaderName, HeaderValue},
    },
};

#[derive(Template)]
#[template(path = "mail.html")]
struct Html<'a> {
    words: &'a Words,
    paragraphs: Vec<Vec<&'a str>>,
    link: &'a str,
}

#[derive(Template)]
#[template(path = "mail.txt", escape = "none")]
struct Text<'a> {
    words: &'a Words,
    link: &'a str,
}

/// Who a mail comes from and goes to.
pub(super) struct Addresses {
    pub(super) from: Mailbox,
    pub(super) reply_to: Option<Mailbox>,
    pub(super) to: Mailbox,
    /// Stable over retries, so that a mail that arrives twice is known for one.
    pub(super) message_id: String,
}

/// The mail, and what tests keep of it.
pub(super) fn mail(addresses: Addresses, words: &Words, link: &str) -> Result<(Message, SentMail), String> {
    let paragraphs = words
        .paragraphs
        .iter()
        .map(|paragraph| paragraph.lines().collect())
        .collect();
    let html = Html {
        words,
        paragraphs,
        link,
    }
    .render()
    .map_err(|cause| cause.to_string())?;
    let text = Text { words, link }.render().map_err(|cause| cause.to_string())?;
    let to = addresses.to.email.to_string();
    let mut builder = Message::builder()
        .from(addresses.from)
        .to(addresses.to)
        .subject(&words.subject)
        .message_id(Some(addresses.message_id))
        .raw_header(HeaderValue::new(
            HeaderName::new_from_ascii_str("Auto-Submitted"),
            "auto-generated".to_owned(),
        ));
    if let Some(reply_to) = addresses.reply_to {
        builder = builder.reply_to(reply_to);
    }
    let message = builder
        .multipart(MultiPart::alternative_plain_html(text.clone(), html.clone()))
        .map_err(|cause| cause.to_string())?;
    let raw = String::from_utf8_lossy(&message.formatted()).into_owned();
    Ok((
        message,
        SentMail {
            to,
            subject: words.subject.clone(),
            text,
            html,
            raw,
        },
    ))
}
