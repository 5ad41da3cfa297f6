//! What a deletion is said to have taken from customers, over made-up accounts: what the rule says it took.

use crate::{exposures::exposures, generated::snapshot};
use domain::{
    deletion::{objective_deletion, play_deletion, task_deletion},
    snapshot::Snapshot,
};
use proptest::prelude::*;

/// How many things customers see.
fn visible(snapshot: &Snapshot) -> usize {
    exposures(snapshot)
        .filter(|exposure| exposure.is_visible())
        .count()
}

fn tells_of_customers(said: &str) -> bool {
    said.contains("Customers no longer see")
}

proptest! {
    #[test]
    fn a_deletion_tells_of_customers_if_and_only_if_they_see_less(before in snapshot(), number in 0usize..8) {
        if let Some(task) = before.tasks.get(number) {
            let mut after = before.clone();
            after.tasks.retain(|other| other.id != task.id);
            let said = task_deletion(&before, task);
            prop_assert_eq!(tells_of_customers(&said), visible(&after) < visible(&before), "{}", said);
        }
        if let Some(play) = before.workflows.get(number) {
            let mut after = before.clone();
            after.workflows.retain(|other| other.id != play.id);
            after.tasks.retain(|task| task.home.workflow() != Some(play.id));
            let said = play_deletion(&before, play);
            prop_assert_eq!(tells_of_customers(&said), visible(&after) < visible(&before), "{}", said);
        }
        if let Some(objective) = before.objectives.get(number) {
            let mut after = before.clone();
            after.objectives.retain(|other| other.id != objective.id);
            after.workflows.retain(|play| play.objective() != Some(objective.id));
            after.tasks.retain(|task| before.objective_of(task) != Some(objective.id));
            let said = objective_deletion(&before, objective);
            prop_assert_eq!(tells_of_customers(&said), visible(&after) < visible(&before), "{}", said);
        }
    }
}
