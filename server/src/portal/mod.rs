//! The contacts' way in, and what they see inside: mailed links, sessions, the door.

mod join;
mod link_request;
mod session;
mod view;

pub use join::Joined;

#[cfg(test)]
mod tests;
