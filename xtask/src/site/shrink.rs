//! Making a bundle small by wasm-opt and esbuild, which `npm ci` brings; without them it works and is larger.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use super::Mode;
use crate::{paths, process, tools};

/// Only what Rust's wasm32 target uses: with `--all-features` wasm-opt writes what Chromium refuses to load.
const WASM_FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-sign-ext",
];

/// The smallest code is not what is smallest when compressed: a body that wasm-opt puts into its only caller no longer
/// stands beside its likes, and brotli finds less that repeats. Bodies of more than this many instructions stay where
/// they are, which takes 9 kB off the portal's program and 20 kB off the workspace's (docs/decisions/0015-bundle-sizes.md).
const LARGEST_MOVED_BODY: &str = "--one-caller-inline-max-function-size=10";

/// Which tools would be used: part of what decides whether a bundle is built again.
pub(super) fn tools_at_hand(mode: Mode) -> String {
    if mode == Mode::Dev {
        return "none wanted".to_owned();
    }
    format!(
        "wasm-opt {} esbuild {}",
        wasm_opt().is_some(),
        paths::npm_bin("esbuild").is_some()
    )
}

/// Rewrites a WASM file by wasm-opt, for the least that is left after brotli.
pub(super) fn wasm(path: &Path) -> Result<()> {
    let Some(tool) = wasm_opt() else {
        tools::notice(
            "wasm-opt is missing, so the bundles are a twentieth larger. With Node.js: npm ci --prefix end2end",
        );
        return Ok(());
    };
    println!("wasm-opt {}", paths::relative(path));
    process::run(
        Command::new(tool)
            .args(["-Oz", LARGEST_MOVED_BODY])
            .args(WASM_FEATURES)
            .arg(path)
            .arg("-o")
            .arg(path),
    )
}

/// Rewrites a JavaScript module by `esbuild --minify`.
pub(super) fn glue(path: &Path) -> Result<()> {
    let Some(tool) = paths::npm_bin("esbuild") else {
        return Ok(());
    };
    let options = [
        "--minify",
        "--format=esm",
        "--target=es2022",
        "--log-level=warning",
        "--allow-overwrite",
    ];
    process::run(
        Command::new(tool)
            .arg(path)
            .args(options)
            .arg(format!("--outfile={}", path.display())),
    )
}

fn wasm_opt() -> Option<PathBuf> {
    paths::npm_bin("wasm-opt")
}
