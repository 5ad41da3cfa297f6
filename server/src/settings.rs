//! How an installation is configured: a TOML file, then the environment over it. Whatever is wrong is one sentence that says
//! what to change.

use crate::clock::DAY_MS;
use serde::Deserialize;
use std::{collections::HashMap, net::SocketAddr, path::PathBuf};

/// Where mail goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MailSettings {
    /// A mail server, by URL: `smtp://host:port`, `smtps://user:password@host`.
    Smtp {
        /// The URL, which may hold a password and is never logged.
        url: String,
        /// The address mails come from.
        from: String,
    },
    /// Files of one mail each, in that folder; `/dev/mail` shows them in demo mode.
    File(PathBuf),
    /// Kept in memory: for tests.
    Memory,
    /// Switched off: links are copied by hand instead.
    Off,
}

/// What a configuration is read for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Serving people.
    Serving,
    /// Serving a demo.
    Demo,
    /// Something that sends no mail, so that it needs to know of none.
    Administering,
}

/// The configuration of one installation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Where the server listens.
    pub listen: SocketAddr,
    /// The address people reach it by, without a slash at the end. Links are built from it, never from a request.
    pub public_url: String,
    /// `sqlite://path` or `postgres://…`.
    pub database_url: String,
    /// Where mail goes.
    pub mail: MailSettings,
    /// Whether this is a demo: demo data, one-click sign-in, `/dev/mail`.
    pub demo: bool,
    /// How many days a mailed link works.
    pub link_days: u32,
    /// How many days a session lasts.
    pub session_days: u32,
    /// Whether the client's address is taken from `X-Forwarded-For`, because a proxy of one's own stands in front.
    pub trust_proxy: bool,
}

/// The file's content; every key may be left out, and a key that is not known is an error.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    listen: Option<String>,
    public_url: Option<String>,
    database_url: Option<String>,
    data: Option<String>,
    mail: Option<String>,
    mail_from: Option<String>,
    link_days: Option<u32>,
    session_days: Option<u32>,
    trust_proxy: Option<bool>,
}

impl File {
    fn read(text: &str) -> Result<Self, String> {
        toml::from_str(text).map_err(|cause| {
            let before = cause.span().and_then(|span| text.get(..span.start));
            let line = before.map_or(1, |before| before.matches('\n').count() + 1);
            format!(
                "The configuration file (--config, TANDEM_CONFIG) is not right in line {line}: {}.",
                cause.message().trim_end_matches('.')
            )
        })
    }
}

const VARIABLES: [&str; 9] = [
    "TANDEM_LISTEN",
    "TANDEM_PUBLIC_URL",
    "TANDEM_DATABASE_URL",
    "TANDEM_DATA",
    "TANDEM_MAIL",
    "TANDEM_MAIL_FROM",
    "TANDEM_LINK_DAYS",
    "TANDEM_SESSION_DAYS",
    "TANDEM_TRUST_PROXY",
];

impl Settings {
    /// Reads a configuration from a file's text, if there is one, and the environment over it. `VARIABLE_FILE` names a file that
    /// holds the value, for secrets.
    ///
    /// # Errors
    /// One sentence that says what to change.
    pub fn read(
        file: Option<&str>,
        environment: &HashMap<String, String>,
        purpose: Purpose,
    ) -> Result<Self, String> {
        let file = file.map_or_else(|| Ok(File::default()), File::read)?;
        refuse_unknown(environment)?;
        let value = |name: &str, from_file: Option<String>| {
            variable(environment, name).map(|found| found.or(from_file))
        };
        let number_of_days = |name: &str, from_file: Option<u32>| {
            days(name, value(name, from_file.map(|days| days.to_string()))?)
        };
        let listen = listen(value("TANDEM_LISTEN", file.listen)?)?;
        let public_url = public_url(value("TANDEM_PUBLIC_URL", file.public_url)?, listen)?;
        let data = value("TANDEM_DATA", file.data)?.unwrap_or_else(|| "./data".to_owned());
        let database_url = value("TANDEM_DATABASE_URL", file.database_url)?
            .unwrap_or_else(|| format!("sqlite://{data}/tandem.db"));
        let mail = mail_for(
            purpose,
            || value("TANDEM_MAIL", file.mail),
            || value("TANDEM_MAIL_FROM", file.mail_from),
            &data,
        )?;
        let trust_proxy = file.trust_proxy.map(|yes| yes.to_string());
        Ok(Self {
            listen,
            public_url,
            database_url,
            mail,
            demo: purpose == Purpose::Demo,
            link_days: number_of_days("TANDEM_LINK_DAYS", file.link_days)?,
            session_days: number_of_days("TANDEM_SESSION_DAYS", file.session_days)?,
            trust_proxy: yes_or_no(value("TANDEM_TRUST_PROXY", trust_proxy)?)?,
        })
    }

