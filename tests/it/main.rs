//! The server through its router, each test on SQLite and on PostgreSQL.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on must fail"
)]
#![expect(clippy::print_stderr, reason = "a half that did not run is said loudly")]

mod budgets;
mod cookies;
mod editing;
mod forms;
mod joining;
mod kept_pages;
mod live;
mod pages;
mod permissions;
mod sharing;
mod undo;
mod workspace_pages;
mod world;
