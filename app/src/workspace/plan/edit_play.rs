//! A play's name, what customers call it, owner, sharing, and the contacts named on it.

use super::{
    editor::{owners, plan},
    people::options,
};
use crate::{
    api::staff::{CreatePlay, EditPlay, SetCoOwner, TakeBackCoOwner},
    request::Address,
    ui::{Avatar, Hidden, Icon, IconPath, Select, TextField},
    workspace::{
        frame::{FormPage, PostForm, SentForm, actions, conflict, originals},
        fresh_id,
        paths::plan_path,
        screen::PlainPage,
    },
};
use domain::{
    forms::PlayForm,
    ids::{AccountId, ContactId, ObjectiveId, WorkflowId},
    people::PersonId,
    plan::{NO_OBJECTIVE, Sharing},
    refusal::Refusal,
    views::staff::{StaffPerson, StaffView, StaffWorkflow},
};
use leptos::{prelude::*, server_fn::ServerFn};
use server::actor::Staff;

/// A new play.
#[derive(Clone, Debug)]
pub(crate) struct PlayCreation {
    view: StaffView,
    /// The objective it was asked for.
    under: Option<ObjectiveId>,
}

impl PlayCreation {
    /// Reads whose plan it will be in; the address may name the objective.
    pub(crate) async fn read(staff: &Staff, account: AccountId, address: &Address) -> Result<Self, Refusal> {
        let view = plan(staff, account).await?;
        let under = address.value("objective").parse().ok();
        Ok(Self { view, under })
    }
}

impl PlainPage for PlayCreation {
    fn draw(self) -> impl IntoView + 'static {
        let Self { view, under } = self;
        let account = view.header.account;
        let form = SentForm::of::<CreatePlay>();
        let (address, back) = (form.address(), plan_path(account));
        let id = form.value("play", &WorkflowId::new(fresh_id()).to_string());
        let owner = view.header.owner.map(|owner| owner.to_string());
        let stored = PlayForm {
            owner: owner.unwrap_or_default(),
            sharing: Sharing::Private.key().to_owned(),
            ..PlayForm::default()
        };
        let fields = fields(&form, &stored, &view);
        let place = place(&form, &view, under);
        view! {
            <FormPage deed="New play" of=view.header.name back=back.clone() back_words="Back to the plan" form>
                <PostForm address>
                    <Hidden name="account" value=account.to_string() />
                    <Hidden name="play" value=id />
                    {fields}
                    {place}
                    {actions("Add play", back)}
                </PostForm>
            </FormPage>
        }
    }
}

/// Under which objective a new play stands, if under any.
fn place(form: &SentForm, view: &StaffView, under: Option<ObjectiveId>) -> impl IntoView + use<> {
    let none = (String::new(), NO_OBJECTIVE.to_owned());
    let objectives = view
        .objectives
        .iter()
        .map(|objective| (objective.id.to_string(), objective.name.clone()));
    let objectives: Vec<_> = std::iter::once(none).chain(objectives).collect();
    let under = under.map(|objective| objective.to_string()).unwrap_or_default();
    view! {
        <Select
            id="objective"
            name="objective"
            label="Under"
            options=objectives
            value=form.value("objective", &under)
        />
    }
}

/// Edits a play.
#[derive(Clone, Debug)]
pub(crate) struct PlayEditing {
    view: StaffView,
    play: StaffWorkflow,
}

impl PlayEditing {
    /// Reads what is stored of the play.
    pub(crate) async fn read(staff: &Staff, account: AccountId, play: WorkflowId) -> Result<Self, Refusal> {
        let view = plan(staff, account).await?;
        let play = view.workflow(play).cloned().ok_or(Refusal::NotFound)?;
        Ok(Self { view, play })
    }
}

impl PlainPage for PlayEditing {
    fn draw(self) -> impl IntoView + 'static {
        let Self { view, play } = self;
        let account = view.header.account;
        let (form, naming) = (SentForm::of::<EditPlay>(), SentForm::of::<SetCoOwner>());
        let (address, back) = (form.address(), plan_path(account));
        let stored = stored(&play);
        let was = originals(&form, &stored.fields());
        let (conflict, fields) = (conflict(&form), fields(&form, &stored, &view));
        let co_owners = co_owners(&naming, &view, &play);
        let refused = form.or(naming).or(SentForm::of::<TakeBackCoOwner>());
        view! {
            <FormPage
                deed="Edit play"
                of=view.header.name
                back=back.clone()
                back_words="Back to the plan"
                form=refused
            >
                {conflict}
                <PostForm address>
                    <Hidden name="account" value=account.to_string() />
                    <Hidden name="play" value=play.id.to_string() />
                    {was}
                    {fields}
                    {actions("Save", back)}
                </PostForm>
                {co_owners}
            </FormPage>
        }
    }
}

/// The form, filled with what is stored.
fn stored(play: &StaffWorkflow) -> PlayForm {
    PlayForm {
        name: play.name.clone(),
        portal_title: play.portal_title.clone().unwrap_or_default(),
        owner: play.owner.map(|owner| owner.to_string()).unwrap_or_default(),
        sharing: play.sharing.key().to_owned(),
    }
}

/// The fields. While the portal is off the sharing that is stored goes along unseen.
fn fields(form: &SentForm, stored: &PlayForm, view: &StaffView) -> impl IntoView + use<> {
    view! {
        <TextField
            id="name"
            name="name"
            label="Play"
            hint="The internal name"
            value=form.value("name", &stored.name)
            error=form.message("name")
            autocomplete="off"
        />
        <TextField
            id="portal_title"
            name="portal_title"
            label="Name for customers"
            hint="Customers read it instead of the name above. Left empty, they read that one"
            value=form.value("portal_title", &stored.portal_title)
            error=form.message("portal_title")
            autocomplete="off"
        />
        <Select
            id="owner"
            name="owner"
            label="Owner"
            options=owners(view)
            value=form.value("owner", &stored.owner)
            error=form.message("owner")
        />
        {sharing_field(form, stored, view.header.portal_enabled)}
    }
}

/// How much of the play is shareable.
fn sharing_field(form: &SentForm, stored: &PlayForm, portal_on: bool) -> AnyView {
    let sharing = form.value("sharing", &stored.sharing);
    if !portal_on {
        return view! { <Hidden name="sharing" value=sharing /> }.into_any();
    }
    let modes = Sharing::ALL
        .map(|sharing| (sharing.key().to_owned(), sharing.words().to_owned()))
        .to_vec();
    view! {
        <Select
            id="sharing"
            name="sharing"
            label="Sharing"
            hint="What customers see once the plan is shared"
            options=modes
            value=sharing
            error=form.message("sharing")
        />
    }
    .into_any()
}

/// The contacts named on the play, each change a form of its own.
fn co_owners(naming: &SentForm, view: &StaffView, play: &StaffWorkflow) -> impl IntoView + use<> {
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
        <section class="stack stack-s" aria-labelledby="co-owners">
            <h2 id="co-owners">"Co-owners"</h2>
            <p class="hint">"Contacts named on the play. Naming one on an internal play makes all its tasks shareable."</p>
            <ul class="people" role="list">
                {pills}
            </ul>
            {add}
        </section>
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
