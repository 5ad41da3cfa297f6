//! `cargo xtask watch`: builds and starts again whenever a source file changes.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::thread;
use std::time::{Duration, SystemTime};

use anyhow::Result;

use crate::build::{self, Profile};
use crate::demo::Demo;
use crate::process::{self, Running};
use crate::{files, paths};

const WATCHED: [&str; 7] = [
    "Cargo.toml",
    "Cargo.lock",
    "app",
    "public",
    "server",
    "src",
    "style",
];
const PAUSE: Duration = Duration::from_millis(300);

/// Watches until Ctrl-C. A mistake in the source is shown, and the next change is waited for.
pub(crate) fn watch() -> Result<()> {
    let demo = Demo::for_people(Profile::Dev.binary());
    let mut server = None;
    while !process::interrupted() {
        let seen = state()?;
        if let Err(error) = rebuild(&demo, &mut server) {
            eprintln!("error: {error:#}");
        }
        println!("waiting for changes in {}", WATCHED.join(", "));
        while !process::interrupted() && state()? == seen {
            thread::sleep(PAUSE);
        }
    }
    Ok(())
}

/// Builds; only when that went well the old server makes place for the new one.
fn rebuild(demo: &Demo, server: &mut Option<Running>) -> Result<()> {
    build::all(false)?;
    *server = None;
    *server = Some(demo.start()?);
    println!("Tandem is running: {}", demo.url());
    Ok(())
}

/// When each watched file was last written.
fn state() -> Result<BTreeMap<PathBuf, Option<SystemTime>>> {
    let mut state = BTreeMap::new();
    for name in WATCHED {
        let path = paths::in_root(name);
        let found = if path.is_file() {
            vec![path]
        } else {
            files::walk(&path)?
        };
        for file in found {
            let written = file.metadata().and_then(|data| data.modified()).ok();
            state.insert(file, written);
        }
    }
    Ok(state)
}
