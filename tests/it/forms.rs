//! Forms as the browser sends them: refused ones come back with their messages and everything that was typed.

use crate::{on_both, world::token_in};
use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use domain::calendar::to_iso;

/// A server function of staff's, the fields it is sent, and what is said of it.
type Deed<'a> = (&'a str, &'a [(&'a str, &'a str)], &'a str);

on_both! {
    async fn a_refused_form_comes_back_with_its_message_and_what_was_typed(world: World) {
        let maya = world.maya().await;
        let fields = [("account", "33333333333333333333333333333333"), ("name", ""), ("time_zone", "Mars/Olympus"), ("owner", "")];
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let request = Request::post("/api/staff/create_account")
            .header(header::ACCEPT, "text/html")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::REFERER, "http://tandem.test/accounts/new")
            .header("sec-fetch-site", "same-origin");
        let answer = maya.send(request, Body::from(body)).await;
        assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/accounts/new"));
        let back = world.with_cookies(&format!("{}; {}", maya.cookies, answer.cookies()));
        let page = back.get("/accounts/new").await;
        assert!(page.body.contains("There is a problem"), "no summary");
        assert!(page.body.contains("Mars/Olympus"), "what was typed is lost");
        assert_eq!(page.cookies(), "tandem_form=", "the form would come back on the next page too");
    }

    async fn a_refused_due_date_comes_back_in_its_field_and_starts_from_what_was_shown(world: World) {
        let (maya, view) = (world.maya().await, world.view("Sitwell Homes").await);
        let task = view.tasks.iter().find(|task| task.title == "Book the pilot office").unwrap();
        let stored = task.due_on.map(to_iso).unwrap_or_default();
        let (account, id) = (view.header.account.to_string(), task.id.to_string());
        let page = format!("/accounts/{account}/plan/tasks/{id}");
        let fields = [("account", account.as_str()), ("task", id.as_str()), ("was_due_on", "2020-01-01"), ("due_on", "2027-12-24")];
        let answer = maya.form_on(Some(&format!("http://tandem.test{page}")), "/api/staff/set_due", &fields).await;
        assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, page.as_str()));
        let shown = world.with_cookies(&format!("{}; {}", maya.cookies, answer.cookies())).get(&page).await.body;
        let start = format!("name=\"was_due_on\" value=\"{stored}\"");
        for part in ["value=\"2027-12-24\"", "id=\"due_on-error\"", start.as_str()] {
            assert!(shown.contains(part), "{part}: {shown}");
        }
        assert!(shown.matches("Somebody else changed the due date to").count() > 1, "not beside the field: {shown}");
        let other = maya.get(&page).await.body;
        assert!(!other.contains("due_on-error"), "{other}");
    }

    async fn the_line_for_a_new_task_says_on_the_next_page_how_it_was_understood(world: World) {
        let (maya, account) = (world.maya().await, world.account("Sitwell Homes").await);
        let (id, plan) = (account.to_string(), format!("/accounts/{account}/plan"));
        for (number, title, said) in [
            (1, "Ask @sally about it", "“@sally” stays in the title: people are named at the end, after it."),
            (2, "Call @sally due 2026-12-24", "Assigned to Sally Sitwell, due 24 Dec."),
            (3, "Call again", "“Call again” was added."),
        ] {
            let task = format!("{number:032}");
            let fields = [("account", id.as_str()), ("home", "plan"), ("task", task.as_str()), ("title", title)];
            let answer = maya.form("/api/staff/create_task", &fields).await;
            assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, plan.as_str()));
            let back = world.with_cookies(&format!("{}; {}", maya.cookies, answer.cookies()));
            let page = back.get(&plan).await.body;
            assert!(page.contains(said), "{title}: {page}");
        }
    }

    async fn a_line_that_names_nobody_or_several_adds_nothing_and_comes_back_with_whom_it_fits(world: World) {
        let (maya, account) = (world.maya().await, world.account("Sitwell Homes").await);
        let (id, plan) = (account.to_string(), format!("/accounts/{account}/plan"));
        let before = world.view("Sitwell Homes").await.tasks.len();
        for (number, title, said) in [
            (1, "Call @bob", "Nobody here is called “@bob”. Check the name, or write “\\@bob” to keep it in the title."),
            (2, "Call @sitwell due fri", "“@sitwell” fits S"),
        ] {
            let task = format!("{number:032}");
            let fields = [("account", id.as_str()), ("home", "plan"), ("task", task.as_str()), ("title", title)];
            let answer = maya.form_on(Some(&format!("http://tandem.test{plan}")), "/api/staff/create_task", &fields).await;
            assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, plan.as_str()));
            let page = world.with_cookies(&format!("{}; {}", maya.cookies, answer.cookies())).get(&plan).await.body;
            let kept = format!("value=\"{title}\"");
            assert!(page.contains(said) && page.contains(&kept), "{title}");
            assert_eq!(world.view("Sitwell Homes").await.tasks.len(), before, "{title}");
        }
        let task = format!("{:032}", 3);
        let fields = [("account", id.as_str()), ("home", "plan"), ("task", task.as_str()), ("title", "Call \\@bob")];
        maya.form("/api/staff/create_task", &fields).await;
        assert!(world.view("Sitwell Homes").await.tasks.iter().any(|task| task.title == "Call @bob"));
    }

    async fn the_notice_of_a_new_contact_warns_where_their_address_is_used_elsewhere(world: World) {
        let (maya, account) = (world.maya().await, world.account("Gobias Coffee").await.to_string());
        let contacts = format!("/accounts/{account}/contacts");
        for (number, email, is_known) in [(1, "Sally@sitwell.test", true), (2, "nobody@gobias.test", false)] {
            let contact = format!("{number:032}");
            let fields = [("account", account.as_str()), ("contact", contact.as_str()), ("name", "Sally S."), ("email", email), ("job_title", "")];
            let answer = maya.form("/api/staff/create_contact", &fields).await;
            assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, contacts.as_str()));
            let back = world.with_cookies(&format!("{}; {}", maya.cookies, answer.cookies()));
            let page = back.get(&contacts).await.body;
            assert!(page.contains("The contact Sally S. was added."), "{page}");
            assert_eq!(page.contains("This address is also used at Sitwell Homes."), is_known, "{email}: {page}");
            let (tone, title) = if is_known { ("soon", "Please check") } else { ("done", "Done") };
            let (before, rest) = page.split_once(&format!("aria-label=\"{title}\"")).unwrap_or_else(|| panic!("{email}: {page}"));
            let tag = format!("{}{}", before.rsplit('<').next().unwrap(), rest.split('>').next().unwrap());
            assert!(tag.contains(&format!("data-tone=\"{tone}\"")) && tag.contains("role=\"status\""), "{email}: {tag}");
        }
    }

    async fn what_a_form_did_to_a_plan_is_said_by_the_names_of_what_it_was_about(world: World) {
        let (maya, account) = (world.maya().await, world.account("Sitwell Homes").await);
        let (id, plan) = (account.to_string(), format!("http://tandem.test/accounts/{account}/plan"));
        let sally = format!("contact-{}", world.contact_id("Sitwell Homes", "Sally Sitwell").await);
        let task = world.task("Sitwell Homes", "Book the pilot office").await.to_string();
        let kick_off = world.view("Sitwell Homes").await.workflows.iter().find(|play| play.name == "Kick-off play").unwrap().id.to_string();
        let long = format!("Book {}", "the pilot office ".repeat(8));
        let deeds: [Deed<'_>; 11] = [
            ("complete_task", &[("task", &task)], "“Book the pilot office” was completed."),
            ("reopen_task", &[("task", &task)], "“Book the pilot office” was reopened."),
            ("set_status", &[("task", &task), ("was_status", "started"), ("status", "cancelled")], "“Book the pilot office” was set to “Cancelled”."),
            ("set_due", &[("task", &task), ("was_due_on", ""), ("due_on", "")], "“Book the pilot office” is due Fri 27 Nov."),
            ("set_due", &[("task", &task), ("was_due_on", "2026-11-27"), ("due_on", "")], "“Book the pilot office” has no due date."),
            ("set_show_in_portal", &[("task", &task), ("was_show", "false"), ("show", "true")], "“Book the pilot office” is flagged to show in the portal."),
            ("assign", &[("task", &task), ("person", &sally), ("assigned", "true")], "“Book the pilot office” is assigned to Sally Sitwell. Assigning Sally"),
            ("assign", &[("task", &task), ("person", &sally), ("assigned", "false")], "“Book the pilot office” is no longer assigned to Sally Sitwell."),
            ("set_play_sharing", &[("play", &kick_off), ("was_sharing", "all_tasks"), ("sharing", "private")], "“Kick-off play” was set to “Internal”. Setting it to “Internal”"),
            ("move_task", &[("task", &task), ("home", "plan"), ("to", "first")], "“Book the pilot office” moved to 1 of "),
            ("edit_task", &[("task", &task), ("title", &long), ("was[title]", "Book the pilot office"), ("was[description]", ""), ("was[start_on]", ""), ("was[due_on]", "")], "“Book the pilot office the pilot office the pilot office the…” was saved."),
        ];
        for (name, fields, said) in deeds {
            let fields = [&[("account", id.as_str())][..], fields].concat();
            let answer = maya.form_on(Some(&plan), &format!("/api/staff/{name}"), &fields).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{name}: {}", answer.body);
            let back = world.with_cookies(&format!("{}; {}", maya.cookies, answer.cookies()));
            let page = back.get(answer.location()).await.body;
            assert!(page.contains(said), "{name} does not say {said}: {page}");
        }
    }

    async fn no_field_cuts_what_is_pasted_and_each_says_what_is_too_long(world: World) {
        let maya = world.maya().await;
        let name = "n".repeat(121);
        let page = maya.get("/accounts/new").await.body;
        assert!(!page.contains("maxlength"), "{page}");
        let fields = [("account", "33333333333333333333333333333333"), ("name", name.as_str()), ("time_zone", "Europe/Berlin"), ("owner", "")];
        let answer = maya.form_on(Some("http://tandem.test/accounts/new"), "/api/staff/create_account", &fields).await;
        let back = world.with_cookies(&format!("{}; {}", maya.cookies, answer.cookies()));
        let page = back.get("/accounts/new").await.body;
        assert!(page.contains("Shorten the account’s name to 120 characters or fewer.") && page.contains(&name), "{page}");
    }

    async fn a_form_sent_after_its_session_ended_waits_on_its_page_until_somebody_has_signed_in(world: World) {
        let (maya, account) = (world.maya().await, world.account("Sitwell Homes").await.to_string());
        let page = format!("/accounts/{account}/plan/objectives/new");
        let (from, door) = (format!("http://tandem.test{page}"), format!("/sign-in?to={page}&ended=1"));
        world.clock.advance(15 * 24 * 60 * 60 * 1000);
        for description in ["Ten good reviews.".to_owned(), "Ten good reviews. ".repeat(500)] {
            let fields = [
                ("account", account.as_str()),
                ("objective", "33333333333333333333333333333333"),
                ("name", "Launch reviews"),
                ("description", description.as_str()),
            ];
            let sent = maya.form_on(Some(&from), "/api/staff/create_objective", &fields).await;
            assert_eq!((sent.status, sent.location()), (StatusCode::SEE_OTHER, door.as_str()));
            let at_the_door = world.with_cookies(&sent.cookies()).get(&door).await;
            assert!(at_the_door.body.contains("You have been signed out."), "{}", at_the_door.body);
            assert!(!at_the_door.cookies().contains("tandem_waiting"), "the door takes the form");

            let again = world.with_cookies(&sent.cookies()).form("/api/public/sign_in_demo", &[("to", page.as_str())]).await;
            assert_eq!((again.status, again.location()), (StatusCode::SEE_OTHER, page.as_str()));
            let back = world.with_cookies(&format!("{}; {}", again.cookies(), sent.cookies()));
            assert!(!back.get("/accounts/new").await.cookies().contains("tandem_waiting"), "another page takes the form");
            let shown = back.get(&page).await;
            for kept in ["You had been signed out", "Launch reviews", description.trim_end()] {
                assert!(shown.body.contains(kept), "{kept} is lost: {}", shown.body);
            }
            assert_eq!(shown.cookies(), "tandem_waiting=", "the form would come back again");
        }
        assert!(world.view("Sitwell Homes").await.objectives.iter().all(|objective| objective.name != "Launch reviews"));
    }

    async fn of_forms_sent_without_a_session_only_some_are_kept_and_of_the_others_the_reason(world: World) {
        let anonymous = world.anonymous();
        let description = "flood".repeat(2000);
        let fields = [("account", "33333333333333333333333333333333"), ("description", description.as_str())];
        let mut last = String::new();
        for _ in 0..20 {
            let sent = anonymous.form_on(Some("http://tandem.test/accounts/new"), "/api/staff/edit_task", &fields).await;
            assert_eq!(sent.status, StatusCode::SEE_OTHER);
            last = sent.cookies();
            assert!(last.len() < 4096);
        }
        let kept = world.stored("SELECT CAST(COUNT(*) AS text) AS held FROM form_return").await;
        assert_eq!(kept, ["10"]);
        assert!(last.contains("too%20much"), "nothing says why: {last}");
        let nothing_typed = anonymous.form_on(Some("http://tandem.test/accounts"), "/api/staff/sign_out", &[]).await;
        assert_eq!((nothing_typed.status, nothing_typed.cookies().as_str()), (StatusCode::SEE_OTHER, ""));
    }

    async fn naming_a_co_owner_leads_back_to_the_co_owners_and_says_what_it_did(world: World) {
        let (maya, account) = (world.maya().await, world.account("Sitwell Homes").await);
        let stan = world.contact_id("Sitwell Homes", "Stan Sitwell").await.to_string();
        let play = world.view("Sitwell Homes").await.workflows.iter().find(|play| play.name == "Renewal prep").unwrap().id;
        let page = format!("/accounts/{account}/plan/plays/{play}/co-owners");
        let (account, play) = (account.to_string(), play.to_string());
        for (named, said) in [("true", "Naming Stan makes this play"), ("false", "“Renewal prep” no longer has Stan Sitwell as co-owner.")] {
            let fields = [("account", account.as_str()), ("play", play.as_str()), ("contact", stan.as_str()), ("named", named)];
            let answer = maya.form("/api/staff/set_co_owner", &fields).await;
            assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, page.as_str()));
            let shown = world.with_cookies(&format!("{}; {}", maya.cookies, answer.cookies())).get(&page).await.body;
            assert!(shown.contains(said), "{shown}");
            assert_eq!(shown.contains("Remove Stan Sitwell"), named == "true", "{shown}");
        }
    }

    async fn going_on_to_a_plays_co_owners_saves_what_was_typed_before(world: World) {
        let (maya, account) = (world.maya().await, world.account("Sitwell Homes").await);
        let play = world.view("Sitwell Homes").await.workflows.iter().find(|play| play.name == "Renewal prep").unwrap().id;
        let page = format!("/accounts/{account}/plan/plays/{play}");
        let shown = maya.get(&page).await.body;
        let edit = shown.find("/api/staff/edit_play").unwrap();
        let button = shown.find("name=\"to_co_owners\"").unwrap();
        assert!(!shown[edit..button].contains("</form>"), "the button sends something else: {shown}");
        let (account, play) = (account.to_string(), play.to_string());
        for (name, next) in [("Renewal talk", format!("{page}/co-owners")), ("", page.clone())] {
            let fields = [
                ("account", account.as_str()), ("play", play.as_str()), ("was[name]", "Renewal prep"), ("name", name),
                ("was[portal_title]", ""), ("was[owner]", ""), ("was[sharing]", "private"), ("sharing", "private"), ("to_co_owners", "true"),
            ];
            let answer = maya.form_on(Some(&format!("http://tandem.test{page}")), "/api/staff/edit_play", &fields).await;
            assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, next.as_str()));
        }
        assert!(maya.get(&format!("{page}/co-owners")).await.body.contains("Co-owners of Renewal talk"));
    }

    async fn the_portals_button_switches_it_at_once_and_the_page_says_so(world: World) {
        let ines = world.ines().await;
        for (now, said, next) in [
            ("false", "The customer portal is off. Nobody outside sees anything.", "Switch the portal on"),
            ("true", "The customer portal is on. Contacts with access see shared plans.", "Switch the portal off"),
        ] {
            let answer = ines.form("/api/staff/set_portal_enabled", &[("enabled", now)]).await;
            assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/settings"));
            let page = world.with_cookies(&format!("{}; {}", ines.cookies, answer.cookies())).get("/settings").await.body;
            assert!(page.contains(said) && page.contains(next), "{page}");
            let other = if now == "true" { "false" } else { "true" };
            assert!(page.contains(&format!("name=\"enabled\" value=\"{other}\"")), "{page}");
        }
        let maya = world.maya().await.get("/settings").await.body;
        assert!(maya.contains("Only admins can change this") && !maya.contains("set_portal_enabled"), "{maya}");
    }

    async fn while_the_portal_is_off_an_admin_reads_that_they_can_switch_it_on(world: World) {
        let (ines, maya, account) = (world.ines().await, world.maya().await, world.account("Sitwell Homes").await);
        ines.call("/api/staff/set_portal_enabled", &[("enabled", "false")]).await;
        for page in ["plan", "contacts", "share"] {
            let page = format!("/accounts/{account}/{page}");
            let (own, other) = (ines.get(&page).await.body, maya.get(&page).await.body);
            assert!(own.contains("You can switch it on in ") && !own.contains("An admin can"), "{page}: {own}");
            assert!(other.contains("An admin can switch it on in ") && !other.contains("You can switch"), "{page}: {other}");
        }
    }

    async fn a_further_admin_is_not_asked_for_the_name_that_the_organisation_has_and_their_link_works_once(world: World) {
        let (anonymous, link) = (world.anonymous(), world.tandem.new_setup_link().await.unwrap());
        let page = anonymous.get(link.trim_start_matches("http://tandem.test")).await.body;
        assert!(page.contains("You become an admin") && !page.contains("name=\"organisation\""), "{page}");
        let token = token_in(&link);
        let fields = [("token", token.as_str()), ("name", "Otto Normal"), ("email", "otto@northwind.test"), ("password", "correct horse battery staple")];
        let answer = anonymous.form("/api/public/set_up", &fields).await;
        assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/accounts"));
        assert_eq!(world.tandem.organisation_name().await, "Northwind");
        let (used, never_made) = (anonymous.get(link.trim_start_matches("http://tandem.test")).await, anonymous.get("/set-up/never-made").await);
        assert_eq!((used.status, never_made.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
        assert!([used, never_made].iter().all(|answer| answer.body.contains("This link is no longer good")));
    }

    async fn a_password_is_never_kept_for_the_next_page(world: World) {
        let fields = "email=ines%40northwind.test&password=secret-password-marker&to=";
        let request = Request::post("/api/public/sign_in")
            .header(header::ACCEPT, "text/html")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::REFERER, "http://tandem.test/sign-in")
            .header("sec-fetch-site", "same-origin");
        let answer = world.anonymous().send(request, Body::from(fields)).await;
        assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/sign-in"));
        let page = world.with_cookies(&answer.cookies()).get("/sign-in").await;
        assert!(page.body.contains("ines@northwind.test") && !page.body.contains("secret-password-marker"));
    }

    async fn of_a_form_that_is_too_large_only_the_reason_is_kept(world: World) {
        let email = format!("{}@northwind.test", "flood".repeat(2000));
        let fields = [("email", email.as_str()), ("password", "wrong wrong wrong"), ("to", "")];
        let answer = world.anonymous().form_on(Some("http://tandem.test/sign-in"), "/api/public/sign_in", &fields).await;
        assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/sign-in"));
        assert!(answer.cookies().len() < 4096);
        let page = world.with_cookies(&answer.cookies()).get("/sign-in").await;
        assert!(page.body.contains("is not right") && !page.body.contains("floodflood"), "{}", page.body);
    }

    async fn too_much_at_once_is_refused(world: World) {
        let maya = world.maya().await;
        let request = Request::post("/api/staff/accounts").header("sec-fetch-site", "same-origin").header(header::CONTENT_LENGTH, 600 * 1024);
        let answer = maya.send(request, Body::from(vec![b'x'; 600 * 1024])).await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
        assert!(answer.body.contains("nothing was saved"), "{}", answer.body);
    }

    async fn a_malformed_request_is_refused_clearly(world: World) {
        let maya = world.maya().await;
        for fields in [&[("account", "not-an-id")][..], &[("account", "1"), ("task", "'; DROP TABLE task; --")], &[]] {
            let answer = maya.call("/api/staff/complete_task", fields).await;
            assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{}", answer.body);
        }
    }

    async fn a_function_that_is_none_is_not_found_like_everything_else(world: World) {
        let maya = world.maya().await;
        let foreign = maya.call("/api/staff/complete_task", &[("account", &"4".repeat(32)), ("task", &"4".repeat(32))]).await;
        for path in ["/api/staff/nonsense", "/api/public/nonsense", "/api/public/complete_task"] {
            let answer = maya.call(path, &[]).await;
            assert_eq!((answer.status, answer.body), (StatusCode::NOT_FOUND, foreign.body.clone()), "{path}");
        }
    }
}
