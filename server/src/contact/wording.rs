//! What is said of what was done with a contact: that they were added, let in or shut out, what that means for others, and how they get a
//! link that works.

use crate::actor::Staff;
use domain::{
    consequence::{Deed, Target, consequence},
    names::{ended, shortened},
    people::{Contact, PersonId, PortalAccess, enumerate, first_name},
    snapshot::Snapshot,
};
use std::iter;

/// What is said of a contact whose form was saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedContact {
    /// That they were added, or saved.
    pub sentence: String,
    /// Where else their address is used, if it is: one person may work with two customers, or it is a mistake.
    pub elsewhere: Option<String>,
}

/// A link that was made for a contact, to be given to them by hand. It lets in whoever has it, so it has no `Debug`.
pub struct CopiedLink {
    /// The link.
    pub link: String,
    /// Whom it is for, with the link.
    pub sentence: String,
}

/// That a contact of that name was added.
pub(super) fn added(name: &str) -> String {
    format!("The contact {} was added.", shortened(name.trim()))
}

/// That what is known of them was saved.
pub(super) fn saved(name: &str) -> String {
    format!("The contact {} was saved.", shortened(name.trim()))
}

/// That contacts of those accounts have the address too, if there are any.
pub(super) fn used_elsewhere(accounts: &[String]) -> Option<String> {
    let sentence = || ended(format!("This address is also used at {}", enumerate(accounts)));
    (!accounts.is_empty()).then(sentence)
}

/// That a contact was archived, who stood so before.
pub(super) fn archived(before: &Snapshot, contact: &Contact) -> String {
    let (name, first) = (&contact.name, first_name(&contact.name));
    let archived = if contact.may_enter() {
        format!("{name} was archived and is out of the portal. Links given to {first} no longer work.")
    } else {
        format!("{name} was archived.")
    };
    sentences(iter::once(Some(archived)).chain(what_archiving_does(before, contact)))
}

/// That a contact was archived already.
pub(super) fn is_archived(contact: &Contact) -> String {
    format!("{} is archived.", contact.name)
}

/// What archiving a contact would do, for the question: their tasks that stay, and what their colleagues would lose.
pub(super) fn would_archive(before: &Snapshot, contact: &Contact) -> String {
    sentences(what_archiving_does(before, contact))
}

fn what_archiving_does(before: &Snapshot, contact: &Contact) -> [Option<String>; 2] {
    [
        stays_assigned(before, contact),
        what_it_does(before, contact, true),
    ]
}

/// That a contact was restored, who stood so before.
pub(super) fn restored(staff: &Staff, before: &Snapshot, contact: &Contact) -> String {
    let had_access = !matches!(contact.access, PortalAccess::None);
    let restored = if had_access {
        format!("{} is back, without access to the portal.", contact.name)
    } else {
        is_back(contact)
    };
    sentences([
        Some(restored),
        what_it_does(before, contact, false),
        had_access.then(|| needs_new_link(staff, before)),
    ])
}

/// That a contact is there, archived before or not.
pub(super) fn is_back(contact: &Contact) -> String {
    format!("{} is back.", contact.name)
}

/// That a contact has access, who stood so before: whose access was taken back needs a new link.
pub(crate) fn granted(staff: &Staff, before: &Snapshot, contact: &Contact) -> String {
    let now = format!("{} may enter the portal now.", contact.name);
    let is_revoked = matches!(contact.access, PortalAccess::Revoked { .. });
    sentences([Some(now), is_revoked.then(|| needs_new_link(staff, before))])
}

/// That a contact has no access.
pub(crate) fn revoked(contact: &Contact) -> String {
    let name = shortened(&contact.name);
    format!("Access was revoked. {name} is out of the portal.")
}

/// That a link is mailed to a contact.
pub(crate) fn link_sent(contact: &Contact) -> String {
    format!("A link for {} is on its way.", shortened(&contact.name))
}

/// That a link was made for a contact.
pub(crate) fn link_copied(contact: &Contact, link: String) -> CopiedLink {
    let name = shortened(&contact.name);
    let sentence =
        format!("Whoever has this link enters the portal as {name}. Give it to nobody else: {link}");
    CopiedLink { link, sentence }
}

/// That links which have ended stay so, and what on the contacts page makes a new one, which also gives access.
fn needs_new_link(staff: &Staff, snapshot: &Snapshot) -> String {
    let is_mailed = snapshot.plan.share.is_some() && staff.tandem().mailer().can_send();
    let way = match (snapshot.organisation.portal_enabled, is_mailed) {
        (false, _) => return "Links from before no longer work.".to_owned(),
        (true, false) => "“Copy personal link”",
        (true, true) => "“Send link” or “Copy personal link”",
    };
    format!("Links from before no longer work. For a new one, choose {way} in the menu of their row.")
}

/// Which tasks stay theirs, if any do.
fn stays_assigned(snapshot: &Snapshot, contact: &Contact) -> Option<String> {
    let person = PersonId::Contact(contact.id);
    let theirs = snapshot
        .tasks
        .iter()
        .filter(|task| task.assignees.contains(&person));
    let first = first_name(&contact.name);
    match theirs.count() {
        0 => None,
        1 => Some(format!("{first} stays assigned to 1 task.")),
        many => Some(format!("{first} stays assigned to {many} tasks.")),
    }
}

/// What their colleagues see otherwise when a contact is archived, or is back: who has left makes no task visible.
fn what_it_does(before: &Snapshot, contact: &Contact, archived: bool) -> Option<String> {
    let after = before.with_contact(contact.id, |contact| contact.archived = archived);
    let verb = if archived { "Archiving" } else { "Restoring" };
    let deed = Deed {
        cause: &format!("{verb} {}", first_name(&contact.name)),
        to: Target::Contact,
        called: "",
    };
    consequence(before, &after, &deed)
}

/// Those that say something, after each other.
fn sentences(said: impl IntoIterator<Item = Option<String>>) -> String {
    let said: Vec<String> = said.into_iter().flatten().collect();
    said.join(" ")
}
