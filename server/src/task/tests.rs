//! Tasks: added, edited by two people, assigned, moved, and their history.

use crate::test_world::scene::{Scene, account_form, conflict, in_play, said, scene, texts, turned};
use domain::{
    calendar::parse_iso,
    editing::Edit,
    forms::{MoveTo, TaskForm},
    ids::{AccountId, ObjectiveId, TaskId},
    people::PersonId,
    plan::Sharing,
    refusal::Refusal,
    task::{StatusCategory, TaskHome},
};
use serde_json::json;
use uuid::Uuid;

#[tokio::test]
async fn a_task_is_added_by_one_line() {
    let scene = scene().await;
    let sally = scene.add_contact("Sally Sitwell").await;
    let task = scene
        .add_task("Send the price list @maya @sally due fri", TaskHome::Plan)
        .await;
    scene
        .create_task(scene.account, task, TaskHome::Plan, "Again")
        .await
        .unwrap();
    let plan = scene.plan().await;
    assert_eq!(plan.tasks.len(), 1);
    assert_eq!(plan.tasks[0].title, "Send the price list");
    assert_eq!(plan.tasks[0].due_on, parse_iso("2026-11-27"));
    assert_eq!(
        plan.tasks[0].assignees,
        [PersonId::User(scene.user()), PersonId::Contact(sally)]
    );
    let nowhere = TaskHome::Objective(ObjectiveId::new(Uuid::new_v4()));
    assert_eq!(
        scene
            .create_task(scene.account, TaskId::new(Uuid::new_v4()), nowhere, "x")
            .await,
        Err(Refusal::NotFound)
    );
}

#[tokio::test]
async fn an_id_of_another_account_is_not_found() {
    let scene = scene().await;
    let task = scene.add_task("One", TaskHome::Plan).await;
    let other = AccountId::new(Uuid::new_v4());
    scene
        .create_account(other, account_form("Bluth", scene.user()))
        .await
        .unwrap();
    assert_eq!(
        scene.create_task(other, task, TaskHome::Plan, "One").await,
        Err(Refusal::NotFound)
    );
    assert_eq!(
        scene
            .rename_task(
                other,
                task,
                Edit {
                    was: "One",
                    now: "Two"
                }
            )
            .await,
        Err(Refusal::NotFound)
    );
    assert_eq!(scene.delete_task(other, task).await, Err(Refusal::NotFound));
    let person = PersonId::User(scene.user());
    assert_eq!(
        scene.assign(other, task, person, true).await,
        Err(Refusal::NotFound)
    );
    assert_eq!(scene.plan_now(other).await.map(|plan| plan.version), Ok(1));
}

#[tokio::test]
async fn two_people_who_edit_different_fields_of_a_task_lose_nothing() {
    let scene = scene().await;
    let task = scene.add_task("One", TaskHome::Plan).await;
    let was = scene.task_form(scene.account, task).await.unwrap();
    let theirs = TaskForm {
        description: "Theirs".to_owned(),
        ..was.clone()
    };
    let mine = TaskForm {
        title: "Mine".to_owned(),
        ..was.clone()
    };
    for now in [theirs, mine] {
        let edit = Edit {
            was: was.clone(),
            now,
        };
        scene.edit_task(scene.account, task, edit).await.unwrap();
    }
    let stored = scene.task_form(scene.account, task).await.unwrap();
    assert_eq!(
        (stored.title.as_str(), stored.description.as_str()),
        ("Mine", "Theirs")
    );
}

#[tokio::test]
async fn a_conflict_about_a_task_shows_every_field_that_both_changed() {
    let scene = scene().await;
    let task = scene.add_task("One", TaskHome::Plan).await;
    let was = scene.task_form(scene.account, task).await.unwrap();
    let form = |word: &str| TaskForm {
        title: format!("{word} title"),
        description: format!("{word} text"),
        start_on: String::new(),
        due_on: "2026-11-24".to_owned(),
    };
    let edit = |word: &str| Edit {
        was: was.clone(),
        now: form(word),
    };
    scene.edit_task(scene.account, task, edit("Their")).await.unwrap();
    assert_eq!(
        conflict(scene.edit_task(scene.account, task, edit("My")).await),
        [
            texts("title", "Their title", "My title"),
            texts("description", "Their text", "My text")
        ]
    );
    let stored = scene.task_form(scene.account, task).await.unwrap();
    assert_eq!(stored, form("Their"));
}

