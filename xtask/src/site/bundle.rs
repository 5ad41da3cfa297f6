//! The two WASM bundles: cargo, wasm-bindgen, and then as small as the tools at hand make them.
//!
//! Both come from the same crate with other features, and cargo keeps only one of the two at a time. So the
//! finished bundles are kept in `target/site-cache` with a digest of all they are made from, and cargo is asked
//! only when that digest has changed.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

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

/// Adds both. One is made small, which keeps one core busy, while cargo compiles the next.
pub(super) fn add_all(site: &mut Site, mode: Mode) -> Result<()> {
    let kept = [
        Kept::of(Bundle::Portal, mode)?,
        Kept::of(Bundle::Workspace, mode)?,
    ];
    thread::scope(|scope| -> Result<()> {
        let mut finishing = Vec::new();
        for (bundle, kept) in Bundle::ALL.into_iter().zip(&kept) {
            if !kept.is_current() {
                let wasm = compile(bundle, mode)?;
                finishing.push(scope.spawn(move || kept.finish(bundle, mode, wasm)));
            }
        }
        for thread in finishing {
            thread
                .join()
                .map_err(|_| anyhow!("a bundle was not finished"))??;
        }
        Ok(())
    })?;
    for (bundle, kept) in Bundle::ALL.into_iter().zip(&kept) {
        add(site, bundle, &kept.folder)?;
    }
    Ok(())
}

/// Adds `<name>.wasm`, `<name>.js` and the snippets it imports.
fn add(site: &mut Site, bundle: Bundle, folder: &Path) -> Result<()> {
    let name = bundle.name();
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
        let inside = file.strip_prefix(folder)?.to_string_lossy().into_owned();
        site.add_plain(&format!("pkg/{inside}"), files::read(&file)?);
    }
    Ok(())
}

/// Where a finished bundle is kept, and what it is made from now.
struct Kept {
    folder: PathBuf,
    digest: String,
}

impl Kept {
    fn of(bundle: Bundle, mode: Mode) -> Result<Self> {
        let inputs = INPUTS.map(paths::in_root);
        Ok(Self {
            folder: paths::target().join(format!("site-cache/{}-{}", bundle.name(), mode.name())),
            digest: format!("{} {}", files::digest_of(&inputs)?, shrink::tools_at_hand(mode)),
        })
    }

    fn stamp(&self) -> PathBuf {
        self.folder.join("digest")
    }

    /// Whether nothing it is made from has changed.
    fn is_current(&self) -> bool {
        fs::read_to_string(self.stamp()).is_ok_and(|before| before == self.digest)
    }

    /// Makes it from what the compiler has written.
    fn finish(&self, bundle: Bundle, mode: Mode, wasm: Vec<u8>) -> Result<()> {
        files::remove_folder(&self.folder)?;
        bind(bundle, mode, wasm, &self.folder)?;
        if mode == Mode::Release {
            shrink::wasm(&self.folder.join(format!("{}_bg.wasm", bundle.name())))?;
            shrink::glue(&self.folder.join(format!("{}.js", bundle.name())))?;
        }
        files::write(&self.stamp(), self.digest.as_bytes())
    }
}

/// What the compiler writes. The next bundle's stands in the same place.
fn compile(bundle: Bundle, mode: Mode) -> Result<Vec<u8>> {
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
    files::read(&paths::target().join(format!("wasm32-unknown-unknown/{folder}/tandem.wasm")))
}

fn bind(bundle: Bundle, mode: Mode, wasm: Vec<u8>, folder: &Path) -> Result<()> {
    let mut bindgen = Bindgen::new();
    let web = bindgen
        .web(true)
        .map_err(|error| anyhow!("wasm-bindgen: {error:#}"))?;
    let wasm = match mode {
        Mode::Dev => wasm,
        Mode::Release => snip::never_called(&wasm)?,
    };
    web.input_bytes(bundle.name(), wasm);
    web.out_name(bundle.name())
        .typescript(false)
        .debug(false)
        .keep_debug(false)
        .remove_name_section(mode == Mode::Release)
        .remove_producers_section(true)
        .generate(folder)
        .map_err(|error| anyhow!("wasm-bindgen, {} bundle: {error:#}", bundle.name()))
}
