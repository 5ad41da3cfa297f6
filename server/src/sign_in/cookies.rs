//! The cookies that hold a session's secret: one for staff, one for the portal.

use crate::{Tandem, cookies::cookie, token::Token};

/// The cookie of staff.
pub const STAFF_COOKIE: &str = "tandem_staff";
/// The cookie of the portal.
pub const PORTAL_COOKIE: &str = "tandem_portal";

impl Tandem {
    /// A `Set-Cookie` value that signs a browser of staff in.
    #[must_use]
    pub fn staff_cookie(&self, token: &Token) -> String {
        self.session_cookie(STAFF_COOKIE, token)
    }

    /// A `Set-Cookie` value that makes a browser of staff forget its session.
    #[must_use]
    pub fn no_staff_cookie(&self) -> String {
        self.no_session_cookie(STAFF_COOKIE)
    }

    /// A `Set-Cookie` value that signs a contact's browser in.
    #[must_use]
    pub fn portal_cookie(&self, token: &Token) -> String {
        self.session_cookie(PORTAL_COOKIE, token)
    }

    /// A `Set-Cookie` value that makes a contact's browser forget its session.
    #[must_use]
    pub fn no_portal_cookie(&self) -> String {
        self.no_session_cookie(PORTAL_COOKIE)
    }

    fn session_cookie(&self, name: &str, token: &Token) -> String {
        let seconds = self.settings().session_lasts().unsigned_abs() / 1000;
        cookie(name, token.expose(), seconds, self.settings().is_https())
    }

    fn no_session_cookie(&self, name: &str) -> String {
        cookie(name, "", 0, self.settings().is_https())
    }
}