#[tokio::test]
async fn days_of_two_people_that_contradict_each_other_are_shown_to_the_second() {
    let scene = scene().await;
    let task = scene.add_task("One", TaskHome::Plan).await;
    let was = scene.task_form(scene.account, task).await.unwrap();
    let theirs = TaskForm {
        start_on: "2026-12-10".to_owned(),
        ..was.clone()
    };
    let mine = TaskForm {
        due_on: "2026-12-05".to_owned(),
        ..was.clone()
    };
    let edit = |now: &TaskForm| Edit {
        was: was.clone(),
        now: now.clone(),
    };
    scene.edit_task(scene.account, task, edit(&theirs)).await.unwrap();
    assert_eq!(
        conflict(scene.edit_task(scene.account, task, edit(&mine)).await),
        [
            texts("start_on", "2026-12-10", ""),
            texts("due_on", "", "2026-12-05")
        ]
    );
}

#[tokio::test]
async fn a_date_or_a_status_set_meanwhile_is_not_set_back_by_an_older_page() {
    let scene = scene().await;
    let task = scene.add_task("One", TaskHome::Plan).await;
    let due = |was: &'static str, now: &'static str| scene.set_due(scene.account, task, Edit { was, now });
    due("", "2026-11-24").await.unwrap();
    assert_eq!(
        conflict(due("", "2026-11-30").await),
        [texts("due_on", "2026-11-24", "2026-11-30")]
    );
    due("2026-11-24", "2026-11-30").await.unwrap();

    let status = |was: StatusCategory, now: StatusCategory| {
        scene.set_status(scene.account, task, Edit { was, now }, false)
    };
    scene.complete_task(scene.account, task).await.unwrap();
    assert_eq!(
        conflict(status(StatusCategory::NotStarted, StatusCategory::Started).await),
        [texts("status", "Completed", "Started")]
    );
    status(StatusCategory::NotStarted, StatusCategory::Completed)
        .await
        .unwrap();
    status(StatusCategory::NotStarted, StatusCategory::NotStarted)
        .await
        .unwrap();
    let stored = scene.plan().await.task(task).unwrap().clone();
    assert_eq!(
        (stored.status.category(), stored.due_on),
        (StatusCategory::Completed, parse_iso("2026-11-30"))
    );
}

#[tokio::test]
async fn assigning_a_contact_says_what_customers_would_see_by_it() {
    let scene = scene().await;
    let sally = PersonId::Contact(scene.add_contact("Sally Sitwell").await);
    let task = scene.add_task("One", TaskHome::Plan).await;
    let assign =
        async |person, assigned| said(scene.assign(scene.account, task, person, assigned).await.unwrap());
    assert_eq!(assign(PersonId::User(scene.user()), true).await, None);
    assert_eq!(
        assign(sally, true).await.as_deref(),
        Some("Assigning Sally makes this task shareable.")
    );
    assert_eq!(assign(sally, true).await, None);
    assert_eq!(
        assign(sally, false).await.as_deref(),
        Some("Unassigning Sally makes this task internal.")
    );
}

#[tokio::test]
async fn assigning_a_contact_says_what_customers_of_a_shared_plan_see_now() {
    let scene = scene().await;
    let sally = scene.add_contact("Sally Sitwell").await;
    let stan = scene.add_contact("Stan Sitwell").await;
    let task = scene.add_task("One @sally", TaskHome::Plan).await;
    scene.share_with(&[sally, stan]).await;
    let assign = |assigned| scene.assign(scene.account, task, PersonId::Contact(sally), assigned);
    assert_eq!(
        said(assign(false).await.unwrap()).as_deref(),
        Some("Unassigning Sally hides this task from Sally and Stan.")
    );
    assert_eq!(
        said(assign(true).await.unwrap()).as_deref(),
        Some("Assigning Sally makes this task visible to Sally and Stan.")
    );
}

