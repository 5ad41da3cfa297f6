//! Contacts: the list, adding, editing, archiving.

mod archive;
mod edit;
mod list;

pub(crate) use archive::close_doors;
