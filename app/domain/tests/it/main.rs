//! The rules, over made-up accounts: one binary.

mod differences;
mod generated;
mod timeliness;
mod wall;
