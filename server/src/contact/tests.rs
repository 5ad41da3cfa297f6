//! Contacts: their addresses, and what archiving one ends.

use crate::test_world::{
    HERE, MINUTE, NOON,
    scene::{account_form, conflict, scene, texts},
    token_in,
};
use domain::{
    calendar::Timestamp,
    editing::Edit,
    forms::ContactForm,
    ids::{AccountId, ContactId},
    people::{PersonId, PortalAccess},
    refusal::Refusal,
    task::TaskHome,
};
use uuid::Uuid;

#[tokio::test]
async fn a_contact_s_address_is_theirs_alone() {
    let scene = scene().await;
    let sally = scene.add_contact("Sally Sitwell").await;
    let form = scene.contact_form(scene.account, sally).await.unwrap();
    let twin = ContactForm {
        email: "SALLY@sitwell.test".to_owned(),
        ..form.clone()
    };
    let refusal = scene
        .create_contact(scene.account, ContactId::new(Uuid::new_v4()), twin)
        .await
        .unwrap_err();
    assert_eq!(
        refusal,
        Refusal::field("email", "Sally Sitwell already has this address.")
    );
    let renamed = ContactForm {
        job_title: "CEO".to_owned(),
        ..form.clone()
    };
    let edit = Edit {
        was: form,
        now: renamed,
    };
    scene
        .edit_contact(scene.account, sally, edit.clone())
        .await
        .unwrap();
    scene.edit_contact(scene.account, sally, edit).await.unwrap();
    let rows = scene.contacts(scene.account).await.unwrap();
    assert_eq!(
        (rows.len(), rows[0].job_title.as_str(), rows[0].has_access),
        (1, "CEO", false)
    );
    assert_eq!(scene.version().await, 3);
}

#[tokio::test]
async fn an_address_that_is_used_at_another_account_is_taken_and_said_to_be() {
    let scene = scene().await;
    let sally = scene.add_contact("Sally Sitwell").await;
    let form = scene.contact_form(scene.account, sally).await.unwrap();
    let gobias = AccountId::new(Uuid::new_v4());
    scene
        .create_account(gobias, account_form("Gobias Coffee", scene.user()))
        .await
        .unwrap();
    let with = |email: &str| ContactForm {
        email: email.to_owned(),
        ..form.clone()
    };
    let add = |email: &str| scene.create_contact(gobias, ContactId::new(Uuid::new_v4()), with(email));
    assert_eq!(add("tobias@gobias.test").await.unwrap().elsewhere, None);
    assert_eq!(
        add("SALLY@sitwell.test").await.unwrap().elsewhere.as_deref(),
        Some("This address is also used at Sitwell Homes.")
    );
    let edit = |now: ContactForm| {
        let was = form.clone();
        scene.edit_contact(scene.account, sally, Edit { was, now })
    };
    let renamed = ContactForm {
        name: "Sally S. Sitwell".to_owned(),
        ..form.clone()
    };
    assert_eq!(edit(renamed).await.unwrap().elsewhere, None);
    assert_eq!(
        edit(with("tobias@gobias.test"))
            .await
            .unwrap()
            .elsewhere
            .as_deref(),
        Some("This address is also used at Gobias Coffee.")
    );
}

#[tokio::test]
async fn an_older_page_does_not_set_a_contact_s_address_back() {
    let scene = scene().await;
    let sally = scene.add_contact("Sally Sitwell").await;
    let was = scene.contact_form(scene.account, sally).await.unwrap();
    let address = |address: &str| ContactForm {
        email: address.to_owned(),
        ..was.clone()
    };
    let title = ContactForm {
        job_title: "CEO".to_owned(),
        ..was.clone()
    };
    let edit = |now: ContactForm| {
        let was = was.clone();
        scene.edit_contact(scene.account, sally, Edit { was, now })
    };
    edit(address("sally@home.test")).await.unwrap();
    edit(title).await.unwrap();
    let stored = scene.contact_form(scene.account, sally).await.unwrap();
    assert_eq!(
        (stored.email.as_str(), stored.job_title.as_str()),
        ("sally@home.test", "CEO")
    );
    assert_eq!(
        conflict(edit(address("sally@work.test")).await),
        [texts("email", "sally@home.test", "sally@work.test")]
    );
}

