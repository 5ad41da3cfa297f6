//! Makes the folder of the built site exist, so that the server compiles before `cargo xtask site` has run.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("target/site");
    if let Err(cause) = std::fs::create_dir_all(&folder) {
        println!(
            "cargo::warning=the folder {} cannot be made: {cause}",
            folder.display()
        );
    }
}
