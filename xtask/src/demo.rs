//! The server with demo data, as `run`, `watch` and `bench` start it.

use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::process::{self, Running};
use crate::{files, paths};

/// How long the server may take until it listens, demo data included.
const START: Duration = Duration::from_secs(60);

/// Where and with what a demo server runs.
pub(crate) struct Demo {
    /// The server.
    pub(crate) binary: PathBuf,
    /// Its database and mails.
    pub(crate) data: PathBuf,
    /// The address it listens on, host and port.
    pub(crate) listen: String,
}

impl Demo {
    /// The one people look at: data in `target/demo-data`, settings from the environment where there are any.
    pub(crate) fn for_people(binary: PathBuf) -> Demo {
        let listen = std::env::var("TANDEM_LISTEN").unwrap_or_else(|_| "127.0.0.1:3000".to_owned());
        Demo {
            binary,
            data: paths::target().join("demo-data"),
            listen,
        }
    }

    /// Forgets what was done in the demo.
    pub(crate) fn clear(&self) -> Result<()> {
        files::remove_folder(&self.data)
    }

    /// Starts the server and waits until it listens.
    pub(crate) fn start(&self) -> Result<Running> {
        self.start_with(|_| ())
    }

    /// The same, with something changed about how.
    pub(crate) fn start_with(&self, change: impl FnOnce(&mut Command)) -> Result<Running> {
        let listen = self.listen.replace("0.0.0.0", "127.0.0.1");
        if TcpStream::connect(&listen).is_ok() {
            bail!(
                "something listens on {listen} already; end it, or choose another: TANDEM_LISTEN=127.0.0.1:3001"
            );
        }
        let mut command = self.command()?;
        change(&mut command);
        let mut server = Running::start(&mut command)?;
        let began = Instant::now();
        while TcpStream::connect(&listen).is_err() {
            if let Some(status) = server.ended()? {
                bail!("the server ended while it was starting ({status})");
            }
            if process::interrupted() {
                bail!("interrupted");
            }
            if began.elapsed() > START {
                bail!(
                    "the server does not listen on {listen} after {} seconds",
                    START.as_secs()
                );
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(server)
    }

    /// Where a browser finds it.
    pub(crate) fn url(&self) -> String {
        let address = format!("http://{}", self.listen.replace("0.0.0.0", "127.0.0.1"));
        std::env::var("TANDEM_PUBLIC_URL").unwrap_or(address)
    }

    fn command(&self) -> Result<Command> {
        std::fs::create_dir_all(&self.data)?;
        let mut command = Command::new(&self.binary);
        command
            .args(["serve", "--demo"])
            .env("TANDEM_LISTEN", &self.listen);
        set_unless_there(&mut command, "TANDEM_PUBLIC_URL", &self.url());
        set_unless_there(&mut command, "TANDEM_DATA", &path(&self.data));
        set_unless_there(
            &mut command,
            "TANDEM_DATABASE_URL",
            &format!("sqlite://{}", path(&self.data.join("tandem.db"))),
        );
        set_unless_there(
            &mut command,
            "TANDEM_MAIL",
            &format!("file:{}", path(&self.data.join("mail"))),
        );
        Ok(command)
    }
}

/// Whether a demo for people writes its mails to files, which it shows at `/dev/mail`.
pub(crate) fn keeps_mails() -> bool {
    let mail = std::env::var("TANDEM_MAIL").unwrap_or_default();
    let is_elsewhere = std::env::var_os("TANDEM_MAIL_FILE").is_some();
    !is_elsewhere && (mail.is_empty() || mail.starts_with("file:"))
}

fn set_unless_there(command: &mut Command, name: &str, value: &str) {
    if std::env::var_os(name).is_none() {
        command.env(name, value);
    }
}

fn path(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}
