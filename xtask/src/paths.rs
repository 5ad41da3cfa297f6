//! Where things are in the checkout.

use std::path::{Path, PathBuf};

/// The root of the checkout: the folder above `xtask/`, as `cargo run` names it, so that a checkout can be moved.
pub(crate) fn root() -> PathBuf {
    let here = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    let here = PathBuf::from(here);
    here.parent().map_or_else(|| here.clone(), Path::to_path_buf)
}

/// A path inside the checkout.
pub(crate) fn in_root(relative: &str) -> PathBuf {
    root().join(relative)
}

/// Cargo's target folder. The site and xtask's caches live there as well.
pub(crate) fn target() -> PathBuf {
    in_root("target")
}

/// The built site, which the server embeds.
pub(crate) fn site() -> PathBuf {
    target().join("site")
}

/// A program that `npm ci` puts into `end2end/node_modules`, if it is there.
pub(crate) fn npm_bin(name: &str) -> Option<PathBuf> {
    let path = in_root("end2end/node_modules/.bin").join(name);
    path.exists().then_some(path)
}

/// `path` as it is named inside the checkout, with `/` between its parts.
pub(crate) fn relative(path: &Path) -> String {
    let path = path.strip_prefix(root()).unwrap_or(path);
    path.to_string_lossy().replace('\\', "/")
}
