//! The contacts' way in, and what they see inside: mailed links, sessions, the door.

mod join;
mod link_request;
mod local_page;
mod session;
mod view;

pub use join::Joined;
pub use local_page::local_page;

#[cfg(test)]
mod tests;
