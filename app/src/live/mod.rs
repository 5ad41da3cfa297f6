//! Keeping an open page current: it was rendered at a state with a tag, follows the live stream from there and applies differences.
//! On the server this does nothing, and without scripts the page is simply not live.
//!
//! | here | what belongs there |
//! |---|---|
//! | `view.rs` | a view that follows the server, and which changes are the reader's own |
//! | `messages.rs` | what becomes of a view with each message of its stream |
//! | `accounts.rs` | that accounts have changed, on a page that shows numbers of them |
//! | `stream.rs` | the browser's `EventSource`: opened, lost and opened again, whatever comes with it |
//! | `page.rs` | that a program has taken over the page |
//!
//! Not here: what is done with a view that has changed, which its page knows.

#[cfg(feature = "workspace")]
mod accounts;
#[cfg(feature = "hydrate")]
mod messages;
mod page;
#[cfg(feature = "hydrate")]
mod stream;
mod view;

#[cfg(feature = "workspace")]
pub(crate) use accounts::{AccountNews, follow_accounts};
pub(crate) use page::mark_hydrated;
pub use view::{Live, Outdated};