    /// Whether people reach it by HTTPS, so that cookies are for HTTPS only.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.public_url.starts_with("https://")
    }

    /// How long a session lasts, in milliseconds: its row, and the cookie that holds its secret.
    #[must_use]
    pub fn session_lasts(&self) -> i64 {
        i64::from(self.session_days) * DAY_MS
    }

    /// How long a mailed link works, in milliseconds, as its row has it and its mail says.
    #[must_use]
    pub fn link_lasts(&self) -> i64 {
        i64::from(self.link_days) * DAY_MS
    }

    /// A full address for a path of ours.
    #[must_use]
    pub fn link(&self, path: &str) -> String {
        format!("{}{path}", self.public_url)
    }
}

fn refuse_unknown(environment: &HashMap<String, String>) -> Result<(), String> {
    let known = |name: &str| {
        let setting = name.strip_suffix("_FILE").unwrap_or(name);
        VARIABLES.contains(&setting) || matches!(name, "TANDEM_LOG" | "TANDEM_CONFIG" | "TANDEM_BINARY")
    };
    match environment
        .keys()
        .find(|name| name.starts_with("TANDEM_") && !known(name))
    {
        Some(name) => Err(format!(
            "{name} is not a setting of Tandem. Remove it, or choose from: {}.",
            VARIABLES.join(", ")
        )),
        None => Ok(()),
    }
}

fn variable(environment: &HashMap<String, String>, name: &str) -> Result<Option<String>, String> {
    if let Some(path) = environment.get(&format!("{name}_FILE")) {
        let text = std::fs::read_to_string(path)
            .map_err(|cause| format!("{name}_FILE names {path}, which cannot be read: {cause}."))?;
        return Ok(Some(text.trim().to_owned()));
    }
    Ok(environment.get(name).filter(|value| !value.is_empty()).cloned())
}

fn listen(address: Option<String>) -> Result<SocketAddr, String> {
    let address = address.unwrap_or_else(|| "127.0.0.1:3000".to_owned());
    address.parse().map_err(|_| {
        format!("TANDEM_LISTEN is “{address}”; it must be an address and a port, such as 127.0.0.1:3000.")
    })
}

fn public_url(url: Option<String>, listen: SocketAddr) -> Result<String, String> {
    let url = url.unwrap_or_else(|| format!("http://{listen}"));
    let url = url.trim_end_matches('/').to_owned();
    let host = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"));
    match host {
        Some(host) if !host.is_empty() && !host.contains(['/', '?', '#', ' ']) => Ok(url),
        _ => Err(format!(
            "TANDEM_PUBLIC_URL is “{url}”; it must be http:// or https:// and a host, such as https://plans.example.com."
        )),
    }
}

/// Where mail goes, by its address and what it comes from.
fn mail_for(
    purpose: Purpose,
    url: impl FnOnce() -> Result<Option<String>, String>,
    from: impl FnOnce() -> Result<Option<String>, String>,
    data: &str,
) -> Result<MailSettings, String> {
    // What sends no mail reads nothing of it: nobody must set up a mail server, or have its secret file at hand, to print a link.
    if purpose == Purpose::Administering {
        return Ok(MailSettings::Off);
    }
    mail(url()?, from()?, data, purpose == Purpose::Demo)
}

