//! How many statements a page costs, as the server's own log says at its most talkative.

use std::fs::{self, File};
use std::path::Path;
use std::process::Stdio;

use anyhow::{Context, Result};

use super::http::Request;
use crate::demo::Demo;
use crate::process::Running;

/// What `server/src/store` logs for each.
const LINE: &str = "\"message\":\"statement\"";
/// Background work runs statements too: the least of several counts is the page's.
const TRIES: usize = 3;

/// A server that says which statements it runs.
pub(super) struct Talkative {
    log: std::path::PathBuf,
    _server: Running,
}

impl Talkative {
    /// Starts one on data that is there.
    pub(super) fn start(demo: &Demo, folder: &Path) -> Result<Talkative> {
        let log = folder.join("server.log");
        let file = File::create(&log).with_context(|| format!("cannot create {}", log.display()))?;
        let server = demo.start_with(|command| {
            command
                .env("TANDEM_LOG", "warn,server::store=trace")
                .stderr(Stdio::from(file));
        })?;
        Ok(Talkative { log, _server: server })
    }

    /// How many statements one answer takes.
    pub(super) fn count(&self, request: &Request) -> Result<usize> {
        let before = self.lines()?;
        request.get()?;
        Ok(self.lines()? - before)
    }

    /// The same once everything is kept in memory.
    pub(super) fn count_warm(&self, request: &Request) -> Result<usize> {
        let counts = (0..TRIES)
            .map(|_| self.count(request))
            .collect::<Result<Vec<_>>>()?;
        counts.into_iter().min().context("nothing was counted")
    }

    fn lines(&self) -> Result<usize> {
        let log = fs::read_to_string(&self.log)?;
        Ok(log.lines().filter(|line| line.contains(LINE)).count())
    }
}
