//! Who may ask what: a row for every server function and every route, and a sweep that tries each as everybody who may not.
//! The workspace's pages, which are one route, have a sweep of their own: `workspace_pages.rs`.

use crate::{
    on_both,
    world::{Client, World, token_in},
};
use axum::http::StatusCode;
use leptos::server_fn::axum::server_fn_paths;
use std::collections::BTreeSet;

/// Who may call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Who {
    /// Anybody; limited or harmless.
    Anybody,
    /// Signed-in staff.
    Staff,
    /// Signed-in admins; other staff are told so.
    Admin,
    /// A signed-in contact with live access.
    Contact,
}

/// Every server function, with who may call it.
const FUNCTIONS: &[(&str, Who)] = &[
    ("/api/public/join", Who::Anybody),
    ("/api/public/request_link", Who::Anybody),
    ("/api/public/request_link_again", Who::Anybody),
    ("/api/public/set_up", Who::Anybody),
    ("/api/public/sign_in", Who::Anybody),
    ("/api/public/sign_in_demo", Who::Anybody),
    ("/api/portal/complete_task", Who::Contact),
    ("/api/portal/reopen_task", Who::Contact),
    ("/api/portal/sign_out", Who::Contact),
    ("/api/portal/task_description", Who::Contact),
    ("/api/portal/visited", Who::Contact),
    ("/api/staff/accounts", Who::Staff),
    ("/api/staff/archive_contact", Who::Staff),
    ("/api/staff/assign", Who::Staff),
    ("/api/staff/complete_task", Who::Staff),
    ("/api/staff/contacts", Who::Staff),
    ("/api/staff/copy_link", Who::Staff),
    ("/api/staff/create_account", Who::Staff),
    ("/api/staff/create_contact", Who::Staff),
    ("/api/staff/create_objective", Who::Staff),
    ("/api/staff/create_play", Who::Staff),
    ("/api/staff/create_task", Who::Staff),
    ("/api/staff/delete_objective", Who::Staff),
    ("/api/staff/delete_play", Who::Staff),
    ("/api/staff/delete_task", Who::Staff),
    ("/api/staff/edit_account", Who::Staff),
    ("/api/staff/edit_contact", Who::Staff),
    ("/api/staff/edit_objective", Who::Staff),
    ("/api/staff/edit_organisation", Who::Admin),
    ("/api/staff/edit_plan", Who::Staff),
    ("/api/staff/edit_play", Who::Staff),
    ("/api/staff/edit_task", Who::Staff),
    ("/api/staff/grant_contact", Who::Staff),
    ("/api/staff/move_objective", Who::Staff),
    ("/api/staff/move_play", Who::Staff),
    ("/api/staff/move_task", Who::Staff),
    ("/api/staff/name_plan", Who::Staff),
    ("/api/staff/plan_summary", Who::Staff),
    ("/api/staff/rail", Who::Staff),
    ("/api/staff/rename_task", Who::Staff),
    ("/api/staff/reopen_task", Who::Staff),
    ("/api/staff/restore_contact", Who::Staff),
    ("/api/staff/restore_objective", Who::Staff),
    ("/api/staff/restore_play", Who::Staff),
    ("/api/staff/restore_task", Who::Staff),
    ("/api/staff/revoke_contact", Who::Staff),
    ("/api/staff/send_link", Who::Staff),
    ("/api/staff/set_co_owner", Who::Staff),
    ("/api/staff/set_due", Who::Staff),
    ("/api/staff/set_play_sharing", Who::Staff),
    ("/api/staff/set_portal_enabled", Who::Admin),
    ("/api/staff/set_show_in_portal", Who::Staff),
    ("/api/staff/set_status", Who::Staff),
    ("/api/staff/share_plan", Who::Staff),
    ("/api/staff/sign_out", Who::Staff),
    ("/api/staff/take_back_co_owner", Who::Staff),
    ("/api/staff/task_detail", Who::Staff),
    ("/api/staff/unshare_plan", Who::Staff),
];

/// Where every caller gets the same, whatever it is: files are there only where the site is built.
const ALIKE: [u16; 5] = [0; 5];

