//! What is measured: plans that a browser has made, and what browsers measure themselves. See `end2end/bench`.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::Value;

use super::http::Request;
use crate::{files, paths, process, tools};

/// A plan of so many tasks.
pub(super) struct MeasuredPlan {
    /// How many, all visible.
    pub(super) tasks: u64,
    workspace: String,
    portal: String,
    contact: String,
    staff: String,
}

impl MeasuredPlan {
    /// The contact's page, as they ask for it.
    pub(super) fn portal(&self, address: &str) -> Request {
        Request {
            address: address.to_owned(),
            path: self.portal.clone(),
            cookie: self.contact.clone(),
        }
    }

    /// The CSM's page, as they ask for it.
    pub(super) fn workspace(&self, address: &str) -> Request {
        Request {
            address: address.to_owned(),
            path: self.workspace.clone(),
            cookie: self.staff.clone(),
        }
    }

    /// The contact's live stream.
    pub(super) fn stream(&self, address: &str) -> Request {
        Request {
            path: "/live/portal?since=".to_owned(),
            ..self.portal(address)
        }
    }
}

/// Makes plans of 100 and of 1,000 tasks on a server, through its pages.
pub(super) fn set(url: &str, folder: &Path) -> Result<Vec<MeasuredPlan>> {
    let scene = folder.join("scene.json");
    browse("scene", url, &scene, &folder.join("none"))?;
    let scene: Value = serde_json::from_slice(&files::read(&scene)?)?;
    let staff = text(&scene, "staff")?;
    let plans = scene["plans"].as_array().context("a scene without plans")?;
    plans
        .iter()
        .map(|plan| {
            Ok(MeasuredPlan {
                tasks: plan["tasks"].as_u64().context("a plan without its size")?,
                workspace: text(plan, "workspace")?,
                portal: text(plan, "portal")?,
                contact: text(plan, "contact")?,
                staff: staff.clone(),
            })
        })
        .collect()
}

/// From a completion in the contact's browser to the CSM's page that shows it, in milliseconds, sorted.
pub(super) fn latencies(url: &str, folder: &Path) -> Result<Vec<f64>> {
    let times = folder.join("times.json");
    browse("latency", url, &folder.join("scene.json"), &times)?;
    let mut times: Vec<f64> = serde_json::from_slice(&files::read(&times)?)?;
    times.sort_by(f64::total_cmp);
    Ok(times)
}

fn browse(what: &str, url: &str, scene: &PathBuf, times: &PathBuf) -> Result<()> {
    let mut playwright = tools::npx("playwright")?;
    playwright
        .args(["test", "--config", "bench.config.ts", what])
        .current_dir(paths::in_root("end2end"))
        .env("BENCH_URL", url)
        .env("BENCH_SCENE", scene)
        .env("BENCH_TIMES", times);
    if let Some(chromium) = tools::chromium() {
        playwright.env("CHROMIUM", chromium);
    }
    process::run(&mut playwright)
}

fn text(value: &Value, name: &str) -> Result<String> {
    let text = value[name]
        .as_str()
        .with_context(|| format!("a scene without {name}"))?;
    Ok(text.to_owned())
}
