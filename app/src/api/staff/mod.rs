//! What a signed-in member of staff may ask, by noun. Who is not signed in never gets here: the session layer answers first.
//!
//! What edits something also takes what it started from, `was` or `was_…` (see `domain::editing`). Left out, it means that nothing
//! was seen, and so nothing is overwritten. What takes back what was done says so by `undo=true`, and is
//! offered no further Undo; only what is deleted can be brought back always.

mod account;
mod contact;
mod objective;
mod organisation;
mod plan;
mod session;
mod sharing;
mod task;
mod workflow;

pub use account::*;
pub use contact::*;
pub use objective::*;
pub use organisation::*;
pub use plan::*;
pub use session::*;
pub use sharing::*;
pub use task::*;
pub use workflow::*;

#[cfg(feature = "ssr")]
use crate::{
    api::answering::{lead_form_to, leave_told},
    workspace::{Thing, paths::undo_path},
};
#[cfg(feature = "ssr")]
use domain::{forms::MoveTo, ids::AccountId, outcome::Outcome, refusal::Refusal};

#[cfg(feature = "ssr")]
fn parse_move<Id: std::str::FromStr + std::fmt::Display>(to: &str) -> Result<MoveTo<Id>, Refusal> {
    MoveTo::parse(to).ok_or(Refusal::NotFound)
}

/// Leaves what is said of a deletion for the page that a form leads to, whose address names what was deleted. Where it was gone before,
/// that page has words of its own.
#[cfg(feature = "ssr")]
fn leave_deletion(account: AccountId, outcome: Option<&Outcome>, deleted: Thing) {
    if let Some(outcome) = outcome {
        leave_told(account, outcome);
    }
    lead_form_to(&undo_path(account, deleted));
}
