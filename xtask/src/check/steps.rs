//! The steps of the whole check, in their order.

use anyhow::{Context, Result, bail};

use super::counts::Counts;
use super::{budgets, rules};
use crate::build::Profile;
use crate::postgres::Postgres;
use crate::site::{self, Bundle, Mode};
use crate::{paths, process, tools};

/// One named part of the check.
pub(super) struct Step {
    pub(super) name: &'static str,
    pub(super) about: &'static str,
    pub(super) run: fn(&mut Counts) -> Result<()>,
}

const fn step(name: &'static str, about: &'static str, run: fn(&mut Counts) -> Result<()>) -> Step {
    Step { name, about, run }
}

/// Everything native is built with one profile, so that clippy, the tests and the server of the browser tests share what they are made of.
const PROFILE: Profile = Profile::Proof;

/// Cheap checks first; what needs the site after it; browsers last.
pub(super) const STEPS: [Step; 11] = [
    step("tools", "everything the check needs is there", |_| {
        tools::all_for_tests()
    }),
    step("fmt", "rustfmt", |_| {
        process::run(&mut process::cargo(["fmt", "--all", "--check"]))
    }),
    step("rules", "rules about the source", |_| rules::check()),
    step("clippy", "clippy, native, everything", |_| clippy_native()),
    step("clippy-portal", "clippy, wasm32, portal bundle", |_| {
        clippy_wasm(Bundle::Portal)
    }),
    step("clippy-workspace", "clippy, wasm32, workspace bundle", |_| {
        clippy_wasm(Bundle::Workspace)
    }),
    step("site", "bundles, style sheet, fonts, icons", |_| {
        site::build(Mode::Release)
    }),
    step("budgets", "what visitors load", |_| budgets::check()),
    step("tests", "unit, property, database and compile-fail tests", tests),
    step("server", "the server that browsers are tested with", |_| server()),
    step("end2end", "the story in Chromium", end2end),
];

fn clippy_native() -> Result<()> {
    let args = [
        "clippy",
        "--profile",
        PROFILE.name(),
        "--workspace",
        "--all-targets",
        "--features",
        "ssr",
        "--",
        "-D",
        "warnings",
    ];
    process::run(&mut process::cargo(args))
}

fn clippy_wasm(bundle: Bundle) -> Result<()> {
    let mut cargo = process::cargo(["clippy", "--target", "wasm32-unknown-unknown"]);
    process::run(cargo.args(bundle.cargo_args()).args(["--", "-D", "warnings"]))
}

/// What stands in the program. xtask itself is tested as it runs, so that its many libraries are built once.
const PROGRAM: [&str; 5] = ["--workspace", "--exclude", "xtask", "--features", "ssr"];

/// With the tests around it, so that cargo chooses the same features for its libraries as there, and takes those that are built.
fn server() -> Result<()> {
    let mut cargo = process::cargo(["build", "--profile", PROFILE.name(), "--bins", "--tests"]);
    process::run(cargo.args(PROGRAM))
}

fn tests(counts: &mut Counts) -> Result<()> {
    let postgres = Postgres::for_tests()?;
    let nextest = tools::find("cargo-nextest").is_some();
    if !nextest {
        println!(
            "cargo-nextest is missing, so `cargo test` runs. Faster: cargo install --locked cargo-nextest"
        );
    }
    let run = |profile, postgres, which: &[&str], counts: &mut Counts| {
        run_tests(nextest, profile, postgres, which, counts)
    };
    let own = run(Profile::Dev, None, &["--package", "xtask"], counts)?;
    // tests/it runs each test on both databases. The server's own take the one they are given, so they run a second time, on SQLite.
    let program = run(PROFILE, postgres.as_ref(), &PROGRAM, counts)?;
    let servers = [&PROGRAM[..], &["-E", "package(server)"]].concat();
    let servers = if nextest {
        &servers[..]
    } else {
        &["--package", "server"]
    };
    let again = postgres.is_none() || run(PROFILE, None, servers, counts)?;
    if !own || !program || !again {
        bail!("tests failed");
    }
    if postgres.is_none() {
        tools::notice("Half of the database tests did not run: there is no PostgreSQL.");
    }
    Ok(())
}

/// Whether all passed.
fn run_tests(
    nextest: bool,
    profile: Profile,
    postgres: Option<&Postgres>,
    which: &[&str],
    counts: &mut Counts,
) -> Result<bool> {
    let profile = profile.name();
    let runner: &[&str] = if nextest {
        &["nextest", "run", "--color", "never", "--cargo-profile", profile]
    } else {
        &["test", "--lib", "--bins", "--tests", "--profile", profile]
    };
    let mut cargo = process::cargo(runner);
    cargo.arg("--no-fail-fast").args(which).env("INSTA_UPDATE", "no");
    match postgres {
        Some(postgres) => cargo.env("TEST_DATABASE_URL", postgres.url()),
        None => cargo.env_remove("TEST_DATABASE_URL"),
    };
    let (status, text) = process::run_and_keep(&mut cargo)?;
    counts.add(if nextest {
        Counts::from_nextest(&text).context("no test ran")?
    } else {
        Counts::from_cargo_test(&text)
    });
    Ok(status.success())
}

fn end2end(counts: &mut Counts) -> Result<()> {
    let binary = PROFILE.binary();
    if !binary.exists() {
        bail!(
            "there is no {}; first: cargo xtask test --only server",
            binary.display()
        );
    }
    let report = paths::target().join("end2end.json");
    let _none_before = std::fs::remove_file(&report);
    let mut playwright = tools::npx("playwright")?;
    playwright
        .args(["test", "--reporter=line,json"])
        .current_dir(paths::in_root("end2end"));
    playwright
        .env("TANDEM_BINARY", binary)
        .env("PLAYWRIGHT_JSON_OUTPUT_FILE", &report);
    if let Some(chromium) = tools::chromium() {
        playwright.env("CHROMIUM", chromium);
    }
    let result = process::run(&mut playwright);
    if report.exists() {
        counts.add(Counts::from_playwright(&report)?);
    }
    result
}
