//! `cargo xtask build`: the site and the server around it.

use std::fs;

use anyhow::{Context, Result};

use crate::site::{self, Mode};
use crate::{paths, process};

/// Builds both and says where the server is and how large.
pub(crate) fn all(release: bool) -> Result<()> {
    site::build(if release { Mode::Release } else { Mode::Dev })?;
    server(release)?;
    let binary = if release {
        paths::release_binary()
    } else {
        paths::dev_binary()
    };
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

/// Builds the server alone; in a release build it embeds the site as it is.
pub(crate) fn server(release: bool) -> Result<()> {
    let mut cargo = process::cargo(["build", "--features", "ssr", "--bin", "tandem"]);
    if release {
        cargo.arg("--release");
    }
    process::run(&mut cargo)
}
