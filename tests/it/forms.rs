//! Forms without scripts: refused ones come back with their messages and everything that was typed.

use crate::on_both;
use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};

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
        assert!(page.cookies().contains("tandem_form="), "the form would come back on the next page too");
    }

    async fn the_line_for_a_new_task_says_on_the_next_page_how_it_was_understood(world: World) {
        let (maya, account) = (world.maya().await, world.account("Sitwell Homes").await);
        let (id, plan) = (account.to_string(), format!("/accounts/{account}/plan"));
        for (number, title, said) in [
            (1, "Call @bob", Some("Nobody here is called “@bob”, so it stays in the title.")),
            (2, "Call @sally due 2026-12-24", Some("Assigned to Sally Sitwell, due 24 Dec.")),
            (3, "Call again", None),
        ] {
            let task = format!("{number:032}");
            let fields = [("account", id.as_str()), ("home", "plan"), ("task", task.as_str()), ("title", title)];
            let answer = maya.form("/api/staff/create_task", &fields).await;
            assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, plan.as_str()));
            let back = world.with_cookies(&format!("{}; {}", maya.cookies, answer.cookies()));
            let page = back.get(&plan).await.body;
            match said {
                Some(said) => assert!(page.contains(said), "{title}: {page}"),
                None => assert!(!answer.cookies().contains("tandem_notice"), "{title}"),
            }
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
        let request = Request::post("/api/staff/frame").header("sec-fetch-site", "same-origin").header(header::CONTENT_LENGTH, 600 * 1024);
        let answer = maya.send(request, Body::from(vec![b'x'; 600 * 1024])).await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    }

    async fn a_malformed_request_is_refused_clearly(world: World) {
        let maya = world.maya().await;
        for fields in [&[("account", "not-an-id")][..], &[("account", "1"), ("task", "'; DROP TABLE task; --")], &[]] {
            let answer = maya.call("/api/staff/complete_task", fields).await;
            assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{}", answer.body);
        }
    }
}
