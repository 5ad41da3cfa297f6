//! The two WASM bundles: cargo, wasm-bindgen, and then as small as the tools at hand make them.
//!
//! Both come from the same crate with other features, and cargo keeps only one of the two at a time. So the
//! finished bundles are kept in `target/site-cache` with a digest of all they are made from, and cargo is asked
//! only when that digest has changed.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow};
use wasm_bindgen_cli_support::Bindgen;

use super::{Mode, Site, shrink, snip};
use crate::{files, paths, process};

/// One face's browser code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bundle {
    /// The customer's.
    Portal,
    /// The staff's.
    Workspace,
}

impl Bundle {
    /// Both, in the order they are built.
    pub(crate) const ALL: [Bundle; 2] = [Bundle::Portal, Bundle::Workspace];

    /// Its cargo feature and the name of its files.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Bundle::Portal => "portal",
            Bundle::Workspace => "workspace",
        }
    }

    /// The cargo arguments that choose this bundle.
    pub(crate) fn cargo_args(self) -> [String; 6] {
        [
            "--package",
            "tandem",
            "--lib",
            "--no-default-features",
            "--features",
            &format!("hydrate,{}", self.name()),
        ]
        .map(str::to_owned)
    }
}

/// What a bundle is made from: a change in any of these builds it again.
const INPUTS: [&str; 12] = [
    ".cargo/config.toml",
    "Cargo.lock",
    "Cargo.toml",
    "app",
    "build.rs",
    "end2end/package-lock.json",
    "rust-toolchain.toml",
    "src",
    "xtask/Cargo.toml",
    "xtask/src/site/bundle.rs",
    "xtask/src/site/shrink.rs",
    "xtask/src/site/snip.rs",
];

/// Adds `<name>.wasm`, `<name>.js` and the snippets it imports.
pub(super) fn add(site: &mut Site, bundle: Bundle, mode: Mode) -> Result<()> {
    let name = bundle.name();
    let folder = cached(bundle, mode)?;
    let wasm = site.add_hashed(
        &format!("{name}.wasm"),
        files::read(&folder.join(format!("{name}_bg.wasm")))?,
    );
    let wasm_file = wasm.rsplit('/').next().unwrap_or_default();
    let glue = String::from_utf8(files::read(&folder.join(format!("{name}.js")))?)?;
    let glue = glue.replace(&format!("{name}_bg.wasm"), wasm_file);
    site.add_hashed(&format!("{name}.js"), glue.into_bytes());
    let snippets = folder.join("snippets");
    for file in files::walk(&snippets)? {
        let inside = file.strip_prefix(&folder)?.to_string_lossy().into_owned();
        site.add_plain(&format!("pkg/{inside}"), files::read(&file)?);
    }
    Ok(())
}

/// The folder of the finished bundle, built now unless nothing it is made from has changed.
fn cached(bundle: Bundle, mode: Mode) -> Result<PathBuf> {
    let folder = paths::target().join(format!("site-cache/{}-{}", bundle.name(), mode.name()));
    let stamp = folder.join("digest");
    let inputs = INPUTS.map(paths::in_root);
    let digest = format!("{} {}", files::digest_of(&inputs)?, shrink::tools_at_hand(mode));
    if fs::read_to_string(&stamp).is_ok_and(|before| before == digest) {
        return Ok(folder);
    }
    let wasm = compile(bundle, mode)?;
    files::remove_folder(&folder)?;
    bind(bundle, mode, &wasm, &folder)?;
    if mode == Mode::Release {
        shrink::wasm(&folder.join(format!("{}_bg.wasm", bundle.name())))?;
        shrink::glue(&folder.join(format!("{}.js", bundle.name())))?;
    }
    files::write(&stamp, digest.as_bytes())?;
    Ok(folder)
}

fn compile(bundle: Bundle, mode: Mode) -> Result<PathBuf> {
    let (profile, folder) = match mode {
        Mode::Dev => ("dev", "debug"),
        Mode::Release => ("wasm-release", "wasm-release"),
    };
    println!("compiling the {} bundle ({profile})", bundle.name());
    let mut cargo = process::cargo([
        "build",
        "--target",
        "wasm32-unknown-unknown",
        "--profile",
        profile,
    ]);
    process::run(cargo.args(bundle.cargo_args()))?;
    Ok(paths::target().join(format!("wasm32-unknown-unknown/{folder}/tandem.wasm")))
}

fn bind(bundle: Bundle, mode: Mode, wasm: &Path, folder: &Path) -> Result<()> {
    let mut bindgen = Bindgen::new();
    let web = bindgen
        .web(true)
        .map_err(|error| anyhow!("wasm-bindgen: {error:#}"))?;
    match mode {
        Mode::Dev => web.input_path(wasm),
        Mode::Release => web.input_bytes(bundle.name(), snip::never_called(&files::read(wasm)?)?),
    };
    web.out_name(bundle.name())
        .typescript(false)
        .debug(false)
        .keep_debug(false)
        .remove_name_section(mode == Mode::Release)
        .remove_producers_section(true)
        .generate(folder)
        .map_err(|error| anyhow!("wasm-bindgen, {} bundle: {error:#}", bundle.name()))
}
