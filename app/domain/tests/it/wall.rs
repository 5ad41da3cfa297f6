//! What customers can get, over made-up accounts: nothing internal, whatever is internal.

use crate::generated::{contact, snapshot, user};
use domain::{
    calendar::plus_days,
    ids::{TaskId, WorkflowId},
    people::{PersonId, PortalAccess},
    plan::{Placement, Sharing},
    sharing::{
        Exposure, may_enter, objective_exposure, plan_is_visible, remembers_plan, task_exposure,
        workflow_exposure,
    },
    snapshot::Snapshot,
    views::customer::{CustomerHome, CustomerPlan, CustomerTaskDetail, CustomerView},
};
use proptest::prelude::*;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Every byte that any of the account's contacts can get.
fn everything_outside(snapshot: &Snapshot) -> String {
    let mut bytes = serde_json::to_string(&CustomerPlan::of(snapshot)).unwrap();
    for number in 0..3 {
        let contact = contact(number);
        bytes += &serde_json::to_string(&CustomerView::of(snapshot, contact)).unwrap();
        for task in crate::generated::task_ids() {
            bytes += &serde_json::to_string(&CustomerTaskDetail::of(snapshot, contact, task)).unwrap();
        }
    }
    bytes
}

/// The same account with everything internal changed in any way that `chance` picks.
fn with_other_internals(original: &Snapshot, chance: u64) -> Snapshot {
    let mut changed = original.clone();
    changed.version += i64::try_from(chance % 1000).unwrap() + 1;
    changed.plan.summary = format!("secret {chance}");
    changed.plan.version += 1;
    change_hidden_tasks(original, &mut changed, chance);
    change_hidden_workflows(original, &mut changed, chance);
    for objective in &mut changed.objectives {
        if !objective_exposure(original, objective.id).is_visible() {
            objective.name = format!("secret objective {chance}");
            objective.description = format!("secret {chance}");
            objective.owner = Some(user(1));
        }
    }
    for workflow in &mut changed.workflows {
        workflow.name = format!("secret name {chance}");
        workflow.owner = Some(user((chance % 2) as usize));
    }
    change_plan_nobody_sees(original, &mut changed, chance);
    change_people(original, &mut changed, chance);
    change_hidden_groups(original, &mut changed, chance);
    move_hidden(original, &mut changed, chance);
    changed
}

fn change_plan_nobody_sees(original: &Snapshot, changed: &mut Snapshot, chance: u64) {
    if plan_is_visible(original) {
        changed.plan.unshared_at = None;
        return;
    }
    changed.plan.go_live_on = Some(plus_days(original.today, (chance % 300) as i32));
    let mut contacts = original.contacts.iter();
    if !contacts.any(|person| remembers_plan(original, person.id)) {
        changed.plan.portal_title = Some(format!("secret title {chance}"));
    }
}

/// Whoever is named on something visible keeps their name, and so does who looks; the guide keeps their address too.
fn change_people(original: &Snapshot, changed: &mut Snapshot, chance: u64) {
    let plan = CustomerPlan::of(original);
    let guide = original.account.owner;
    for contact in &mut changed.contacts {
        contact.email = format!("secret{chance}@x.test");
        contact.job_title = format!("secret {chance}");
        if plan.person(PersonId::Contact(contact.id)).is_none() && !may_enter(original, contact.id) {
            contact.name = format!("secret name {chance}");
        }
    }
    for user in changed.users.iter_mut().filter(|user| Some(user.id) != guide) {
        user.email = format!("secret{chance}@vendor.test");
        if plan.person(PersonId::User(user.id)).is_none() {
            user.name = format!("secret name {chance}");
        }
    }
}

fn change_hidden_groups(original: &Snapshot, changed: &mut Snapshot, chance: u64) {
    for group in &mut changed.groups {
        let play = original.workflow(group.workflow);
        if !play.is_some_and(|play| workflow_exposure(original, play).is_visible()) {
            group.name = format!("secret phase {chance}");
        }
    }
}

/// Moves whatever is internal to another place, and numbers every home anew, as the store does. Only siblings that are seen as siblings
/// stay in their order.
fn move_hidden(original: &Snapshot, changed: &mut Snapshot, chance: u64) {
    let plan = CustomerPlan::of(original);
    let in_play = |id: TaskId| {
        matches!(
            plan.task(id).map(|task| *task.home()),
            Some(CustomerHome::Play(_))
        )
    };
    let play_is_visible = |id: WorkflowId| plan.plays().iter().any(|play| *play.id() == id);
    changed.tasks = moved(&changed.tasks, chance, |task| {
        in_play(task.id).then_some(task.home)
    });
    changed.workflows = moved(&changed.workflows, chance, |workflow| {
        play_is_visible(workflow.id).then_some(workflow.placement)
    });
    changed.groups = moved(&changed.groups, chance, |group| {
        play_is_visible(group.workflow).then_some(group.workflow)
    });
    changed.objectives = moved(&changed.objectives, chance, |objective| {
        objective_exposure(original, objective.id)
            .is_visible()
            .then_some(())
    });
    for (place, task) in (0i64..).zip(&mut changed.tasks) {
        task.position = place;
    }
    for (place, workflow) in (0i64..).zip(&mut changed.workflows) {
        workflow.position = place;
    }
}

