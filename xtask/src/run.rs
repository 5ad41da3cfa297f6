//! `cargo xtask run`: from a checkout to a running demo.

use anyhow::Result;

use crate::build::{self, Profile};
use crate::demo::{self, Demo};
use crate::{paths, process};

/// Builds site and server for release, starts the demo and stays with it until Ctrl-C.
pub(crate) fn run(fresh: bool) -> Result<()> {
    build::all(true)?;
    let demo = Demo::for_people(Profile::Release.binary());
    if fresh {
        demo.clear()?;
    }
    let mut server = match demo.start() {
        Err(_) if process::interrupted() => return Ok(()),
        other => other?,
    };
    println!();
    println!("Tandem is running:  {}", demo.url());
    if demo::keeps_mails() {
        println!("Mails it sent:      {}/dev/mail", demo.url());
    }
    println!(
        "Its data:           {} (begin anew: cargo xtask run --fresh)",
        paths::relative(&demo.data)
    );
    println!("Ctrl-C ends it.");
    match server.wait() {
        Err(_) if process::interrupted() => Ok(()),
        Ok(status) if !status.success() => anyhow::bail!("the server ended ({status})"),
        other => other.map(drop),
    }
}
