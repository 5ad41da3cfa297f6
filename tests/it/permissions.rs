//! Who may ask what: a row for every server function and every route, and a sweep that tries each as everybody who may not.

use crate::on_both;
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
    ("/api/staff/account_editor", Who::Staff),
    ("/api/staff/accounts", Who::Staff),
    ("/api/staff/archive_contact", Who::Staff),
    ("/api/staff/assign", Who::Staff),
    ("/api/staff/complete_task", Who::Staff),
    ("/api/staff/contact_form", Who::Staff),
    ("/api/staff/contacts", Who::Staff),
    ("/api/staff/copy_link", Who::Staff),
    ("/api/staff/create_account", Who::Staff),
    ("/api/staff/create_contact", Who::Staff),
    ("/api/staff/create_objective", Who::Staff),
    ("/api/staff/create_play", Who::Staff),
    ("/api/staff/create_task", Who::Staff),
    ("/api/staff/customer_task", Who::Staff),
    ("/api/staff/customer_view", Who::Staff),
    ("/api/staff/delete_objective", Who::Staff),
    ("/api/staff/delete_play", Who::Staff),
    ("/api/staff/delete_task", Who::Staff),
    ("/api/staff/dev_mails", Who::Staff),
    ("/api/staff/edit_account", Who::Staff),
    ("/api/staff/edit_contact", Who::Staff),
    ("/api/staff/edit_objective", Who::Staff),
    ("/api/staff/edit_organisation", Who::Admin),
    ("/api/staff/edit_plan", Who::Staff),
    ("/api/staff/edit_play", Who::Staff),
    ("/api/staff/edit_task", Who::Staff),
    ("/api/staff/frame", Who::Staff),
    ("/api/staff/grant_contact", Who::Staff),
    ("/api/staff/move_objective", Who::Staff),
    ("/api/staff/move_play", Who::Staff),
    ("/api/staff/move_task", Who::Staff),
    ("/api/staff/new_account_editor", Who::Staff),
    ("/api/staff/organisation_settings", Who::Staff),
    ("/api/staff/plan_page", Who::Staff),
    ("/api/staff/plan_summary", Who::Staff),
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
    ("/api/staff/share_editor", Who::Staff),
    ("/api/staff/share_plan", Who::Staff),
    ("/api/staff/sign_out", Who::Staff),
    ("/api/staff/task_detail", Who::Staff),
    ("/api/staff/unshare_plan", Who::Staff),
];

/// Every other route, with who may ask and what everybody else gets.
const ROUTES: &[(&str, &str, Who)] = &[
    ("GET", "/health", Who::Anybody),
    ("GET", "/pkg/{*file}", Who::Anybody),
    ("GET", "/favicon.svg", Who::Anybody),
    ("GET", "/join.js", Who::Anybody),
    ("POST", "/theme", Who::Anybody),
    ("GET", "/dev/mail/{id}/html", Who::Staff),
    ("GET", "/live/staff/{account}", Who::Staff),
    ("GET", "/live/portal", Who::Contact),
    ("GET", "/p", Who::Anybody),
    ("GET", "/p/join/{token}", Who::Anybody),
    ("GET", "/portal", Who::Contact),
    ("GET", "/portal/{slug}", Who::Contact),
    ("GET", "/portal/{slug}/tasks/{task}", Who::Contact),
    ("GET", "/{*workspace}", Who::Staff),
];

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
];

/// Functions that are about no account, and so work whatever the arguments name.
const WITHOUT_ACCOUNT: &[&str] = &[
    "accounts",
    "create_account",
    "dev_mails",
    "frame",
    "new_account_editor",
    "organisation_settings",
    "sign_out",
];

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
    let listed: Vec<(&str, &str)> = ROUTES.iter().map(|(method, path, _)| (*method, *path)).collect();
    assert_eq!(tandem::http::ROUTES, listed);
}

on_both! {
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
            let answer = maya.call(&format!("/api/staff/{function}"), &[("account", &sitwell), ("task", &task), ("show", "true")]).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{function}: {}", answer.body);
        }
        for function in ["archive_contact", "revoke_contact", "grant_contact", "copy_link", "customer_view", "contact_form"] {
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
        assert_eq!(maya.call("/api/staff/frame", &[]).await.status, StatusCode::UNAUTHORIZED);
    }

    async fn a_request_from_another_site_is_refused(world: World) {
        let maya = world.maya().await;
        for site in ["cross-site", "same-site"] {
            let request = axum::http::Request::post("/api/staff/sign_out").header("sec-fetch-site", site);
            let answer = maya.send(request, axum::body::Body::empty()).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN);
        }
        assert_eq!(maya.call("/api/staff/frame", &[]).await.status, StatusCode::OK);
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
