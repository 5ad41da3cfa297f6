//! The tools that building and checking need: found, installed where that is possible, or named with the command
//! that installs them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::{files, paths, process};

const WASM: &str = "wasm32-unknown-unknown";

/// The path of a program on `PATH`.
pub(crate) fn find(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(name))
        .find(|file| file.is_file())
}

/// Whether this user may install packages.
pub(crate) fn is_root() -> bool {
    nix::unistd::geteuid().is_root()
}

/// Whether this runs unwatched, where what cannot be checked is a failure.
pub(crate) fn in_ci() -> bool {
    std::env::var("CI").is_ok_and(|value| value == "true" || value == "1")
}

/// Says something that must not be overlooked.
pub(crate) fn notice(text: &str) {
    let line = "=".repeat(text.chars().count() + 8);
    eprintln!("{line}\nNOTICE: {text}\n{line}");
}

/// Finds or installs one thing.
type Check = fn() -> Result<()>;

/// Everything that `cargo xtask test` needs. Reports all that is missing at once.
pub(crate) fn all_for_tests() -> Result<()> {
    let checks: [(&str, Check); 5] = [
        ("wasm32 target", wasm_target),
        ("Node.js and npm", node),
        ("npm packages", npm_packages),
        ("Chromium", || or_apt("chromium", "chromium", chromium)),
        ("PostgreSQL", postgres_or_notice),
    ];
    let mut missing = Vec::new();
    for (name, check) in checks {
        match check() {
            Ok(()) => println!("{name:<16} there"),
            Err(error) => missing.push(format!("{name}: {error:#}")),
        }
    }
    let nextest = if find("cargo-nextest").is_some() {
        "there"
    } else {
        "missing, `cargo test` serves"
    };
    println!("{:<16} {nextest}", "cargo-nextest");
    if !missing.is_empty() {
        bail!("{}", missing.join("\n       "));
    }
    Ok(())
}

/// Makes sure that rustc can compile for browsers.
pub(crate) fn wasm_target() -> Result<()> {
    let libraries =
        process::output(Command::new("rustc").args(["--print", "target-libdir", "--target", WASM]))?;
    if Path::new(libraries.trim()).is_dir() {
        return Ok(());
    }
    if find("rustup").is_some() && process::run(Command::new("rustup").args(["target", "add", WASM])).is_ok()
    {
        return Ok(());
    }
    bail!("rustc has no {WASM} target. Install it with: rustup target add {WASM}")
}

fn node() -> Result<()> {
    or_apt("node", "nodejs", || find("node"))?;
    or_apt("npm", "npm", || find("npm"))
}

/// Makes sure that `end2end/node_modules` is what the lock file says.
pub(crate) fn npm_packages() -> Result<()> {
    let folder = paths::in_root("end2end");
    let stamp = folder.join("node_modules/.tandem-lock");
    let lock = files::short_hash(&files::read(&folder.join("package-lock.json"))?);
    if fs::read_to_string(&stamp).is_ok_and(|before| before == lock) {
        return Ok(());
    }
    let mut npm = Command::new("npm");
    process::run(npm.args(["ci", "--no-audit", "--no-fund"]).current_dir(&folder))
        .context("install them with: npm ci --prefix end2end")?;
    files::write(&stamp, lock.as_bytes())
}

/// A program of `end2end/node_modules`.
pub(crate) fn npx(name: &str) -> Result<Command> {
    let path = paths::npm_bin(name);
    let path = path.with_context(|| format!("{name} is not installed; first: npm ci --prefix end2end"))?;
    Ok(Command::new(path))
}

/// The browser for tests: `CHROMIUM`, or the first of the usual names.
pub(crate) fn chromium() -> Option<PathBuf> {
    let named = std::env::var_os("CHROMIUM")
        .map(PathBuf::from)
        .filter(|path| path.is_file());
    named.or_else(|| {
        ["chromium", "chromium-browser", "google-chrome"]
            .into_iter()
            .find_map(find)
    })
}

/// The folder with PostgreSQL's `initdb` and `postgres`, the newest one.
pub(crate) fn postgres() -> Option<PathBuf> {
    let on_path = find("initdb").and_then(|initdb| initdb.canonicalize().ok());
    let mut folders: Vec<PathBuf> = on_path
        .and_then(|path| path.parent().map(Path::to_path_buf))
        .into_iter()
        .collect();
    let mut debian: Vec<PathBuf> = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path().join("bin"))
        .collect();
    debian.sort();
    folders.extend(debian.into_iter().rev());
    folders
        .into_iter()
        .find(|folder| folder.join("initdb").exists() && folder.join("postgres").exists())
}

/// Without PostgreSQL the run goes on, and says what it did not check; in CI it does not.
fn postgres_or_notice() -> Result<()> {
    if std::env::var_os("TEST_DATABASE_URL").is_some() {
        return Ok(());
    }
    match or_apt("initdb", "postgresql", postgres) {
        Err(error) if !in_ci() => {
            notice(&format!("{error:#}. Half of the database tests will not run."));
            Ok(())
        }
        result => result,
    }
}

/// Finds a tool, or installs its Debian package, or says how that is done.
fn or_apt(tool: &str, package: &str, find_it: impl Fn() -> Option<PathBuf>) -> Result<()> {
    if find_it().is_some() {
        return Ok(());
    }
    if is_root() && find("apt-get").is_some() {
        println!("installing {package}");
        let mut apt = Command::new("apt-get");
        apt.args(["install", "--yes", "--no-install-recommends", package])
            .env("DEBIAN_FRONTEND", "noninteractive");
        let installed = process::run(&mut apt);
        if installed.is_ok() && find_it().is_some() {
            return Ok(());
        }
    }
    bail!("{tool} is missing. Install it with: apt-get install {package}")
}
