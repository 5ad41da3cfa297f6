//! Contacts: their addresses, and what archiving one ends.

use crate::{
    store::entity,
    test_world::{
        NOON,
        scene::{conflict, scene, texts},
    },
};
use domain::{
    calendar::Timestamp, editing::Edit, forms::ContactForm, ids::ContactId, people::PortalAccess,
    refusal::Refusal,
};
use sea_orm::{ActiveModelTrait, ConnectionTrait, Set};
use uuid::Uuid;

#[tokio::test]
async fn a_contact_s_address_is_theirs_alone() {
    let scene = scene().await;
    let sally = scene.contact("Sally Sitwell").await;
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
async fn an_older_page_does_not_set_a_contact_s_address_back() {
    let scene = scene().await;
    let sally = scene.contact("Sally Sitwell").await;
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
    let sally = scene.contact("Sally Sitwell").await;
    let write = scene.tandem().store().write().await.unwrap();
    let session = entity::portal_session::ActiveModel {
        id: Set(Uuid::new_v4()),
        token_hash: Set("s".to_owned()),
        contact_id: Set(sally.uuid()),
        account_id: Set(scene.account.uuid()),
        created_at: Set(0),
        expires_at: Set(0),
        ended_at: Set(None),
    };
    session.insert(write.transaction()).await.unwrap();
    let link = entity::invitation::ActiveModel {
        id: Set(Uuid::new_v4()),
        token_hash: Set("i".to_owned()),
        contact_id: Set(sally.uuid()),
        account_id: Set(scene.account.uuid()),
        created_at: Set(0),
        expires_at: Set(0),
        revoked_at: Set(None),
    };
    link.insert(write.transaction()).await.unwrap();
    let access = entity::portal_access::ActiveModel {
        contact_id: Set(sally.uuid()),
        account_id: Set(scene.account.uuid()),
        granted_at: Set(NOON.0),
        granted_by: Set(scene.user().uuid()),
        revoked_at: Set(None),
        revoked_by: Set(None),
        first_visit_at: Set(Some(1)),
    };
    access.insert(write.transaction()).await.unwrap();
    write.commit().await.unwrap();
    scene.archive_contact(scene.account, sally).await.unwrap();
    scene.archive_contact(scene.account, sally).await.unwrap();
    let store = scene.tandem().store();
    for open in [
        "portal_session WHERE ended_at",
        "invitation WHERE revoked_at",
        "portal_access WHERE revoked_by",
    ] {
        let ask = store.statement(
            &format!("SELECT COUNT(*) AS open FROM {open} IS NULL"),
            Vec::new(),
        );
        let row = store.connection().query_one_raw(ask).await.unwrap().unwrap();
        assert_eq!(row.try_get::<i64>("", "open").unwrap(), 0, "{open}");
    }
    assert!(scene.plan().await.contact(sally).unwrap().archived);
    scene.restore_contact(scene.account, sally).await.unwrap();
    let restored = scene.plan().await.contact(sally).unwrap().clone();
    assert!(!restored.archived);
    assert_eq!(
        restored.access,
        PortalAccess::Revoked {
            at: NOON,
            first_visit: Some(Timestamp(1)),
        }
    );
    assert_eq!(scene.version().await, 4);
}
