//! `cargo xtask bench`: the release server, measured from outside.
//!
//! It starts on a new SQLite database with demo data, a browser makes plans of 100 and of 1,000 tasks, and every number is taken while
//! it runs: none is estimated.

mod bytes;
mod http;
mod load;
mod machine;
mod proc;
mod scene;
mod statements;

use std::fs;
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::Command;
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::build::{self, Profile};
use crate::demo::Demo;
use crate::ports::free_port;
use crate::process::{self, Running};
use crate::{files, paths};
use http::Request;
use load::Load;
use scene::MeasuredPlan;
use statements::Talkative;

/// How much to measure.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// How many viewers watch a live stream.
    #[arg(long, default_value_t = 500)]
    viewers: usize,
    /// How many requests for each page.
    #[arg(long, default_value_t = 4000)]
    requests: usize,
    /// On how many connections at once.
    #[arg(long, default_value_t = 4)]
    connections: usize,
    /// Keep the release build as it is.
    #[arg(long)]
    no_build: bool,
}

/// Builds, starts, measures, and writes `target/bench.json`.
pub(crate) fn run(options: &Options) -> Result<()> {
    if !options.no_build {
        build::all(true)?;
        process::run(&mut process::cargo(["build", "--release", "--package", "bare"]))?;
    }
    let machine = machine::describe()?;
    println!("\n{machine}");
    let folder = Folder::new()?;
    let demo = Demo {
        binary: Profile::Release.binary(),
        data: folder.0.join("data"),
        listen: format!("127.0.0.1:{}", free_port()?),
    };
    let bench = Bench {
        options,
        demo,
        folder,
    };
    let mut report = bench.measure()?;
    report["machine"] = machine.into();
    files::write(
        &paths::target().join("bench.json"),
        &serde_json::to_vec_pretty(&report)?,
    )?;
    println!("target/bench.json written");
    Ok(())
}

/// A server in the making of its measurements.
struct Bench<'a> {
    options: &'a Options,
    demo: Demo,
    folder: Folder,
}

