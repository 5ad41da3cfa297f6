//! What Linux knows about a process.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result};

use crate::process;

/// Resident memory, in KiB.
pub(super) fn resident_kib(id: u32) -> Result<u64> {
    let status = fs::read_to_string(format!("/proc/{id}/status")).context("measuring needs Linux's /proc")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kib = line
        .and_then(|line| line.split_whitespace().next())
        .context("no VmRSS")?;
    Ok(kib.parse()?)
}

/// CPU time so far, of all threads, user and system, in seconds.
pub(super) fn cpu_seconds(id: u32) -> Result<f64> {
    let stat = fs::read_to_string(format!("/proc/{id}/stat")).context("measuring needs Linux's /proc")?;
    // The name in parentheses may hold spaces; fields 14 and 15 of all are 11 and 12 after it.
    let (_, fields) = stat.rsplit_once(')').context("not a stat line")?;
    let fields: Vec<&str> = fields.split_whitespace().collect();
    let ticks = |index: usize| {
        fields
            .get(index)
            .and_then(|field| field.parse::<f64>().ok())
            .context("not a stat line")
    };
    let per_second: f64 = process::output(Command::new("getconf").arg("CLK_TCK"))?
        .trim()
        .parse()?;
    Ok((ticks(11)? + ticks(12)?) / per_second)
}
