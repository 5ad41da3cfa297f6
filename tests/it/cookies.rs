//! Cookies as browsers are given them, and as they come back.

use crate::on_both;

on_both! {
    async fn behind_https_every_cookie_is_bound_to_the_host_and_found_again(world: World) {
        let world = world.behind_https().await;
        let (staff, account) = (world.maya().await, world.account("Sitwell Homes").await.to_string());
        let (new, plan) = ("/accounts/new", format!("/accounts/{account}/plan"));
        let task = [("account", account.as_str()), ("home", "plan"), ("task", "33333333333333333333333333333333"), ("title", "Call again")];
        let nameless = [("account", "44444444444444444444444444444444"), ("name", ""), ("time_zone", "Mars/Olympus"), ("owner", "")];
        let page = format!("https://tandem.test{new}");
        for (name, answer, shown_on, shown) in [
            ("notice", staff.form("/api/staff/create_task", &task).await, plan.as_str(), "“Call again” was added."),
            ("theme", staff.form("/theme", &[("theme", "dark")]).await, plan.as_str(), "data-theme=\"dark\""),
            ("form", staff.form_on(Some(&page), "/api/staff/create_account", &nameless).await, new, "Mars/Olympus"),
            ("waiting", world.anonymous().form_on(Some(&page), "/api/staff/create_account", &nameless).await, new, "Mars/Olympus"),
            ("asked", world.anonymous().form("/api/public/request_link", &[("email", "nobody@sitwell.test"), ("to", "")]).await, "/p?sent=1", "nobody@sitwell.test"),
        ] {
            let cookie = answer.cookies();
            let bare = cookie.strip_prefix("__Host-");
            assert!(bare.is_some_and(|bare| bare.starts_with(&format!("tandem_{name}="))), "{name}: {cookie}");
            let seen_with = async |cookie: &str| {
                let browser = world.with_cookies(&format!("{}; {cookie}", staff.cookies));
                browser.get(shown_on).await.body.contains(shown)
            };
            assert!(seen_with(&cookie).await, "{name} is lost");
            assert!(!seen_with(bare.unwrap()).await, "{name} is taken from another host");
        }
        let sally = world.contact("sally@sitwell.test").await;
        for (cookies, name) in [(staff.cookies, "tandem_staff"), (sally.cookies, "tandem_portal")] {
            assert!(cookies.starts_with(&format!("__Host-{name}=")), "{cookies}");
        }
    }
}
