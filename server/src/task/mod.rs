//! Tasks: adding, editing, assigning, moving, completing.

mod assign;
mod complete;
mod create;
mod delete;
mod detail;
mod edit;
mod flag;
mod history;
mod reorder;
mod status;

#[cfg(test)]
mod tests;
