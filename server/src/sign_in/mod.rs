//! Staff's way in: the first admin by a one-time link, then e-mail and password; sessions are secrets in cookies, hashed in the store.

mod cookies;
mod demo;
mod password;
mod session;
mod set_up;
mod with_password;

#[cfg(test)]
mod tests;

pub use cookies::{PORTAL_COOKIE, STAFF_COOKIE};