/// The list in another order, in which those with the same home stay in theirs.
fn moved<T: Clone, H: PartialEq>(list: &[T], chance: u64, home: impl Fn(&T) -> Option<H>) -> Vec<T> {
    let homes: Vec<Option<H>> = list.iter().map(home).collect();
    let mut places: Vec<u64> = (0..list.len()).map(|number| picked(chance, number)).collect();
    for home in homes.iter().filter(|home| home.is_some()) {
        let siblings: Vec<usize> = (0..list.len()).filter(|number| homes[*number] == *home).collect();
        let mut own: Vec<u64> = siblings.iter().map(|number| places[*number]).collect();
        own.sort_unstable();
        for (number, place) in siblings.into_iter().zip(own) {
            places[number] = place;
        }
    }
    let mut order: Vec<usize> = (0..list.len()).collect();
    order.sort_by_key(|number| places[*number]);
    order.into_iter().map(|number| list[number].clone()).collect()
}

/// A number that `chance` picks for each.
fn picked(chance: u64, number: usize) -> u64 {
    let mut hasher = DefaultHasher::new();
    (chance, number).hash(&mut hasher);
    hasher.finish()
}

fn change_hidden_tasks(original: &Snapshot, changed: &mut Snapshot, chance: u64) {
    for task in &mut changed.tasks {
        let exposure = original.task(task.id).map(|task| task_exposure(original, task));
        if !exposure.is_some_and(Exposure::is_visible) {
            task.title = format!("secret title {chance}");
            task.description = format!("secret {chance}");
            task.assignees.retain(|assignee| assignee.contact().is_some());
            task.assignees
                .extend([PersonId::User(user((chance % 2) as usize))]);
            task.due_on = None;
            task.status = domain::task::TaskStatus::Started;
            task.version += 1;
        }
    }
    if chance.is_multiple_of(3) {
        changed.tasks.retain(|task| {
            original
                .task(task.id)
                .is_some_and(|task| task_exposure(original, task).is_visible())
        });
    }
}

fn change_hidden_workflows(original: &Snapshot, changed: &mut Snapshot, chance: u64) {
    for workflow in &mut changed.workflows {
        let was = original.workflow(workflow.id).unwrap();
        if was.sharing == Sharing::Private {
            workflow.name = format!("secret play {chance}");
            workflow.portal_title = Some(format!("secret title {chance}"));
            workflow.co_owners.clear();
        } else if !workflow_exposure(original, was).is_visible()
            && matches!(was.placement, Placement::InPlan(_))
        {
            workflow.name = format!("secret play {chance}");
        }
    }
}

