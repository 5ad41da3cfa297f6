//! What travels until a page is usable, and until it is live.

use anyhow::{Context, Result};

use super::http::Request;
use crate::{files, paths};

/// Bytes after brotli.
pub(super) struct Bytes {
    /// The page and its style sheet.
    pub(super) usable: usize,
    /// With the program.
    pub(super) live: usize,
}

/// What a visitor of this page loads; `bundle` is the name of its program.
pub(super) fn of(request: &Request, bundle: &str) -> Result<Bytes> {
    let page = request.get_packed()?.body.len();
    let usable = page + packed("main.css")?;
    let program = packed(&format!("{bundle}.js"))? + packed(&format!("{bundle}.wasm"))?;
    Ok(Bytes {
        usable,
        live: usable + program,
    })
}

fn packed(name: &str) -> Result<usize> {
    let manifest = files::read(&paths::site().join("manifest.json"))?;
    let manifest: serde_json::Value = serde_json::from_slice(&manifest)?;
    let address = manifest[name]
        .as_str()
        .with_context(|| format!("the manifest has no {name}"))?;
    let file = paths::site().join(format!("{}.br", address.trim_start_matches('/')));
    Ok(files::read(&file)?.len())
}
