//! `cargo xtask site`: everything a browser gets that is not a page, in `target/site`.
//!
//! Two WASM bundles, the style sheet, fonts, icons; names carry a hash of the contents, so the server may let
//! browsers keep them for ever; brotli and gzip lie beside each file, so the server never compresses one.
//! `manifest.json` maps plain names to hashed ones. When nothing has changed nothing is written, so that cargo
//! does not build the server again.

mod bundle;
mod compress;
mod css;
mod output;
mod public;
mod shrink;
mod snip;

use std::collections::BTreeMap;
use std::fs::File;
use std::time::Instant;

use anyhow::{Context, Result};

pub(crate) use bundle::Bundle;

use crate::{paths, tools};

/// How much effort goes into a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Quickly built, large, not compressed.
    Dev,
    /// As small as can be.
    Release,
}

impl Mode {
    /// The word used in messages and in the names of caches.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Mode::Dev => "dev",
            Mode::Release => "release",
        }
    }
}

/// The files of the site while it is put together.
#[derive(Default)]
pub(crate) struct Site {
    /// Path below `target/site` → contents.
    files: BTreeMap<String, Vec<u8>>,
    /// Plain name → address, as in `manifest.json`.
    manifest: BTreeMap<String, String>,
}

impl Site {
    /// Adds a file under a name with its hash, e.g. `main.css` as `pkg/main.<hash>.css`, and returns its address.
    pub(crate) fn add_hashed(&mut self, name: &str, bytes: Vec<u8>) -> String {
        let hash = crate::files::short_hash(&bytes);
        let hashed = match name.rsplit_once('.') {
            Some((stem, extension)) => format!("{stem}.{hash}.{extension}"),
            None => format!("{name}.{hash}"),
        };
        let address = format!("/pkg/{hashed}");
        self.files.insert(format!("pkg/{hashed}"), bytes);
        self.manifest.insert(name.to_owned(), address.clone());
        address
    }

    /// Adds a file under its own name.
    pub(crate) fn add_plain(&mut self, path: &str, bytes: Vec<u8>) {
        self.files.insert(path.to_owned(), bytes);
    }

    /// The hashed address of a file that was added by its plain name.
    pub(crate) fn address(&self, name: &str) -> Option<&str> {
        self.manifest.get(name).map(String::as_str)
    }
}

/// Builds the site and says what became of it.
pub(crate) fn build(mode: Mode) -> Result<()> {
    let started = Instant::now();
    let _one_at_a_time = lock()?;
    tools::wasm_target()?;
    let mut site = Site::default();
    public::add(&mut site)?;
    css::add(&mut site)?;
    bundle::add_all(&mut site, mode)?;
    let changed = output::write(site, mode)?;
    let what = if changed { "written" } else { "unchanged" };
    println!(
        "site ({}): target/site {what}, {:.1} s",
        mode.name(),
        started.elapsed().as_secs_f64()
    );
    Ok(())
}

fn lock() -> Result<File> {
    std::fs::create_dir_all(paths::target())?;
    let file = File::create(paths::target().join("site.lock")).context("cannot create target/site.lock")?;
    file.lock().context("cannot lock target/site.lock")?;
    Ok(file)
}
