//! What can be done with a contact in the table: forms that the page sends itself where scripts run.

use crate::{
    api::{
        ApiError,
        staff::{ArchiveContact, CopyLink, GrantContact, RestoreContact, SendLink},
    },
    ui::Announcer,
    workspace::frame::{FirstPage, entries},
};
use domain::views::pages::ContactRow;
use leptos::{prelude::*, server_fn::ServerFn};

/// A personal link that was just made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PersonalLink {
    /// Whose it is.
    pub(super) name: String,
    /// The link.
    pub(super) link: String,
}

/// One action for each thing that can be done, shared by all rows.
#[derive(Clone, Copy)]
pub(crate) struct ContactActions {
    pub(super) grant: ServerAction<GrantContact>,
    pub(super) send: ServerAction<SendLink>,
    pub(super) copy: ServerAction<CopyLink>,
    pub(super) archive: ServerAction<ArchiveContact>,
    pub(super) restore: ServerAction<RestoreContact>,
    /// Who the last button was for.
    pub(super) who: StoredValue<String>,
    /// The link that was made last.
    pub(super) link: RwSignal<Option<PersonalLink>>,
    refused: RwSignal<Option<ApiError>>,
}

impl ContactActions {
    /// For one page; whatever succeeds reads the rows again and is announced.
    pub(super) fn new(rows: crate::wire::Resource<Result<Vec<ContactRow>, ApiError>>) -> Self {
        let came_back = FirstPage::returned().form;
        let actions = Self {
            grant: ServerAction::new(),
            send: ServerAction::new(),
            copy: ServerAction::new(),
            archive: ServerAction::new(),
            restore: ServerAction::new(),
            who: StoredValue::new(String::new()),
            link: RwSignal::new(None),
            refused: RwSignal::new(came_back.map(|form| form.error)),
        };
        actions.follow(actions.grant, rows, |name| {
            format!("{name} may enter the portal now.")
        });
        actions.follow(actions.send, rows, |name| {
            format!("A link for {name} is on its way.")
        });
        actions.follow(actions.archive, rows, |name| {
            format!("{name} was archived and has no access any more.")
        });
        actions.follow(actions.restore, rows, |name| {
            format!("{name} is back. Give access again if they need it.")
        });
        actions.follow(actions.copy, rows, |name| {
            format!("The link for {name} is shown above the table.")
        });
        actions.follow_link();
        actions
    }

    /// The entries of the error summary.
    pub(super) fn errors(&self) -> Signal<Vec<(String, String)>> {
        let refused = self.refused;
        Signal::derive(move || refused.with(|error| error.as_ref().map(entries).unwrap_or_default()))
    }

    fn follow<F>(
        self,
        action: ServerAction<F>,
        rows: crate::wire::Resource<Result<Vec<ContactRow>, ApiError>>,
        say: fn(&str) -> String,
    ) where
        F: ServerFn<Error = ApiError> + Clone + Send + Sync + 'static,
        F::Output: Send + Sync + 'static,
    {
        let announcer = Announcer::get();
        let value = action.value();
        Effect::new(move || {
            let Some(outcome) =
                value.with(|answer| answer.as_ref().map(|answer| answer.as_ref().err().cloned()))
            else {
                return;
            };
            if outcome.is_none() {
                announcer.say(self.who.with_value(|name| say(name)));
                rows.refetch();
            }
            self.refused.set(outcome);
        });
    }

    fn follow_link(self) {
        let value = self.copy.value();
        Effect::new(move || {
            if let Some(Ok(link)) = value.get() {
                self.link.set(Some(PersonalLink {
                    name: self.who.get_value(),
                    link,
                }));
            }
        });
    }
}
