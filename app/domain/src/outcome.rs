//! What an operation of staff answers besides that it is done: a sentence, and where it changed what customers see, what takes it back
//! (product.md, "Who sees what").

use crate::{
    forms::MoveTo,
    ids::{ContactId, ObjectiveId, TaskId, WorkflowId},
    people::PersonId,
    plan::Sharing,
    task::TaskHome,
};
use serde::{Deserialize, Serialize};

/// A sentence about what was done, with what takes that back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// What it did to what customers see, or how a line was understood.
    pub sentence: String,
    /// There if it changed what customers see.
    pub undo: Option<Undo>,
}

impl Outcome {
    /// What was done and can be taken back by that.
    #[must_use]
    pub const fn with(sentence: String, undo: Undo) -> Self {
        Self {
            sentence,
            undo: Some(undo),
        }
    }
}

/// What takes back what was done: always one of these, whoever sends it. It says what it starts from, so that it overrules nobody who has
/// decided anew since.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Undo {
    /// Assigns a person to a task, or no longer.
    Assign {
        /// The task.
        task: TaskId,
        /// Whom.
        person: PersonId,
        /// Whether they are to be assigned.
        assigned: bool,
    },
    /// Turns a task's flag.
    Show {
        /// The task.
        task: TaskId,
        /// How the flag is to stand.
        show: bool,
    },
    /// Sets how much of a play is shareable.
    SharePlay {
        /// The play.
        play: WorkflowId,
        /// What it is now.
        was: Sharing,
        /// What it is to be.
        sharing: Sharing,
    },
    /// Moves a task back to where it stood.
    MoveTask {
        /// The task.
        task: TaskId,
        /// Where it stands now.
        from: TaskHome,
        /// Where it stood.
        home: TaskHome,
        /// At which place there.
        to: MoveTo<TaskId>,
    },
    /// Moves a play back to where it stood.
    MovePlay {
        /// The play.
        play: WorkflowId,
        /// The objective above it now, if any.
        from: Option<ObjectiveId>,
        /// The objective it stood under, if any.
        objective: Option<ObjectiveId>,
        /// At which place there.
        to: MoveTo<WorkflowId>,
    },
    /// Takes back that naming a co-owner opened a private play: the name, and the sharing.
    NameCoOwner {
        /// The play.
        play: WorkflowId,
        /// Who was named.
        contact: ContactId,
    },
    /// Takes an added task away again.
    AddTask(TaskId),
}
