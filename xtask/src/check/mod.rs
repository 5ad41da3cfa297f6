//! `cargo xtask test`: the whole check, step by step, stopping at the first failure.

mod budgets;
mod classes;
mod counts;
mod functions;
mod rules;
mod steps;

use std::fmt;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::process;
use counts::Counts;
use steps::{STEPS, Step};

/// Which steps to run.
#[derive(clap::Args)]
pub(crate) struct Choice {
    /// Run only these steps.
    #[arg(long, value_delimiter = ',', value_name = "STEP", conflicts_with = "from")]
    only: Vec<String>,
    /// Run this step and those after it.
    #[arg(long, value_name = "STEP")]
    from: Option<String>,
    /// List the steps and run none.
    #[arg(long)]
    list: bool,
}

/// The error of a check whose failure is on the terminal already, so that the line with the counts stays the last.
#[derive(Debug)]
pub(crate) struct AlreadySaid;

impl fmt::Display for AlreadySaid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the check failed")
    }
}

impl std::error::Error for AlreadySaid {}

/// Runs the chosen steps and prints what became of them.
pub(crate) fn run(choice: &Choice) -> Result<()> {
    if choice.list {
        for step in STEPS {
            println!("{:<18} {}", step.name, step.about);
        }
        return Ok(());
    }
    let steps = chosen(choice)?;
    let mut counts = Counts::default();
    let mut done = Vec::new();
    let started = Instant::now();
    let mut failure = None;
    for step in &steps {
        let (took, result) = perform(step, &mut counts);
        done.push((step.name, took, result.is_ok()));
        if let Err(error) = result {
            failure = Some((step, error));
            break;
        }
    }
    print_table(&done);
    let Some((step, error)) = failure else {
        println!(
            "{} of {} steps, all passed, in {}",
            steps.len(),
            STEPS.len(),
            seconds(started.elapsed())
        );
        counts.print();
        return Ok(());
    };
    eprintln!("error: {error:#}");
    println!("step `{}` failed after {}", step.name, seconds(started.elapsed()));
    println!("again from there: cargo xtask test --from {}", step.name);
    if counts.any_failed() {
        counts.print();
    }
    Err(AlreadySaid.into())
}

fn chosen(choice: &Choice) -> Result<Vec<&'static Step>> {
    let wanted = choice.only.iter().chain(&choice.from);
    if let Some(unknown) = wanted
        .clone()
        .find(|name| !STEPS.iter().any(|step| step.name == **name))
    {
        let names: Vec<_> = STEPS.iter().map(|step| step.name).collect();
        bail!("there is no step `{unknown}`; there are: {}", names.join(", "));
    }
    let mut steps: Vec<_> = STEPS.iter().collect();
    if !choice.only.is_empty() {
        steps.retain(|step| choice.only.iter().any(|name| name == step.name));
    }
    if let Some(from) = &choice.from {
        steps = steps.into_iter().skip_while(|step| step.name != from).collect();
    }
    Ok(steps)
}

fn perform(step: &Step, counts: &mut Counts) -> (Duration, Result<()>) {
    println!("\n=== {}: {}", step.name, step.about);
    let started = Instant::now();
    let mut result = (step.run)(counts);
    if process::interrupted() && result.is_ok() {
        result = Err(anyhow::anyhow!("interrupted"));
    }
    let took = started.elapsed();
    println!(
        "--- {}: {}, {}",
        step.name,
        if result.is_ok() { "passed" } else { "FAILED" },
        seconds(took)
    );
    (took, result)
}

fn print_table(done: &[(&str, Duration, bool)]) {
    println!("\n{:<18} {:>9}  result", "step", "time");
    for (name, took, passed) in done {
        println!(
            "{name:<18} {:>9}  {}",
            seconds(*took),
            if *passed { "passed" } else { "FAILED" }
        );
    }
    println!();
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}
