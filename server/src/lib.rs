//! What the machine does: the store, the operations on it, mail, sign-in, live updates. It knows no views.
//!
//! Machinery: [`store`], [`live`], [`mail`], [`sign_in`], [`clock`], [`token`], [`settings`], [`rate_limit`], [`markdown`],
//! [`incident`], [`cookies`], `form_return`, `local_page`. One folder for each noun: [`account`], [`contact`], [`organisation`], [`plan`], [`objective`],
//! [`workflow`], [`task`], [`sharing`], [`portal`]; what was done to them is worded in [`activity`]. [`demo`] fills an installation to
//! look at. An account is read and changed through an actor, [`actor::Staff`] or [`actor::Guest`], and actors are made of a session's
//! secret and of nothing else.

pub mod account;
pub mod activity;
pub mod actor;
mod background;
pub mod clock;
pub mod contact;
pub mod cookies;
pub mod demo;
mod form_return;
pub mod incident;
pub mod live;
mod local_page;
pub mod mail;
pub mod markdown;
pub mod objective;
pub mod organisation;
pub mod plan;
pub mod portal;
pub mod rate_limit;
pub mod settings;
pub mod sharing;
pub mod sign_in;
pub mod store;
pub mod task;
#[cfg(test)]
mod test_database;
#[cfg(test)]
mod test_world;
pub mod token;
pub mod workflow;

mod tandem;

pub use local_page::local_page;
pub use tandem::Tandem;
