//! Plays: edited, moved, shared, and opened by naming a contact.

use crate::test_world::scene::{Scene, conflict, in_play, said, scene, texts, turned};
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
        .move_play(scene.account, one, None, Some(objective), MoveTo::Before(two))
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
    scene
        .set_sharing(play, Sharing::Private, Sharing::FlaggedTasks)
        .await;
    (play, form)
}

#[tokio::test]
async fn sharing_more_or_less_of_a_play_says_what_customers_see_by_it() {
    let scene = scene().await;
    let sally = scene.add_contact("Sally Sitwell").await;
    let objective = scene.add_objective("Go live").await;
    let play = scene.add_play("Onboarding", Some(objective)).await;
    let flagged = scene.add_task("One", in_play(play)).await;
    scene.add_task("Two", in_play(play)).await;
    scene.add_task("Three", in_play(play)).await;
    scene
        .set_show_in_portal(scene.account, flagged, turned(true))
        .await
        .unwrap();
    let share = async |was, now| scene.set_sharing(play, was, now).await;
    assert_eq!(
        share(Sharing::Private, Sharing::FlaggedTasks).await.as_deref(),
        Some("Sharing only flagged tasks makes this play, the objective “Go live” and 1 task shareable.")
    );
    assert_eq!(share(Sharing::FlaggedTasks, Sharing::FlaggedTasks).await, None);
    scene.share_with(&[sally]).await;
    assert_eq!(
        share(Sharing::FlaggedTasks, Sharing::AllTasks).await.as_deref(),
        Some("Sharing all tasks makes 2 tasks visible to Sally.")
    );
    assert_eq!(
        share(Sharing::AllTasks, Sharing::Private).await.as_deref(),
        Some("Setting it to “Internal” hides this play, the objective “Go live” and 3 tasks from Sally.")
    );
}

#[tokio::test]
async fn a_play_s_form_says_what_its_sharing_does_and_nothing_of_the_rest() {
    let scene = scene().await;
    let play = scene.add_play("One", None).await;
    let was = PlayForm {
        name: "One".to_owned(),
        owner: scene.user().to_string(),
        sharing: Sharing::Private.key().to_owned(),
        ..Default::default()
    };
    let renamed = PlayForm {
        name: "Uno".to_owned(),
        ..was.clone()
    };
    let shared = PlayForm {
        sharing: Sharing::AllTasks.key().to_owned(),
        ..renamed.clone()
    };
    let edit = async |was, now| {
        let edited = scene.edit_play(scene.account, play, Edit { was, now });
        said(edited.await.unwrap())
    };
    assert_eq!(edit(was, renamed.clone()).await, None);
    assert_eq!(
        edit(renamed, shared).await.as_deref(),
        Some("Sharing all tasks makes this play shareable.")
    );
}

#[tokio::test]
async fn moving_a_shared_play_says_which_objectives_customers_see_by_it() {
    let scene = scene().await;
    let sally = scene.add_contact("Sally Sitwell").await;
    let (one, two) = (scene.add_objective("One").await, scene.add_objective("Two").await);
    let (play, internal) = (
        scene.add_play("Onboarding", Some(one)).await,
        scene.add_play("Renewal", Some(one)).await,
    );
    scene.set_sharing(play, Sharing::Private, Sharing::AllTasks).await;
    scene.share_with(&[sally]).await;
    let move_under = async |play, objective| {
        let moved = scene.move_play(scene.account, play, None, objective, MoveTo::First);
        said(moved.await.unwrap())
    };
    assert_eq!(
        move_under(play, Some(two)).await.as_deref(),
        Some(
            "Moving this play makes the objective “Two” visible to Sally and hides the objective “One” from Sally."
        )
    );
    assert_eq!(
        move_under(play, None).await.as_deref(),
        Some("Moving this play hides the objective “Two” from Sally.")
    );
    assert_eq!(move_under(internal, Some(two)).await, None);
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
    scene.add_task("One", in_play(play)).await;
    let named = scene.set_co_owner(scene.account, play, sally, true);
    assert_eq!(
        said(named.await.unwrap()).as_deref(),
        Some("Naming Sally makes this play, the objective “Go live” and 1 task shareable.")
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
