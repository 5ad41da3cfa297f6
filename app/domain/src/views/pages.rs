//! What the workspace's pages show besides an account's plan. Internal: nothing here is for customers.

use crate::{
    calendar::{Date, Timestamp},
    forms::{AccountForm, ShareForm},
    ids::{AccountId, ContactId, UserId},
    progress::Progress,
    sharing::ShareSummary,
    views::staff::{StaffHeader, StaffView},
};
use serde::{Deserialize, Serialize};

/// The frame around every page of the workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// Who is signed in.
    pub user: UserId,
    /// Their name.
    pub name: String,
    /// The vendor's name.
    pub organisation: String,
    /// Whether mails are written to files that `/dev/mail` shows: in a demo, unless its mail goes elsewhere.
    pub has_mailbox: bool,
    /// Whether mail can be sent; otherwise links are copied by hand.
    pub can_mail: bool,
    /// The accounts they own, by name, at most ten.
    pub my_accounts: Vec<RailAccount>,
    /// The tag of the state that all accounts were in: news of them are told from there on.
    pub accounts_tag: String,
}

/// An account in the rail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RailAccount {
    /// Which one.
    pub id: AccountId,
    /// Its name.
    pub name: String,
    /// Its overdue tasks.
    pub overdue: u32,
}

/// A page of the accounts list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountPage {
    /// At most fifty.
    pub rows: Vec<AccountRow>,
    /// How many match in all.
    pub total: u32,
    /// This page, from 1.
    pub page: u32,
    /// How many pages there are, at least 1.
    pub pages: u32,
}

/// An account in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountRow {
    /// Which one.
    pub id: AccountId,
    /// Its name.
    pub name: String,
    /// Its owner's name.
    pub owner: Option<String>,
    /// Over all tasks in its plan.
    pub progress: Progress,
    /// Its overdue tasks.
    pub overdue: u32,
    /// The next due date of an open task.
    pub next_due_on: Option<Date>,
    /// The day in the account's zone.
    pub today: Date,
    /// Whether its plan is shared.
    pub is_shared: bool,
    /// Contacts who may enter the portal.
    pub with_access: u32,
}

/// What the form for an account offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountEditor {
    /// What is stored, or what a new account starts with.
    pub form: AccountForm,
    /// Staff who can own it: id and name.
    pub owners: Vec<(UserId, String)>,
    /// The zones people are offered.
    pub zones: Vec<String>,
}

/// An account's plan, and the tag of that state for the live stream.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffPlanPage {
    /// The plan.
    pub view: StaffView,
    /// Names this state; the live stream starts from it.
    pub tag: String,
}

/// A task's long parts, read when it is open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffTaskDetail {
    /// The description as safe HTML.
    pub html: String,
    /// What happened to it, newest first.
    pub history: Vec<HistoryEntry>,
}

/// One thing that happened to a task.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryEntry {
    /// When.
    pub at: Timestamp,
    /// "Sally Sitwell completed this".
    pub words: String,
}

/// An account's contacts, and how the account stands towards them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactsPage {
    /// The account.
    pub header: StaffHeader,
    /// By name, those who have left last.
    pub rows: Vec<ContactRow>,
}

/// A contact in an account's list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactRow {
    /// Which one.
    pub id: ContactId,
    /// Their name.
    pub name: String,
    /// Letters for the round picture, as on the plan.
    pub initials: String,
    /// Where mail reaches them.
    pub email: String,
    /// What they do there; may be empty.
    pub job_title: String,
    /// Whether they have left.
    pub archived: bool,
    /// Whether they may enter the portal now or would if it were on.
    pub has_access: bool,
    /// When their access was revoked, if it was.
    pub revoked_at: Option<Timestamp>,
    /// Tasks they are assigned to.
    pub tasks: u32,
    /// When they first did something in the portal.
    pub first_visit: Option<Timestamp>,
    /// How the last mail to them fared, if any was to be sent.
    pub mail: Option<MailState>,
}

/// How a mail fared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MailState {
    /// Waiting to be sent.
    Queued,
    /// Handed to the mail server.
    Sent,
    /// Refused for good, or given up after days of tries.
    Failed,
    /// Not sent, because it was withdrawn, or no longer true when its turn came.
    Dropped,
}

impl MailState {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Queued, Self::Sent, Self::Failed, Self::Dropped];

    /// The word for the store.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Sent => "sent",
            Self::Failed => "failed",
            Self::Dropped => "dropped",
        }
    }

    /// Reads what [`MailState::key`] wrote.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.key() == text)
    }
}

/// What the share dialog shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShareEditor {
    /// What it starts with: the name, all contacts not yet invited (or all, before the first time), a prepared message.
    pub form: ShareForm,
    /// Every contact who has not left.
    pub contacts: Vec<ContactRow>,
    /// What they will and will not see.
    pub summary: ShareSummary,
    /// Whether it is shared already.
    pub is_shared: bool,
    /// Whether mail can be sent; otherwise links are copied.
    pub can_mail: bool,
    /// Whether the plan has an internal summary, which is never seen.
    pub has_summary: bool,
    /// How many days a link works.
    pub link_days: u32,
}

/// The organisation's settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrganisationSettings {
    /// The vendor's name.
    pub name: String,
    /// Whether the portal is on.
    pub portal_enabled: bool,
    /// How many days ahead a due date is "soon".
    pub soon_days: u16,
}

/// A mail that the demo sent, for `/dev/mail`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DevMail {
    /// Names it in the address.
    pub id: String,
    /// To whom.
    pub to: String,
    /// From whom.
    pub from: String,
    /// Its subject.
    pub subject: String,
    /// When, in words.
    pub date: String,
    /// Its text part.
    pub text: String,
    /// Its HTML part.
    pub html: String,
}
