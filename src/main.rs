//! The command line: configuration, then database, then router, then serving.
#![recursion_limit = "1024"]

mod command_line;
mod logging;
mod serve;

use clap::Parser;
use command_line::{Admin, Command, CommandLine};
use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    match carry_out(CommandLine::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            command_line::complain(&sentence);
            ExitCode::from(2)
        }
    }
}

/// # Errors
/// One sentence that says what to change.
async fn carry_out(line: CommandLine) -> Result<(), String> {
    logging::start()?;
    match line.command {
        Command::Serve { demo } => serve::serve(line.config.as_deref(), demo).await,
        Command::Admin {
            command: Admin::SetupLink,
        } => serve::setup_link(line.config.as_deref()).await,
    }
}
