//! Pages of the portal that are sent as they were drawn before.

use crate::{
    on_both,
    world::{Answer, Client},
};
use axum::http::{StatusCode, header};
use domain::editing::Edit;

/// The nonce that a page's policy names.
fn nonce(page: &Answer) -> &str {
    let policy = page.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
    let (_, rest) = policy.split_once("'nonce-").unwrap();
    rest.split('\'').next().unwrap()
}

fn without_nonce(page: &Answer) -> String {
    let nonce = nonce(page);
    assert_eq!(
        page.body.matches(nonce).count(),
        1,
        "the nonce of the policy is the page's"
    );
    page.body.replace(nonce, "")
}

/// The address of a contact's plan.
async fn home(contact: &Client) -> String {
    contact.get("/portal").await.location().to_owned()
}

on_both! {
    async fn a_page_asked_for_again_is_the_same_with_a_nonce_of_its_own(world: World) {
        let sally = world.contact("sally@sitwell.test").await;
        let home = home(&sally).await;
        let first = sally.get(&home).await;
        for page in [sally.get(&home).await, sally.get_zstd(&home).await, sally.get_zstd(&home).await] {
            assert_eq!(page.status, StatusCode::OK);
            assert_ne!(nonce(&page), nonce(&first));
            assert!(without_nonce(&page) == without_nonce(&first), "another page");
            for name in [header::CONTENT_TYPE, header::LINK, header::CACHE_CONTROL, header::VARY] {
                assert_eq!(page.headers.get(&name), first.headers.get(&name), "{name}");
            }
        }
    }

    async fn each_address_theme_and_contact_has_a_page_of_its_own(world: World) {
        let (sally, stan) = (world.contact("sally@sitwell.test").await, world.contact("stan@sitwell.test").await);
        let home = home(&sally).await;
        // Twice: drawn, and as it was drawn.
        for _ in 0..2 {
            for (contact, own, other) in [(&sally, "Sally Sitwell", "Stan Sitwell"), (&stan, "Stan Sitwell", "Sally Sitwell")] {
                let page = contact.get(&home).await.body;
                let bar = page.split("<main").next().unwrap();
                assert!(bar.contains(own) && !bar.contains(other), "{own} at the top of the page");
            }
            let done = sally.get(&format!("{home}?show=done")).await.body;
            assert!(!done.contains(">Turn on review reminders"), "only what is done");
            let dark = world.with_cookies(&format!("{}; tandem_theme=dark", sally.cookies)).get(&home).await.body;
            assert!(dark.contains("data-theme=\"dark\""));
            assert!(!sally.get(&home).await.body.contains("data-theme"));
        }
    }

    async fn what_changed_and_what_ended_shows_at_once_on_a_kept_page(world: World) {
        let (sally, maya) = (world.contact("sally@sitwell.test").await, world.staff().await);
        let (account, home) = (world.account("Sitwell Homes").await, home(&sally).await);
        let task = world.task("Sitwell Homes", "Prepare company site for G2 launch").await;
        let before = sally.get(&home).await.body;
        assert!(before.contains("Prepare company site for G2 launch"));
        let edit = Edit { was: "Prepare company site for G2 launch", now: "Prepare the new site" };
        maya.rename_task(account, task, edit).await.unwrap();
        let after = sally.get(&home).await.body;
        assert!(after.contains("Prepare the new site") && !after.contains("Prepare company site for G2"));
        maya.unshare_plan(account).await.unwrap();
        assert!(!sally.get(&home).await.body.contains("Prepare the new site"), "after unsharing");
        let contact = world.contact_id("Sitwell Homes", "Sally Sitwell").await;
        maya.revoke_contact(account, contact).await.unwrap();
        assert!(!sally.get(&home).await.body.contains("Sally Sitwell"), "after access has ended");
    }

    async fn what_a_contact_did_by_a_form_is_said_once_and_to_nobody_else(world: World) {
        let (sally, stan) = (world.contact("sally@sitwell.test").await, world.contact("stan@sitwell.test").await);
        let (home, title) = (home(&sally).await, "Prepare company site for G2 launch");
        let task = world.task("Sitwell Homes", title).await.to_string();
        for page in [home.clone(), format!("{home}/tasks/{task}")] {
            for (action, words) in [("complete_task", "Completed: "), ("reopen_task", "Reopened: ")] {
                let (action, words) = (format!("/api/portal/{action}"), format!("{words}{title}"));
                let sent = sally.form_on(Some(&format!("http://tandem.test{page}")), &action, &[("task", &task)]).await;
                assert_eq!((sent.status, sent.location()), (StatusCode::SEE_OTHER, page.as_str()));
                let next = world.with_cookies(&format!("{}; {}", sally.cookies, sent.cookies()));
                let shown = next.get(&page).await;
                let says = shown.body.matches(&words).count();
                assert!(says > 0 && shown.body.contains("role=\"status\" data-tone=\"done\""), "{page}: {}", shown.body);
                assert_eq!(shown.body.contains(">Undo"), words.starts_with("Completed"), "{page}");
                assert_eq!(shown.cookies(), "tandem_settled=", "the page after would say it again");
                for other in [&sally, &stan] {
                    assert!(!other.get(&page).await.body.contains(&words), "{page} was kept with it");
                }
            }
        }
    }

    async fn what_somebody_else_had_completed_is_not_said_to_be_the_contacts_deed(world: World) {
        let (sally, title) = (world.contact("sally@sitwell.test").await, "Prepare company site for G2 launch");
        let (home, task) = (home(&sally).await, world.task("Sitwell Homes", title).await);
        world.staff().await.complete_task(world.account("Sitwell Homes").await, task).await.unwrap();
        let (from, task) = (format!("http://tandem.test{home}"), task.to_string());
        let late = sally.form_on(Some(&from), "/api/portal/complete_task", &[("task", &task)]).await;
        assert_eq!((late.status, late.cookies().contains("tandem_settled")), (StatusCode::SEE_OTHER, false));
        sally.form_on(Some(&from), "/api/portal/reopen_task", &[("task", &task)]).await;
        for time in ["first", "second"] {
            let sent = sally.form_on(Some(&from), "/api/portal/complete_task", &[("task", &task)]).await;
            assert!(sent.cookies().contains("tandem_settled=done-"), "the {time} time: {}", sent.cookies());
        }
    }

    async fn what_a_contact_left_names_no_task_that_another_does_not_see_and_is_nothing_to_staff(world: World) {
        let (sally, maya) = (world.contact("sally@sitwell.test").await, world.maya().await);
        let (home, account) = (home(&sally).await, world.account("Sitwell Homes").await);
        let (shown, internal) = (world.task("Sitwell Homes", "Prepare company site for G2 launch").await, world.task("Sitwell Homes", "Exchange SAML metadata").await);
        for left in [format!("done-{internal}"), "done-x".to_owned(), "%3Cb%3E".to_owned()] {
            let page = world.with_cookies(&format!("{}; tandem_settled={left}", sally.cookies)).get(&home).await;
            assert!(!page.body.contains("Completed: ") && !page.body.contains("SAML"), "{left}");
            assert_eq!(page.cookies(), "tandem_settled=", "{left}: the page would be drawn anew each time");
        }
        let cookies = format!("{}; tandem_settled=done-{shown}", maya.cookies);
        let page = world.with_cookies(&cookies).get(&format!("/accounts/{account}/plan")).await;
        assert!(!page.body.contains("Completed: ") && page.cookies().is_empty(), "staff's page takes it");
    }

    async fn what_a_form_left_is_shown_once_on_a_page_that_is_kept(world: World) {
        let sally = world.contact("sally@sitwell.test").await;
        let home = home(&sally).await;
        let of_stan = world.task("Sitwell Homes", "Send go-live checklist").await.to_string();
        let refusal = "Only the people this task is assigned to can complete it.";
        assert!(!sally.get(&home).await.body.contains(refusal));
        let from = format!("http://tandem.test{home}");
        let sent = sally.form_on(Some(&from), "/api/portal/complete_task", &[("task", &of_stan)]).await;
        assert_eq!((sent.status, sent.location()), (StatusCode::SEE_OTHER, home.as_str()));
        let next = world.with_cookies(&format!("{}; {}", sally.cookies, sent.cookies()));
        let shown = next.get(&home).await;
        assert!(shown.body.contains(refusal));
        assert!(shown.headers.contains_key(header::SET_COOKIE), "the browser is told to forget it");
        assert!(!sally.get(&home).await.body.contains(refusal));
    }
}
