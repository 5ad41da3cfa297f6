//! The cookies by which one page tells the next, as `Set-Cookie` values. Those of sessions are made where sessions are.

use domain::percent::percent_encoded;

/// The name of the cookie that carries a sentence to the next page.
pub const NOTICE_COOKIE: &str = "tandem_notice";

/// The most of a notice that travels, in bytes as it is encoded: browsers take 4 KiB for a cookie.
const NOTICE_MAX: usize = 3000;

/// The cookie that carries a sentence to the next page, for half a minute. What is too long ends in dots.
#[must_use]
pub fn notice_cookie(sentence: &str, is_https: bool) -> String {
    let mut value = String::new();
    for letter in sentence.chars() {
        let encoded = percent_encoded(letter.encode_utf8(&mut [0; 4]));
        if value.len() + encoded.len() > NOTICE_MAX {
            value.push_str(&percent_encoded("…"));
            break;
        }
        value.push_str(&encoded);
    }
    cookie(NOTICE_COOKIE, &value, 30, is_https)
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

/// Holds the secret of a refused form that is kept, or the refusal of one that is not.
pub const FORM_COOKIE: &str = "tandem_form";

/// Holds a form that waits until whoever sent it has signed in again.
pub const WAITING_COOKIE: &str = "tandem_waiting";

/// The cookies by which a browser forgets the forms that came back or wait.
#[must_use]
pub fn of_forms(is_https: bool) -> [String; 2] {
    [FORM_COOKIE, WAITING_COOKIE].map(|name| cookie(name, "", 0, is_https))
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

    #[test]
    fn a_notice_finds_room_in_a_cookie_however_long_its_names_are() {
        let cookie = notice_cookie(&"\u{1F600}".repeat(5000), false);
        assert!(cookie.len() < 4096, "{}", cookie.len());
        assert!(cookie.contains("%E2%80%A6;"), "ends in dots");
    }
}
