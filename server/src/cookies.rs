//! Cookies as browsers get them, all made here: no script reads one, and where people come by HTTPS it is bound to the host.

use cookie::{Cookie, SameSite, time::Duration};

/// The name by which a browser holds a cookie of ours. Behind HTTPS it says that no other host, and nobody who listens on plain HTTP, has
/// set the cookie: browsers refuse it from them. They refuse it over plain HTTP altogether, so there the name stays bare.
#[must_use]
pub fn cookie_name(name: &str, is_https: bool) -> String {
    let bound = if is_https { "__Host-" } else { "" };
    format!("{bound}{name}")
}

/// A `Set-Cookie` value: it lasts so many seconds, and with none the browser forgets it.
#[must_use]
pub fn cookie(name: &str, value: &str, seconds: u64, is_https: bool) -> String {
    let lasts = i64::try_from(seconds).unwrap_or(i64::MAX);
    Cookie::build((cookie_name(name, is_https), value))
        .path("/")
        .http_only(true)
        .secure(is_https)
        .same_site(SameSite::Lax)
        .max_age(Duration::seconds(lasts))
        .build()
        .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cookies_are_for_the_server_alone_and_behind_https_for_this_host_and_never_in_plain() {
        assert_eq!(
            cookie("a", "b", 60, false),
            "a=b; HttpOnly; SameSite=Lax; Path=/; Max-Age=60"
        );
        assert_eq!(
            cookie("a", "b", 60, true),
            "__Host-a=b; HttpOnly; SameSite=Lax; Secure; Path=/; Max-Age=60"
        );
    }
}
