//! `cargo xtask bench`: the release server under load, measured from outside.
//!
//! It starts on a new SQLite database with demo data, away from whatever else runs on this machine, and every
//! number is taken while it runs: none is estimated. What a number needs and does not get (a page, a cookie) is
//! left out of the report, not guessed.

mod http;
mod load;
mod machine;
mod proc;

use std::fs;
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::Command;
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::build::{self, Profile};
use crate::demo::Demo;
use crate::postgres::free_port;
use crate::process::{self, Running};
use crate::{files, paths};
use http::Request;
use load::Load;

/// What to measure.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// A page, as NAME=PATH. May be given several times; without any it is the start page.
    #[arg(long = "page", value_name = "NAME=PATH")]
    pages: Vec<String>,
    /// The Cookie header sent with every request, so that pages behind a sign-in can be measured.
    #[arg(long)]
    cookie: Option<String>,
    /// The path of the live stream: measures memory for each viewer.
    #[arg(long, value_name = "PATH")]
    stream: Option<String>,
    /// How many viewers watch the live stream.
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
    let listen = format!("127.0.0.1:{}", free_port()?);
    let demo = Demo {
        binary: Profile::Release.binary(),
        data: folder.0.clone(),
        listen: listen.clone(),
    };
    let server = demo.start()?;
    thread::sleep(Duration::from_secs(2));
    let at_rest = proc::resident_kib(server.id())?;
    println!("resident memory at rest: {} KiB", at_rest);
    let mut report = serde_json::json!({ "machine": machine, "resident_at_rest_kib": at_rest, "pages": [] });
    for (name, path) in named_pages(options)? {
        let request = Request {
            address: listen.clone(),
            path,
            cookie: options.cookie.clone(),
        };
        let page = measure_page(&name, &request, server.id(), options, &folder)?;
        if let Some(pages) = report["pages"].as_array_mut() {
            pages.push(page);
        }
    }
    if let Some(stream) = &options.stream {
        let request = Request {
            address: listen,
            path: stream.clone(),
            cookie: options.cookie.clone(),
        };
        report["bytes_per_viewer"] = measure_viewers(&request, server.id(), options.viewers)?.into();
    }
    drop(server);
    let json = serde_json::to_vec_pretty(&report)?;
    files::write(&paths::target().join("bench.json"), &json)?;
    println!("target/bench.json written");
    Ok(())
}

fn named_pages(options: &Options) -> Result<Vec<(String, String)>> {
    if options.pages.is_empty() {
        return Ok(vec![("start page".to_owned(), "/".to_owned())]);
    }
    let split = |page: &String| {
        let (name, path) = page
            .split_once('=')
            .with_context(|| format!("--page {page}: NAME=PATH is wanted"))?;
        Ok((name.to_owned(), path.to_owned()))
    };
    options.pages.iter().map(split).collect()
}

/// The page under load, and then a bare handler that sends the same bytes.
fn measure_page(
    name: &str,
    request: &Request,
    server: u32,
    options: &Options,
    folder: &Folder,
) -> Result<serde_json::Value> {
    let answer = request.get().with_context(|| format!("page `{name}`"))?;
    if answer.status != 200 {
        bail!(
            "page `{name}`, {}: status {} instead of 200",
            request.path,
            answer.status
        );
    }
    let load = Load {
        requests: options.requests,
        connections: options.connections,
    };
    load.run(request)?; // to warm up
    let ours = load.measure(request, server)?;
    println!("{name}: {} bytes; {ours}", answer.body.len());
    let bare = start_bare(&answer.body, folder)?;
    // It is so quick that it takes more of them to see the clock of the kernel move.
    let load = Load {
        requests: options.requests * 5,
        ..load
    };
    let bare_request = Request {
        address: bare.1,
        path: "/".to_owned(),
        cookie: None,
    };
    load.run(&bare_request)?;
    let bare = load.measure(&bare_request, bare.0.id())?;
    println!("{name}, bare handler: {bare}");
    Ok(serde_json::json!({
        "name": name, "bytes": answer.body.len(), "tandem": ours.json(), "bare_handler": bare.json(),
    }))
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

/// Bytes of resident memory that each of `viewers` open streams adds.
fn measure_viewers(request: &Request, server: u32, viewers: usize) -> Result<u64> {
    let before = proc::resident_kib(server)?;
    let streams = (0..viewers)
        .map(|_| request.open_stream())
        .collect::<Result<Vec<_>>>()?;
    thread::sleep(Duration::from_secs(2));
    let after = proc::resident_kib(server)?;
    drop(streams);
    let each = (after.saturating_sub(before)) * 1024 / viewers.max(1) as u64;
    println!("resident memory with {viewers} viewers: {after} KiB, {each} bytes for each");
    Ok(each)
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
