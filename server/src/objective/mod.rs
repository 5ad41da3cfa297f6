//! Objectives: adding, editing, moving, deleting.

mod create;
mod delete;
mod edit;
mod reorder;

#[cfg(test)]
mod tests;
