//! The contacts named on a play, each change a form of its own. They have a page of their own: beside the play's fields, what was typed there
//! would be lost with each of them.

use super::{editor::plan, people::options};
use crate::{
    api::staff::{SetCoOwner, TakeBackCoOwner},
    ui::{Avatar, Hidden, Icon, IconPath, Select},
    workspace::{
        frame::{FormPage, SentForm},
        paths::plan_path,
        screen::PlainPage,
    },
};
use domain::{
    ids::{AccountId, ContactId, WorkflowId},
    people::PersonId,
    refusal::Refusal,
    views::staff::{StaffPerson, StaffView, StaffWorkflow},
};
use leptos::{prelude::*, server_fn::ServerFn};
use server::actor::Staff;

/// Names a play's co-owners.
#[derive(Clone, Debug)]
pub(crate) struct CoOwners {
    view: StaffView,
    play: StaffWorkflow,
}

impl CoOwners {
    /// Reads who is named on the play, and who can be.
    pub(crate) async fn read(staff: &Staff, account: AccountId, play: WorkflowId) -> Result<Self, Refusal> {
        let view = plan(staff, account).await?;
        let play = view.workflow(play).cloned().ok_or(Refusal::NotFound)?;
        Ok(Self { view, play })
    }
}

impl PlainPage for CoOwners {
    fn draw(self) -> impl IntoView + 'static {
        let Self { view, play } = self;
        let naming = SentForm::of::<SetCoOwner>();
        let people = people(&naming, &view, &play);
        let heading = format!("Co-owners of {}", play.name);
        let refused = naming.or(SentForm::of::<TakeBackCoOwner>());
        view! {
            <FormPage
                deed="Co-owners"
                of=view.header.name
                heading
                back=plan_path(view.header.account)
                back_words="Back to the plan"
                form=refused
            >
                {people}
            </FormPage>
        }
    }
}

/// The contacts named on the play, and who can be named.
fn people(naming: &SentForm, view: &StaffView, play: &StaffWorkflow) -> impl IntoView + use<> {
    let (account, id) = (view.header.account, play.id);
    let named: Vec<PersonId> = play.co_owners.iter().copied().map(PersonId::Contact).collect();
    let free: Vec<_> = options(&view.people, &named, |person| person.contact().is_some())
        .into_iter()
        .map(|(key, name)| (key.trim_start_matches("contact-").to_owned(), name))
        .collect();
    let pills = named
        .iter()
        .filter_map(|person| view.person(*person))
        .map(|person| pill(account, id, person))
        .collect_view();
    let add = (!free.is_empty()).then(|| add(naming, account, id, free));
    view! {
        <p class="hint">"Contacts named on the play. Naming one on an internal play makes all its tasks shareable."</p>
        <ul class="people" role="list">
            {pills}
        </ul>
        {add}
    }
}

/// Where a contact is named on a play, or no longer.
const NAMING: &str = <SetCoOwner as ServerFn>::PATH;

/// A contact named on the play, and the form that takes them off it.
fn pill(account: AccountId, play: WorkflowId, person: &StaffPerson) -> impl IntoView + use<> {
    let (name, initials) = (person.name.clone(), person.initials.clone());
    let remove = person
        .id
        .contact()
        .map(|contact| remove(account, play, contact, &name));
    view! {
        <li class="pill">
            <Avatar initials name=name.clone() customer=true decorative=true />
            <span class="cut" title=name.clone()>
                {name.clone()}
            </span>
            {remove}
        </li>
    }
}

fn remove(account: AccountId, play: WorkflowId, contact: ContactId, name: &str) -> impl IntoView + use<> {
    let label = format!("Remove {name}");
    view! {
        <form method="post" action=NAMING>
            {naming_fields(account, play, false)}
            <Hidden name="contact" value=contact.to_string() />
            <button aria-label=label.clone() title=label>
                <Icon path=IconPath::CLOSE />
            </button>
        </form>
    }
}

/// Names one more, of those who are not named yet.
fn add(
    naming: &SentForm,
    account: AccountId,
    play: WorkflowId,
    free: Vec<(String, String)>,
) -> impl IntoView + use<> {
    let chosen = naming.value("contact", "");
    view! {
        <form class="cluster" method="post" action=NAMING>
            {naming_fields(account, play, true)}
            <Select id="contact" name="contact" label="Contact" bare=true options=free value=chosen />
            <button class="btn">"Add co-owner"</button>
        </form>
    }
}

/// What both send besides the contact.
fn naming_fields(account: AccountId, play: WorkflowId, named: bool) -> impl IntoView {
    view! {
        <Hidden name="account" value=account.to_string() />
        <Hidden name="play" value=play.to_string() />
        <Hidden name="named" value=named.to_string() />
    }
}
