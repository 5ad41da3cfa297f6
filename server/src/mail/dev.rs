//! Reading the mails that a demo wrote to files, so that they can be followed without a mail program.

use crate::{Tandem, actor::Staff, incident::OrIncident};
use domain::{refusal::Refusal, views::pages::DevMail};
use mail_parser::MessageParser;
use std::{fs, path::Path};

/// The most mails shown.
const SHOWN: usize = 100;

impl Tandem {
    /// Whether `/dev/mail` shows the mails: in demo mode, where they are written to files.
    #[must_use]
    pub fn has_mailbox(&self) -> bool {
        self.settings().demo && self.mailer().folder().is_some()
    }
}

impl Staff {
    /// The mails written to files, newest first. In demo mode only; elsewhere there is no such thing.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub async fn dev_mails(&self) -> Result<Vec<DevMail>, Refusal> {
        if !self.tandem().settings().demo {
            return Err(Refusal::NotFound);
        }
        let folder = self
            .tandem()
            .mailer()
            .folder()
            .cloned()
            .ok_or(Refusal::NotFound)?;
        tokio::task::spawn_blocking(move || read(&folder))
            .await
            .or_incident("reading the demo’s mails")?
            .or_incident("reading the demo’s mails")
    }
}

fn read(folder: &Path) -> Result<Vec<DevMail>, std::io::Error> {
    let mut files: Vec<_> = fs::read_dir(folder)?
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "eml"));
    files.sort_by_key(|path| {
        std::cmp::Reverse(fs::metadata(path).and_then(|metadata| metadata.modified()).ok())
    });
    files.truncate(SHOWN);
    Ok(files.iter().filter_map(|path| parse(path)).collect())
}

fn parse(path: &Path) -> Option<DevMail> {
    let raw = fs::read(path).ok()?;
    let message = MessageParser::default().parse(&raw)?;
    let address = |list: Option<&mail_parser::Address<'_>>| {
        let first = list.and_then(|list| list.first());
        let name = first.and_then(|first| first.name()).unwrap_or_default();
        let address = first.and_then(|first| first.address()).unwrap_or_default();
        format!("{name} <{address}>")
    };
    Some(DevMail {
        id: path.file_stem()?.to_string_lossy().into_owned(),
        to: address(message.to()),
        from: address(message.from()),
        subject: message.subject().unwrap_or_default().to_owned(),
        date: message.date().map(|date| date.to_rfc822()).unwrap_or_default(),
        text: message
            .body_text(0)
            .map(std::borrow::Cow::into_owned)
            .unwrap_or_default(),
        html: message
            .body_html(0)
            .map(std::borrow::Cow::into_owned)
            .unwrap_or_default(),
    })
}
