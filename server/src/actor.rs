//! Who acts. All reading and writing goes through these values; only the session layer can make them, because their fields
//! and constructors are private to this crate.

use crate::{Tandem, live::Loaded};
use domain::{
    ids::{AccountId, ContactId, SessionId, UserId},
    people::{PersonId, Role},
};
use std::sync::Arc;
use tokio::sync::Mutex;

/// A plan that an actor has read, kept for the rest of their request.
pub(crate) type Reading = Arc<Mutex<Option<(AccountId, Arc<Loaded>)>>>;

/// A signed-in member of the vendor's staff, for one request: what they read of a plan stays the same until they change something.
#[derive(Clone)]
pub struct Staff {
    pub(crate) tandem: Tandem,
    pub(crate) session: SessionId,
    pub(crate) user: UserId,
    pub(crate) name: String,
    pub(crate) email: String,
    pub(crate) role: Role,
    pub(crate) reading: Reading,
}

impl Staff {
    /// Who they are.
    #[must_use]
    pub const fn user(&self) -> UserId {
        self.user
    }

    /// Their name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Their e-mail address.
    #[must_use]
    pub fn email(&self) -> &str {
        &self.email
    }

    /// What they may do.
    #[must_use]
    pub const fn role(&self) -> Role {
        self.role
    }

    /// Their browser's session.
    #[must_use]
    pub const fn session(&self) -> SessionId {
        self.session
    }

    /// As an author.
    #[must_use]
    pub const fn person(&self) -> PersonId {
        PersonId::User(self.user)
    }
}

/// A contact in the portal of one account.
#[derive(Clone)]
pub struct Guest {
    pub(crate) tandem: Tandem,
    pub(crate) session: SessionId,
    pub(crate) account: AccountId,
    pub(crate) contact: ContactId,
    pub(crate) name: String,
    pub(crate) slug: domain::ids::PortalSlug,
    /// Whether this contact has been counted as having visited.
    pub(crate) has_visited: bool,
}

impl Guest {
    /// Who they are.
    #[must_use]
    pub const fn contact(&self) -> ContactId {
        self.contact
    }

    /// The account whose portal they are in.
    #[must_use]
    pub const fn account(&self) -> AccountId {
        self.account
    }

    /// Their name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The word in their portal's address.
    #[must_use]
    pub const fn slug(&self) -> &domain::ids::PortalSlug {
        &self.slug
    }

    /// Their browser's session.
    #[must_use]
    pub const fn session(&self) -> SessionId {
        self.session
    }

    /// As an author.
    #[must_use]
    pub const fn person(&self) -> PersonId {
        PersonId::Contact(self.contact)
    }
}