/// Every other route, with who may read what it is for, and the status of a `GET` for: nobody signed in, a contact, a revoked contact of
/// the same account, staff, a contact of another account.
const ROUTES: &[(&str, &str, Who, [u16; 5])] = &[
    ("GET", "/health", Who::Anybody, [200; 5]),
    ("GET", "/pkg/{*file}", Who::Anybody, ALIKE),
    ("GET", "/favicon.svg", Who::Anybody, ALIKE),
    ("GET", "/folds.js", Who::Anybody, ALIKE),
    ("GET", "/forms.js", Who::Anybody, ALIKE),
    ("GET", "/join.js", Who::Anybody, ALIKE),
    ("GET", "/share.js", Who::Anybody, ALIKE),
    ("POST", "/theme", Who::Anybody, [405; 5]),
    (
        "GET",
        "/dev/mail/{id}/html",
        Who::Staff,
        [404, 404, 404, 200, 404],
    ),
    (
        "GET",
        "/live/staff/{account}",
        Who::Staff,
        [404, 404, 404, 200, 404],
    ),
    ("GET", "/live/accounts", Who::Staff, [404, 404, 404, 200, 404]),
    ("GET", "/live/portal", Who::Contact, [404, 200, 404, 404, 200]),
    ("GET", "/p", Who::Anybody, [200, 303, 200, 200, 303]),
    ("GET", "/p/join/{token}", Who::Anybody, [200; 5]),
    ("GET", "/portal", Who::Contact, [303; 5]),
    ("GET", "/portal/{slug}", Who::Contact, [200, 200, 200, 200, 404]),
    (
        "GET",
        "/portal/{slug}/tasks/{task}",
        Who::Contact,
        [200, 200, 200, 200, 404],
    ),
    ("GET", "/p/{*elsewhere}", Who::Anybody, [303; 5]),
    (
        "GET",
        "/portal/{*elsewhere}",
        Who::Contact,
        [200, 404, 200, 200, 404],
    ),
    ("GET", "/{*workspace}", Who::Staff, [303, 303, 303, 200, 303]),
];

/// The visible task of Sitwell's that the sweep over routes looks for.
const SHOWN_TASK: &str = "Pick ten customers to invite";

/// The routes whose pages show it to who may read them. At the door, which has the same address and status, nobody reads it.
const SHOWING: &[&str] = &["/portal/{slug}", "/portal/{slug}/tasks/{task}", "/{*workspace}"];

/// A mail in the folder of a node that writes its mails to files.
const MAIL: &str =
    "From: a@x.test\r\nTo: b@x.test\r\nSubject: S\r\nContent-Type: text/html\r\n\r\n<p>Hello</p>\r\n";

/// Arguments under which every function gets past reading them, all naming things that are not there.
const STRANGE: &[(&str, &str)] = &[
    ("account", "11111111111111111111111111111111"),
    ("contact", "11111111111111111111111111111111"),
    ("task", "11111111111111111111111111111111"),
    ("objective", "11111111111111111111111111111111"),
    ("play", "11111111111111111111111111111111"),
    ("operation", "11111111111111111111111111111111"),
    ("person", "contact-11111111111111111111111111111111"),
    ("name", "N"),
    ("title", "T"),
    ("email", "n@x.test"),
    ("time_zone", "UTC"),
    ("was_title", "T"),
    ("was_status", "started"),
    ("was_sharing", "private"),
    ("was_show", "false"),
    ("home", "plan"),
    ("to", "first"),
    ("status", "started"),
    ("sharing", "private"),
    ("assigned", "true"),
    ("named", "true"),
    ("show", "true"),
    ("mail", "false"),
    ("enabled", "false"),
    ("soon_days", "7"),
    ("text", ""),
    ("mine", "false"),
    ("page", "1"),
    ("path", "/accounts"),
];

/// Functions that are about no account, and so work whatever the arguments name.
const WITHOUT_ACCOUNT: &[&str] = &["accounts", "create_account", "rail", "sign_out"];

#[test]
fn every_server_function_has_a_row_in_the_permission_matrix() {
    let registered: BTreeSet<&str> = server_fn_paths().map(|(path, _)| path).collect();
    let listed: BTreeSet<&str> = FUNCTIONS.iter().map(|(path, _)| *path).collect();
    assert_eq!(registered, listed);
}

#[test]
fn every_server_function_is_asked_by_post() {
    for (path, method) in server_fn_paths() {
        assert_eq!(method, axum::http::Method::POST, "{path}");
    }
}

