//! Plays: edited, moved, shared, and opened by naming a contact.

use crate::test_world::scene::{Scene, conflict, scene, texts};
use domain::{
    editing::Edit,
    forms::{MoveTo, PlayForm},
    ids::WorkflowId,
    plan::{Placement, Sharing},
};

#[tokio::test]
async fn a_play_moves_to_an_objective() {
    let scene = scene().await;
    let objective = scene.add_objective("Go live").await;
    let (one, two) = (
        scene.add_play("One", None).await,
        scene.add_play("Two", Some(objective)).await,
    );
    scene
        .move_play(scene.account, one, Some(objective), MoveTo::Before(two))
        .await
        .unwrap();
    let plan = scene.plan().await;
    let names: Vec<&str> = plan.workflows.iter().map(|play| play.name.as_str()).collect();
    assert_eq!(names, ["One", "Two"]);
    assert_eq!(plan.workflows[0].placement, Placement::InPlan(Some(objective)));
}

#[tokio::test]
async fn a_play_s_sharing_is_kept_by_an_older_page_that_edits_the_rest() {
    let scene = scene().await;
    let (play, was) = flagged_meanwhile(&scene).await;
    let now = PlayForm {
        name: "Uno".to_owned(),
        portal_title: "For you".to_owned(),
        owner: String::new(),
        ..was.clone()
    };
    scene
        .edit_play(scene.account, play, Edit { was, now })
        .await
        .unwrap();
    let stored = scene.plan().await.workflow(play).unwrap().clone();
    assert_eq!(
        (stored.name.as_str(), stored.portal_title.as_deref()),
        ("Uno", Some("For you"))
    );
    assert_eq!((stored.owner, stored.sharing), (None, Sharing::FlaggedTasks));
}

#[tokio::test]
async fn a_play_shared_by_two_people_differently_is_a_conflict() {
    let scene = scene().await;
    let (play, was) = flagged_meanwhile(&scene).await;
    let now = PlayForm {
        sharing: Sharing::AllTasks.key().to_owned(),
        ..was.clone()
    };
    assert_eq!(
        conflict(scene.edit_play(scene.account, play, Edit { was, now }).await),
        [texts(
            "sharing",
            Sharing::FlaggedTasks.words(),
            Sharing::AllTasks.words()
        )]
    );
}

/// A play whose flagged tasks were shared after a page with its form was opened; and that form.
async fn flagged_meanwhile(scene: &Scene) -> (WorkflowId, PlayForm) {
    let play = scene.add_play("One", None).await;
    let form = PlayForm {
        name: "One".to_owned(),
        owner: scene.user().to_string(),
        sharing: Sharing::Private.key().to_owned(),
        ..Default::default()
    };
    let flagged = Edit {
        was: Sharing::Private,
        now: Sharing::FlaggedTasks,
    };
    scene
        .set_play_sharing(scene.account, play, flagged)
        .await
        .unwrap();
    (play, form)
}

#[tokio::test]
async fn naming_a_co_owner_opens_a_private_play_and_says_so() {
    let scene = scene().await;
    let (sally, stan) = (
        scene.add_contact("Sally Sitwell").await,
        scene.add_contact("Stan Sitwell").await,
    );
    let objective = scene.add_objective("Go live").await;
    let play = scene.add_play("Onboarding", Some(objective)).await;
    let said = scene
        .set_co_owner(scene.account, play, sally, true)
        .await
        .unwrap();
    assert_eq!(
        said.as_deref(),
        Some("Naming Sally makes this play and its objective shareable.")
    );
    assert_eq!(
        scene.set_co_owner(scene.account, play, stan, true).await.unwrap(),
        None
    );
    assert_eq!(
        scene.set_co_owner(scene.account, play, stan, true).await.unwrap(),
        None
    );
    let plan = scene.plan().await;
    assert_eq!(
        (plan.workflows[0].sharing, plan.workflows[0].co_owners.len()),
        (Sharing::AllTasks, 2)
    );
    scene
        .set_co_owner(scene.account, play, sally, false)
        .await
        .unwrap();
    assert_eq!(scene.plan().await.workflows[0].co_owners, [stan]);
}
