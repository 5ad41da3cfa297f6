//! What an operation of staff answers besides that it is done: how a line was understood, what was done to what customers see or was deleted,
//! and what takes back what was done (product.md, "Who sees what").

use crate::{
    forms::MoveTo,
    ids::{ContactId, ObjectiveId, TaskId, WorkflowId},
    people::PersonId,
    plan::{PlayHome, Sharing},
    task::{StatusCategory, TaskHome},
};
use serde::{Deserialize, Serialize};

/// What there is to say of something that was done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// How a line was understood that did nothing to what customers see.
    Understood(String),
    /// What was done says all: how far a task is.
    Done {
        /// Takes it back.
        undo: Undo,
    },
    /// What was done to what customers see, or what was deleted, whoever saw it.
    Seen {
        /// Says it; of a line, first how it was understood.
        sentence: String,
        /// Takes it back. Not there if this has taken something back itself: that offers no further Undo.
        undo: Option<Undo>,
    },
}

impl Outcome {
    /// What was done to what customers see, or was deleted, and can be taken back by that.
    #[must_use]
    pub const fn undoable(sentence: String, undo: Undo) -> Self {
        Self::Seen {
            sentence,
            undo: Some(undo),
        }
    }

    /// What there is to say, besides what was done.
    #[must_use]
    pub fn sentence(&self) -> &str {
        match self {
            Self::Done { .. } => "",
            Self::Understood(sentence) | Self::Seen { sentence, .. } => sentence,
        }
    }

    /// What takes it back, if anything does.
    #[must_use]
    pub const fn undo(&self) -> Option<Undo> {
        match self {
            Self::Understood(_) => None,
            Self::Done { undo } => Some(*undo),
            Self::Seen { undo, .. } => *undo,
        }
    }

    /// The same, said after another sentence.
    #[must_use]
    pub fn after(self, before: &str) -> Self {
        match self {
            Self::Understood(sentence) => Self::Understood(format!("{before} {sentence}")),
            Self::Done { undo } => Self::undoable(before.to_owned(), undo),
            Self::Seen { sentence, undo } => {
                let sentence = format!("{before} {sentence}");
                Self::Seen { sentence, undo }
            }
        }
    }

    /// The same without what takes it back; nothing where there was nothing else.
    #[must_use]
    pub fn without_undo(self) -> Option<Self> {
        match self {
            Self::Understood(_) => Some(self),
            Self::Done { .. } => None,
            Self::Seen { sentence, .. } => Some(Self::Seen { sentence, undo: None }),
        }
    }
}

/// What takes back what was done: always one of these, whoever sends it, and named for what it does.
///
/// It overrules nobody who has decided anew since. A status, a place and a play's sharing are sent with what they start from; of completions
/// only one's own is taken back, and a co-owner only while the play stands as naming them left it. A flag starts from the only other state,
/// and assigning whom somebody else has assigned changes nothing. A task is deleted with what others have made of it since, and can be
/// brought back like every deleted one.
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
    /// Sets a task's flag.
    Show {
        /// The task.
        task: TaskId,
        /// How the flag is to stand.
        show: bool,
    },
    /// Sets a task's status.
    Status {
        /// The task.
        task: TaskId,
        /// What it is now.
        was: StatusCategory,
        /// What it is to be.
        status: StatusCategory,
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
    /// Moves a task to where it stood.
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
    /// Moves a play to where it stood.
    MovePlay {
        /// The play.
        play: WorkflowId,
        /// Where it stands now.
        from: PlayHome,
        /// The objective it stood under, if any.
        objective: Option<ObjectiveId>,
        /// At which place there.
        to: MoveTo<WorkflowId>,
    },
    /// Names a contact co-owner no longer, and makes the play private again that naming them opened.
    TakeBackCoOwner {
        /// The play.
        play: WorkflowId,
        /// Who was named.
        contact: ContactId,
    },
    /// Deletes a task that was added.
    DeleteTask(TaskId),
    /// Brings a deleted task back.
    RestoreTask(TaskId),
    /// Brings a deleted play back, with what went along.
    RestorePlay(WorkflowId),
    /// Brings a deleted objective back, with what went along.
    RestoreObjective(ObjectiveId),
}

impl Undo {
    /// What its button says. A play's sharing can have been set together with its name: only the sharing is taken back. A task that was
    /// added goes whole.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::SharePlay { .. } => "Undo sharing",
            Self::DeleteTask(_) => "Delete the task",
            Self::Assign { .. }
            | Self::Show { .. }
            | Self::Status { .. }
            | Self::MoveTask { .. }
            | Self::MovePlay { .. }
            | Self::TakeBackCoOwner { .. }
            | Self::RestoreTask(_)
            | Self::RestorePlay(_)
            | Self::RestoreObjective(_) => "Undo",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_what_was_done_says_all_nothing_is_added_to_it() {
        let undo = Undo::RestoreTask(TaskId::new(uuid::Uuid::from_u128(1)));
        let outcome = Outcome::Done { undo };
        assert_eq!(outcome.clone().without_undo(), None);
        let outcome = outcome.after("“One” was completed.");
        assert_eq!(
            (outcome.sentence(), outcome.undo()),
            ("“One” was completed.", Some(undo))
        );
    }

    fn outcomes() -> [Outcome; 2] {
        let undo = Undo::DeleteTask(TaskId::new(uuid::Uuid::from_u128(1)));
        [
            Outcome::Understood("Due Fri 27 Nov.".to_owned()),
            Outcome::undoable("It shows.".to_owned(), undo),
        ]
    }

    #[test]
    fn what_was_saved_besides_is_said_first_and_changes_nothing_else() {
        for outcome in outcomes() {
            let after = outcome.clone().after("Saved.");
            assert_eq!(after.sentence(), format!("Saved. {}", outcome.sentence()));
            assert_eq!(after.undo(), outcome.undo());
        }
    }

    #[test]
    fn without_undo_only_the_sentence_is_left() {
        for outcome in outcomes() {
            let sentence = outcome.sentence().to_owned();
            let left = outcome.without_undo().unwrap();
            assert_eq!((left.sentence(), left.undo()), (sentence.as_str(), None));
        }
    }
}