proptest! {
    #[test]
    fn changing_anything_internal_changes_no_byte_outside(original in snapshot(), chance in any::<u64>()) {
        let changed = with_other_internals(&original, chance);
        prop_assert_eq!(everything_outside(&original), everything_outside(&changed));
    }

    #[test]
    fn inside_a_visible_play_tasks_stand_as_in_the_plan(mut account in snapshot()) {
        account.groups.clear();
        account.tasks.iter_mut().for_each(|task| if let domain::task::TaskHome::Workflow { group, .. } = &mut task.home { *group = None });
        let plan = CustomerPlan::of(&account);
        for play in plan.plays() {
            let seen: Vec<TaskId> = plan.tasks().iter().filter(|task| *task.home() == CustomerHome::Play(*play.id())).map(|task| *task.id()).collect();
            let stored: Vec<TaskId> = account.tasks.iter().map(|task| task.id).filter(|id| seen.contains(id)).collect();
            prop_assert_eq!(seen, stored);
        }
    }

    #[test]
    fn to_dos_stand_by_due_date_the_undated_last(account in snapshot()) {
        let plan = CustomerPlan::of(&account);
        let to_dos = plan.tasks().iter().filter(|task| *task.home() == CustomerHome::ToDos);
        let due: Vec<_> = to_dos.map(|task| task.due_on().unwrap_or(domain::calendar::Date::MAX)).collect();
        prop_assert!(due.is_sorted());
    }

    #[test]
    fn a_task_whose_play_is_gone_is_internal(mut account in snapshot()) {
        account.workflows.clear();
        let plan = CustomerPlan::of(&account);
        for task in account.tasks.iter().filter(|task| task.home.workflow().is_some()) {
            prop_assert!(plan.task(task.id).is_none());
        }
    }

    #[test]
    fn nothing_is_visible_before_sharing(mut account in snapshot()) {
        account.plan.share = None;
        account.workflows.retain(|workflow| workflow.in_plan());
        let plan = CustomerPlan::of(&account);
        prop_assert!(!plan.header().is_shared());
        prop_assert!(plan.tasks().is_empty() && plan.plays().is_empty() && plan.objectives().is_empty() && plan.people().is_empty());
        for task in &account.tasks {
            prop_assert!(CustomerTaskDetail::of(&account, contact(0), task.id).is_none());
        }
    }

    #[test]
    fn who_could_enter_when_the_plan_was_unshared_knows_its_name_and_who_came_later_does_not(mut account in snapshot()) {
        account.plan.share = None;
        account.plan.portal_title = Some("earlier-name-marker".to_owned());
        account.workflows.retain(|workflow| workflow.in_plan());
        for person in &account.contacts {
            let Some(view) = CustomerView::of(&account, person.id) else { continue };
            let PortalAccess::Granted { at, .. } = person.access else { panic!("who has no access has a view") };
            let knew = account.plan.unshared_at.is_some_and(|unshared_at| at <= unshared_at);
            prop_assert_eq!(view.is_unshared(), knew);
            prop_assert_eq!(view.title() == "earlier-name-marker", knew);
            prop_assert_eq!(serde_json::to_string(&view).unwrap().contains("marker"), knew);
        }
    }

    #[test]
    fn an_open_page_keeps_the_name_of_the_plan_that_is_unshared_under_it(mut account in snapshot()) {
        account.organisation.portal_enabled = true;
        account.workflows.retain(|workflow| workflow.in_plan());
        account.plan.unshared_at = None;
        account.plan.share.get_or_insert(domain::plan::PlanShare { at: domain::calendar::Timestamp(9), by: user(0) });
        let open = CustomerView::preview(&account, contact(0)).unwrap();
        account.plan.portal_title = Some("Renamed".to_owned());
        let renamed = open.with_plan(CustomerPlan::of(&account).into());
        prop_assert_eq!((renamed.title(), renamed.is_unshared()), ("Renamed", false));
        account.plan.share = None;
        let unshared = renamed.with_plan(CustomerPlan::of(&account).into());
        prop_assert_eq!((unshared.title(), unshared.is_unshared()), ("Renamed", true));
        let later = unshared.with_plan(CustomerPlan::of(&account).into());
        prop_assert_eq!(later.title(), "Renamed");
    }

    #[test]
    fn nothing_is_visible_while_the_portal_is_off(mut account in snapshot()) {
        account.organisation.portal_enabled = false;
        let plan = CustomerPlan::of(&account);
        prop_assert!(plan.tasks().is_empty() && plan.plays().is_empty() && plan.objectives().is_empty());
        prop_assert!(CustomerView::of(&account, contact(0)).is_none());
    }

    #[test]
    fn who_has_no_live_access_gets_nothing(account in snapshot()) {
        for person in &account.contacts {
            let view = CustomerView::of(&account, person.id);
            prop_assert_eq!(view.is_some(), person.may_enter() && account.organisation.portal_enabled);
        }
    }

    #[test]
    fn the_summary_and_internal_names_are_nowhere(mut account in snapshot()) {
        account.plan.summary = "internal-summary-marker".to_owned();
        for workflow in &mut account.workflows {
            workflow.name = "internal-name-marker".to_owned();
        }
        prop_assert!(!everything_outside(&account).contains("marker"));
    }

    #[test]
    fn a_task_shown_by_its_contact_shows_no_play_and_no_objective(mut account in snapshot()) {
        for workflow in &mut account.workflows {
            workflow.sharing = Sharing::Private;
        }
        let plan = CustomerPlan::of(&account);
        prop_assert!(plan.plays().is_empty() && plan.objectives().is_empty());
        for task in plan.tasks() {
            prop_assert_eq!(*task.home(), domain::views::customer::CustomerHome::ToDos);
        }
    }

    #[test]
    fn progress_outside_counts_visible_tasks_only(account in snapshot()) {
        let plan = CustomerPlan::of(&account);
        prop_assert!(plan.header().progress().total as usize <= plan.tasks().len());
    }

    #[test]
    fn another_description_of_a_visible_task_makes_another_plan(account in snapshot()) {
        let before = CustomerPlan::of(&account);
        for task in before.tasks() {
            let mut changed = account.clone();
            changed.tasks.iter_mut().filter(|other| other.id == *task.id()).for_each(|other| other.description.push('!'));
            prop_assert_ne!(&before, &CustomerPlan::of(&changed));
        }
    }

    #[test]
    fn what_the_customer_view_previews_is_what_sharing_shows(mut account in snapshot()) {
        let before = CustomerView::preview(&account, contact(0)).unwrap();
        account.organisation.portal_enabled = true;
        account.plan.share.get_or_insert(domain::plan::PlanShare { at: domain::calendar::Timestamp(9), by: user(0) });
        prop_assert_eq!(&**before.plan(), &CustomerPlan::of(&account));
    }

    #[test]
    fn shareable_is_what_would_be_visible(account in snapshot()) {
        let preview = CustomerView::preview(&account, contact(0)).unwrap();
        let shown: Vec<TaskId> = preview.plan().tasks().iter().map(|task| *task.id()).collect();
        for task in account.tasks.iter().filter(|task| account.in_plan(task)) {
            prop_assert_eq!(shown.contains(&task.id), task_exposure(&account, task).is_shareable());
        }
    }
}

#[test]
fn the_wall_holds_at_compile_time() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("tests/it/compile_fail/*.rs");
}
