//! Contacts: the list, adding, editing, archiving.

mod archive;
mod doors;
mod edit;
mod list;

pub(crate) use doors::{close_doors, end_access};

#[cfg(test)]
mod tests;
