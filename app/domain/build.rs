//! Names the shape of what travels between page and program: a fingerprint of the sources that describe it, the same for the server and
//! for the program of one build.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

/// Types that travel and are not of this crate, from its folder.
const ELSEWHERE: [&str; 3] = ["../src/api/mod.rs", "../src/portal/mod.rs", "../src/request.rs"];

fn main() {
    let home = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let mut files = Vec::new();
    collect(&home.join("src"), &mut files);
    files.extend(ELSEWHERE.map(|path| home.join(path)));
    files.sort();
    let mut print: u32 = 0x811c_9dc5;
    for file in files {
        println!("cargo::rerun-if-changed={}", file.display());
        for byte in fs::read(file).unwrap_or_default() {
            print = (print ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        }
    }
    println!("cargo::rerun-if-changed=src");
    println!("cargo::rustc-env=TANDEM_WIRE={print}");
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, files);
        } else {
            files.push(path);
        }
    }
}
