//! Two people who change the same, each from what they saw: what only one touched is kept, and of what both changed one is told.

use crate::{
    on_both,
    world::{Client, World},
};
use axum::http::StatusCode;

/// The statuses of two answers, in whatever order they were stored.
fn sorted(one: StatusCode, other: StatusCode) -> [StatusCode; 2] {
    let mut statuses = [one, other];
    statuses.sort();
    statuses
}

/// The page that a form comes back to when it was refused there.
async fn refused(world: &World, client: &Client, page: &str, path: &str, fields: &[(&str, &str)]) -> String {
    let from = format!("http://tandem.test{page}");
    let answer = client.form_on(Some(&from), path, fields).await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, page));
    let back = world.with_cookies(&format!("{}; {}", client.cookies, answer.cookies()));
    back.get(page).await.body
}

on_both! {
    async fn of_two_who_set_a_plays_sharing_at_once_one_is_told(world: World) {
        let (maya, account) = (world.maya().await, world.account("Sitwell Homes").await);
        let play = async || {
            let view = world.view("Sitwell Homes").await;
            view.workflows.into_iter().find(|play| play.name == "Renewal prep").unwrap()
        };
        let (id, path) = (play().await.id.to_string(), "/api/staff/set_play_sharing");
        let account = account.to_string();
        let set = async |was: &str, now: &str| {
            let fields = [("account", account.as_str()), ("play", id.as_str()), ("was_sharing", was), ("sharing", now)];
            maya.call(path, &fields).await.status
        };
        let (flagged, all) = tokio::join!(set("private", "flagged_tasks"), set("private", "all_tasks"));
        assert_eq!(sorted(flagged, all), [StatusCode::OK, StatusCode::CONFLICT]);
        let stored = play().await.sharing;
        assert_eq!(stored.key(), if flagged == StatusCode::OK { "flagged_tasks" } else { "all_tasks" });

        let other = if flagged == StatusCode::OK { "all_tasks" } else { "flagged_tasks" };
        let fields = [("account", account.as_str()), ("play", id.as_str()), ("was_sharing", "private"), ("sharing", other)];
        let page = refused(&world, &maya, &format!("/accounts/{account}/plan"), path, &fields).await;
        assert!(page.contains("Somebody else changed the sharing to"), "{page}");

        let both = tokio::join!(set(stored.key(), "private"), set(stored.key(), "private"));
        assert_eq!(both, (StatusCode::OK, StatusCode::OK), "they agree");
    }

    async fn a_switch_that_was_not_turned_stays_as_another_turned_it(world: World) {
        let maya = world.maya().await;
        let (account, title) = (world.account("Sitwell Homes").await.to_string(), "Draft renewal pricing note");
        let task = world.task("Sitwell Homes", title).await;
        let id = task.to_string();
        let show = async |was: &str, now: &str| {
            let fields = [("account", account.as_str()), ("task", id.as_str()), ("was_show", was), ("show", now)];
            maya.call("/api/staff/set_show_in_portal", &fields).await.status
        };
        let both = tokio::join!(show("false", "true"), show("false", "true"));
        assert_eq!(both, (StatusCode::OK, StatusCode::OK), "they agree");
        assert_eq!(show("false", "false").await, StatusCode::OK);
        let view = world.view("Sitwell Homes").await;
        assert!(view.task(task).unwrap().show_in_portal, "an older page took the flag back");
    }

    async fn of_two_admins_who_rename_the_vendor_at_once_one_is_told(world: World) {
        let (ines, path) = (world.ines().await, "/api/staff/edit_organisation");
        let edit = async |was: [&str; 2], now: [&str; 2]| {
            let fields = [("name", now[0]), ("soon_days", now[1]), ("was[name]", was[0]), ("was[soon_days]", was[1])];
            ines.call(path, &fields).await.status
        };
        let was = ["Northwind", "7"];
        let (renamed, sooner) = tokio::join!(edit(was, ["Northwind Ltd", "7"]), edit(was, ["Northwind", "14"]));
        assert_eq!((renamed, sooner), (StatusCode::OK, StatusCode::OK), "they touched different fields");
        let stored = async || {
            let settings = world.staff().await.organisation_settings().await.unwrap();
            (settings.name, settings.soon_days)
        };
        assert_eq!(stored().await, ("Northwind Ltd".to_owned(), 14));

        let was = ["Northwind Ltd", "14"];
        let (one, other) = tokio::join!(edit(was, ["One", "14"]), edit(was, ["Other", "14"]));
        assert_eq!(sorted(one, other), [StatusCode::OK, StatusCode::CONFLICT]);
        let (name, _) = stored().await;
        assert_eq!(name, if one == StatusCode::OK { "One" } else { "Other" });

        let fields = [("name", "Third"), ("soon_days", "14"), ("was[name]", was[0]), ("was[soon_days]", was[1])];
        let page = refused(&world, &ines, "/settings", path, &fields).await;
        let heading = page.contains("Somebody else changed the name");
        assert!(heading && page.contains("Stored name") && page.contains("Third"), "{page}");
        assert!(page.contains(&format!("name=\"was[name]\" value=\"{name}\"")), "saving again decides nothing: {page}");
        assert_eq!(stored().await, (name, 14));
    }
}
