//! Identifiers, one type for each kind of thing, so that a task's id can never be taken for an account's.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use uuid::Uuid;

/// The text given is not the identifier of anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MalformedId;

impl fmt::Display for MalformedId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an identifier")
    }
}

impl std::error::Error for MalformedId {}

macro_rules! typed_id {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// Wraps a random 128-bit number. Whoever creates a thing makes its id, so that a repeated request is recognised.
            #[must_use]
            pub const fn new(uuid: Uuid) -> Self {
                Self(uuid)
            }

            /// The number inside, for the store.
            #[must_use]
            pub const fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.simple().fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = MalformedId;

            fn from_str(text: &str) -> Result<Self, MalformedId> {
                Uuid::parse_str(text).map(Self).map_err(|_| MalformedId)
            }
        }
    };
}

typed_id!(
    /// Names an account, the customer organisation.
    AccountId
);
typed_id!(
    /// Names a contact, a person at an account.
    ContactId
);
typed_id!(
    /// Names a user, a member of the vendor's staff.
    UserId
);
typed_id!(
    /// Names a success plan.
    PlanId
);
typed_id!(
    /// Names an objective of a plan.
    ObjectiveId
);
typed_id!(
    /// Names a workflow, shown as a "play" inside a plan.
    WorkflowId
);
typed_id!(
    /// Names a group, a phase inside a workflow.
    GroupId
);
typed_id!(
    /// Names a task.
    TaskId
);
typed_id!(
    /// Names a signed-in browser, of staff or of a contact. It is not the secret in the cookie.
    SessionId
);
typed_id!(
    /// Names one request to do something once, made by whoever asks; a repeated request carries the same.
    OperationId
);

/// The word in a portal's address. It is random, and says nothing of the account.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PortalSlug(pub String);

impl fmt::Display for PortalSlug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
