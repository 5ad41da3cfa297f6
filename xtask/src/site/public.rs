//! The files of `public/`: fonts and the icon sprite get names with a hash, others keep their own.

use anyhow::Result;

use super::Site;
use crate::{files, paths};

/// Adds everything in `public/`.
pub(super) fn add(site: &mut Site) -> Result<()> {
    let folder = paths::in_root("public");
    for file in files::walk(&folder)? {
        let name = paths::relative(&file).trim_start_matches("public/").to_owned();
        let bytes = files::read(&file)?;
        if is_hashed(&name) {
            site.add_hashed(&name, bytes);
        } else {
            site.add_plain(&name, bytes);
        }
    }
    Ok(())
}

/// Only what pages name through the manifest can have a hash; `favicon.svg` and `robots.txt` are asked for by name.
fn is_hashed(name: &str) -> bool {
    name == "icons.svg" || (name.starts_with("fonts/") && name.ends_with(".woff2"))
}
