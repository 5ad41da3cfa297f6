//! A plan as it is read: what was edited, deleted, grouped; and what cannot be read.

use crate::{
    activity::Activity,
    store::entity,
    test_world::scene::{Scene, conflict, in_play, scene, texts},
};
use domain::{
    editing::Edit,
    forms::{MoveTo, PlanForm},
    ids::{GroupId, TaskId, WorkflowId},
    plan::Placement,
    progress::Progress,
    refusal::Refusal,
    task::TaskHome,
};
use sea_orm::{ActiveModelTrait, ConnectionTrait, Set};
use uuid::Uuid;

#[tokio::test]
async fn a_stale_edit_of_the_plan_shows_both_texts() {
    let scene = scene().await;
    let form = |summary: &str| PlanForm {
        summary: summary.to_owned(),
        go_live_on: "2027-01-12".to_owned(),
    };
    let edit = |was: PlanForm, now: &str| scene.edit_plan(scene.account, Edit { was, now: form(now) });
    edit(PlanForm::default(), "**Theirs**").await.unwrap();
    edit(PlanForm::default(), "**Theirs**").await.unwrap();
    assert_eq!(
        conflict(edit(PlanForm::default(), "Mine").await),
        [texts("summary", "**Theirs**", "Mine")]
    );
    edit(form("**Theirs**"), "Mine").await.unwrap();
    let stored = scene.plan_form(scene.account).await.unwrap();
    let html = scene.plan_summary(scene.account).await.unwrap();
    assert_eq!((stored, html.as_str()), (form("Mine"), "<p>Mine</p>\n"));
    assert_eq!(scene.version().await, 3);
}

#[tokio::test]
async fn what_was_read_before_a_deletion_is_read_anew_after_it() {
    let scene = scene().await;
    let objective = scene.add_objective("Go live").await;
    let play = scene.add_play("Import", None).await;
    let task = scene.add_task("Send the list", TaskHome::Plan).await;
    let there = async || {
        let plan = scene.plan().await;
        (
            plan.task(task).is_some(),
            plan.workflow(play).is_some(),
            plan.objective(objective).is_some(),
        )
    };
    assert_eq!(there().await, (true, true, true));
    scene.delete_task(scene.account, task).await.unwrap();
    assert_eq!(there().await, (false, true, true));
    scene.delete_play(scene.account, play).await.unwrap();
    assert_eq!(there().await, (false, false, true));
    scene.delete_objective(scene.account, objective).await.unwrap();
    assert_eq!(there().await, (false, false, false));
    scene.restore_objective(scene.account, objective).await.unwrap();
    assert_eq!(there().await, (false, false, true));
}

#[tokio::test]
async fn a_group_is_read_and_holds_tasks_of_its_own_play_only() {
    let scene = scene().await;
    let (play, other) = (
        scene.add_play("Onboarding", None).await,
        scene.add_play("Renewal", None).await,
    );
    let group = add_group(&scene, play).await;
    let home = |workflow| TaskHome::Workflow {
        workflow,
        group: Some(group),
    };
    scene.add_task("Grouped", home(play)).await;
    assert_eq!(
        scene
            .create_task(scene.account, TaskId::new(Uuid::new_v4()), home(other), "x")
            .await,
        Err(Refusal::NotFound)
    );
    let plan = scene.plan().await;
    assert_eq!(
        (
            plan.groups.len(),
            plan.groups[0].workflow,
            plan.groups[0].name.as_str()
        ),
        (1, play, "Week 1")
    );
    assert_eq!(scene.titles(home(play)).await, ["Grouped"]);
}

async fn add_group(scene: &Scene, play: WorkflowId) -> GroupId {
    let group = GroupId::new(Uuid::new_v4());
    let (change, _) = scene.begin(scene.account).await.unwrap();
    let insert = "INSERT INTO task_group (id, account_id, workflow_id, name, position) VALUES ($1, $2, $3, 'Week 1', 1)";
    let values = vec![
        group.uuid().into(),
        scene.account.uuid().into(),
        play.uuid().into(),
    ];
    let row = scene.tandem().store().statement(insert, values);
    change.transaction().execute_raw(row).await.unwrap();
    change
        .commit(scene.person(), Activity::WorkflowEdited(play))
        .await
        .unwrap();
    group
}

#[tokio::test]
async fn a_stand_alone_workflow_is_read_and_is_no_part_of_the_plan() {
    let scene = scene().await;
    let alone = scene.add_play("Renewal", None).await;
    take_out_of_plan(&scene, alone).await;
    scene.add_task("In the plan", TaskHome::Plan).await;
    scene.add_task("Apart due 2026-11-01", in_play(alone)).await;
    assert_eq!(
        scene.plan().await.workflow(alone).unwrap().placement,
        Placement::StandAlone
    );
    let row = scene.accounts("", false, 1).await.unwrap().rows.remove(0);
    assert_eq!((row.progress, row.overdue), (Progress { done: 0, total: 1 }, 1));
    assert_eq!(
        scene
            .move_play(scene.account, alone, None, None, MoveTo::First)
            .await,
        Err(Refusal::NotFound)
    );
}

async fn take_out_of_plan(scene: &Scene, play: WorkflowId) {
    let (change, _) = scene.begin(scene.account).await.unwrap();
    let row = entity::workflow::ActiveModel {
        id: Set(play.uuid()),
        in_plan: Set(false),
        ..Default::default()
    };
    row.update(change.transaction()).await.unwrap();
    change
        .commit(scene.person(), Activity::WorkflowEdited(play))
        .await
        .unwrap();
}

#[tokio::test]
async fn a_user_whose_role_nobody_knows_is_an_incident_and_no_contact() {
    let scene = scene().await;
    let write = scene.tandem().store().write().await.unwrap();
    let row = entity::user::ActiveModel {
        id: Set(Uuid::new_v4()),
        name: Set("Otto".to_owned()),
        email: Set("otto@northwind.test".to_owned()),
        email_key: Set("otto@northwind.test".to_owned()),
        role: Set("wizard".to_owned()),
        password_hash: Set(String::new()),
        created_at: Set(0),
    };
    row.insert(write.transaction()).await.unwrap();
    write.commit().await.unwrap();
    assert!(matches!(
        scene.begin(scene.account).await,
        Err(Refusal::Unavailable { .. })
    ));
}
