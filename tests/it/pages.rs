//! Whole pages as they leave the server: nothing internal on any page of the portal, whatever the filter; and every page's policy.

use crate::on_both;
use axum::http::StatusCode;

/// Words of the demo's Sitwell plan that only staff may read.
const INTERNAL: &[&str] = &[
    "Renewal is in March",
    "Renewal prep",
    "Draft renewal pricing note",
    "Roll out SSO",
    "Security play",
    "Exchange SAML metadata",
    "Book the pilot office",
    "sally@sitwell.test",
    "Head of Marketing",
];

on_both! {
    async fn no_page_of_the_portal_holds_anything_internal(world: World) {
        for email in ["sally@sitwell.test", "stan@sitwell.test"] {
            let contact = world.contact(email).await;
            let home = contact.get("/portal").await.location().to_owned();
            let task = world.task("Sitwell Homes", "Send go-live checklist").await;
            let pages = ["", "?show=mine", "?show=todo", "?show=done", &format!("/tasks/{task}")].map(|rest| format!("{home}{rest}"));
            for path in pages {
                let page = contact.get(&path).await;
                assert_eq!(page.status, StatusCode::OK, "{path}");
                for word in INTERNAL {
                    assert!(!page.body.contains(word), "{path} holds {word}");
                }
            }
        }
    }

    async fn the_plan_and_the_contacts_say_alike_whether_an_account_is_shared(world: World) {
        let maya = world.maya().await;
        for (name, words) in [("Sitwell Homes", "Shared with 2 contacts"), ("Bluth Company", "Not shared")] {
            let account = world.account(name).await;
            for section in ["plan", "contacts"] {
                let page = maya.get(&format!("/accounts/{account}/{section}")).await;
                assert_eq!(page.status, StatusCode::OK, "the {section} of {name}");
                assert!(page.body.contains(words), "the {section} of {name}");
            }
        }
    }

    async fn the_same_bytes_leave_whatever_is_internal(world: World) {
        let sally = world.contact("sally@sitwell.test").await;
        let home = sally.get("/portal").await.location().to_owned();
        let without_nonce = |body: &str| {
            let nonce = body.split("nonce=\"").nth(1).map_or("", |rest| rest.split('"').next().unwrap());
            if nonce.is_empty() { body.to_owned() } else { body.replace(nonce, "") }
        };
        let before = sally.get(&home).await;
        let (staff, account) = (world.staff().await, world.account("Sitwell Homes").await);
        let hidden = world.task("Sitwell Homes", "Book the pilot office").await;
        staff.complete_task(account, hidden).await.unwrap();
        staff.create_objective(account, domain::ids::ObjectiveId::new(uuid::Uuid::new_v4()), domain::forms::ObjectiveForm {
            name: "A new internal goal".to_owned(),
            ..Default::default()
        }).await.unwrap();
        let home_of_hidden = world.view("Sitwell Homes").await.task(hidden).unwrap().home;
        staff.move_task(account, hidden, None, home_of_hidden, domain::forms::MoveTo::First).await.unwrap();
        let after = sally.get(&home).await;
        assert_eq!(without_nonce(&before.body), without_nonce(&after.body));
    }

    async fn a_tasks_page_names_everybody_assigned_and_has_its_button_before_the_ways_to_others(world: World) {
        let task = world.task("Sitwell Homes", "Pick ten customers to invite").await;
        let page_for = async |email: &str| {
            let contact = world.contact(email).await;
            let home = contact.get("/portal").await.location().to_owned();
            contact.get(&format!("{home}/tasks/{task}")).await.body
        };
        let (sallys, stans) = (page_for("sally@sitwell.test").await, page_for("stan@sitwell.test").await);
        assert!(sallys.contains("Assigned to you and Maya Okafor"), "{sallys}");
        assert!(stans.contains("Assigned to Sally Sitwell and Maya Okafor"), "{stans}");
        let (button, neighbour) = (sallys.find("Mark as complete").unwrap(), sallys.find("Previous task").unwrap());
        assert!(button < neighbour, "{sallys}");
    }

    async fn of_a_task_that_nobody_has_no_page_says_that_somebody_else_completes_it(world: World) {
        let (staff, account) = (world.staff().await, world.account("Sitwell Homes").await);
        let task = world.task("Sitwell Homes", "Pick ten customers to invite").await;
        for person in world.view("Sitwell Homes").await.task(task).unwrap().assignees.clone() {
            staff.assign(account, task, person, false).await.unwrap();
        }
        let sally = world.contact("sally@sitwell.test").await;
        let home = sally.get("/portal").await.location().to_owned();
        let plan = sally.get(&home).await.body;
        let start = plan.find(&format!("id=\"task-{task}\"")).unwrap();
        let row = plan[start..].split("</li>").next().unwrap();
        assert!(row.contains("Not done. Nobody has it yet.") && row.contains("Nobody yet") && !row.contains("Somebody else"), "{row}");
        let page = sally.get(&format!("{home}/tasks/{task}")).await.body;
        assert!(page.contains("Assigned to nobody yet"), "{page}");
    }

    async fn people_with_equal_initials_are_told_apart(world: World) {
        let view = world.view("Sitwell Homes").await;
        let initials = |name: &str| view.people.iter().find(|person| person.name == name).unwrap().initials.clone();
        assert_eq!((initials("Sally Sitwell").as_str(), initials("Stan Sitwell").as_str()), ("Sa", "St"));
        let share = world.maya().await.get(&format!("/accounts/{}/share", world.account("Sitwell Homes").await)).await.body;
        assert!(share.contains(">Sa<") && share.contains(">St<") && !share.contains(">SS<"), "{share}");
        let stan = world.contact("stan@sitwell.test").await;
        let plan = stan.get(stan.get("/portal").await.location()).await.body;
        let bar = plan.split("<header class=\"topbar\"").nth(1).unwrap().split("</header>").next().unwrap();
        assert!(bar.contains(">St<"), "{bar}");
    }

    async fn no_search_engine_keeps_a_page_of_the_portal(world: World) {
        for page in [world.anonymous().get("/p").await, world.anonymous().get("/p/join/nonsense").await] {
            assert!(page.body.contains("name=\"robots\" content=\"noindex\""), "{}", page.body);
        }
    }

    async fn a_page_that_is_not_there_says_so_once(world: World) {
        let (maya, sally) = (world.maya().await, world.contact("sally@sitwell.test").await);
        for page in [sally.get("/portal/nosuchportal").await, maya.get("/no/such/page").await] {
            let body = page.body.split("<body").nth(1).unwrap();
            assert_eq!(body.matches("isn’t available").count(), 1, "{body}");
        }
    }

    async fn every_page_carries_a_strict_policy(world: World) {
        let (maya, sally) = (world.maya().await, world.contact("sally@sitwell.test").await);
        let home = sally.get("/portal").await.location().to_owned();
        for page in [maya.get("/accounts").await, sally.get(&home).await, world.anonymous().get("/sign-in").await, world.anonymous().get("/p").await] {
            let policy = page.headers["content-security-policy"].to_str().unwrap().to_owned();
            assert!(policy.contains("default-src 'none'") && policy.contains("'nonce-") && !policy.contains("unsafe-inline"), "{policy}");
            assert!(!page.body.contains(" style="), "an inline style");
            assert_eq!(page.headers["x-content-type-options"], "nosniff");
        }
    }

    async fn a_page_that_is_not_there_is_404(world: World) {
        let maya = world.maya().await;
        for path in ["/no/such/page", "/accounts/44444444444444444444444444444444/plan", "/accounts/nonsense/plan"] {
            assert_eq!(maya.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
    }

    async fn who_is_not_signed_in_comes_to_the_sign_in_page_and_back(world: World) {
        let answer = world.anonymous().get("/accounts?q=sit").await;
        assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/sign-in?to=/accounts%3Fq%3Dsit"));
        let door = world.anonymous().get(answer.location()).await;
        assert!(door.body.contains("value=\"/accounts?q=sit\""), "the door does not keep the page asked for");
        world.with_password("maya@northwind.test").await;
        let fields = [("email", "maya@northwind.test"), ("password", "password"), ("to", "/accounts?q=sit")];
        let back = world.anonymous().form("/api/public/sign_in", &fields).await;
        assert_eq!((back.status, back.location()), (StatusCode::SEE_OTHER, "/accounts?q=sit"));
        assert_eq!(world.with_cookies(&back.cookies()).get(back.location()).await.status, StatusCode::OK);
        let signed_out = world.anonymous().get("/portal/whatever").await;
        assert!(signed_out.body.contains("request_link"), "no door");
    }

    async fn what_a_form_of_staff_left_is_neither_shown_nor_used_up_on_a_page_of_the_portal(world: World) {
        let (sally, maya) = (world.contact("sally@sitwell.test").await, world.maya().await);
        let home = sally.get("/portal").await.location().to_owned();
        let account = world.account("Sitwell Homes").await.to_string();
        let refused = maya.form("/api/staff/create_task", &[("account", &account), ("task", &"4".repeat(32)), ("home", "plan"), ("title", "")]).await;
        for left in ["tandem_notice=Only%20for%20us".to_owned(), refused.cookies()] {
            let page = world.with_cookies(&format!("{}; {left}", sally.cookies)).get(&home).await;
            assert!(!page.body.contains("Only for us") && !page.body.contains("There is a problem"), "{left}");
            assert!(!page.headers.contains_key(axum::http::header::SET_COOKIE), "{left}");
        }
    }
}
