//! Writing `target/site`: all at once, and only when something changed.

use std::collections::BTreeMap;
use std::fs;
use std::thread;

use anyhow::{Context, Result};

use super::{Mode, Site, compress};
use crate::{files, paths};

/// Puts the site in the place of the one before; false when that one is the same.
pub(super) fn write(site: Site, mode: Mode) -> Result<bool> {
    let mut wanted = site.files;
    let manifest = serde_json::to_vec_pretty(&site.manifest).context("cannot write the manifest")?;
    wanted.insert("manifest.json".to_owned(), manifest);
    let present = read_site()?;
    if mode == Mode::Release {
        compress_all(&mut wanted, &present)?;
    }
    if wanted == present {
        return Ok(false);
    }
    swap(&wanted)?;
    Ok(true)
}

fn read_site() -> Result<BTreeMap<String, Vec<u8>>> {
    let folder = paths::site();
    let mut present = BTreeMap::new();
    for file in files::walk(&folder)? {
        let name = paths::relative(&file)
            .trim_start_matches("target/site/")
            .to_owned();
        present.insert(name, files::read(&file)?);
    }
    Ok(present)
}

/// Adds `.br` and `.gz` beside what they make smaller; those of files that have not changed are taken over.
fn compress_all(wanted: &mut BTreeMap<String, Vec<u8>>, present: &BTreeMap<String, Vec<u8>>) -> Result<()> {
    let names: Vec<String> = wanted
        .keys()
        .filter(|name| compress::pays(name) && *name != "manifest.json")
        .cloned()
        .collect();
    let source = &*wanted;
    let packed = thread::scope(|scope| {
        let tasks: Vec<_> = names
            .iter()
            .map(|name| scope.spawn(move || compress_one(name, &source[name], present)))
            .collect();
        tasks
            .into_iter()
            .map(|task| {
                task.join()
                    .unwrap_or_else(|_| anyhow::bail!("compressing failed"))
            })
            .collect::<Result<Vec<_>>>()
    })?;
    for (name, [br, gz]) in names.iter().zip(packed) {
        wanted.insert(format!("{name}.br"), br);
        wanted.insert(format!("{name}.gz"), gz);
    }
    Ok(())
}

fn compress_one(name: &str, bytes: &[u8], present: &BTreeMap<String, Vec<u8>>) -> Result<[Vec<u8>; 2]> {
    let before = present.get(name).filter(|before| before.as_slice() == bytes);
    let br = before.and_then(|_| present.get(&format!("{name}.br")));
    let gz = before.and_then(|_| present.get(&format!("{name}.gz")));
    match (br, gz) {
        (Some(br), Some(gz)) => Ok([br.clone(), gz.clone()]),
        _ => Ok([compress::brotli(bytes)?, compress::gzip(bytes)?]),
    }
}

/// Writes everything beside the old site and then exchanges the two.
fn swap(wanted: &BTreeMap<String, Vec<u8>>) -> Result<()> {
    let site = paths::site();
    let next = paths::target().join("site.next");
    let old = paths::target().join("site.old");
    files::remove_folder(&next)?;
    files::remove_folder(&old)?;
    for (name, bytes) in wanted {
        files::write(&next.join(name), bytes)?;
    }
    if site.exists() {
        fs::rename(&site, &old).context("cannot move the old target/site away")?;
    }
    fs::rename(&next, &site).context("cannot move the new site to target/site")?;
    files::remove_folder(&old)
}
