//! What the pages show that are drawn without a session: the door, what became of a mailed link, and the missing page. Whoever asks gets
//! them, so they hold the vendor's name, what the reader sent themselves, and, for whoever holds a link, whom it was made for.

use super::{CustomerVisible, sealed};
use crate::calendar::Timestamp;
use serde::{Deserialize, Serialize};

customer_type! {
    /// "Enter your e-mail."
    pub struct Door {
        /// The vendor's name.
        organisation: String,
        /// The page that the reader first asked for, or empty.
        to: String,
        /// What just happened.
        note: DoorNote,
    }
}

impl Door {
    /// The door of that organisation's portal.
    #[must_use]
    pub const fn of(organisation: String, to: String, note: DoorNote) -> Self {
        Self {
            organisation,
            to,
            note,
        }
    }
}

/// What just happened at the door.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum DoorNote {
    /// Nothing.
    #[default]
    None,
    /// A link was asked for.
    Sent,
    /// Somebody signed out.
    SignedOut,
    /// The session has ended.
    Ended,
}

customer_type! {
    /// What became of a mailed link. The token is in the page's form only.
    pub struct OpenedLink {
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
    pub const fn of(state: JoinState, token: String, to: String) -> Self {
        Self { state, token, to }
    }
}

/// How a mailed link stands. For whoever holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum JoinState {
    /// Good: a form signs in.
    Open {
        /// The contact's name.
        name: String,
        /// The vendor's name.
        organisation: String,
    },
    /// Worked once, but is too old.
    Expired {
        /// `s••••@sitwell.test`.
        masked: String,
        /// When it was sent.
        sent_at: Timestamp,
        /// How many days it worked.
        days: u32,
        /// The vendor's name.
        organisation: String,
    },
    /// Taken back.
    Revoked {
        /// The vendor's name.
        organisation: String,
    },
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
