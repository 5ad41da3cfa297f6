//! The cookies that hold a session's secret: one for staff, one for the portal, never readable by scripts, and bound to the host where
//! people come by HTTPS.

use crate::{Tandem, token::Token};
use cookie::{Cookie, SameSite, time::Duration};

impl Tandem {
    /// The name of the staff cookie.
    #[must_use]
    pub fn staff_cookie_name(&self) -> &'static str {
        if self.settings().is_https() {
            "__Host-tandem_staff"
        } else {
            "tandem_staff"
        }
    }

    /// The name of the portal cookie.
    #[must_use]
    pub fn portal_cookie_name(&self) -> &'static str {
        if self.settings().is_https() {
            "__Host-tandem_portal"
        } else {
            "tandem_portal"
        }
    }

    /// A `Set-Cookie` value that signs a browser of staff in.
    #[must_use]
    pub fn staff_cookie(&self, token: &Token) -> String {
        self.cookie(
            self.staff_cookie_name(),
            token.expose(),
            Duration::days(i64::from(self.settings().session_days)),
        )
    }

    /// A `Set-Cookie` value that makes a browser of staff forget its session.
    #[must_use]
    pub fn no_staff_cookie(&self) -> String {
        self.cookie(self.staff_cookie_name(), "", Duration::ZERO)
    }

    /// A `Set-Cookie` value that signs a contact's browser in.
    #[must_use]
    pub fn portal_cookie(&self, token: &Token) -> String {
        self.cookie(
            self.portal_cookie_name(),
            token.expose(),
            Duration::days(i64::from(self.settings().session_days)),
        )
    }

    /// A `Set-Cookie` value that makes a contact's browser forget its session.
    #[must_use]
    pub fn no_portal_cookie(&self) -> String {
        self.cookie(self.portal_cookie_name(), "", Duration::ZERO)
    }

    fn cookie(&self, name: &'static str, value: &str, lasts: Duration) -> String {
        Cookie::build((name, value.to_owned()))
            .path("/")
            .http_only(true)
            .secure(self.settings().is_https())
            .same_site(SameSite::Lax)
            .max_age(lasts)
            .build()
            .to_string()
    }
}
