//! Contacts: the list, adding, editing, archiving.

mod archive;
mod doors;
mod edit;
mod list;
pub(crate) mod wording;

pub(crate) use doors::{close_doors, end_access};
pub use wording::{CopiedLink, SavedContact};

#[cfg(test)]
mod tests;
