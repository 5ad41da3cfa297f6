//! What a deed of staff's does to what customers see, as a sentence: the page says it at that moment and offers to take the deed back
//! (product.md, "Who sees what"). It is found by the rule itself, before and after.

use crate::{
    ids::{TaskId, WorkflowId},
    names::ended,
    people::{enumerate, first_name},
    sharing::{Exposure, may_enter, objective_exposure, task_exposure, workflow_exposure},
    snapshot::Snapshot,
};

/// The most contacts that a sentence names.
const NAMED: usize = 3;

/// What a deed was done to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A task.
    Task(TaskId),
    /// A play.
    Play(WorkflowId),
    /// A contact, who is none of the things that customers see.
    Contact,
}

/// A deed, in the words of the sentence about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deed<'a> {
    /// What the sentence begins with: "Assigning Sally".
    pub cause: &'a str,
    /// What it was done to.
    pub to: Target,
    /// How the sentence calls that: "this task", or "it" where the cause has named it.
    pub called: &'a str,
}

/// "Assigning Sally makes this task visible to Sally and Stan.": what a deed did to what customers see, or would see once the plan is
/// shared. Nothing if it did nothing to that. Only what was there before counts.
#[must_use]
pub fn consequence(before: &Snapshot, after: &Snapshot, deed: &Deed<'_>) -> Option<String> {
    let difference = Difference::between(before, after, deed.to);
    let (who, called) = (customers(after), deed.called);
    let did = [
        difference
            .shown
            .words(called)
            .map(|things| format!("makes {things} visible to {who}")),
        difference
            .opened
            .words(called)
            .map(|things| format!("makes {things} shareable")),
        difference
            .hidden
            .words(called)
            .map(|things| format!("hides {things} from {who}")),
        difference
            .closed
            .words(called)
            .map(|things| format!("makes {things} internal")),
    ];
    let did: Vec<String> = did.into_iter().flatten().collect();
    (!did.is_empty()).then(|| ended(format!("{} {}", deed.cause, enumerate(&did))))
}

/// Who sees what is visible: "Sally and Stan", or how many they are.
fn customers(snapshot: &Snapshot) -> String {
    let mut names: Vec<&str> = snapshot
        .contacts
        .iter()
        .filter(|contact| may_enter(snapshot, contact.id))
        .map(|contact| first_name(&contact.name))
        .collect();
    // The snapshot has an order of its own, which says nothing to a reader.
    names.sort_unstable();
    match names.len() {
        0 => "whoever has access".to_owned(),
        1..=NAMED => enumerate(&names),
        many => format!("{many} contacts"),
    }
}

/// What stands otherwise towards customers than before.
#[derive(Default)]
struct Difference<'a> {
    /// Visible now.
    shown: Things<'a>,
    /// Visible no longer.
    hidden: Things<'a>,
    /// Shareable now, and not visible.
    opened: Things<'a>,
    /// Shareable no longer; it was not visible.
    closed: Things<'a>,
}

impl<'a> Difference<'a> {
    fn between(before: &Snapshot, after: &'a Snapshot, changed: Target) -> Self {
        let mut difference = Self::default();
        for objective in &after.objectives {
            let exposure = |snapshot: &Snapshot| objective_exposure(snapshot, objective.id);
            if let Some(things) = difference.side(exposure(before), exposure(after)) {
                things.objectives.push(&objective.name);
            }
        }
        for play in &after.workflows {
            let was = before
                .workflow(play.id)
                .map(|play| workflow_exposure(before, play));
            let side = was.and_then(|was| difference.side(was, workflow_exposure(after, play)));
            if let Some(things) = side {
                things.count_play(Target::Play(play.id) == changed);
            }
        }
        for task in &after.tasks {
            let was = before.task(task.id).map(|task| task_exposure(before, task));
            let side = was.and_then(|was| difference.side(was, task_exposure(after, task)));
            if let Some(things) = side {
                things.count_task(Target::Task(task.id) == changed);
            }
        }
        difference
    }

    /// Where something belongs that stood so and stands so now.
    const fn side(&mut self, was: Exposure, is: Exposure) -> Option<&mut Things<'a>> {
        match (was.is_visible(), is.is_visible()) {
            (false, true) => Some(&mut self.shown),
            (true, false) => Some(&mut self.hidden),
            (true, true) => None,
            (false, false) => match (was.is_shareable(), is.is_shareable()) {
                (false, true) => Some(&mut self.opened),
                (true, false) => Some(&mut self.closed),
                _ => None,
            },
        }
    }
}

/// Things that changed in the same way.
#[derive(Default)]
struct Things<'a> {
    /// What the deed was done to is among them.
    itself: bool,
    /// Objectives, by name.
    objectives: Vec<&'a str>,
    /// Other plays.
    plays: u32,
    /// Other tasks.
    tasks: u32,
}

impl Things<'_> {
    const fn count_play(&mut self, itself: bool) {
        if itself {
            self.itself = true;
        } else {
            self.plays += 1;
        }
    }

    const fn count_task(&mut self, itself: bool) {
        if itself {
            self.itself = true;
        } else {
            self.tasks += 1;
        }
    }

    /// "this play, the objective “Go live” and 3 tasks", or `None` when there is nothing.
    fn words(&self, called: &str) -> Option<String> {
        let objectives = match self.objectives.as_slice() {
            [] => None,
            [name] => Some(format!("the objective “{name}”")),
            several => Some(format!("{} objectives", several.len())),
        };
        let itself = self.itself.then(|| called.to_owned());
        let others = [
            itself,
            objectives,
            counted(self.plays, "play"),
            counted(self.tasks, "task"),
        ];
        let parts: Vec<String> = others.into_iter().flatten().collect();
        (!parts.is_empty()).then(|| enumerate(&parts))
    }
}

fn counted(number: u32, noun: &str) -> Option<String> {
    match number {
        0 => None,
        1 => Some(format!("1 {noun}")),
        _ => Some(format!("{number} {noun}s")),
    }
}
