//! Users, contacts, and naming either of them.

use crate::{
    calendar::Timestamp,
    ids::{ContactId, UserId},
};
use serde::{Deserialize, Serialize};

/// A member of the vendor's staff or a contact: whoever is assigned, owns, completes or writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum PersonId {
    /// One of the vendor's staff.
    #[serde(rename = "u")]
    User(UserId),
    /// One of the account's people.
    #[serde(rename = "c")]
    Contact(ContactId),
}

impl PersonId {
    /// The contact, if it is one.
    #[must_use]
    pub const fn contact(self) -> Option<ContactId> {
        match self {
            Self::Contact(id) => Some(id),
            Self::User(_) => None,
        }
    }

    /// The user, if it is one.
    #[must_use]
    pub const fn user(self) -> Option<UserId> {
        match self {
            Self::User(id) => Some(id),
            Self::Contact(_) => None,
        }
    }

    /// `user-…` or `contact-…`, for form fields and the store.
    #[must_use]
    pub fn key(self) -> String {
        match self {
            Self::User(id) => format!("user-{id}"),
            Self::Contact(id) => format!("contact-{id}"),
        }
    }

    /// Reads what [`PersonId::key`] wrote.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if let Some(id) = text.strip_prefix("user-") {
            return id.parse().ok().map(Self::User);
        }
        text.strip_prefix("contact-")?.parse().ok().map(Self::Contact)
    }
}

/// What a member of staff may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Role {
    /// Works with accounts and plans.
    Csm,
    /// The same, and the organisation's settings and people.
    Admin,
}

impl Role {
    /// `csm` or `admin`, for the store.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Csm => "csm",
            Self::Admin => "admin",
        }
    }

    /// Reads what [`Role::key`] wrote.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Csm, Self::Admin]
            .into_iter()
            .find(|role| role.key() == text)
    }
}

/// A member of the vendor's staff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct User {
    /// Which one.
    pub id: UserId,
    /// As colleagues and customers read it.
    pub name: String,
    /// Where mail reaches them.
    pub email: String,
    /// What they may do.
    pub role: Role,
}

/// A contact's right to enter the account's portal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PortalAccess {
    /// Never given.
    None,
    /// Given, and good.
    Granted {
        /// When it was given.
        at: Timestamp,
        /// The first time the contact did something in the portal, if they have.
        first_visit: Option<Timestamp>,
    },
    /// Given once, and revoked.
    Revoked {
        /// When it was revoked.
        at: Timestamp,
        /// The first time the contact did something in the portal, if they ever did. Taking access back does not undo it.
        first_visit: Option<Timestamp>,
    },
}

/// A person at the account; never staff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// Which one.
    pub id: ContactId,
    /// As everybody on the plan reads it.
    pub name: String,
    /// Where their invitations go. Nobody outside reads it.
    pub email: String,
    /// What they do at the account; may be empty.
    pub job_title: String,
    /// Whether they have left.
    pub archived: bool,
    /// Whether they may enter the portal.
    pub access: PortalAccess,
}

impl PortalAccess {
    /// The first time the contact did something in the portal, whatever became of their access since.
    #[must_use]
    pub const fn first_visit(self) -> Option<Timestamp> {
        match self {
            Self::None => None,
            Self::Granted { first_visit, .. } | Self::Revoked { first_visit, .. } => first_visit,
        }
    }
}

impl Contact {
    /// Live access: granted, not revoked, not archived (product.md, "Who sees what").
    #[must_use]
    pub const fn may_enter(&self) -> bool {
        !self.archived && matches!(self.access, PortalAccess::Granted { .. })
    }
}

/// `SS` for "Sally Sitwell": the first letters of the first and the last word.
#[must_use]
pub fn initials(name: &str) -> String {
    let mut words = name
        .split_whitespace()
        .filter_map(|word| word.chars().find(|letter| letter.is_alphanumeric()));
    let first = words.next();
    let last = words.next_back();
    first
        .into_iter()
        .chain(last)
        .flat_map(char::to_uppercase)
        .collect()
}

