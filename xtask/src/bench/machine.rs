//! What the numbers were measured on.

use std::fs;
use std::process::Command;
use std::thread;

use anyhow::Result;

use crate::process;

/// Processor, cores, kernel and compiler, in one line.
pub(super) fn describe() -> Result<String> {
    let cores = thread::available_parallelism()?;
    let cpuinfo = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpuinfo
        .lines()
        .find_map(|line| line.strip_prefix("model name"))
        .unwrap_or("unknown processor");
    let model = model.trim_start_matches([' ', '\t', ':']);
    let rustc = process::output(Command::new("rustc").arg("--version"))?;
    Ok(format!(
        "{cores} cores, {model}, {} {}, {}",
        std::env::consts::OS,
        std::env::consts::ARCH,
        rustc.trim()
    ))
}
