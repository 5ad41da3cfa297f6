//! The organisation's settings, for admins.

mod settings;

#[cfg(test)]
mod tests;
