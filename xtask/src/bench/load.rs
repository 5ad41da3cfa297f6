//! Many requests at once: how many a second, how long each, and what they cost the server.

use std::fmt;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use super::http::{Connection, PAGE, Request};
use super::proc;
use crate::process;

/// How long one load lasts at most: a page that takes long is asked for less often.
const LONGEST: Duration = Duration::from_secs(10);

/// How much load.
pub(super) struct Load {
    pub(super) requests: usize,
    pub(super) connections: usize,
}

/// What was measured under it.
pub(super) struct Measured {
    per_second: f64,
    cpu_per_1000: f64,
    median: Duration,
    p95: Duration,
}

impl Load {
    /// Sends all requests, or as many as there is time for; returns how long each took, sorted.
    pub(super) fn run(&self, request: &Request) -> Result<Vec<Duration>> {
        let each = self.requests.div_ceil(self.connections.max(1));
        let mut times = thread::scope(|scope| {
            let workers: Vec<_> = (0..self.connections.max(1))
                .map(|_| scope.spawn(|| one_connection(request, each)))
                .collect();
            let results = workers
                .into_iter()
                .map(|worker| worker.join().unwrap_or_else(|_| bail!("a worker broke")));
            results.collect::<Result<Vec<_>>>().map(|times| times.concat())
        })?;
        times.sort();
        Ok(times)
    }

    /// The same, with the CPU time that the process `server` spends on it.
    pub(super) fn measure(&self, request: &Request, server: u32) -> Result<Measured> {
        let cpu = proc::cpu_seconds(server)?;
        let started = Instant::now();
        let times = self.run(request)?;
        let took = started.elapsed().as_secs_f64();
        let cpu = proc::cpu_seconds(server)? - cpu;
        let count = times.len() as f64;
        Ok(Measured {
            per_second: count / took,
            cpu_per_1000: cpu / count * 1000.0,
            median: percentile(&times, 50),
            p95: percentile(&times, 95),
        })
    }
}

impl Measured {
    /// For `target/bench.json`.
    pub(super) fn json(&self) -> serde_json::Value {
        serde_json::json!({
            "pages_per_second": self.per_second,
            "cpu_seconds_per_1000": self.cpu_per_1000,
            "median_ms": self.median.as_secs_f64() * 1000.0,
            "p95_ms": self.p95.as_secs_f64() * 1000.0,
        })
    }
}

impl fmt::Display for Measured {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (median, p95) = (
            self.median.as_secs_f64() * 1000.0,
            self.p95.as_secs_f64() * 1000.0,
        );
        write!(
            f,
            "{:.0} pages/s, {:.3} CPU s per 1,000, ",
            self.per_second, self.cpu_per_1000
        )?;
        write!(f, "median {median:.2} ms, p95 {p95:.2} ms")
    }
}

fn one_connection(request: &Request, requests: usize) -> Result<Vec<Duration>> {
    let mut connection = Connection::open(request, &[PAGE])?;
    let mut times = Vec::with_capacity(requests);
    let begun = Instant::now();
    for _ in 0..requests {
        if begun.elapsed() > LONGEST {
            break;
        }
        if process::interrupted() {
            bail!("interrupted");
        }
        let started = Instant::now();
        let answer = connection.get()?;
        times.push(started.elapsed());
        if answer.status != 200 {
            bail!("{} answers {} under load", request.path, answer.status);
        }
    }
    Ok(times)
}

fn percentile(sorted: &[Duration], percent: usize) -> Duration {
    let index = (sorted.len() * percent / 100).min(sorted.len().saturating_sub(1));
    sorted.get(index).copied().unwrap_or_default()
}
