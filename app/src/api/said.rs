//! What is said of what staff did, on the page that their form leads to where the browser sent it. A program's page shows the answer itself.

use super::answering::{is_https, set_cookie};
use crate::{
    cookies::notice_cookie,
    request::{Done, sent_by_form},
    workspace::{Change, Thing},
};
use domain::{
    ids::{AccountId, ContactId, WorkflowId},
    names::shortened,
    outcome::Outcome,
    people::PersonId,
    views::staff::StaffView,
};
use leptos::prelude::*;
use server::{actor::Staff, contact::SavedContact};

/// What is said. With an outcome, that follows it, and what takes back what was done is offered beside it.
pub(crate) enum Said {
    /// A sentence, where there is nothing to look up.
    Sentence(String),
    /// One about something that was done and has to be looked at again.
    Warning(String),
    /// A change of a plan, in the words in which the page's program says it. Of a deletion its outcome says all; where there is none it was
    /// gone before, and the page has words of its own.
    Change(AccountId, Change, Option<Outcome>),
    /// That a thing was added to a plan.
    Added(AccountId, Thing),
    /// That the form of a thing in a plan was saved.
    Saved(AccountId, Thing, Option<Outcome>),
    /// That a contact was named on a play, or is no longer.
    CoOwner(AccountId, CoOwnerSet, Option<Outcome>),
}

/// A contact who was named on a play, or is no longer.
#[derive(Clone, Copy)]
pub(crate) struct CoOwnerSet {
    /// The play.
    pub(crate) play: WorkflowId,
    /// Who.
    pub(crate) contact: ContactId,
    /// Whether they are named now.
    pub(crate) named: bool,
}

impl CoOwnerSet {
    fn said(self, view: &StaffView) -> String {
        let Self { play, contact, named } = self;
        if !named {
            return Change::TakeBackCoOwner { play, contact }.said(view);
        }
        let name = shortened(view.name(PersonId::Contact(contact)));
        format!("{} has {name} as co-owner.", Thing::Play(play).called(view))
    }
}

impl From<String> for Said {
    fn from(sentence: String) -> Self {
        Self::Sentence(sentence)
    }
}

impl From<&str> for Said {
    fn from(sentence: &str) -> Self {
        Self::Sentence(sentence.to_owned())
    }
}

impl From<SavedContact> for Said {
    fn from(saved: SavedContact) -> Self {
        match saved.elsewhere {
            None => Self::Sentence(saved.sentence),
            Some(elsewhere) => Self::Warning(format!("{} {elsewhere}", saved.sentence)),
        }
    }
}

/// Leaves it for that page.
pub(crate) async fn leave(said: Said) {
    if !sent_by_form() {
        return;
    }
    if let Some(done) = said.done().await {
        set_cookie(&notice_cookie(&done, is_https()));
    }
}

impl Said {
    /// It in words, where there are any.
    async fn done(self) -> Option<Done> {
        match self {
            Self::Sentence(sentence) => Some(told(sentence)),
            Self::Warning(sentence) => Some(Done {
                is_warning: true,
                ..told(sentence)
            }),
            Self::Change(account, change, outcome) if change.is_deletion() => {
                outcome.map(|outcome| with_outcome(account, &outcome))
            }
            Self::Change(account, change, outcome) => {
                let words = move |view: &StaffView| change.as_stored(view).said(view);
                Some(named(account, outcome, words).await)
            }
            Self::Added(account, thing) => {
                let words = move |view: &StaffView| thing.called(view) + " was added.";
                Some(named(account, None, words).await)
            }
            Self::Saved(account, thing, outcome) => {
                let words = move |view: &StaffView| thing.called(view) + " was saved.";
                Some(named(account, outcome, words).await)
            }
            Self::CoOwner(account, set, outcome) => {
                Some(named(account, outcome, move |view: &StaffView| set.said(view)).await)
            }
        }
    }
}

/// Words that name something by the plan as it is now, which the page that follows is drawn from too, and after them what the outcome says.
async fn named(
    account: AccountId,
    outcome: Option<Outcome>,
    words: impl FnOnce(&StaffView) -> String + Send,
) -> Done {
    let page = match use_context::<Staff>() {
        Some(staff) => staff.plan_page(account).await.ok(),
        None => None,
    };
    // What was done is done, even if it cannot be named.
    let said = page.map_or_else(|| "Saved.".to_owned(), |page| words(&page.view));
    match outcome {
        Some(outcome) => with_outcome(account, &outcome.after(&said)),
        None => told(said),
    }
}

/// What an outcome says, with what takes it back.
fn with_outcome(account: AccountId, outcome: &Outcome) -> Done {
    Done {
        undo: outcome.undo().map(|undo| (account, undo)),
        ..told(outcome.sentence().to_owned())
    }
}

fn told(sentence: String) -> Done {
    Done {
        sentence,
        is_warning: false,
        undo: None,
    }
}
