//! Sharing: once for each request, whatever happens in between.

use crate::test_world::{demo, share};
use domain::{editing::Edit, forms::ShareForm, ids::OperationId, refusal::Refusal};
use uuid::Uuid;

#[tokio::test]
async fn the_same_share_again_answers_the_same_and_changes_nothing() {
    let world = demo().await;
    let maya = world.maya().await;
    let account = world.account("Bluth").await;
    let lucille = world.contact(account, "Lucille Bluth").await;
    for mail in [true, false] {
        let operation = OperationId::new(Uuid::new_v4());
        let form = share("The close", &[lucille]);
        let names = maya
            .share_plan(account, operation, form.clone(), mail)
            .await
            .unwrap();
        assert_eq!(names.len(), usize::from(mail));
        assert_eq!(world.queued().await.len(), usize::from(mail));
        let version = world.plan(account).await.version;
        assert_eq!(
            maya.share_plan(account, operation, form.clone(), mail)
                .await
                .unwrap(),
            names
        );
        assert_eq!(world.plan(account).await.version, version);
        maya.unshare_plan(account).await.unwrap();
        assert_eq!(
            maya.share_plan(account, operation, form, mail).await.unwrap(),
            names
        );
        assert!(
            world.plan(account).await.plan.share.is_none(),
            "it was unshared since"
        );
        assert!(world.queued().await.is_empty(), "nobody is invited again");
    }
}

#[tokio::test]
async fn a_share_that_changes_nothing_makes_no_version() {
    let world = demo().await;
    let maya = world.maya().await;
    let account = world.account("Bluth").await;
    let lucille = world.contact(account, "Lucille Bluth").await;
    let again = || {
        maya.share_plan(
            account,
            OperationId::new(Uuid::new_v4()),
            share("The close", &[lucille]),
            false,
        )
    };
    again().await.unwrap();
    let version = world.plan(account).await.version;
    again().await.unwrap();
    assert_eq!(world.plan(account).await.version, version);
}

#[tokio::test]
async fn a_plan_is_renamed_for_customers_without_letting_anybody_in() {
    let world = demo().await;
    let maya = world.maya().await;
    let account = world.account("Sitwell").await;
    let before = world.plan(account).await;
    let was = before.plan_title();
    let name = async |was: &str, now: &str| maya.name_plan(account, Edit { was, now }).await;
    name(&was, "Our year").await.unwrap();
    let after = world.plan(account).await;
    assert_eq!(after.plan_title(), "Our year");
    assert_eq!(after.contacts, before.contacts);
    name(&was, "Our year").await.unwrap();
    assert_eq!(
        world.plan(account).await.version,
        after.version,
        "saving it again changed something"
    );
    assert!(matches!(name(&was, "Another").await, Err(Refusal::Stale(_))));
    assert!(matches!(name("Our year", " ").await, Err(Refusal::Invalid(_))));
}

#[tokio::test]
async fn an_older_share_dialog_does_not_set_the_plan_s_name_back() {
    let world = demo().await;
    let maya = world.maya().await;
    let account = world.account("Bluth").await;
    let lucille = world.contact(account, "Lucille Bluth").await;
    let give = |was_title: &str, title: &str| {
        let form = ShareForm {
            was_title: was_title.to_owned(),
            ..share(title, &[lucille])
        };
        maya.share_plan(account, OperationId::new(Uuid::new_v4()), form, false)
    };
    give("Bluth’s plan", "The close").await.unwrap();
    give("The close", "The end").await.unwrap();
    give("The close", "The close").await.unwrap();
    assert_eq!(world.plan(account).await.plan_title(), "The end");
    let Err(Refusal::Stale(stale)) = give("The close", "Our close").await else {
        panic!("it was overwritten")
    };
    let title = stale.of("title").unwrap();
    assert_eq!(
        (title.theirs.as_str(), title.mine.as_str()),
        ("The end", "Our close")
    );
}

#[tokio::test]
async fn who_was_revoked_is_not_ticked_when_the_plan_is_shared_again() {
    let world = demo().await;
    let maya = world.maya().await;
    let account = world.account("Sitwell").await;
    let sally = world.contact(account, "Sally Sitwell").await;
    maya.revoke_contact(account, sally).await.unwrap();
    maya.unshare_plan(account).await.unwrap();
    let editor = maya.share_editor(account).await.unwrap();
    assert!(editor.contacts.iter().any(|contact| contact.id == sally));
    assert!(
        !editor.form.contacts.contains(&sally.to_string()),
        "she would be let in by the way"
    );
    assert!(!editor.form.contacts.is_empty(), "the others are ticked");
}
