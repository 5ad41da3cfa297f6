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
mod ports;
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
    command: Command,
}

#[derive(Subcommand)]
enum Command {
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

fn perform(command: Command) -> Result<()> {
    match command {
        Command::Run { fresh } => run::run(fresh),
        Command::Test(choice) => check::run(&choice),
        Command::Watch => watch::watch(),
        Command::Bench(options) => bench::run(&options),
        Command::Build { release } => build::all(release),
        Command::Postgres => postgres::serve(),
        Command::Site { dev } => site::build(if dev { site::Mode::Dev } else { site::Mode::Release }),
    }
}
