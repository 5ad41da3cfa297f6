//! Workflows, which the pages call plays: adding, editing, moving, sharing, deleting.

mod co_owner;
mod create;
mod delete;
mod edit;
mod reorder;
mod share;

pub(crate) use co_owner::has_left;

#[cfg(test)]
mod tests;