#[tokio::test]
async fn a_line_that_names_a_contact_says_what_customers_would_see_by_it() {
    let scene = scene().await;
    scene.add_contact("Sally Sitwell").await;
    let play = scene.add_play("Onboarding", None).await;
    let add = async |home, title| {
        let task = TaskId::new(Uuid::new_v4());
        said(scene.create_task(scene.account, task, home, title).await.unwrap())
    };
    assert_eq!(add(TaskHome::Plan, "One").await, None);
    assert_eq!(
        add(TaskHome::Plan, "Two @sally").await.as_deref(),
        Some("Assigned to Sally Sitwell. Assigning Sally makes this task shareable.")
    );
    scene.set_sharing(play, Sharing::Private, Sharing::AllTasks).await;
    assert_eq!(
        add(in_play(play), "Three @sally").await.as_deref(),
        Some("Assigned to Sally Sitwell.")
    );
}

#[tokio::test]
async fn flagging_a_task_says_what_it_does_where_its_play_shares_flagged_tasks() {
    let scene = scene().await;
    let sally = scene.add_contact("Sally Sitwell").await;
    let play = scene.add_play("Onboarding", None).await;
    let task = scene.add_task("One", in_play(play)).await;
    let flag = async |on| {
        let flagged = scene.set_show_in_portal(scene.account, task, turned(on));
        said(flagged.await.unwrap())
    };
    assert_eq!(flag(true).await, None);
    assert_eq!(flag(false).await, None);
    scene
        .set_sharing(play, Sharing::Private, Sharing::FlaggedTasks)
        .await;
    assert_eq!(
        flag(true).await.as_deref(),
        Some("Flagging this task makes it shareable.")
    );
    assert_eq!(
        flag(false).await.as_deref(),
        Some("Taking the flag off makes this task internal.")
    );
    scene.share_with(&[sally]).await;
    assert_eq!(
        flag(true).await.as_deref(),
        Some("Flagging this task makes it visible to Sally.")
    );
    assert_eq!(
        flag(false).await.as_deref(),
        Some("Taking the flag off hides this task from Sally.")
    );
    scene
        .set_sharing(play, Sharing::FlaggedTasks, Sharing::AllTasks)
        .await;
    assert_eq!(flag(true).await, None);
}

#[tokio::test]
async fn moving_a_task_to_another_home_says_what_customers_see_by_it() {
    let scene = scene().await;
    let contacts = [
        scene.add_contact("Sally Sitwell").await,
        scene.add_contact("Stan Sitwell").await,
        scene.add_contact("Michael Sitwell").await,
        scene.add_contact("Lucille Sitwell").await,
    ];
    let play = scene.add_play("Onboarding", None).await;
    scene.add_task("First", in_play(play)).await;
    scene.set_sharing(play, Sharing::Private, Sharing::AllTasks).await;
    let task = scene.add_task("One", TaskHome::Plan).await;
    let move_to = async |home, to| {
        let moved = scene.move_task(scene.account, task, None, home, to);
        said(moved.await.unwrap())
    };
    assert_eq!(
        move_to(in_play(play), MoveTo::Last).await.as_deref(),
        Some("Moving this task makes it shareable.")
    );
    assert_eq!(move_to(in_play(play), MoveTo::First).await, None);
    scene.share_with(&contacts).await;
    assert_eq!(
        move_to(TaskHome::Plan, MoveTo::Last).await.as_deref(),
        Some("Moving this task hides it from 4 contacts.")
    );
    assert_eq!(
        move_to(in_play(play), MoveTo::Last).await.as_deref(),
        Some("Moving this task makes it visible to 4 contacts.")
    );
}

