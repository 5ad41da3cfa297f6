//! The rules, over made-up accounts: one binary.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

mod consequence;
mod deletion;
mod differences;
mod editing;
mod exposures;
mod generated;
mod timeliness;
mod wall;
