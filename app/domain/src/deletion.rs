//! What deleting something takes from customers, as a sentence that names it: the page says it at that moment, beside what brings it back
//! (product.md, "Who sees what"). What customers saw is found by the rule itself, before it is gone.

use crate::{
    ids::ObjectiveId,
    names::quoted,
    people::enumerate,
    plan::{Objective, Sharing, Workflow},
    sharing::{objective_exposure, task_exposure, workflow_exposure},
    snapshot::Snapshot,
    task::Task,
};

/// "“Send the list” was deleted. Customers no longer see it.": of a task that is deleted from this plan.
#[must_use]
pub fn task_deletion(before: &Snapshot, task: &Task) -> String {
    let lost = Lost {
        itself: task_exposure(before, task).is_visible(),
        ..Lost::default()
    };
    lost.sentence(&task.title, "")
}

/// The same of a play, with its tasks. The last one that customers see of an objective hides the objective, too.
#[must_use]
pub fn play_deletion(before: &Snapshot, play: &Workflow) -> String {
    // To its objective a play that is gone is like one that is private.
    let after = before.with_workflow(play.id, |play| play.sharing = Sharing::Private);
    let is_hidden = |id: &ObjectiveId| {
        objective_exposure(before, *id).is_visible() && !objective_exposure(&after, *id).is_visible()
    };
    let is_within = |task: &Task| task.home.workflow() == Some(play.id);
    let lost = Lost {
        itself: workflow_exposure(before, play).is_visible(),
        tasks: visible_tasks(before, is_within),
        objective: play
            .objective()
            .filter(is_hidden)
            .and_then(|id| before.objective(id)),
    };
    let has_tasks = before.tasks.iter().any(is_within);
    lost.sentence(&play.name, if has_tasks { " with its tasks" } else { "" })
}

/// The same of an objective, with all under it.
#[must_use]
pub fn objective_deletion(before: &Snapshot, objective: &Objective) -> String {
    let is_within = |task: &Task| before.objective_of(task) == Some(objective.id);
    let lost = Lost {
        itself: objective_exposure(before, objective.id).is_visible(),
        tasks: visible_tasks(before, is_within),
        objective: None,
    };
    let has_plays = before
        .workflows
        .iter()
        .any(|play| play.objective() == Some(objective.id));
    let is_empty = !has_plays && !before.tasks.iter().any(is_within);
    lost.sentence(&objective.name, if is_empty { "" } else { " with all under it" })
}

/// How many of these tasks customers see.
fn visible_tasks(before: &Snapshot, is_within: impl Fn(&Task) -> bool) -> usize {
    let visible = |task: &&Task| is_within(task) && task_exposure(before, task).is_visible();
    before.tasks.iter().filter(visible).count()
}

/// What customers saw until now.
#[derive(Default)]
struct Lost<'a> {
    /// What was deleted.
    itself: bool,
    /// How many tasks that went along.
    tasks: usize,
    /// The objective around it.
    objective: Option<&'a Objective>,
}

impl Lost<'_> {
    fn sentence(&self, name: &str, along: &str) -> String {
        let done = format!("{} was deleted{along}.", quoted(name));
        match self.words() {
            Some(things) => format!("{done} Customers no longer see {things}."),
            None => done,
        }
    }

    /// "it and the objective “Go live”", or `None` where they saw nothing. Who saw a thing need not be told what was in it.
    fn words(&self) -> Option<String> {
        let own = match (self.itself, self.tasks) {
            (true, _) => Some("it".to_owned()),
            (false, 0) => None,
            (false, 1) => Some("1 task that was in it".to_owned()),
            (false, many) => Some(format!("{many} tasks that were in it")),
        };
        let around = self
            .objective
            .map(|objective| format!("the objective {}", quoted(&objective.name)));
        let parts: Vec<String> = own.into_iter().chain(around).collect();
        (!parts.is_empty()).then(|| enumerate(&parts))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_customers_saw_of_it_is_said_once() {
        let said = |itself, tasks| {
            let lost = Lost {
                itself,
                tasks,
                objective: None,
            };
            lost.sentence("Kick-off", " with its tasks")
        };
        let done = "“Kick-off” was deleted with its tasks.";
        assert_eq!(said(false, 0), done);
        assert_eq!(said(true, 3), format!("{done} Customers no longer see it."));
        assert_eq!(
            said(false, 1),
            format!("{done} Customers no longer see 1 task that was in it.")
        );
        assert_eq!(
            said(false, 2),
            format!("{done} Customers no longer see 2 tasks that were in it.")
        );
    }
}
