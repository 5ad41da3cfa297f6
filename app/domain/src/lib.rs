//! The rules of the shared plan: what things are, who sees what, what is late, what changed.
//!
//! Here belong values and pure functions over them. Not here: anything that reads a clock, a database or the network,
//! anything asynchronous, anything that knows a framework. The same code runs in the server and, as WASM, in browsers.

pub mod calendar;
pub mod consequence;
pub mod deletion;
pub mod differences;
pub mod editing;
pub mod filters;
pub mod forms;
pub mod ids;
pub mod names;
pub mod outcome;
pub mod people;
pub mod percent;
pub mod permissions;
pub mod plan;
pub mod progress;
pub mod quick_add;
pub mod refusal;
pub mod safe_url;
pub mod sharing;
pub mod snapshot;
pub mod task;
pub mod timeliness;
pub mod validation;
pub mod views;
pub mod wire;