#[tokio::test]
async fn a_task_moves_between_homes() {
    let scene = scene().await;
    let objective = scene.add_objective("Go live").await;
    let play = scene.add_play("Onboarding", Some(objective)).await;
    let (one, two) = (
        scene.add_task("One", in_play(play)).await,
        scene.add_task("Two", in_play(play)).await,
    );
    let three = scene.add_task("Three", TaskHome::Plan).await;
    scene
        .move_task(scene.account, three, None, in_play(play), MoveTo::After(one))
        .await
        .unwrap();
    assert_eq!(scene.titles(in_play(play)).await, ["One", "Three", "Two"]);
    scene
        .move_task(scene.account, two, None, in_play(play), MoveTo::First)
        .await
        .unwrap();
    assert_eq!(scene.titles(in_play(play)).await, ["Two", "One", "Three"]);
    scene
        .move_task(
            scene.account,
            one,
            None,
            TaskHome::Objective(objective),
            MoveTo::Last,
        )
        .await
        .unwrap();
    assert_eq!(scene.titles(TaskHome::Objective(objective)).await, ["One"]);
    let before = scene.version().await;
    scene
        .move_task(
            scene.account,
            one,
            None,
            TaskHome::Objective(objective),
            MoveTo::Up,
        )
        .await
        .unwrap();
    assert_eq!(scene.version().await, before);
}

#[tokio::test]
async fn a_task_s_edits_stand_in_its_history() {
    let scene = scene().await;
    let task = scene.add_task("One", TaskHome::Plan).await;
    let rename = |now: &'static str| scene.rename_task(scene.account, task, Edit { was: "One", now });
    rename("Uno").await.unwrap();
    let due_on = Edit {
        was: "",
        now: "2026-11-24",
    };
    scene.set_due(scene.account, task, due_on).await.unwrap();
    assert_eq!(conflict(rename("Eins").await), [texts("title", "Uno", "Eins")]);
    let was = scene.task_form(scene.account, task).await.unwrap();
    let now = TaskForm {
        title: "Uno".to_owned(),
        description: "*Do*".to_owned(),
        due_on: "2026-11-24".to_owned(),
        ..Default::default()
    };
    let described = Edit {
        was,
        now: now.clone(),
    };
    scene.edit_task(scene.account, task, described).await.unwrap();
    scene
        .set_show_in_portal(scene.account, task, turned(true))
        .await
        .unwrap();
    let stored = scene.task_form(scene.account, task).await.unwrap();
    let html = scene.task_detail(scene.account, task).await.unwrap().html;
    assert_eq!((stored, html.as_str()), (now, "<p><em>Do</em></p>\n"));
    let expected = [
        "flagged this to show in the portal",
        "edited the description",
        "set the due date to Tue 24 Nov",
        "renamed this from “One” to “Uno”",
        "added this",
    ];
    assert_eq!(history(&scene, task).await, expected);
}

#[tokio::test]
async fn a_task_s_states_stand_in_its_history() {
    let scene = scene().await;
    let task = scene.add_task("One", TaskHome::Plan).await;
    let mut was = StatusCategory::NotStarted;
    for now in [
        StatusCategory::Completed,
        StatusCategory::Completed,
        StatusCategory::Started,
        StatusCategory::Cancelled,
        StatusCategory::Completed,
        StatusCategory::NotStarted,
    ] {
        scene
            .set_status(scene.account, task, Edit { was, now }, false)
            .await
            .unwrap();
        was = now;
    }
    let expected = [
        "set the status from Completed to Not started",
        "completed this",
        "set the status from Started to Cancelled",
        "reopened this",
        "completed this",
        "added this",
    ];
    assert_eq!(history(&scene, task).await, expected);
}

