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
    api::{
        answering::lead_form_to,
        said::{Said, leave},
    },
    workspace::Change,
};
#[cfg(feature = "ssr")]
use domain::{ids::AccountId, outcome::Outcome};

/// Tells of a change that was made: leaves what is said of it for the page that its form leads to, and leads there. Its outcome comes back, to
/// be the answer.
#[cfg(feature = "ssr")]
async fn tell(account: AccountId, change: Change, outcome: Option<Outcome>) -> Option<Outcome> {
    let next = change.next_page(account);
    leave(Said::Change(account, change, outcome.clone())).await;
    if let Some(next) = next {
        lead_form_to(&next);
    }
    outcome
}
