//! What stands beside a change that did more than it was asked for.

use super::change::Change;

/// What a change also did, and how to take it back.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Note {
    pub(super) sentence: String,
    pub(super) undo: Change,
}
