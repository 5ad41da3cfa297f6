//! What can be done with a contact in the table. One handler for the forms of all rows, where a page's other forms are sent by the browser.

use super::personal_link::PersonalLink;
use crate::{
    api::{
        ApiError,
        post::{Body, LastAnswer, post},
        staff::{ArchiveContact, Contacts, CopyLink, GrantContact, RestoreContact, SendLink},
    },
    request::Returned,
    ui::{Announcer, Current},
    workspace::focus::{is_lost, move_to},
};
use domain::{ids::ContactId, views::pages::ContactsPage};
use leptos::{ev::SubmitEvent, prelude::*, server_fn::ServerFn};

/// One thing that can be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ContactAction {
    Grant,
    Send,
    Copy,
    Archive,
    Restore,
}

impl ContactAction {
    /// Where its form posts.
    pub(super) const fn address(self) -> &'static str {
        match self {
            Self::Grant => <GrantContact as ServerFn>::PATH,
            Self::Send => <SendLink as ServerFn>::PATH,
            Self::Copy => <CopyLink as ServerFn>::PATH,
            Self::Archive => <ArchiveContact as ServerFn>::PATH,
            Self::Restore => <RestoreContact as ServerFn>::PATH,
        }
    }
}

/// The id of a contact's row.
pub(super) fn row_id(contact: ContactId) -> String {
    format!("contact-{contact}")
}

/// The row that the focus is in.
fn row_in_focus() -> Option<String> {
    let row = document().active_element()?.closest("tr").ok()??;
    Some(row.id())
}

/// Gives the focus back to a row's menu, once all rows are drawn anew: what had it may be gone, or be another contact's by now.
fn keep_focus(row: &str) {
    let is_elsewhere = row_in_focus().is_some_and(|now| now != row);
    if is_lost() || is_elsewhere {
        move_to(&format!("#{row} summary"));
    }
}

/// What was said last that one may have to act upon.
#[derive(Clone, Debug)]
pub(super) struct Told {
    /// Whose access began or ended.
    pub(super) name: String,
    /// What that means for them.
    pub(super) sentence: String,
}

/// What all rows share: the link that was made last, what was said last that one may have to act upon, and why something was refused.
#[derive(Clone, Copy)]
pub(super) struct ContactActions {
    page: RwSignal<ContactsPage>,
    /// The page is read again after each thing done: of several answers the last counts.
    answer: LastAnswer,
    announcer: Announcer,
    /// The link that was made last.
    pub(super) link: RwSignal<Option<PersonalLink>>,
    /// What was said last that one may have to act upon.
    pub(super) told: RwSignal<Option<Told>>,
    refused: RwSignal<Option<ApiError>>,
}

impl ContactActions {
    /// For one page; whatever succeeds reads the contacts again and is announced.
    pub(super) fn new(page: RwSignal<ContactsPage>) -> Self {
        let came_back = Returned::get().form;
        Self {
            page,
            answer: LastAnswer::new(),
            announcer: Announcer::get(),
            link: RwSignal::new(None),
            told: RwSignal::new(None),
            refused: RwSignal::new(came_back.map(|form| form.error)),
        }
    }

    /// The entries of the error summary.
    pub(super) fn errors(&self) -> Current<Vec<(String, String)>> {
        let refused = self.refused;
        Current::of(move || refused.with(|error| error.as_ref().map(ApiError::entries).unwrap_or_default()))
    }

    /// Reads the contacts again. Where that fails the page stays as it was; what was done is done.
    fn read(self, contact: ContactId) {
        let Some(account) = self
            .page
            .try_with_untracked(|page| page.header.account.to_string())
        else {
            return;
        };
        let body = Body::of([("account", account.as_str())]);
        self.answer
            .ask(<Contacts as ServerFn>::PATH, body, move |answer| match answer {
                Ok(page) => {
                    let row = row_in_focus().unwrap_or_else(|| row_id(contact));
                    self.page.set(page);
                    request_animation_frame(move || keep_focus(&row));
                }
                Err(error) => self.refused.set(Some(error)),
            });
    }

    /// Says what was done: the answer is what there is to say, or the link that was made, which is shown. What may have to be acted upon
    /// stays on the page.
    fn tell(self, action: ContactAction, name: String, answer: String) {
        match action {
            ContactAction::Copy => {
                let sentence = format!("The link for {name} is shown above the table.");
                self.announcer.say(sentence);
                self.link.try_set(Some(PersonalLink { name, link: answer }));
            }
            ContactAction::Send => self.announcer.say(answer),
            ContactAction::Grant | ContactAction::Archive | ContactAction::Restore => {
                let sentence = answer;
                self.told.try_set(Some(Told { name, sentence }));
            }
        }
    }

    /// Sends the form of a contact's row instead of the browser.
    pub(super) fn submit(self, action: ContactAction, contact: ContactId, name: String, event: &SubmitEvent) {
        event.prevent_default();
        self.announcer.make_room();
        self.link.set(None);
        self.told.set(None);
        let body = Body::of_form(event);
        leptos::task::spawn_local(async move {
            match post(action.address(), body).await {
                Ok(answer) => {
                    self.tell(action, name, answer);
                    self.refused.try_set(None);
                    self.read(contact);
                }
                Err(error) => {
                    self.refused.try_set(Some(error));
                }
            }
        });
    }
}
