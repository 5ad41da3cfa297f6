//! Live streams: what is sent, applied to what was seen, is what a fresh read gives; and access that ends, ends them.

use crate::on_both;
use axum::body::BodyDataStream;
use domain::{
    differences::{Differs, Ended, LiveEvent},
    editing::Edit,
    timeliness::Timeliness,
    views::{customer::CustomerPlan, staff::StaffView},
};
use futures::{FutureExt, StreamExt};
use std::time::Duration;

/// Reads what comes next. A minute without anything fails the test; it does not measure anything.
async fn chunk(stream: &mut BodyDataStream) -> Option<String> {
    let chunk = tokio::time::timeout(Duration::from_secs(60), stream.next())
        .await
        .expect("an event comes")?;
    Some(String::from_utf8(chunk.unwrap().to_vec()).unwrap())
}

/// Whether that is the news that some account has changed.
fn is_news(chunk: &str) -> bool {
    chunk.lines().any(|line| line == "event: accounts")
}

/// The state of all accounts that a page was drawn at, as the page tells its program.
fn accounts_tag(page: &str) -> &str {
    let (_, rest) = page
        .split_once("?accounts_since=")
        .expect("the page follows the news of accounts");
    &rest[..16]
}

/// Reads a stream's next event about the plan.
async fn next<V: Differs + serde::Serialize + serde::de::DeserializeOwned>(
    stream: &mut BodyDataStream,
) -> Option<LiveEvent<V>> {
    loop {
        let text = chunk(stream).await?;
        if is_news(&text) {
            continue;
        }
        if let Some(data) = text.lines().find_map(|line| line.strip_prefix("data: ")) {
            return Some(domain::wire::from_text(data).unwrap());
        }
    }
}

/// Whether the next two events are news of accounts.
async fn next_two_are_news(stream: &mut BodyDataStream) -> [bool; 2] {
    [chunk(stream).await, chunk(stream).await].map(|chunk| is_news(&chunk.expect("the stream goes on")))
}

fn apply<V: Differs>(view: &mut V, tag: &mut String, event: LiveEvent<V>) {
    match event {
        LiveEvent::Change { from, to, change } => {
            assert_eq!(from, *tag);
            view.apply(change);
            *tag = to;
        }
        LiveEvent::Whole { to, view: whole } => {
            *view = whole;
            *tag = to;
        }
        LiveEvent::PortalOff(organisation) => panic!("{organisation}"),
        LiveEvent::Gone(why) => panic!("{why:?}"),
    }
}

