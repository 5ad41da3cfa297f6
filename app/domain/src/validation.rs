//! What people type, checked: each function takes the text of a field and gives the value or the sentence to show beside it.

use crate::calendar::{Date, parse_iso};
use serde::{Deserialize, Serialize};

/// The longest name of an account, person, objective or play, in characters.
pub const NAME_MAX: usize = 120;
/// The longest title of a task, in characters.
pub const TITLE_MAX: usize = 200;
/// The longest Markdown text, in characters.
pub const TEXT_MAX: usize = 20_000;
/// The longest message in an invitation, in characters.
pub const MESSAGE_MAX: usize = 4_000;
/// The longest e-mail address (RFC 5321 leaves 254).
pub const EMAIL_MAX: usize = 254;
/// The shortest password, in characters.
pub const PASSWORD_MIN: usize = 12;
/// The longest password, in characters, so that hashing has a bound.
pub const PASSWORD_MAX: usize = 200;

/// Messages, each for one field of a form, in the order of the form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldErrors(pub Vec<FieldError>);

/// One message beside one field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldError {
    /// The field's `name` in the form.
    pub field: String,
    /// What is wrong and what to do, as a sentence.
    pub message: String,
}

impl FieldErrors {
    /// Adds a message.
    pub fn add(&mut self, field: &str, message: impl Into<String>) {
        self.0.push(FieldError {
            field: field.to_owned(),
            message: message.into(),
        });
    }

    /// The message of a field, if it has one.
    #[must_use]
    pub fn of(&self, field: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|error| error.field == field)
            .map(|error| error.message.as_str())
    }

    /// Takes the value, or keeps the message and gives `None`.
    pub fn take<T>(&mut self, field: &str, checked: Result<T, String>) -> Option<T> {
        checked.map_err(|message| self.add(field, message)).ok()
    }

    /// `Err` if there is any message.
    ///
    /// # Errors
    /// The messages themselves, as a refusal.
    pub fn check(self) -> Result<(), crate::refusal::Refusal> {
        if self.0.is_empty() {
            Ok(())
        } else {
            Err(crate::refusal::Refusal::Invalid(self))
        }
    }

    /// All messages in one line.
    #[must_use]
    pub fn summary(&self) -> String {
        let mut line = String::new();
        for error in &self.0 {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(&error.message);
        }
        line
    }
}

/// One line, trimmed, not empty, at most `max` characters, no control characters. `what` begins the sentence: "the task’s title".
///
/// # Errors
/// The sentence to show.
pub fn line(what: &str, text: &str, max: usize) -> Result<String, String> {
    let text = text.trim();
    if text.is_empty() {
        return Err(format!("Enter {what}."));
    }
    optional_line(what, text, max).map(Option::unwrap_or_default)
}

/// The same, but nothing is `None`.
///
/// # Errors
/// The sentence to show.
pub fn optional_line(what: &str, text: &str, max: usize) -> Result<Option<String>, String> {
    let text = text.trim();
    if text.chars().count() > max {
        return Err(format!("Shorten {what} to {max} characters or fewer."));
    }
    if text.chars().any(char::is_control) {
        return Err(format!("Write {what} on one line, without special characters."));
    }
    Ok((!text.is_empty()).then(|| text.to_owned()))
}

/// Several lines, at most `max` characters; line ends become `\n`. May be empty.
///
/// # Errors
/// The sentence to show.
pub fn text(what: &str, text: &str, max: usize) -> Result<String, String> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    if text.chars().count() > max {
        return Err(format!("Shorten {what} to {max} characters or fewer."));
    }
    if text
        .chars()
        .any(|letter| letter.is_control() && letter != '\n' && letter != '\t')
    {
        return Err(format!("Remove the special characters from {what}."));
    }
    Ok(text.trim_end().to_owned())
}

/// An e-mail address, trimmed, its domain in lower case.
///
/// # Errors
/// The sentence to show.
pub fn email(text: &str) -> Result<String, String> {
    let text = text.trim();
    if text.is_empty() {
        return Err("Enter an e-mail address.".to_owned());
    }
    if text.len() > EMAIL_MAX {
        return Err(format!(
            "Shorten the e-mail address to {EMAIL_MAX} characters or fewer."
        ));
    }
    let form = || "Enter an e-mail address in the form name@example.com.".to_owned();
    let (local, domain) = text.rsplit_once('@').ok_or_else(form)?;
    let domain_is_good = domain.split('.').count() >= 2
        && domain.split('.').all(|label| {
            !label.is_empty()
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.chars().all(|c| c.is_alphanumeric() || c == '-')
        });
    let local_is_good = !local.is_empty()
        && local.is_ascii()
        && !local.starts_with('.')
        && !local.ends_with('.')
        && !local.contains("..")
        && local
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c));
    if local.len() > 64 || !domain_is_good || !local_is_good {
        return Err(form());
    }
    Ok(format!("{local}@{}", domain.to_lowercase()))
}

/// The form under which two addresses count as the same person.
#[must_use]
pub fn email_key(email: &str) -> String {
    email.trim().to_lowercase()
}

/// A calendar date; nothing is `None`.
///
/// # Errors
/// The sentence to show.
pub fn optional_date(what: &str, text: &str) -> Result<Option<Date>, String> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    parse_iso(text)
        .map(Some)
        .ok_or_else(|| format!("Enter {what} as a real date, such as 2026-11-24."))
}

/// A new password: long enough, not absurdly long.
///
/// # Errors
/// The sentence to show.
pub fn new_password(text: &str) -> Result<(), String> {
    match text.chars().count() {
        ..PASSWORD_MIN => Err(format!(
            "Choose a password of at least {PASSWORD_MIN} characters."
        )),
        PASSWORD_MIN..=PASSWORD_MAX => Ok(()),
        _ => Err(format!("Choose a password of at most {PASSWORD_MAX} characters.")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_people_have_are_taken() {
        for address in ["sally@sitwell.test", "a.b+c@x-y.co.uk", " Stan@Sitwell.TEST "] {
            assert!(email(address).is_ok(), "{address}");
        }
        assert_eq!(email(" Stan@Sitwell.TEST ").unwrap(), "Stan@sitwell.test");
    }

    #[test]
    fn addresses_nobody_has_are_refused() {
        for address in [
            "",
            "sally",
            "@x.test",
            "sally@",
            "sally@test",
            "a b@x.test",
            "a@x..test",
            "a\r\nBcc: b@x.test",
            "a@-x.test",
        ] {
            assert!(email(address).is_err(), "{address}");
        }
    }

    #[test]
    fn what_is_too_long_is_said_to_be_too_long() {
        let address = format!("{}@sitwell.test", "s".repeat(EMAIL_MAX));
        assert!(
            email(&address)
                .unwrap_err()
                .starts_with("Shorten the e-mail address")
        );
        let title = "ü".repeat(TITLE_MAX);
        assert_eq!(line("the title", &title, TITLE_MAX).unwrap(), title);
        assert!(
            line("the title", &format!("{title}."), TITLE_MAX)
                .unwrap_err()
                .starts_with("Shorten the title")
        );
    }

    #[test]
    fn a_line_keeps_no_line_breaks() {
        assert!(line("a title", "one\ntwo", 100).is_err());
        assert!(line("a title", "   ", 100).is_err());
        assert_eq!(line("a title", " one ", 100).unwrap(), "one");
    }
}