impl Bench<'_> {
    fn measure(&self) -> Result<Value> {
        let server = self.demo.start()?;
        thread::sleep(Duration::from_secs(2));
        let at_rest = proc::resident_kib(server.id())?;
        println!("resident memory at rest: {at_rest} KiB");
        let plans = scene::set(&self.demo.url(), &self.folder.0)?;
        drop(server);
        let statements = self.statements(&plans)?;
        let smallest = plans.first().context("no plan was made")?;
        let viewer = self.viewers(&smallest.stream(&self.demo.listen))?;
        let server = self.demo.start()?;
        let mut pages = Vec::new();
        for plan in &plans {
            pages.push(self.page(
                &format!("portal, {} tasks", plan.tasks),
                &plan.portal(&self.demo.listen),
                "portal",
                &server,
            )?);
            pages.push(self.page(
                &format!("workspace, {} tasks", plan.tasks),
                &plan.workspace(&self.demo.listen),
                "workspace",
                &server,
            )?);
        }
        let latency = self.latency()?;
        Ok(json!({
            "resident_at_rest_kib": at_rest, "bytes_per_viewer": viewer, "statements": statements, "pages": pages, "latency": latency,
        }))
    }

    /// Statements for each page, with nothing kept and with everything.
    fn statements(&self, plans: &[MeasuredPlan]) -> Result<Value> {
        let server = Talkative::start(&self.demo, &self.folder.0)?;
        let mut counts = Vec::new();
        for plan in plans {
            for (face, request) in [
                ("portal", plan.portal(&self.demo.listen)),
                ("workspace", plan.workspace(&self.demo.listen)),
            ] {
                let (first, kept) = (server.count(&request)?, server.count_warm(&request)?);
                println!(
                    "{face}, {} tasks: {first} statements at first, {kept} with the plan kept",
                    plan.tasks
                );
                counts.push(json!({ "page": face, "tasks": plan.tasks, "first": first, "kept": kept }));
            }
        }
        Ok(counts.into())
    }

    /// The page under load, and then a bare handler that sends the same bytes.
    fn page(&self, name: &str, request: &Request, bundle: &str, server: &Running) -> Result<Value> {
        let answer = request.get().with_context(|| format!("page `{name}`"))?;
        if answer.status != 200 {
            bail!(
                "page `{name}`, {}: status {} instead of 200",
                request.path,
                answer.status
            );
        }
        let travel = bytes::of(request, bundle)?;
        println!(
            "{name}: {} bytes, usable after {} and live after {} (brotli)",
            answer.body.len(),
            travel.usable,
            travel.live
        );
        let load = Load {
            requests: self.options.requests,
            connections: self.options.connections,
        };
        load.run(request)?; // to warm up
        let ours = load.measure(request, server.id())?;
        println!("{name}: {ours}");
        let bare = self.bare(&answer.body)?;
        println!("{name}, bare handler: {bare}");
        Ok(json!({
            "name": name, "bytes": answer.body.len(), "usable_bytes": travel.usable, "live_bytes": travel.live,
            "tandem": ours.json(), "bare_handler": bare.json(),
        }))
    }

    fn bare(&self, page: &[u8]) -> Result<load::Measured> {
        let (server, address) = start_bare(page, &self.folder)?;
        // It is so quick that it takes more of them to see the clock of the kernel move.
        let load = Load {
            requests: self.options.requests * 5,
            connections: self.options.connections,
        };
        let request = Request {
            address,
            path: "/".to_owned(),
            cookie: String::new(),
        };
        load.run(&request)?;
        load.measure(&request, server.id())
    }

    /// Bytes of resident memory that each open stream adds, on a server that did nothing else: after a load they would find room in what
    /// it took. One stream is open before, so that the plan is kept.
    fn viewers(&self, stream: &Request) -> Result<u64> {
        let server = self.demo.start()?;
        let viewers = self.options.viewers;
        let mut first = stream.open_stream()?;
        // As a page does, which was drawn at a state and follows from there.
        let stream = Request {
            path: format!("{}{}", stream.path, first.tag()?),
            ..stream.clone()
        };
        thread::sleep(Duration::from_secs(2));
        let before = proc::resident_kib(server.id())?;
        let streams = (0..viewers)
            .map(|_| stream.open_stream())
            .collect::<Result<Vec<_>>>()?;
        thread::sleep(Duration::from_secs(2));
        let after = proc::resident_kib(server.id())?;
        drop((first, streams));
        let each = (after.saturating_sub(before)) * 1024 / viewers.max(1) as u64;
        println!("resident memory with {viewers} viewers: {after} KiB, {each} bytes for each");
        Ok(each)
    }

    /// From one browser to the other.
    fn latency(&self) -> Result<Value> {
        let times = scene::latencies(&self.demo.url(), &self.folder.0)?;
        let at = |percent: usize| {
            times
                .get((times.len() * percent / 100).min(times.len().saturating_sub(1)))
                .copied()
        };
        let (median, p95) = (at(50).unwrap_or_default(), at(95).unwrap_or_default());
        println!(
            "completed in one browser, seen in another, {} times: median {median:.1} ms, p95 {p95:.1} ms",
            times.len()
        );
        Ok(json!({ "times": times.len(), "median_ms": median, "p95_ms": p95 }))
    }
}

fn start_bare(page: &[u8], folder: &Folder) -> Result<(Running, String)> {
    let file = folder.0.join("page.html");
    files::write(&file, page)?;
    let address = format!("127.0.0.1:{}", free_port()?);
    let mut running = Running::start(
        Command::new(paths::target().join("release/bare"))
            .arg(&address)
            .arg(file),
    )?;
    while TcpStream::connect(&address).is_err() {
        if running.ended()?.is_some() || process::interrupted() {
            bail!("the bare handler did not start");
        }
        thread::sleep(Duration::from_millis(20));
    }
    Ok((running, address))
}

/// A temporary folder, removed in the end.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Result<Folder> {
        let path = std::env::temp_dir().join(format!("tandem-bench-{}", std::process::id()));
        fs::create_dir_all(&path).with_context(|| format!("cannot create {}", path.display()))?;
        Ok(Folder(path))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _best_effort = fs::remove_dir_all(&self.0);
    }
}
