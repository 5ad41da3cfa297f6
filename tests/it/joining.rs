//! Links, doors and sessions of the portal.

use crate::{on_both, world::token_in};
use axum::http::StatusCode;

const DAY: i64 = 24 * 60 * 60 * 1000;

/// Whatever following a link could write: how many sessions and links there are, and each account's version.
const ROWS_OF_JOINING: &str = "SELECT 'sessions ' || CAST(COUNT(*) AS text) AS held FROM portal_session \
    UNION ALL SELECT 'links ' || CAST(COUNT(*) AS text) FROM invitation \
    UNION ALL SELECT name || ' ' || CAST(version AS text) FROM account ORDER BY 1";

/// Whatever could hold a token.
const ROWS_OF_TOKENS: &str = "SELECT token_hash AS held FROM invitation UNION ALL SELECT token_hash FROM portal_session \
    UNION ALL SELECT CAST(payload AS text) FROM outbox UNION ALL SELECT message_id FROM outbox";

fn path_of(link: &str) -> String {
    link.trim_start_matches("http://tandem.test").to_owned()
}

on_both! {
    async fn twenty_robots_may_get_a_link_before_the_human_uses_it(world: World) {
        let link = world.mailed_link("sally@sitwell.test").await;
        let (view, rows) = (world.view("Sitwell Homes").await, world.stored(ROWS_OF_JOINING).await);
        for _ in 0..20 {
            let answer = world.anonymous().get(&path_of(&link)).await;
            assert_eq!(answer.status, StatusCode::OK);
            assert!(!answer.cookies().contains("tandem_portal"), "a GET signed somebody in");
        }
        assert_eq!(world.view("Sitwell Homes").await, view, "a GET changed something");
        assert_eq!(world.stored(ROWS_OF_JOINING).await, rows, "a GET wrote something");
        let sally = world.contact("sally@sitwell.test").await;
        assert_eq!(sally.get("/portal").await.status, StatusCode::SEE_OTHER);
    }

    async fn a_link_goes_on_working_for_fourteen_days_on_any_device(world: World) {
        let token = token_in(&world.mailed_link("sally@sitwell.test").await);
        for days in [0, 6, 7] {
            world.clock.advance(days * DAY);
            let answer = world.anonymous().form("/api/public/join", &[("token", &token), ("to", "")]).await;
            assert!(answer.location().starts_with("/portal/"), "after {days} more days: {} {}", answer.status, answer.location());
        }
        world.clock.advance(2 * DAY);
        let answer = world.anonymous().call("/api/public/join", &[("token", &token), ("to", "")]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
    }

    async fn an_expired_link_says_so_and_offers_another_to_the_masked_address(world: World) {
        let link = world.mailed_link("sally@sitwell.test").await;
        world.clock.advance(15 * DAY);
        let answer = world.anonymous().get(&path_of(&link)).await;
        assert_eq!(answer.status, StatusCode::GONE);
        assert!(answer.body.contains("expired") && answer.body.contains("@sitwell.test"));
        assert!(!answer.body.contains("sally@sitwell.test"), "the address is shown whole");
        let asked = world.anonymous().form("/api/public/request_link_again", &[("token", &token_in(&link))]).await;
        assert_eq!(asked.location(), "/p?sent=1");
        let new = world.mailed_link("sally@sitwell.test").await;
        assert_ne!(new, link);
        assert_eq!(world.anonymous().get(&path_of(&new)).await.status, StatusCode::OK);
    }

    async fn a_revoked_link_says_whom_to_ask_and_signs_nobody_in(world: World) {
        let link = world.mailed_link("sally@sitwell.test").await;
        let (account, contact) = (world.account("Sitwell Homes").await, world.contact_id("Sitwell Homes", "Sally Sitwell").await);
        world.staff().await.revoke_contact(account, contact).await.unwrap();
        let answer = world.anonymous().get(&path_of(&link)).await;
        assert_eq!(answer.status, StatusCode::GONE);
        assert!(answer.body.contains("Your access to this plan has ended") && answer.body.contains("Ask Maya Okafor if you need it again."), "{}", answer.body);
        let answer = world.anonymous().call("/api/public/join", &[("token", &token_in(&link)), ("to", "")]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
    }

    async fn who_was_shut_out_reads_on_reloading_that_access_ended_and_whom_to_ask_and_nobody_else_does(world: World) {
        let (sally, stan) = (world.contact("sally@sitwell.test").await, world.contact("stan@sitwell.test").await);
        let signed_out = sally.clone();
        let home = sally.get("/portal").await.location().to_owned();
        let sally = world.contact("sally@sitwell.test").await;
        signed_out.form("/api/portal/sign_out", &[]).await;
        let (staff, account) = (world.staff().await, world.account("Sitwell Homes").await);
        let contact = world.contact_id("Sitwell Homes", "Sally Sitwell").await;
        world.clock.advance(60_000);
        staff.revoke_contact(account, contact).await.unwrap();
        let says_so = |body: &str| body.contains("Your access to this plan has ended") && body.contains("Ask Maya Okafor if you need it again.");
        for path in [home.as_str(), "/p", "/p?ended=1"] {
            let page = sally.get(path).await;
            assert_eq!(page.status, StatusCode::OK, "{path}");
            assert!(says_so(&page.body) && page.body.contains("request_link"), "{path}: {}", page.body);
            for stranger in [world.anonymous(), signed_out.clone(), world.with_cookies("tandem_portal=nonsense")] {
                let page = stranger.get(path).await;
                assert!(!says_so(&page.body) && !page.body.contains("Maya"), "{path}: {}", page.body);
            }
        }
        assert_eq!(sally.get("/portal").await.location(), "/p");
        assert_eq!(stan.get(&home).await.status, StatusCode::OK);
        staff.grant_contact(account, contact).await.unwrap();
        assert!(!says_so(&sally.get(&home).await.body), "said of who may enter again");
    }

    async fn a_new_address_ends_sessions_without_a_word_of_lost_access(world: World) {
        let sally = world.contact("sally@sitwell.test").await;
        let home = sally.get("/portal").await.location().to_owned();
        let (staff, account) = (world.staff().await, world.account("Sitwell Homes").await);
        let contact = world.contact_id("Sitwell Homes", "Sally Sitwell").await;
        let was = staff.contact_form(account, contact).await.unwrap();
        let now = domain::forms::ContactForm { email: "sally@elsewhere.test".to_owned(), ..was.clone() };
        staff.edit_contact(account, contact, domain::editing::Edit { was, now }).await.unwrap();
        let door = sally.get(&home).await.body;
        assert!(door.contains("request_link") && !door.contains("has ended"), "{door}");
    }

    async fn while_the_portal_is_off_links_and_sessions_say_so_and_name_nobody(world: World) {
        let link = path_of(&world.mailed_link("sally@sitwell.test").await);
        let (sally, ines) = (world.contact("sally@sitwell.test").await, world.ines().await);
        let home = sally.get("/portal").await.location().to_owned();
        let switched = async |to: &str| {
            assert_eq!(ines.call("/api/staff/set_portal_enabled", &[("enabled", to)]).await.status, StatusCode::OK);
        };
        switched("false").await;
        let off = "Northwind has switched its portal off for now. Ask Northwind when it is back.";
        for (client, path, status) in [
            (&world.anonymous(), link.as_str(), StatusCode::FORBIDDEN),
            (&sally, link.as_str(), StatusCode::FORBIDDEN),
            (&sally, home.as_str(), StatusCode::OK),
            (&sally, "/p?ended=1", StatusCode::OK),
            // Whether it is on is no secret, and who stands at the door should know that no link helps.
            (&world.anonymous(), "/p", StatusCode::OK),
            (&world.anonymous(), home.as_str(), StatusCode::OK),
        ] {
            let page = client.get(path).await;
            assert_eq!(page.status, status, "{path}");
            assert!(page.body.contains(off), "{path}: {}", page.body);
            for never in ["has ended", "Maya", "Sally", "Sitwell", "action=\"/api/public/request_link"] {
                assert!(!page.body.contains(never), "{path} says {never}: {}", page.body);
            }
        }
        let token = token_in(&link);
        assert_eq!(world.anonymous().call("/api/public/join", &[("token", &token), ("to", "")]).await.status, StatusCode::NOT_FOUND);
        switched("true").await;
        assert_eq!(sally.get(&home).await.status, StatusCode::OK);
        assert!(sally.get(&home).await.body.contains("Pick ten customers to invite"));
    }

    async fn after_asking_for_a_link_the_door_shows_the_address_and_fills_it_in_for_every_address(world: World) {
        let asked = async |email: &str| {
            let answer = world.anonymous().form("/api/public/request_link", &[("email", email), ("to", "")]).await;
            assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/p?sent=1"));
            answer.cookies()
        };
        let shown = async |email: &str| {
            let page = world.with_cookies(&asked(email).await).get("/p?sent=1").await.body;
            assert!(page.contains(&format!("<strong>{email}<")) && page.contains("Send again"), "{page}");
            assert!(page.contains(&format!("value=\"{email}\"")), "{page}");
            page.replace(email, "")
        };
        let without_nonce = |page: String| {
            let nonce = page.split("nonce=\"").nth(1).map_or("", |rest| rest.split('"').next().unwrap());
            if nonce.is_empty() { page.clone() } else { page.replace(nonce, "") }
        };
        let (known, unknown) = (shown("stan@sitwell.test").await, shown("nobody@nowhere.test").await);
        assert_eq!(without_nonce(known), without_nonce(unknown));
        let cookies = asked("stan+a@sitwell.test").await;
        assert!(world.with_cookies(&cookies).get("/p?sent=1").await.body.contains("<strong>stan+a@sitwell.test<"));
        assert!(!world.with_cookies(&cookies).get("/p").await.body.contains("stan+a"), "shown without having asked");
        assert!(world.anonymous().get("/p?sent=1").await.body.contains("If that address belongs to a plan"));
    }

    async fn asking_by_an_expired_link_shows_no_address_that_was_asked_for_before(world: World) {
        let token = token_in(&world.mailed_link("sally@sitwell.test").await);
        world.clock.advance(15 * DAY);
        let answer = world.with_cookies("tandem_asked=stan%40sitwell.test").form("/api/public/request_link_again", &[("token", &token)]).await;
        assert_eq!((answer.location(), answer.cookies().as_str()), ("/p?sent=1", "tandem_asked="));
    }

    async fn a_damaged_link_is_headed_by_the_vendor_and_what_is_wrong_and_offers_a_new_one(world: World) {
        let link = path_of(&world.mailed_link("sally@sitwell.test").await);
        for damaged in ["/p/join/nonsense", &link[..link.len() - 5], "/p/join", "/p/join/a/b"] {
            let page = world.anonymous().get(damaged).await;
            assert_eq!(page.status, StatusCode::NOT_FOUND, "{damaged}");
            assert!(page.body.contains("That link isn’t valid – Northwind"), "{damaged}: {}", page.body);
            assert!(page.body.contains("<h1>That link isn’t valid") && page.body.contains("request_link"), "{damaged}: {}", page.body);
            assert!(!page.body.contains("Tandem"), "{damaged}: {}", page.body);
        }
    }

    async fn a_slash_too_many_or_an_address_typed_wrong_leads_customers_to_their_door(world: World) {
        let (anonymous, sally) = (world.anonymous(), world.contact("sally@sitwell.test").await);
        let home = sally.get("/portal").await.location().to_owned();
        let task = format!("{home}/tasks/{}", world.task("Sitwell Homes", "Pick ten customers to invite").await);
        let link = path_of(&world.mailed_link("sally@sitwell.test").await);
        for path in ["/p", "/portal", &home, &task, &link] {
            for client in [&anonymous, &sally] {
                assert_eq!(client.get(&format!("{path}/")).await.location(), path);
            }
        }
        for typed in [format!("/{link}"), link.replacen("/p/", "/p//", 1)] {
            assert_eq!(anonymous.get(&typed).await.location(), link, "{typed}");
        }
        assert_eq!(anonymous.get("/p/?out=1").await.location(), "/p?out=1");
        assert_eq!(anonymous.get("/p/plan").await.location(), "/p");
        let nowhere = format!("{home}/nowhere");
        assert!(anonymous.get(&nowhere).await.body.contains("request_link"), "no door");
        assert_eq!(sally.get(&nowhere).await.status, StatusCode::NOT_FOUND);
        assert!(anonymous.get("/plan/").await.location().starts_with("/sign-in"), "the workspace's own went too");
    }

    async fn without_mail_the_door_promises_none_and_says_whom_to_ask_whoever_asks(world: World) {
        let link = path_of(&world.mailed_link("sally@sitwell.test").await);
        let off = world.without_mail().await;
        let silent = |body: &str, whom: &str| {
            assert!(body.contains(&format!("Links aren’t e-mailed from here. Ask {whom} for your personal link.")), "{body}");
            assert!(!body.contains("action=\"/api/public/request_link") && !body.contains("We’ll e-mail you"), "{body}");
        };
        for path in ["/p", "/p?sent=1", "/p?ended=1", "/portal/nosuchportal", "/p/join/nonsense"] {
            silent(&off.anonymous().get(path).await.body, "Northwind");
        }
        let mut answers = Vec::new();
        for email in ["sally@sitwell.test", "nobody@sitwell.test"] {
            let answer = off.anonymous().form("/api/public/request_link", &[("email", email), ("to", "")]).await;
            answers.push((answer.status, answer.location().to_owned(), answer.body));
        }
        assert_eq!(answers[0], answers[1]);
        world.clock.advance(15 * DAY);
        let expired = off.anonymous().get(&link).await;
        assert_eq!(expired.status, StatusCode::GONE);
        silent(&expired.body, "Maya Okafor");
        off.tandem.finish_background().await;
        off.tandem.close().await;
    }

    async fn the_token_leaves_the_address_bar_and_is_not_kept_in_plain(world: World) {
        let link = world.mailed_link("sally@sitwell.test").await;
        let answer = world.anonymous().form("/api/public/join", &[("token", &token_in(&link)), ("to", "")]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        assert!(!answer.location().contains(&token_in(&link)));
        let cookies = answer.cookies();
        let session = cookies.split("tandem_portal=").nth(1).unwrap().split(';').next().unwrap();
        let stored = world.stored(ROWS_OF_TOKENS).await;
        assert!(stored.len() >= 3, "nothing is looked at");
        for secret in [token_in(&link), session.to_owned()] {
            assert!(secret.len() >= 43, "{secret} is no token");
            assert!(!stored.iter().any(|row| row.contains(&secret)), "a token is kept in plain");
        }
        let page = world.anonymous().get(&path_of(&link)).await;
        assert_eq!(page.headers["referrer-policy"], "same-origin");
        assert_eq!(page.headers["cache-control"], "no-store");
    }

    async fn a_refused_link_leads_back_to_its_page_which_says_why(world: World) {
        let link = path_of(&world.mailed_link("sally@sitwell.test").await);
        let token = token_in(&link);
        for (function, tried, status) in [("join", "no token", StatusCode::OK), ("request_link_again", token.as_str(), StatusCode::GONE)] {
            let path = format!("/api/public/{function}");
            while world.anonymous().call(&path, &[("token", tried)]).await.status != StatusCode::TOO_MANY_REQUESTS {}
            let fields = [("token", token.as_str())];
            for page in [Some("http://tandem.test/"), None] {
                let answer = world.anonymous().form_on(page, &path, &fields).await;
                assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, link.as_str()), "{function} on {page:?}");
                let back = world.with_cookies(&answer.cookies()).get(answer.location()).await;
                assert_eq!(back.status, status, "{function} on {page:?}");
                assert!(back.body.contains("tried too often"), "{function} on {page:?}: {}", back.body);
            }
            world.clock.advance(15 * DAY);
        }
    }

    async fn a_refused_act_in_the_portal_is_told_of_there_whatever_the_browser_says(world: World) {
        let sally = world.contact("sally@sitwell.test").await;
        let fields = [("task", "11111111111111111111111111111111")];
        for page in [Some("http://tandem.test/"), None] {
            let answer = sally.form_on(page, "/api/portal/complete_task", &fields).await;
            assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/portal"), "{page:?}");
            let back = world.with_cookies(&format!("{}; {}", sally.cookies, answer.cookies()));
            let home = back.get("/portal").await.location().to_owned();
            assert!(back.get(&home).await.body.contains("isn’t available"), "{page:?}");
        }
    }

    async fn who_asked_for_a_page_comes_to_it_after_joining(world: World) {
        let sally = world.contact("sally@sitwell.test").await;
        let home = sally.get("/portal").await.location().to_owned();
        let task = world.task("Sitwell Homes", "Pick ten customers to invite").await;
        let wanted = format!("{home}/tasks/{task}");
        let door = world.anonymous().get(&wanted).await;
        assert!(door.body.contains("e-mail") && door.body.contains(&wanted), "the door does not keep the page asked for");
        let asked = world.anonymous().form("/api/public/request_link", &[("email", "Sally@sitwell.test"), ("to", &wanted)]).await;
        assert!(asked.location().starts_with("/p?sent=1&to="), "{}", asked.location());
        let again = world.anonymous().get(asked.location()).await.body;
        assert!(again.contains("Send again") && again.contains(&wanted), "a mistyped address loses the page asked for: {again}");
        world.tandem.finish_background().await;
        let link = world.mailed_link("sally@sitwell.test").await;
        assert!(link.contains("to="), "{link}");
        let to = form_urlencoded::parse(link.split('?').nth(1).unwrap().as_bytes()).find(|(name, _)| name == "to").unwrap().1.into_owned();
        let joined = world.anonymous().form("/api/public/join", &[("token", &token_in(&link)), ("to", &to)]).await;
        assert_eq!(joined.location(), wanted);
    }

    async fn joining_never_leads_to_another_site(world: World) {
        let token = token_in(&world.mailed_link("sally@sitwell.test").await);
        for to in ["https://evil.test/", "//evil.test/", "/\\evil.test", "/accounts", "javascript:alert(1)"] {
            let joined = world.anonymous().form("/api/public/join", &[("token", &token), ("to", to)]).await;
            assert!(joined.location().starts_with("/portal/"), "{to} led to {}", joined.location());
        }
    }

    async fn an_unknown_address_gets_the_same_answer_and_no_mail(world: World) {
        world.tandem.deliver_due().await;
        let before = world.tandem.mailer().sent().len();
        let known = world.anonymous().form("/api/public/request_link", &[("email", "stan@sitwell.test"), ("to", "")]).await;
        let unknown = world.anonymous().form("/api/public/request_link", &[("email", "nobody@sitwell.test"), ("to", "")]).await;
        assert_eq!((known.status, known.location(), known.body.clone()), (unknown.status, unknown.location(), unknown.body.clone()));
        world.tandem.finish_background().await;
        world.tandem.deliver_due().await;
        let sent = world.tandem.mailer().sent();
        assert_eq!(sent.len(), before + 1);
        assert!(sent.last().unwrap().to.contains("stan@sitwell.test"));
    }

    async fn asking_for_links_again_and_again_is_refused(world: World) {
        let mut statuses = Vec::new();
        for _ in 0..4 {
            statuses.push(world.anonymous().call("/api/public/request_link", &[("email", "stan@sitwell.test"), ("to", "")]).await.status);
        }
        assert_eq!(statuses[3], StatusCode::TOO_MANY_REQUESTS, "{statuses:?}");
    }

    async fn guessing_passwords_is_refused_after_some_tries(world: World) {
        let mut last = StatusCode::OK;
        for _ in 0..11 {
            let fields = [("email", "ines@northwind.test"), ("password", "wrong wrong wrong"), ("to", "")];
            last = world.anonymous().call("/api/public/sign_in", &fields).await.status;
        }
        assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
    }

    async fn signing_out_ends_the_session_everywhere_it_is_used(world: World) {
        let sally = world.contact("sally@sitwell.test").await;
        let copied_cookie = sally.clone();
        assert_eq!(sally.form("/api/portal/sign_out", &[]).await.location(), "/p?out=1");
        assert_eq!(copied_cookie.call("/api/portal/visited", &[]).await.status, StatusCode::UNAUTHORIZED);
    }

    async fn signing_out_while_the_portal_is_off_lets_nobody_in_once_it_is_on(world: World) {
        let (ines, sally, stan) = (world.ines().await, world.contact("sally@sitwell.test").await, world.contact("stan@sitwell.test").await);
        ines.call("/api/staff/set_portal_enabled", &[("enabled", "false")]).await;
        assert_eq!(sally.form("/api/portal/sign_out", &[]).await.location(), "/p?ended=1");
        ines.call("/api/staff/set_portal_enabled", &[("enabled", "true")]).await;
        assert_eq!(sally.call("/api/portal/visited", &[]).await.status, StatusCode::UNAUTHORIZED);
        assert_eq!(stan.call("/api/portal/visited", &[]).await.status, StatusCode::OK);
    }

    async fn another_accounts_portal_is_not_there(world: World) {
        let sally = world.contact("sally@sitwell.test").await;
        let tobias = world.contact("tobias@gobias.test").await;
        let theirs = tobias.get("/portal").await.location().to_owned();
        let missing = sally.get("/portal/nosuchportal").await;
        let foreign = sally.get(&theirs).await;
        assert_eq!((missing.status, foreign.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
    }

    async fn a_first_visit_counts_once_and_only_after_an_act(world: World) {
        let sally = world.contact("sally@sitwell.test").await;
        let home = sally.get("/portal").await.location().to_owned();
        sally.get(&home).await;
        let visited = async || {
            let account = world.account("Sitwell Homes").await;
            let contacts = world.staff().await.contacts(account).await.unwrap();
            contacts.into_iter().find(|contact| contact.name == "Sally Sitwell").unwrap().first_visit
        };
        assert_eq!(visited().await, None);
        sally.call("/api/portal/visited", &[]).await;
        let first = visited().await;
        assert!(first.is_some());
        world.clock.advance(DAY);
        sally.call("/api/portal/visited", &[]).await;
        assert_eq!(visited().await, first);
    }

    async fn a_first_visit_stays_a_fact_when_access_is_taken_back_and_given_again(world: World) {
        let sally = world.contact("sally@sitwell.test").await;
        sally.call("/api/portal/visited", &[]).await;
        let (staff, account) = (world.staff().await, world.account("Sitwell Homes").await);
        let contact = world.contact_id("Sitwell Homes", "Sally Sitwell").await;
        let row = async || staff.contacts(account).await.unwrap().into_iter().find(|row| row.id == contact).unwrap();
        let first = row().await.first_visit;
        assert!(first.is_some());
        world.clock.advance(DAY);
        staff.revoke_contact(account, contact).await.unwrap();
        let revoked = row().await;
        assert!(!revoked.has_access && revoked.revoked_at.is_some());
        assert_eq!(revoked.first_visit, first);
        staff.grant_contact(account, contact).await.unwrap();
        assert_eq!(row().await.first_visit, first);
    }
}
