//! The organisation's settings, for admins.

mod settings;