#[tokio::test]
async fn whom_a_task_was_assigned_to_and_where_it_went_stand_in_its_history() {
    let scene = scene().await;
    let (sally, play) = (
        PersonId::Contact(scene.add_contact("Sally Sitwell").await),
        in_play(scene.add_play("Kick-off play", None).await),
    );
    let task = scene
        .add_task("One @maya @sally due 2026-11-24", TaskHome::Plan)
        .await;
    for assigned in [false, true] {
        scene.assign(scene.account, task, sally, assigned).await.unwrap();
    }
    let mut dates = scene.task_form(scene.account, task).await.unwrap();
    for (start_on, due_on) in [("2026-11-23", "2027-01-12"), ("2026-11-23", "")] {
        let now = TaskForm {
            start_on: start_on.to_owned(),
            due_on: due_on.to_owned(),
            ..dates.clone()
        };
        let was = std::mem::replace(&mut dates, now.clone());
        scene
            .edit_task(scene.account, task, Edit { was, now })
            .await
            .unwrap();
    }
    scene
        .move_task(scene.account, task, None, play, MoveTo::Last)
        .await
        .unwrap();
    let expected = [
        "moved this from Other tasks to Kick-off play",
        "removed the due date, which was 12 Jan",
        "set the start date to Mon 23 Nov and moved the due date from Tue 24 Nov to 12 Jan",
        "assigned Sally Sitwell",
        "unassigned Sally Sitwell",
        "added this and assigned Maya Okafor and Sally Sitwell",
    ];
    assert_eq!(history(&scene, task).await, expected);
}

#[tokio::test]
async fn of_what_was_done_before_details_were_kept_a_history_says_what_was_done() {
    let plan = scene().await.plan().await;
    let said = |kind: &str, detail| super::history::deed(&plan, kind, &detail);
    for (kind, words) in [
        ("task_created", "added this"),
        ("task_edited", "edited this"),
        ("task_assigned", "assigned people"),
        ("task_moved", "moved this"),
        ("task_completed", "completed this"),
    ] {
        assert_eq!(said(kind, json!({})).as_deref(), Some(words));
    }
    let cancelled = said("task_status_set", json!({ "status": "cancelled" }));
    assert_eq!(cancelled.as_deref(), Some("set the status to Cancelled"));
    assert_eq!(said("plan_edited", json!({})), None);
}

/// What Maya did to it, latest first.
async fn history(scene: &Scene, task: TaskId) -> Vec<String> {
    let detail = scene.task_detail(scene.account, task).await.unwrap();
    detail
        .history
        .iter()
        .map(|entry| entry.words.strip_prefix("Maya Okafor ").unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn the_plan_that_follows_a_change_of_one_task_is_the_plan_that_is_read_anew() {
    let scene = scene().await;
    let (account, person) = (scene.account, PersonId::User(scene.user()));
    scene.add_task("First", TaskHome::Plan).await;
    let task = scene.add_task("Second", TaskHome::Plan).await;
    scene.add_task("Third", TaskHome::Plan).await;
    let edited = Edit {
        was: "Second",
        now: "Another",
    };
    let due = Edit {
        was: "",
        now: "2026-11-27",
    };
    let begun = Edit {
        was: StatusCategory::NotStarted,
        now: StatusCategory::Started,
    };
    follows(&scene, scene.rename_task(account, task, edited)).await;
    follows(&scene, scene.set_due(account, task, due)).await;
    follows(&scene, scene.set_status(account, task, begun, false)).await;
    follows(&scene, scene.complete_task(account, task)).await;
    follows(&scene, scene.reopen_task(account, task)).await;
    follows(&scene, scene.set_show_in_portal(account, task, turned(true))).await;
    follows(&scene, scene.assign(account, task, person, true)).await;
    follows(&scene, scene.assign(account, task, person, false)).await;
}

/// Makes the change; its plan must be kept without having been read, and be as it is in the database.
async fn follows<T: std::fmt::Debug>(scene: &Scene, change: impl Future<Output = Result<T, Refusal>>) {
    let version = scene.version().await + 1;
    change.await.unwrap();
    let (store, tandem) = (scene.tandem().store(), scene.tandem());
    let followed = store.kept_snapshot(tandem, scene.account, version).unwrap();
    store.forget_snapshots();
    assert_eq!(**followed, scene.plan().await);
}
