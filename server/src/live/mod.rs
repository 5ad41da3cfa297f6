//! Keeping open pages current. When an account's version moves, the views of both audiences are built once, compared with what each
//! reader has, and only the difference is sent. There are no rules of visibility here: a difference between two projections
//! holds what the projection holds.

mod channel;
mod face;
mod hub;
mod loaded;
mod pages;
mod stream;
mod watch;

pub(crate) use face::accounts_tag;
pub use hub::Hub;
pub(crate) use loaded::Loaded;
pub use stream::LiveFrame;
