//! What the pages show that are drawn without a session: the door, what became of a mailed link, and the missing page. Whoever asks gets
//! them, so they hold what is known of the vendor, what the reader sent themselves, and, for whoever holds a link, whom it was made for and
//! whom to ask.

use super::{CustomerVisible, sealed};
use crate::calendar::Timestamp;
use serde::{Deserialize, Serialize};

customer_type! {
    /// What everybody may know of the vendor whose portal this is.
    pub struct Vendor {
        /// Their name.
        name: String,
        /// Whether links are mailed from here; otherwise they are handed over.
        can_mail: bool,
    }
}

impl Vendor {
    /// A vendor of that name.
    #[must_use]
    pub const fn of(name: String, can_mail: bool) -> Self {
        Self { name, can_mail }
    }
}

customer_type! {
    /// "Enter your e-mail."
    pub struct Door {
        /// Whose it is.
        vendor: Vendor,
        /// The page that the reader first asked for, or empty.
        to: String,
        /// What just happened.
        note: DoorNote,
    }
}

impl Door {
    /// The door of that vendor's portal.
    #[must_use]
    pub const fn of(vendor: Vendor, to: String, note: DoorNote) -> Self {
        Self { vendor, to, note }
    }
}

/// What just happened at the door, or why the reader stands there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum DoorNote {
    /// Nothing.
    #[default]
    None,
    /// A link was asked for.
    Sent {
        /// The address that the reader typed, or empty where it is not known.
        address: String,
    },
    /// Somebody signed out.
    SignedOut,
    /// The session has ended.
    Ended,
    /// The session ended because the contact's access was taken back. For whoever holds its secret.
    AccessEnded {
        /// Whom to ask: the account's owner, or the vendor.
        whom: String,
    },
    /// The session lasts, but the vendor has switched its portal off. For whoever holds its secret.
    PortalOff,
}

customer_type! {
    /// What became of a mailed link. The token is in the page's form only.
    pub struct OpenedLink {
        /// Whose portal it leads to.
        vendor: Vendor,
        /// How the link stands.
        state: JoinState,
        /// The link's token, which the reader sent, for the form that posts it.
        token: String,
        /// The page that the reader first asked for, or empty.
        to: String,
    }
}

impl OpenedLink {
    /// A link that the reader opened.
    #[must_use]
    pub const fn of(vendor: Vendor, state: JoinState, token: String, to: String) -> Self {
        Self {
            vendor,
            state,
            token,
            to,
        }
    }
}

/// How a mailed link stands. For whoever holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum JoinState {
    /// Good: a form signs in.
    Open {
        /// The contact's name.
        name: String,
    },
    /// Worked once, but is too old.
    Expired {
        /// `s••••@sitwell.test`.
        masked: String,
        /// When it was sent.
        sent_at: Timestamp,
        /// How many days it worked.
        days: u32,
        /// Whom to ask: the account's owner, or the vendor.
        whom: String,
    },
    /// Taken back.
    Revoked {
        /// Whom to ask: the account's owner, or the vendor.
        whom: String,
    },
    /// It would open, but the vendor has switched its portal off.
    PortalOff,
    /// Not a link of ours.
    Unknown,
}

impl sealed::Sealed for JoinState {}
impl CustomerVisible for JoinState {}

customer_type! {
    /// "This page isn't available."
    pub struct Missing {
        /// The vendor's name.
        organisation: String,
    }
}

impl Missing {
    /// The missing page of that organisation's portal.
    #[must_use]
    pub const fn of(organisation: String) -> Self {
        Self { organisation }
    }
}
