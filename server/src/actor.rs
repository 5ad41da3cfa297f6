//! Who acts. All reading and writing goes through these values, and only the session layer makes them: of what a session's secret has
//! found, which nothing but the store's look-ups of sessions can hand out.

use crate::{
    Tandem,
    live::Loaded,
    store::{portal_sessions::PortalSession, sessions::BySecret, staff_sessions::StaffSession},
};
use domain::{
    ids::{AccountId, ContactId, PortalSlug, SessionId, UserId},
    people::{PersonId, Role},
};
use std::sync::Arc;
use tokio::sync::Mutex;

/// A plan that an actor has read, kept for the rest of their request.
pub(crate) type Reading = Arc<Mutex<Option<(AccountId, Arc<Loaded>)>>>;

/// A signed-in member of the vendor's staff, for one request: what they read of a plan stays the same until they change something.
#[derive(Clone)]
pub struct Staff {
    tandem: Tandem,
    session: StaffSession,
    reading: Reading,
}

impl Staff {
    /// Whose session was found.
    pub(crate) fn of(tandem: &Tandem, session: BySecret<StaffSession>) -> Self {
        Self {
            tandem: tandem.clone(),
            session: session.found(),
            reading: Reading::default(),
        }
    }

    /// The installation they act on.
    pub(crate) const fn tandem(&self) -> &Tandem {
        &self.tandem
    }

    /// What they have read.
    pub(crate) const fn reading(&self) -> &Reading {
        &self.reading
    }

    /// Who they are.
    #[must_use]
    pub const fn user(&self) -> UserId {
        self.session.user
    }

    /// Their name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.session.name
    }

    /// Their e-mail address.
    #[must_use]
    pub fn email(&self) -> &str {
        &self.session.email
    }

    /// What they may do.
    #[must_use]
    pub const fn role(&self) -> Role {
        self.session.role
    }

    /// Their browser's session.
    #[must_use]
    pub const fn session(&self) -> SessionId {
        self.session.id
    }

    /// As an author.
    #[must_use]
    pub const fn person(&self) -> PersonId {
        PersonId::User(self.session.user)
    }
}

/// A contact in the portal of one account.
#[derive(Clone)]
pub struct Guest {
    tandem: Tandem,
    session: PortalSession,
}

impl Guest {
    /// Whose session was found.
    pub(crate) fn of(tandem: &Tandem, session: BySecret<PortalSession>) -> Self {
        Self {
            tandem: tandem.clone(),
            session: session.found(),
        }
    }

    /// The installation they act on.
    pub(crate) const fn tandem(&self) -> &Tandem {
        &self.tandem
    }

    /// The version their account was at when this request began.
    pub(crate) const fn version(&self) -> i64 {
        self.session.version
    }

    /// Whether they had been counted as having visited when this request began.
    pub(crate) const fn has_visited(&self) -> bool {
        self.session.has_visited
    }

    /// Who they are.
    #[must_use]
    pub const fn contact(&self) -> ContactId {
        self.session.contact
    }

    /// The account whose portal they are in.
    #[must_use]
    pub const fn account(&self) -> AccountId {
        self.session.account
    }

    /// Their name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.session.name
    }

    /// The word in their portal's address.
    #[must_use]
    pub const fn slug(&self) -> &PortalSlug {
        &self.session.slug
    }

    /// Their browser's session.
    #[must_use]
    pub const fn session(&self) -> SessionId {
        self.session.id
    }

    /// As an author.
    #[must_use]
    pub const fn person(&self) -> PersonId {
        PersonId::Contact(self.session.contact)
    }
}
