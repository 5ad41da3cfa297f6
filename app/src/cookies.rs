//! The cookies by which one page tells the next, as `Set-Cookie` values. Those of sessions are made where sessions are.

use domain::percent::percent_encoded;

/// The name of the cookie that carries a sentence to the next page.
pub const NOTICE_COOKIE: &str = "tandem_notice";

/// The cookie that carries a sentence to the next page, for half a minute.
#[must_use]
pub fn notice_cookie(sentence: &str, is_https: bool) -> String {
    cookie(NOTICE_COOKIE, &percent_encoded(sentence), 30, is_https)
}

/// The name of the cookie that holds the address a link was asked for.
pub const ASKED_COOKIE: &str = "tandem_asked";

/// The cookie by which the door shows the address that a link was asked for, for ten minutes: an address in a URL would end up in
/// histories and logs. The empty address takes it back.
#[must_use]
pub fn asked_cookie(address: &str, is_https: bool) -> String {
    let seconds = if address.is_empty() { 0 } else { 600 };
    cookie(ASKED_COOKIE, &percent_encoded(address), seconds, is_https)
}

/// A `Set-Cookie` value for what pages need besides sessions: it lasts so many seconds, and no script reads it.
#[must_use]
pub fn cookie(name: &str, value: &str, seconds: u32, is_https: bool) -> String {
    let secure = if is_https { "; Secure" } else { "" };
    format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cookies_are_for_the_server_alone_and_behind_https_never_travel_in_plain() {
        assert_eq!(
            cookie("a", "b", 60, false),
            "a=b; Path=/; Max-Age=60; HttpOnly; SameSite=Lax"
        );
        assert_eq!(
            notice_cookie("Saved; done", true),
            "tandem_notice=Saved%3B%20done; Path=/; Max-Age=30; HttpOnly; SameSite=Lax; Secure"
        );
        assert_eq!(
            asked_cookie("sally@sitwell.test", false),
            "tandem_asked=sally%40sitwell.test; Path=/; Max-Age=600; HttpOnly; SameSite=Lax"
        );
        assert!(asked_cookie("", true).contains("Max-Age=0"));
    }
}