/// The initials of everybody in a group, in its order. Whose would be the same take a second letter from their first name instead of the
/// last name's: `Sa` and `St` for Sally and Stan Sitwell. Equal names stay equal.
#[must_use]
pub fn initials_in_group(names: &[&str]) -> Vec<String> {
    let plain: Vec<String> = names.iter().map(|name| initials(name)).collect();
    let told = |(place, name): (usize, &&str)| {
        let rivals: Vec<&str> = names
            .iter()
            .zip(&plain)
            .filter(|(other, their)| *other != name && **their == plain[place])
            .map(|(other, _)| *other)
            .collect();
        told_apart(name, &rivals).unwrap_or_else(|| plain[place].clone())
    };
    names.iter().enumerate().map(told).collect()
}

/// The first letter and the next one of the first name in which it is unlike all others'. None where it need not be told apart, or can't.
fn told_apart(name: &str, rivals: &[&str]) -> Option<String> {
    if rivals.is_empty() {
        return None;
    }
    let rivals: Vec<Vec<char>> = rivals.iter().map(|rival| letters_of_first_name(rival)).collect();
    let own = letters_of_first_name(name);
    let is_own = |place: &usize| rivals.iter().all(|rival| rival.get(*place) != own.get(*place));
    let place = (1..own.len()).find(is_own)?;
    Some(own[0].to_uppercase().chain([own[place]]).collect())
}

fn letters_of_first_name(name: &str) -> Vec<char> {
    let letters = first_name(name).chars().filter(|letter| letter.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// "Sally", "Sally and Stan", "Sally, Stan and Lucille".
#[must_use]
pub fn enumerate<S: AsRef<str>>(names: &[S]) -> String {
    let mut text = String::new();
    for (place, name) in names.iter().enumerate() {
        if place > 0 {
            let is_last = place + 1 == names.len();
            text.push_str(if is_last { " and " } else { ", " });
        }
        text.push_str(name.as_ref());
    }
    text
}

/// "Sally" of "Sally Sitwell".
#[must_use]
pub fn first_name(name: &str) -> &str {
    name.split_whitespace().next().unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_of_the_first_and_last_word() {
        assert_eq!(initials("Sally Sitwell"), "SS");
        assert_eq!(initials("Anna Maria van der Berg"), "AB");
        assert_eq!(initials("øystein"), "Ø");
        assert_eq!(initials("  "), "");
    }

    #[test]
    fn whose_initials_are_the_same_are_told_apart_by_their_first_names() {
        let group = |names: &[&str]| initials_in_group(names).join(" ");
        assert_eq!(
            group(&["Sally Sitwell", "Stan Sitwell", "Maya Okafor"]),
            "Sa St MO"
        );
        assert_eq!(
            group(&["Sally Sitwell", "Sam Sitwell", "Stan Sitwell"]),
            "Sl Sm St"
        );
        assert_eq!(group(&["Sally", "Stan"]), "Sa St");
        assert_eq!(group(&["Øystein Dahl", "Ørjan Dahl"]), "Øy Ør");
        assert_eq!(group(&["Bob Ng", "Bobby Ng"]), "BN Bb");
        assert_eq!(group(&["Sally Sitwell", "Sally Sitwell"]), "SS SS");
        assert_eq!(group(&["S. Sitwell", "Stan Sitwell"]), "SS St");
        assert_eq!(group(&["", "Stan Sitwell"]), " SS");
    }

    #[test]
    fn a_first_visit_outlives_the_access() {
        let (at, first_visit) = (Timestamp(1), Some(Timestamp(2)));
        assert_eq!(
            PortalAccess::Granted { at, first_visit }.first_visit(),
            first_visit
        );
        assert_eq!(
            PortalAccess::Revoked { at, first_visit }.first_visit(),
            first_visit
        );
        assert_eq!(PortalAccess::None.first_visit(), None);
    }

    #[test]
    fn a_role_is_read_as_it_was_written() {
        for role in [Role::Csm, Role::Admin] {
            assert_eq!(Role::parse(role.key()), Some(role));
        }
        assert_eq!(Role::parse("contact"), None);
    }

    #[test]
    fn names_are_listed_as_in_speech() {
        assert_eq!(
            enumerate(&["Sally", "Stan", "Lucille"]),
            "Sally, Stan and Lucille"
        );
        assert_eq!(enumerate::<&str>(&[]), "");
    }
}
