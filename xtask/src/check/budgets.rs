//! What a visitor may be made to load, in bytes after brotli. A kB is 1,000 bytes.

use anyhow::{Context, Result, bail};

use crate::{files, paths};

/// What must not grow beyond a size, and why that one.
struct Budget {
    what: &'static str,
    files: &'static [&'static str],
    /// What fails the check (docs/decisions/0015-bundle-sizes.md).
    bytes: usize,
    why: &'static str,
}

const BUDGETS: [Budget; 3] = [
    Budget {
        what: "portal, live",
        files: &["portal.js", "portal.wasm"],
        bytes: 140_000,
        why: "a customer opens the portal on any phone; without the workspace's code it fits into this",
    },
    Budget {
        what: "workspace, live",
        files: &["workspace.js", "workspace.wasm"],
        bytes: 300_000,
        why: "staff load it once a release; beyond this the first page is noticeably late to react",
    },
    Budget {
        what: "style sheet",
        files: &["main.css"],
        bytes: 25_000,
        why: "a portal page must be usable, HTML and CSS, after 25 kB, so the sheet alone can never be more",
    },
];

/// Compares the built site with the budgets and prints both.
pub(super) fn check() -> Result<()> {
    let manifest = files::read(&paths::site().join("manifest.json")).context("first: cargo xtask site")?;
    let manifest: serde_json::Value = serde_json::from_slice(&manifest)?;
    let mut broken = Vec::new();
    for budget in &BUDGETS {
        let mut bytes = 0;
        for name in budget.files {
            let address = manifest[*name]
                .as_str()
                .with_context(|| format!("the manifest has no {name}"))?;
            let packed = format!("{}.br", address.trim_start_matches('/'));
            bytes += files::read(&paths::site().join(packed))
                .context("this is a dev site; first: cargo xtask site")?
                .len();
        }
        println!(
            "{:<16} {:>6.1} kB of {:>5.1} kB",
            budget.what,
            kilo(bytes),
            kilo(budget.bytes)
        );
        if bytes > budget.bytes {
            broken.push(format!(
                "{} is {:.1} kB over its budget ({})",
                budget.what,
                kilo(bytes - budget.bytes),
                budget.why
            ));
        }
    }
    if !broken.is_empty() {
        bail!("{}", broken.join("; "));
    }
    Ok(())
}

#[expect(
    clippy::cast_precision_loss,
    reason = "sizes of files, printed with one decimal"
)]
fn kilo(bytes: usize) -> f64 {
    bytes as f64 / 1000.0
}
