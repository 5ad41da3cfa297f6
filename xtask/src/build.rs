//! `cargo xtask build`: the site and the server around it.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::site::{self, Mode};
use crate::{paths, process};

/// Which of the profiles in `Cargo.toml` a server is built with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Profile {
    /// Reads the site from disk.
    Dev,
    /// As release, site inside and no assertions of the debugging kind, but not optimised: for the check.
    Proof,
    /// For people.
    Release,
}

impl Profile {
    /// Its name in `Cargo.toml`.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Profile::Dev => "dev",
            Profile::Proof => "proof",
            Profile::Release => "release",
        }
    }

    /// The server.
    pub(crate) fn binary(self) -> PathBuf {
        let folder = match self {
            Profile::Dev => "debug",
            Profile::Proof | Profile::Release => self.name(),
        };
        paths::target().join(folder).join("tandem")
    }
}

/// Builds both and says where the server is and how large.
pub(crate) fn all(release: bool) -> Result<()> {
    let (mode, profile) = if release {
        (Mode::Release, Profile::Release)
    } else {
        (Mode::Dev, Profile::Dev)
    };
    site::build(mode)?;
    server(profile)?;
    let binary = profile.binary();
    let bytes = fs::metadata(&binary)
        .with_context(|| format!("there is no {}", binary.display()))?
        .len();
    let millions = format!("{}.{} MB", bytes / 1_000_000, bytes / 100_000 % 10);
    println!(
        "{} ({millions}{})",
        paths::relative(&binary),
        if release { ", self-contained" } else { "" }
    );
    Ok(())
}

/// Builds the server alone; all but a dev build embed the site as it is.
pub(crate) fn server(profile: Profile) -> Result<()> {
    let (features, name) = (["--features", "ssr", "--bin", "tandem"], profile.name());
    process::run(process::cargo(["build", "--profile", name]).args(features))
}