#[tokio::test]
async fn archiving_a_contact_ends_access_sessions_and_links() {
    let scene = scene().await;
    let sally = scene.add_contact("Sally Sitwell").await;
    scene.set_portal_enabled(true).await.unwrap();
    let link = token_in(&scene.copy_link(scene.account, sally).await.unwrap().link);
    let session = scene.tandem().join(&link, HERE).await.unwrap().token;
    let guest = async || scene.tandem().guest(session.expose()).await.unwrap();
    guest().await.unwrap().visited().await.unwrap();

    scene.tandem().clock().advance(MINUTE);
    let before = scene.version().await;
    scene.archive_contact(scene.account, sally).await.unwrap();
    scene.archive_contact(scene.account, sally).await.unwrap();
    assert!(scene.plan().await.contact(sally).unwrap().archived);
    assert!(guest().await.is_none());
    scene.restore_contact(scene.account, sally).await.unwrap();
    let restored = scene.plan().await.contact(sally).unwrap().clone();
    assert!(!restored.archived);
    assert_eq!(
        restored.access,
        PortalAccess::Revoked {
            at: Timestamp(NOON.0 + MINUTE),
            first_visit: Some(NOON),
        }
    );
    assert_eq!(scene.version().await, before + 2);

    scene.grant_contact(scene.account, sally).await.unwrap();
    assert!(guest().await.is_none(), "an ended session does not come back");
    assert_eq!(
        scene.tandem().join(&link, HERE).await.err(),
        Some(Refusal::NotFound),
        "nor does a link"
    );
}

#[tokio::test]
async fn whose_access_had_ended_is_said_to_need_a_new_link() {
    let scene = scene().await;
    let (sally, adam) = (
        scene.add_contact("Sally Sitwell").await,
        scene.add_contact("Adam Sitwell").await,
    );
    scene.set_portal_enabled(true).await.unwrap();
    let (account, ended) = (scene.account, "Links from before no longer work.");
    let grant = async |contact: ContactId| scene.grant_contact(account, contact).await.unwrap();
    let archive = async |contact: ContactId| scene.archive_contact(account, contact).await.unwrap();
    let restore = async |contact: ContactId| scene.restore_contact(account, contact).await.unwrap();

    assert_eq!(grant(sally).await, "Sally Sitwell may enter the portal now.");
    assert_eq!(
        scene.revoke_contact(account, sally).await.unwrap(),
        "Access was revoked. Sally Sitwell is out of the portal."
    );
    let again = format!(
        "Sally Sitwell may enter the portal now. {ended} For a new one, choose “Copy personal link” in the menu of their row."
    );
    assert_eq!(grant(sally).await, again);
    assert_eq!(grant(sally).await, "Sally Sitwell may enter the portal now.");
    archive(sally).await;
    let back = restore(sally).await;
    assert!(
        back.starts_with(&format!(
            "Sally Sitwell is back, without access to the portal. {ended}"
        )),
        "{back}"
    );

    assert_eq!(archive(adam).await, "Adam Sitwell was archived.");
    assert_eq!(restore(adam).await, "Adam Sitwell is back.");
}

#[tokio::test]
async fn archiving_and_restoring_say_what_colleagues_see_otherwise() {
    let scene = scene().await;
    let (sally, stan) = (
        scene.add_contact("Sally Sitwell").await,
        scene.add_contact("Stan Sitwell").await,
    );
    let task = scene.add_task("Send the list", TaskHome::Plan).await;
    let person = PersonId::Contact(sally);
    scene.assign(scene.account, task, person, true).await.unwrap();
    scene.share_with(&[stan]).await;
    assert_eq!(
        scene.archive_contact(scene.account, sally).await.unwrap(),
        "Sally Sitwell was archived. Sally stays assigned to 1 task. Archiving Sally hides 1 task from Stan."
    );
    assert_eq!(
        scene.restore_contact(scene.account, sally).await.unwrap(),
        "Sally Sitwell is back. Restoring Sally makes 1 task visible to Stan."
    );
}
