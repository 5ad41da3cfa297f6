//! The command line: configuration, then database, then router, then serving.
#![recursion_limit = "1024"]

mod command_line;
mod logging;
mod serve;

use clap::Parser;
use command_line::{Admin, CommandLine, Task};
use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    let command = CommandLine::parse();
    logging::start();
    let outcome = match command.task {
        Task::Serve { demo } => serve::serve(command.config.as_deref(), demo).await,
        Task::Admin {
            task: Admin::SetupLink,
        } => serve::setup_link(command.config.as_deref()).await,
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            command_line::complain(&sentence);
            ExitCode::from(2)
        }
    }
}
