//! A PostgreSQL cluster for one run of the tests: made, used and removed by it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use nix::sys::signal::Signal;

use crate::ports::free_port;
use crate::process::{self, Running};
use crate::{files, tools};

/// How long a new cluster may take until it answers.
const START: Duration = Duration::from_secs(30);

/// The user that PostgreSQL runs as when xtask is root, because it refuses to be root.
const USER: &str = "postgres";

/// A PostgreSQL server, for as long as this value lives.
pub(crate) struct Postgres {
    url: String,
    /// Nothing when the server was there before.
    _own: Option<Cluster>,
}

/// Stops the server first, then removes its folder: fields are dropped in this order.
struct Cluster {
    _server: Running,
    _folder: Folder,
}

struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        let _best_effort = fs::remove_dir_all(&self.0);
    }
}

impl Postgres {
    /// The one named by `TEST_DATABASE_URL`, or a temporary one; nothing, loudly, where PostgreSQL is not installed.
    pub(crate) fn for_tests() -> Result<Option<Postgres>> {
        if let Ok(url) = std::env::var("TEST_DATABASE_URL") {
            println!("PostgreSQL: the one of TEST_DATABASE_URL");
            return Ok(Some(Postgres { url, _own: None }));
        }
        let Some(programs) = tools::postgres() else {
            let missing = "PostgreSQL (initdb, postgres) is not installed: apt-get install postgresql";
            if tools::in_ci() {
                bail!("{missing}");
            }
            tools::notice(missing);
            return Ok(None);
        };
        start(&programs).map(Some)
    }

    /// How to connect: a superuser who may create databases.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }
}

/// `cargo xtask postgres`: a cluster for tests that somebody runs by hand.
pub(crate) fn serve() -> Result<()> {
    let Some(postgres) = Postgres::for_tests()? else {
        return Ok(());
    };
    println!("export TEST_DATABASE_URL={}", postgres.url());
    println!("Ctrl-C ends and removes it.");
    while !process::interrupted() {
        thread::sleep(Duration::from_millis(50));
    }
    Ok(())
}

fn start(programs: &Path) -> Result<Postgres> {
    let folder = Folder(std::env::temp_dir().join(format!("tandem-postgres-{}", std::process::id())));
    files::remove_folder(&folder.0)?;
    make_folder(&folder.0)?;
    let data = folder.0.join("data");
    let mut initdb = unprivileged(&programs.join("initdb"));
    initdb.args([
        "--auth=trust",
        "--encoding=UTF8",
        "--locale=C",
        "--no-sync",
        "--username=postgres",
        "-D",
    ]);
    process::output(initdb.arg(&data)).context("cannot make a PostgreSQL cluster")?;
    let port = free_port()?;
    let mut server = unprivileged(&programs.join("postgres"));
    server
        .arg("-D")
        .arg(&data)
        .arg("-k")
        .arg(&folder.0)
        .args(["-p", &port.to_string(), "-h", "127.0.0.1"]);
    for setting in [
        "fsync=off",
        "synchronous_commit=off",
        "full_page_writes=off",
        "max_connections=200",
    ] {
        server.args(["-c", setting]);
    }
    let log = folder.0.join("log");
    let log_file = fs::File::create(&log).context("cannot write PostgreSQL's log")?;
    server
        .stdin(Stdio::null())
        .stdout(log_file.try_clone()?)
        .stderr(log_file);
    // SIGQUIT: at once. SIGTERM waits for clients, and the data are thrown away anyhow.
    let mut server = Running::start(&mut server)?.asked_by(Signal::SIGQUIT);
    wait_until_ready(&mut server, &data, &log)?;
    let url = format!("postgres://postgres@127.0.0.1:{port}/postgres");
    println!("PostgreSQL: a temporary cluster, {url}");
    Ok(Postgres {
        url,
        _own: Some(Cluster {
            _server: server,
            _folder: folder,
        }),
    })
}

/// The server writes `ready` into the eighth line of `postmaster.pid`.
fn wait_until_ready(server: &mut Running, data: &Path, log: &Path) -> Result<()> {
    let began = Instant::now();
    loop {
        let state = fs::read_to_string(data.join("postmaster.pid")).unwrap_or_default();
        if state.lines().nth(7).is_some_and(|line| line.trim() == "ready") {
            return Ok(());
        }
        if server.ended()?.is_some() || began.elapsed() > START || process::interrupted() {
            bail!(
                "PostgreSQL did not start: {}",
                fs::read_to_string(log).unwrap_or_default().trim()
            );
        }
        thread::sleep(Duration::from_millis(20));
    }
}

fn make_folder(folder: &Path) -> Result<()> {
    let mut install = Command::new("install");
    install.args(["-d", "-m", "700"]);
    if tools::is_root() {
        if process::output(Command::new("id").arg(USER)).is_err() {
            process::run(Command::new("useradd").args(["--system", USER]))?;
        }
        install.args(["-o", USER]);
    }
    process::output(install.arg(folder)).map(drop)
}

/// `program`, as the user `postgres` if xtask is root.
fn unprivileged(program: &Path) -> Command {
    let mut command = if tools::is_root() {
        let mut command = Command::new("setpriv");
        command
            .args(["--reuid", USER, "--regid", USER, "--init-groups"])
            .arg(program);
        command
    } else {
        Command::new(program)
    };
    command.current_dir("/").env("LC_ALL", "C");
    command
}
