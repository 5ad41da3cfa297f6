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

/// Rewrites a WASM file by `wasm-opt -Oz`.
pub(super) fn wasm(path: &Path) -> Result<()> {
    let Some(tool) = wasm_opt() else {
        tools::notice(
            "wasm-opt is missing, so the bundles are twice as large. With Node.js: npm ci --prefix end2end",
        );
        return Ok(());
    };
    println!("wasm-opt {}", paths::relative(path));
    process::run(
        Command::new(tool)
            .arg("-Oz")
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