#[test]
fn every_route_has_a_row_in_the_permission_matrix() {
    let listed: Vec<(&str, &str)> = ROUTES.iter().map(|(method, path, ..)| (*method, *path)).collect();
    assert_eq!(tandem::http::ROUTES, listed);
}

/// Everybody who asks, in the order of the columns of [`ROUTES`], with what they are to Sitwell's portal; and where the routes lead.
struct Sweep {
    callers: [(&'static str, Option<Who>, Client); 5],
    places: [(&'static str, String); 7],
}

impl Sweep {
    async fn of(world: &World) -> Self {
        let (sally, stan) = (
            world.contact("sally@sitwell.test").await,
            world.contact("stan@sitwell.test").await,
        );
        let (account, staff) = (world.account("Sitwell Homes").await, world.staff().await);
        let link = world.mailed_link("sally@sitwell.test").await;
        let slug = sally
            .get("/portal")
            .await
            .location()
            .trim_start_matches("/portal/")
            .to_owned();
        let task = world.task("Sitwell Homes", SHOWN_TASK).await.to_string();
        let revoked = world.contact_id("Sitwell Homes", "Stan Sitwell").await;
        staff.revoke_contact(account, revoked).await.unwrap();
        let token = token_in(&link);
        Self {
            callers: [
                ("nobody signed in", None, world.anonymous()),
                ("a contact", Some(Who::Contact), sally),
                ("a revoked contact", None, stan),
                ("staff", Some(Who::Staff), world.maya().await),
                (
                    "another account’s contact",
                    None,
                    world.contact("tobias@gobias.test").await,
                ),
            ],
            places: [
                ("{account}", account.to_string()),
                ("{id}", "one".to_owned()),
                ("{token}", token),
                ("{slug}", slug),
                ("{task}", task),
                ("{*elsewhere}", "no/such/page".to_owned()),
                ("{*workspace}", format!("accounts/{account}/plan")),
            ],
        }
    }

    fn address(&self, route: &str) -> String {
        let route = route.replace("{*file}", "nothing.js");
        self.places
            .iter()
            .fold(route, |route, (name, place)| route.replace(*name, place))
    }
}

on_both! {
    async fn every_route_gives_everybody_what_the_matrix_says(world: World) {
        let folder = std::env::temp_dir().join(format!("tandem_mails_{}", uuid::Uuid::new_v4().simple()));
        let sweep = Sweep::of(&world).await;
        let node = world.writing_mails_to(&folder).await;
        std::fs::write(folder.join("one.eml"), MAIL).unwrap();
        for (_, route, who, expected) in ROUTES {
            let address = sweep.address(route);
            let anybodys = node.anonymous().stream(&address).await.0.as_u16();
            for ((caller, is, client), status) in sweep.callers.iter().zip(expected) {
                let client = node.with_cookies(&client.cookies);
                let expected = if *expected == ALIKE { anybodys } else { *status };
                assert_eq!(client.stream(&address).await.0.as_u16(), expected, "{route} for {caller}");
                if !route.starts_with("/live/") {
                    let shows = client.get(&address).await.body.contains(SHOWN_TASK);
                    assert_eq!(shows, SHOWING.contains(route) && *is == Some(*who), "{route} for {caller}");
                }
            }
        }
        node.tandem.close().await;
        std::fs::remove_dir_all(folder).unwrap();
    }

    async fn who_is_not_signed_in_may_call_nothing_of_staffs_or_contacts(world: World) {
        let anonymous = world.anonymous();
        for (path, _) in FUNCTIONS.iter().filter(|(_, who)| *who != Who::Anybody) {
            let answer = anonymous.call(path, STRANGE).await;
            assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{path}: {}", answer.body);
        }
    }

    async fn a_contact_may_call_nothing_of_staffs(world: World) {
        let sally = world.contact("sally@sitwell.test").await;
        for (path, _) in FUNCTIONS.iter().filter(|(_, who)| matches!(who, Who::Staff | Who::Admin)) {
            let answer = sally.call(path, STRANGE).await;
            assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{path}: {}", answer.body);
        }
        let account = world.account("Sitwell Homes").await;
        assert_eq!(sally.get(&format!("/accounts/{account}/plan")).await.status, StatusCode::SEE_OTHER);
        let (status, _) = sally.stream(&format!("/live/staff/{account}")).await;
        assert_eq!(status, StatusCode::NOT_FOUND);
    }

    async fn staff_are_no_contacts(world: World) {
        let maya = world.maya().await;
        for (path, _) in FUNCTIONS.iter().filter(|(_, who)| *who == Who::Contact) {
            let answer = maya.call(path, STRANGE).await;
            assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{path}: {}", answer.body);
        }
        assert_eq!(maya.stream("/live/portal").await.0, StatusCode::NOT_FOUND);
    }

    async fn an_id_that_is_not_there_is_not_found_whatever_is_asked(world: World) {
        let maya = world.maya().await;
        for (path, _) in FUNCTIONS.iter().filter(|(_, who)| *who == Who::Staff) {
            let name = path.rsplit('/').next().unwrap();
            if WITHOUT_ACCOUNT.contains(&name) {
                continue;
            }
            let answer = maya.call(path, STRANGE).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}: {}", answer.body);
        }
    }

    async fn another_accounts_things_are_not_found_through_ones_own(world: World) {
        let (maya, sitwell) = (world.maya().await, world.account("Sitwell Homes").await.to_string());
        let task = world.task("Bluth Company", "Map the chart of accounts").await.to_string();
        let contact = world.contact_id("Bluth Company", "Lucille Bluth").await.to_string();
        for function in ["complete_task", "reopen_task", "delete_task", "task_detail", "set_due", "set_show_in_portal"] {
            let answer = maya.call(&format!("/api/staff/{function}"), &[("account", &sitwell), ("task", &task), ("was_show", "false"), ("show", "true")]).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{function}: {}", answer.body);
        }
        for function in ["archive_contact", "revoke_contact", "grant_contact", "copy_link"] {
            let answer = maya.call(&format!("/api/staff/{function}"), &[("account", &sitwell), ("contact", &contact)]).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{function}: {}", answer.body);
        }
    }

    async fn a_csm_may_not_change_the_organisations_settings(world: World) {
        let maya = world.maya().await;
        for (path, _) in FUNCTIONS.iter().filter(|(_, who)| *who == Who::Admin) {
            let answer = maya.call(path, STRANGE).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path}: {}", answer.body);
        }
    }

    async fn a_revoked_contact_may_call_nothing_and_sees_nothing(world: World) {
        let sally = world.contact("sally@sitwell.test").await;
        let (account, contact) = (world.account("Sitwell Homes").await, world.contact_id("Sitwell Homes", "Sally Sitwell").await);
        world.staff().await.revoke_contact(account, contact).await.unwrap();
        for (path, _) in FUNCTIONS.iter().filter(|(_, who)| *who == Who::Contact) {
            assert_eq!(sally.call(path, STRANGE).await.status, StatusCode::UNAUTHORIZED, "{path}");
        }
        assert_eq!(sally.stream("/live/portal").await.0, StatusCode::NOT_FOUND);
    }

    async fn a_session_ends_after_its_days(world: World) {
        let (sally, maya) = (world.contact("sally@sitwell.test").await, world.maya().await);
        world.clock.advance(15 * 24 * 60 * 60 * 1000);
        assert_eq!(sally.call("/api/portal/visited", &[]).await.status, StatusCode::UNAUTHORIZED);
        assert_eq!(maya.call("/api/staff/accounts", STRANGE).await.status, StatusCode::UNAUTHORIZED);
    }

    async fn a_request_from_another_site_is_refused(world: World) {
        let maya = world.maya().await;
        for site in ["cross-site", "same-site"] {
            let request = axum::http::Request::post("/api/staff/sign_out").header("sec-fetch-site", site);
            let answer = maya.send(request, axum::body::Body::empty()).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN);
        }
        assert_eq!(maya.call("/api/staff/accounts", STRANGE).await.status, StatusCode::OK);
    }

    async fn a_server_function_is_not_there_by_get(world: World) {
        let maya = world.maya().await;
        for (path, _) in FUNCTIONS {
            let answer = maya.get(path).await;
            let is_at_a_door = answer.status == StatusCode::SEE_OTHER && answer.location().starts_with("/p");
            assert!(answer.status == StatusCode::METHOD_NOT_ALLOWED || is_at_a_door, "{path}: {}", answer.status);
        }
    }
}
