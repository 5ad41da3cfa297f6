//! The organisation's settings, for admins.

mod settings;

pub use settings::AtDoor;

#[cfg(test)]
mod tests;