fn mail(url: Option<String>, from: Option<String>, data: &str, demo: bool) -> Result<MailSettings, String> {
    let Some(url) = url else {
        if demo {
            return Ok(MailSettings::File(PathBuf::from(data).join("mail")));
        }
        return Err("No mail server is set. Set TANDEM_MAIL to smtp://host:port, or to off to copy each link by hand instead.".to_owned());
    };
    match url.as_str() {
        "off" => Ok(MailSettings::Off),
        "memory" => Ok(MailSettings::Memory),
        _ if url.starts_with("file:") => {
            Ok(MailSettings::File(PathBuf::from(url.trim_start_matches("file:"))))
        }
        _ if url.starts_with("smtp://") || url.starts_with("smtps://") => {
            let from =
                from.ok_or("TANDEM_MAIL_FROM is not set. Set it to the address that mails come from.")?;
            domain::validation::email(&from)
                .map_err(|_| format!("TANDEM_MAIL_FROM is “{from}”; it must be an e-mail address."))?;
            Ok(MailSettings::Smtp { url, from })
        }
        _ => Err(
            "TANDEM_MAIL must be smtp://host:port, smtps://user:password@host, file:FOLDER or off."
                .to_owned(),
        ),
    }
}

fn days(name: &str, value: Option<String>) -> Result<u32, String> {
    let Some(value) = value else {
        return Ok(14);
    };
    value
        .parse()
        .ok()
        .filter(|days| (1..=365).contains(days))
        .ok_or_else(|| format!("{name} is “{value}”; it must be 1 to 365 days."))
}

fn yes_or_no(value: Option<String>) -> Result<bool, String> {
    match value.as_deref() {
        None | Some("false") => Ok(false),
        Some("true") => Ok(true),
        Some(other) => Err(format!(
            "TANDEM_TRUST_PROXY is “{other}”; it must be true or false."
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Result<Settings, String> {
        let environment = pairs
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
        Settings::read(None, &environment, Purpose::Serving)
    }

    #[test]
    fn production_without_mail_says_what_to_set() {
        assert!(read(&[]).unwrap_err().contains("TANDEM_MAIL"));
        assert_eq!(read(&[("TANDEM_MAIL", "off")]).unwrap().mail, MailSettings::Off);
    }

    #[test]
    fn what_sends_no_mail_needs_no_mail_server() {
        let read = |pairs: &[(&str, &str)]| {
            let pairs = pairs.iter();
            let environment = pairs
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .collect();
            Settings::read(None, &environment, Purpose::Administering)
        };
        let settings = read(&[("TANDEM_DATABASE_URL", "sqlite://here.db")]).unwrap();
        assert_eq!(
            (settings.database_url.as_str(), &settings.mail, settings.demo),
            ("sqlite://here.db", &MailSettings::Off, false)
        );
        assert!(read(&[("TANDEM_MAIL", "smtp://mail.test")]).is_ok());
        assert!(read(&[("TANDEM_LISTNE", "x")]).is_err());
    }

    #[test]
    fn a_misspelt_setting_is_named() {
        assert!(
            read(&[("TANDEM_MAIL", "off"), ("TANDEM_LISTNE", "x")])
                .unwrap_err()
                .contains("TANDEM_LISTNE")
        );
        assert!(
            Settings::read(Some("link_days = 3\nlisen = 'x'"), &HashMap::new(), Purpose::Demo)
                .unwrap_err()
                .starts_with(
                    "The configuration file (--config, TANDEM_CONFIG) is not right in line 2: unknown field `lisen`"
                )
        );
    }

    #[test]
    fn the_environment_stands_over_the_file() {
        let environment = [("TANDEM_LISTEN".to_owned(), "127.0.0.1:9".to_owned())].into();
        let file = Some("listen = '127.0.0.1:8'\nlink_days = 3");
        let settings = Settings::read(file, &environment, Purpose::Demo).unwrap();
        assert_eq!((settings.listen.port(), settings.link_days), (9, 3));
    }
}
