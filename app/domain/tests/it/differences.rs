//! The server's difference, applied in the browser, gives what a fresh read gives.

use crate::generated::{contact, snapshot, today};
use domain::{
    differences::Differs,
    permissions::can_complete,
    task::{Completion, TaskStatus},
    views::{customer::CustomerPlan, staff::StaffView},
};
use proptest::prelude::*;

fn through_the_wire<T: serde::Serialize + serde::de::DeserializeOwned>(value: &T) -> T {
    serde_json::from_str(&serde_json::to_string(value).unwrap()).unwrap()
}

proptest! {
    #[test]
    fn applying_the_difference_gives_the_new_staff_view(old in snapshot(), new in snapshot()) {
        let (mut seen, new) = (StaffView::of(&old), StaffView::of(&new));
        let change = through_the_wire(&seen.diff(&new));
        seen.apply(change);
        prop_assert_eq!(seen, new);
    }

    #[test]
    fn applying_the_difference_gives_the_new_customer_plan(old in snapshot(), new in snapshot()) {
        let (mut seen, new) = (CustomerPlan::of(&old), CustomerPlan::of(&new));
        let change = through_the_wire(&seen.diff(&new));
        seen.apply(change);
        prop_assert_eq!(seen, new);
    }

    #[test]
    fn a_view_does_not_differ_from_itself(account in snapshot()) {
        let view = StaffView::of(&account);
        prop_assert_eq!(view.diff(&view), domain::views::staff::StaffChange::default());
        let plan = CustomerPlan::of(&account);
        prop_assert_eq!(plan.diff(&plan), domain::views::customer::CustomerChange::default());
    }

    #[test]
    fn what_a_page_shows_while_waiting_is_what_the_server_says(mut account in snapshot()) {
        let Some(task) = account.tasks.first().map(|task| task.id) else { return Ok(()) };
        let completion = Completion { at: domain::calendar::Timestamp(8), on: today(), by: domain::people::PersonId::Contact(contact(0)) };
        let status = TaskStatus::Completed(completion);
        let (staff, customer) = (StaffView::of(&account).with_status(task, status), CustomerPlan::of(&account).with_state(task, status));
        account.tasks[0].status = status;
        prop_assert_eq!(staff, StaffView::of(&account));
        let fresh = CustomerPlan::of(&account);
        prop_assert_eq!(customer.tasks(), fresh.tasks());
        prop_assert_eq!(customer.header().progress(), fresh.header().progress());
        prop_assert_eq!(customer.objectives(), fresh.objectives());
        prop_assert_eq!(customer.plays(), fresh.plays());
    }

    #[test]
    fn completing_is_idempotent_and_only_for_those_assigned(account in snapshot()) {
        for task in &account.tasks {
            for number in 0..3 {
                if can_complete(&account, contact(number), task) {
                    prop_assert!(task.assignees.contains(&domain::people::PersonId::Contact(contact(number))));
                    prop_assert!(domain::sharing::contact_sees_task(&account, contact(number), task));
                }
            }
            let by = domain::people::PersonId::Contact(contact(0));
            let once = task.status.complete(Completion { at: domain::calendar::Timestamp(1), on: today(), by });
            let twice = once.complete(Completion { at: domain::calendar::Timestamp(2), on: today(), by });
            prop_assert_eq!(once, twice);
        }
    }
}
