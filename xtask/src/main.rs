//! Builds, runs, checks and measures Tandem: `cargo xtask --help` lists the commands, `docs/building.md` explains them.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command line tool talks on its terminal"
)]

mod bench;
mod build;
mod check;
mod demo;
mod files;
mod paths;
mod postgres;
mod process;
mod run;
mod site;
mod tools;
mod watch;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

/// Builds, runs, checks and measures Tandem.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    command: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Build Tandem, start it with demo data and print where to go.
    Run {
        /// Begin with new demo data.
        #[arg(long)]
        fresh: bool,
    },
    /// Check everything.
    Test(check::Choice),
    /// Build and start again whenever a source file changes.
    Watch,
    /// Measure the release server.
    Bench(bench::Options),
    /// Build the site and the server.
    Build {
        /// Small and fast instead of quickly built: one self-contained program.
        #[arg(long)]
        release: bool,
    },
    /// Start a temporary PostgreSQL for tests by hand, until Ctrl-C.
    Postgres,
    /// Build what browsers load into target/site.
    Site {
        /// Quickly instead of small.
        #[arg(long)]
        dev: bool,
    },
}

fn main() -> ExitCode {
    match process::handle_interrupts().and_then(|()| perform(Cli::parse().command)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            if !error.is::<check::AlreadySaid>() {
                eprintln!("error: {error:#}");
            }
            ExitCode::FAILURE
        }
    }
}

fn perform(task: Task) -> Result<()> {
    match task {
        Task::Run { fresh } => run::run(fresh),
        Task::Test(choice) => check::run(&choice),
        Task::Watch => watch::watch(),
        Task::Bench(options) => bench::run(&options),
        Task::Build { release } => build::all(release),
        Task::Postgres => postgres::serve(),
        Task::Site { dev } => site::build(if dev { site::Mode::Dev } else { site::Mode::Release }),
    }
}
