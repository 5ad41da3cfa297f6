//! What can be typed after `tandem`.

use clap::{Parser, Subcommand};
use std::{io::Write, path::PathBuf};

/// The plan a customer success manager and a customer work through together.
#[derive(Parser)]
#[command(name = "tandem", version)]
pub(crate) struct CommandLine {
    /// A configuration file (TOML). The environment stands over it.
    #[arg(long, global = true, env = "TANDEM_CONFIG")]
    pub(crate) config: Option<PathBuf>,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Serve until it is told to stop.
    Serve {
        /// With demo data on an empty database, one-click sign-in and a mailbox at /dev/mail. Not for real customers.
        #[arg(long)]
        demo: bool,
    },
    /// Administer an installation.
    Admin {
        #[command(subcommand)]
        command: Admin,
    },
}

#[derive(Subcommand)]
pub(crate) enum Admin {
    /// Print a new link for setting up an admin. It works once, for 30 minutes. Needs no mail settings.
    SetupLink,
}

/// Says a sentence on the standard error stream, for whoever started the program.
pub(crate) fn complain(sentence: &str) {
    _ = writeln!(std::io::stderr(), "tandem: {sentence}");
}

/// Says a sentence on the standard output, for whoever started the program.
pub(crate) fn say(sentence: &str) {
    _ = writeln!(std::io::stdout(), "{sentence}");
}