on_both! {
    async fn staff_see_a_contacts_completion_without_asking(world: World) {
        let (maya, sally) = (world.maya().await, world.contact("sally@sitwell.test").await);
        let account = world.account("Sitwell Homes").await;
        let task = world.task("Sitwell Homes", "Prepare company site for G2 launch").await;
        let page = world.staff().await.plan_page(account).await.unwrap();
        let (mut view, mut tag) = (page.view, page.tag);
        let (_, mut stream) = maya.stream(&format!("/live/staff/{account}?since={tag}")).await;
        sally.call("/api/portal/complete_task", &[("task", &task.to_string())]).await;
        apply::<StaffView>(&mut view, &mut tag, next(&mut stream).await.unwrap());
        assert!(view.task(task).unwrap().status.completion().is_some());
        assert_eq!(view, world.view("Sitwell Homes").await);
    }

    async fn a_contact_sees_what_staff_do_and_a_fresh_read_agrees(world: World) {
        let sally = world.contact("sally@sitwell.test").await;
        let (staff, account) = (world.staff().await, world.account("Sitwell Homes").await);
        let contact = world.contact_id("Sitwell Homes", "Sally Sitwell").await;
        let read = async || CustomerPlan::clone(staff.customer_view(account, contact).await.unwrap().plan());
        let (_, mut stream) = sally.stream("/live/portal?since=nothing").await;
        let (mut plan, mut tag) = (read().await, String::new());
        apply::<CustomerPlan>(&mut plan, &mut tag, next(&mut stream).await.unwrap());
        let task = world.task("Sitwell Homes", "Turn on review reminders").await;
        staff.complete_task(account, task).await.unwrap();
        apply::<CustomerPlan>(&mut plan, &mut tag, next(&mut stream).await.unwrap());
        assert_eq!(plan, read().await);
        let was = world.view("Sitwell Homes").await.task(task).unwrap().due_on.map(domain::calendar::to_iso).unwrap_or_default();
        staff.set_due(account, task, Edit { was: &was, now: "2026-12-24" }).await.unwrap();
        apply::<CustomerPlan>(&mut plan, &mut tag, next(&mut stream).await.unwrap());
        assert_eq!(plan, read().await);
        staff.unshare_plan(account).await.unwrap();
        apply::<CustomerPlan>(&mut plan, &mut tag, next(&mut stream).await.unwrap());
        assert!(!plan.header().is_shared() && plan.tasks().is_empty());
    }

    async fn staff_are_told_that_another_account_changed_and_contacts_are_not(world: World) {
        let (maya, sally, staff) = (world.maya().await, world.contact("sally@sitwell.test").await, world.staff().await);
        let (sitwell, bluth) = (world.account("Sitwell Homes").await, world.account("Bluth Company").await);
        let page = staff.plan_page(sitwell).await.unwrap();
        let tag = staff.frame().await.unwrap().accounts_tag;
        let (_, mut beside_plan) = maya.stream(&format!("/live/staff/{sitwell}?accounts_since={tag}&since={}", page.tag)).await;
        let (_, mut without_plan) = maya.stream(&format!("/live/accounts?accounts_since={tag}")).await;
        let (_, mut outside) = sally.stream("/live/portal?since=nothing").await;
        next::<CustomerPlan>(&mut outside).await.unwrap();
        let theirs = world.task("Bluth Company", "Run a trial close together").await;
        staff.complete_task(bluth, theirs).await.unwrap();
        for stream in [&mut beside_plan, &mut without_plan] {
            while !is_news(&chunk(stream).await.expect("the stream goes on")) {}
        }
        let ours = world.task("Sitwell Homes", "Turn on review reminders").await;
        staff.complete_task(sitwell, ours).await.unwrap();
        let said = chunk(&mut outside).await.unwrap();
        assert!(said.contains("data: ") && !is_news(&said), "{said}");
    }

    async fn what_became_of_a_plan_is_told_before_the_news_that_its_account_has_changed(world: World) {
        let (maya, staff) = (world.maya().await, world.staff().await);
        let account = world.account("Sitwell Homes").await;
        let task = world.task("Sitwell Homes", "Turn on review reminders").await;
        let (since, accounts_since) = (staff.plan_page(account).await.unwrap().tag, staff.frame().await.unwrap().accounts_tag);
        let (_, mut stream) = maya.stream(&format!("/live/staff/{account}?accounts_since={accounts_since}&since={since}")).await;
        assert!(!is_news(&chunk(&mut stream).await.unwrap()), "the greeting");
        staff.complete_task(account, task).await.unwrap();
        assert_eq!(next_two_are_news(&mut stream).await, [false, true], "where the plan is made of the one before");
        staff.delete_task(account, task).await.unwrap();
        assert_eq!(next_two_are_news(&mut stream).await, [false, true], "where the plan is read");
    }

    async fn what_became_of_accounts_between_page_and_stream_is_told_as_soon_as_the_stream_begins(world: World) {
        let (maya, staff) = (world.maya().await, world.staff().await);
        let (sitwell, bluth) = (world.account("Sitwell Homes").await, world.account("Bluth Company").await);
        let theirs = world.task("Bluth Company", "Run a trial close together").await;
        let tag = staff.plan_page(sitwell).await.unwrap().tag;
        let pages = ["/accounts".to_owned(), format!("/accounts/{sitwell}/plan")];
        let addresses = async || {
            let [accounts, plan] = [maya.get(&pages[0]).await.body, maya.get(&pages[1]).await.body];
            [
                format!("/live/accounts?accounts_since={}", accounts_tag(&accounts)),
                format!("/live/staff/{sitwell}?accounts_since={}&since={tag}", accounts_tag(&plan)),
            ]
        };
        let before = addresses().await;
        staff.complete_task(bluth, theirs).await.unwrap();
        for (streams, is_told) in [(before, true), (addresses().await, false)] {
            for address in streams {
                let (_, mut stream) = maya.stream(&address).await;
                assert!(!is_news(&chunk(&mut stream).await.unwrap()), "{address}: the greeting");
                let at_once = stream.next().now_or_never().flatten().map(Result::unwrap);
                assert_eq!(at_once.is_some_and(|chunk| is_news(&String::from_utf8_lossy(&chunk))), is_told, "{address}");
            }
        }
    }

    async fn a_new_account_is_news_and_contacts_are_told_none_though_they_ask(world: World) {
        let (maya, sally, staff) = (world.maya().await, world.contact("sally@sitwell.test").await, world.staff().await);
        let before = staff.frame().await.unwrap().accounts_tag;
        assert_eq!(staff.frame().await.unwrap().accounts_tag, before, "nothing happened");
        let id = uuid::Uuid::new_v4().simple().to_string();
        maya.call("/api/staff/create_account", &[("account", &id), ("name", "Numbat"), ("time_zone", "UTC"), ("owner", "")]).await;
        assert_ne!(staff.frame().await.unwrap().accounts_tag, before);
        let (_, mut outside) = sally.stream(&format!("/live/portal?accounts_since={before}&since=nothing")).await;
        next::<CustomerPlan>(&mut outside).await.unwrap();
        assert!(outside.next().now_or_never().is_none());
    }

    async fn the_rails_accounts_are_read_again_as_the_page_draws_them(world: World) {
        let (maya, staff) = (world.maya().await, world.staff().await);
        let account = world.account("Sitwell Homes").await;
        let path = format!("/accounts/{account}/plan");
        let read = async || maya.call("/api/staff/rail", &[("path", path.as_str())]).await.body;
        let task = world.view("Sitwell Homes").await.tasks.iter().find(|task| matches!(task.timeliness, Timeliness::Overdue { .. })).unwrap().id;
        let before = read().await;
        assert!(before.contains(&path) && before.contains(" overdue") && before.contains("aria-current=\"true\""), "{before}");
        assert!(!before.contains("<nav"), "it is more than the list: {before}");
        staff.complete_task(account, task).await.unwrap();
        assert_ne!(read().await, before);
    }

    async fn something_internal_sends_contacts_nothing(world: World) {
        let sally = world.contact("sally@sitwell.test").await;
        let (staff, account) = (world.staff().await, world.account("Sitwell Homes").await);
        let (_, mut stream) = sally.stream("/live/portal?since=nothing").await;
        next::<CustomerPlan>(&mut stream).await.unwrap();
        let hidden = world.task("Sitwell Homes", "Draft renewal pricing note").await;
        staff.rename_task(account, hidden, Edit { was: "Draft renewal pricing note", now: "Internal marker" }).await.unwrap();
        let hidden = world.view("Sitwell Homes").await.task(world.task("Sitwell Homes", "Exchange SAML metadata").await).unwrap().clone();
        staff.move_task(account, hidden.id, None, hidden.home, domain::forms::MoveTo::Last).await.unwrap();
        let shown = world.task("Sitwell Homes", "Turn on review reminders").await;
        staff.complete_task(account, shown).await.unwrap();
        let Some(LiveEvent::<CustomerPlan>::Change { change, .. }) = next(&mut stream).await else { panic!("no change came") };
        assert_eq!(CustomerPlan::touched(&change), [shown]);
        assert!(!serde_json::to_string(&change).unwrap().contains("marker"));
    }

    async fn moving_a_task_is_one_change_and_touches_none_of_those_it_passes(world: World) {
        let (maya, staff, account) = (world.maya().await, world.staff().await, world.account("Sitwell Homes").await);
        let page = staff.plan_page(account).await.unwrap();
        let (_, mut stream) = maya.stream(&format!("/live/staff/{account}?since={}", page.tag)).await;
        let tasks = &page.view.tasks;
        let siblings = |home| tasks.iter().filter(move |task| task.home == home);
        let first = tasks.iter().find(|task| siblings(task.home).count() > 2).unwrap();
        let last = siblings(first.home).next_back().unwrap();
        staff.move_task(account, last.id, None, last.home, domain::forms::MoveTo::First).await.unwrap();
        let Some(LiveEvent::<StaffView>::Change { change, .. }) = next(&mut stream).await else { panic!("no change came") };
        assert!(StaffView::touched(&change).is_empty() && change.tasks.order.is_some());
        assert_eq!(page.view.moved(&change), [last.id]);
        staff.complete_task(account, last.id).await.unwrap();
        let Some(LiveEvent::<StaffView>::Change { change, .. }) = next(&mut stream).await else { panic!("no change came") };
        assert_eq!(StaffView::touched(&change), [last.id]);
    }

    async fn who_comes_back_gets_what_they_missed(world: World) {
        let (maya, account) = (world.maya().await, world.account("Sitwell Homes").await);
        let page = world.staff().await.plan_page(account).await.unwrap();
        let (mut view, mut tag) = (page.view, page.tag);
        let (_, stream) = maya.stream(&format!("/live/staff/{account}?since={tag}")).await;
        drop(stream);
        for title in ["Turn on review reminders", "Book the pilot office", "Draft renewal pricing note"] {
            let task = world.task("Sitwell Homes", title).await;
            world.staff().await.complete_task(account, task).await.unwrap();
        }
        let (_, mut stream) = maya.stream(&format!("/live/staff/{account}?since={tag}")).await;
        let event = next::<StaffView>(&mut stream).await.unwrap();
        match event {
            LiveEvent::Whole { view: whole, to } => (view, tag) = (whole, to),
            event => apply(&mut view, &mut tag, event),
        }
        assert_eq!(view, world.view("Sitwell Homes").await);
        assert!(!tag.is_empty());
    }

    async fn revoking_closes_the_open_stream(world: World) {
        let sally = world.contact("sally@sitwell.test").await;
        let (account, contact) = (world.account("Sitwell Homes").await, world.contact_id("Sitwell Homes", "Sally Sitwell").await);
        let (_, mut stream) = sally.stream("/live/portal?since=nothing").await;
        next::<CustomerPlan>(&mut stream).await.unwrap();
        world.staff().await.revoke_contact(account, contact).await.unwrap();
        let Some(LiveEvent::<CustomerPlan>::Gone(why)) = next(&mut stream).await else { panic!("the stream goes on") };
        assert_eq!(why, Ended::AccessEnded(Some("Maya Okafor".to_owned())));
        assert!(next::<CustomerPlan>(&mut stream).await.is_none());
    }

    async fn while_the_portal_is_off_an_open_stream_tells_nothing_and_then_the_whole(world: World) {
        let (sally, ines) = (world.contact("sally@sitwell.test").await, world.ines().await);
        let (_, mut stream) = sally.stream("/live/portal?since=nothing").await;
        next::<CustomerPlan>(&mut stream).await.unwrap();
        ines.call("/api/staff/set_portal_enabled", &[("enabled", "false")]).await;
        let told = next::<CustomerPlan>(&mut stream).await;
        assert!(matches!(told, Some(LiveEvent::PortalOff(organisation)) if organisation == "Northwind"));
        let door = world.anonymous().get("/p").await.body;
        assert!(door.contains("has switched its portal off for now") && !door.contains("request_link"), "{door}");

        let (staff, account) = (world.staff().await, world.account("Sitwell Homes").await);
        let task = world.task("Sitwell Homes", "Turn on review reminders").await;
        staff.complete_task(account, task).await.unwrap();
        ines.call("/api/staff/set_portal_enabled", &[("enabled", "true")]).await;
        // What became of the task meanwhile was told by no message of its own.
        let Some(LiveEvent::<CustomerPlan>::Whole { view, .. }) = next(&mut stream).await else { panic!("the plan is not whole") };
        assert!(view.task(task).is_some_and(|task| task.state().completion().is_some()));
    }

    async fn whose_access_ends_while_the_portal_is_off_is_told_so(world: World) {
        let (sally, ines) = (world.contact("sally@sitwell.test").await, world.ines().await);
        let (_, mut stream) = sally.stream("/live/portal?since=nothing").await;
        next::<CustomerPlan>(&mut stream).await.unwrap();
        ines.call("/api/staff/set_portal_enabled", &[("enabled", "false")]).await;
        next::<CustomerPlan>(&mut stream).await.unwrap();
        let (account, contact) = (world.account("Sitwell Homes").await, world.contact_id("Sitwell Homes", "Sally Sitwell").await);
        world.staff().await.revoke_contact(account, contact).await.unwrap();
        let Some(LiveEvent::<CustomerPlan>::Gone(why)) = next(&mut stream).await else { panic!("the stream goes on") };
        assert_eq!(why, Ended::AccessEnded(Some("Maya Okafor".to_owned())));
        assert!(next::<CustomerPlan>(&mut stream).await.is_none());
    }

    async fn an_open_stream_ends_with_its_session_though_the_contact_may_still_enter(world: World) {
        let (staff, account) = (world.staff().await, world.account("Sitwell Homes").await);
        let contact = world.contact_id("Sitwell Homes", "Sally Sitwell").await;
        for (new_address, title) in [(false, "Turn on review reminders"), (true, "Prepare company site for G2 launch")] {
            let task = world.task("Sitwell Homes", title).await;
            let sally = world.contact("sally@sitwell.test").await;
            let (_, mut stream) = sally.stream("/live/portal?since=nothing").await;
            next::<CustomerPlan>(&mut stream).await.unwrap();
            if new_address {
                let stored = staff.contact_form(account, contact).await.unwrap();
                let moved = domain::forms::ContactForm { email: "sally@elsewhere.test".to_owned(), ..stored.clone() };
                staff.edit_contact(account, contact, Edit { was: stored, now: moved }).await.unwrap();
            } else {
                staff.revoke_contact(account, contact).await.unwrap();
                staff.grant_contact(account, contact).await.unwrap();
                staff.send_link(account, contact, domain::ids::OperationId::new(uuid::Uuid::new_v4())).await.unwrap();
            }
            staff.complete_task(account, task).await.unwrap();
            assert!(matches!(next::<CustomerPlan>(&mut stream).await, Some(LiveEvent::Gone(_))), "{new_address}");
            assert!(next::<CustomerPlan>(&mut stream).await.is_none());
        }
    }

    async fn who_signs_out_elsewhere_is_told_that_and_not_that_access_was_taken(world: World) {
        let (staff, ines, account) = (world.staff().await, world.ines().await, world.account("Sitwell Homes").await);
        let task = world.task("Sitwell Homes", "Turn on review reminders").await;
        for portal_goes_off in [false, true] {
            let sally = world.contact("sally@sitwell.test").await;
            let (_, mut stream) = sally.stream("/live/portal?since=nothing").await;
            next::<CustomerPlan>(&mut stream).await.unwrap();
            sally.call("/api/portal/sign_out", &[]).await;
            if portal_goes_off {
                ines.call("/api/staff/set_portal_enabled", &[("enabled", "false")]).await;
            } else {
                staff.complete_task(account, task).await.unwrap();
            }
            let Some(LiveEvent::<CustomerPlan>::Gone(why)) = next(&mut stream).await else { panic!("the stream goes on") };
            assert_eq!(why, Ended::SignedOut, "{portal_goes_off}");
        }
    }

    async fn accounts_nobody_looks_at_are_forgotten(world: World) {
        let (maya, account) = (world.maya().await, world.account("Sitwell Homes").await);
        let (_, mut stream) = maya.stream(&format!("/live/staff/{account}?since=nothing")).await;
        next::<StaffView>(&mut stream).await.unwrap();
        assert_eq!(world.tandem.hub().watched_accounts(), 1);
        drop(stream);
        assert_eq!(world.tandem.hub().watched_accounts(), 0);
    }
}
