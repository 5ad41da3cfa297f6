//! Objectives: edited, moved, deleted with all they hold and restored.

use crate::test_world::scene::{in_play, scene};
use domain::{
    editing::Edit,
    forms::{MoveTo, ObjectiveForm},
    ids::TaskId,
    refusal::Refusal,
    task::TaskHome,
};
use uuid::Uuid;

#[tokio::test]
async fn objectives_are_edited_and_moved() {
    let scene = scene().await;
    let (one, two) = (scene.add_objective("One").await, scene.add_objective("Two").await);
    scene
        .create_objective(scene.account, one, ObjectiveForm::default())
        .await
        .unwrap();
    scene
        .move_objective(scene.account, two, MoveTo::First)
        .await
        .unwrap();
    let before = scene.version().await;
    scene
        .move_objective(scene.account, two, MoveTo::Up)
        .await
        .unwrap();
    assert_eq!(scene.version().await, before);
    let form = ObjectiveForm {
        name: "Zwei".to_owned(),
        description: "Two".to_owned(),
        owner: scene.user().to_string(),
    };
    let edit = Edit {
        was: ObjectiveForm {
            name: "Two".to_owned(),
            ..Default::default()
        },
        now: form,
    };
    scene.edit_objective(scene.account, two, edit).await.unwrap();
    let plan = scene.plan().await;
    let names: Vec<&str> = plan
        .objectives
        .iter()
        .map(|objective| objective.name.as_str())
        .collect();
    assert_eq!(names, ["Zwei", "One"]);
    assert_eq!(plan.objectives[0].owner, Some(scene.user()));
}

#[tokio::test]
async fn deleting_takes_along_and_restoring_brings_exactly_that_back() {
    let scene = scene().await;
    let objective = scene.add_objective("Go live").await;
    let play = scene.add_play("Onboarding", Some(objective)).await;
    let (kept, gone) = (
        scene.add_task("Kept", in_play(play)).await,
        scene.add_task("Gone", in_play(play)).await,
    );
    let direct = scene.add_task("Direct", TaskHome::Objective(objective)).await;
    scene.delete_task(scene.account, gone).await.unwrap();
    scene.delete_task(scene.account, gone).await.unwrap();
    scene.delete_objective(scene.account, objective).await.unwrap();
    let plan = scene.plan().await;
    assert!(plan.objectives.is_empty() && plan.workflows.is_empty() && plan.tasks.is_empty());
    for refusal in [
        scene.restore_task(scene.account, kept).await,
        scene.restore_play(scene.account, play).await,
    ] {
        assert!(matches!(refusal, Err(Refusal::NotAllowed(_))), "{refusal:?}");
    }
    scene.restore_objective(scene.account, objective).await.unwrap();
    let plan = scene.plan().await;
    assert!(plan.workflow(play).is_some() && plan.task(kept).is_some() && plan.task(direct).is_some());
    assert!(plan.task(gone).is_none());
    scene.delete_play(scene.account, play).await.unwrap();
    scene.restore_play(scene.account, play).await.unwrap();
    scene.restore_task(scene.account, gone).await.unwrap();
    assert_eq!(scene.titles(in_play(play)).await, ["Kept", "Gone"]);
    assert_eq!(
        scene
            .delete_task(scene.account, TaskId::new(Uuid::new_v4()))
            .await,
        Err(Refusal::NotFound)
    );
}
