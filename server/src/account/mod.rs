//! Accounts: the list, the frame's rail, creating and editing.

mod edit;
mod list;
#[cfg(test)]
mod tests;
