//! A play's name, what customers call it, owner and sharing.

use super::editor::{owners, plan};
use crate::{
    api::staff::{CreatePlay, EditPlay},
    request::Address,
    ui::{Hidden, Select, TextField},
    workspace::{
        frame::{FormPage, PostForm, SentForm, actions, conflict, originals},
        fresh_id,
        paths::plan_path,
        screen::PlainPage,
    },
};
use domain::{
    forms::PlayForm,
    ids::{AccountId, ObjectiveId, WorkflowId},
    people::{PersonId, enumerate},
    plan::{NAME_CUSTOMERS_SEE, NO_OBJECTIVE, Sharing},
    refusal::Refusal,
    views::staff::{StaffView, StaffWorkflow},
};
use leptos::prelude::*;
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
        let form = SentForm::of::<EditPlay>();
        let (address, back) = (form.address(), plan_path(account));
        let stored = stored(&play);
        let was = originals(&form, &stored.fields());
        let (conflict, fields) = (conflict(&form), fields(&form, &stored, &view));
        let co_owners = co_owners(&view, &play);
        view! {
            <FormPage
                deed="Edit play"
                of=view.header.name
                back=back.clone()
                back_words="Back to the plan"
                form
            >
                {conflict}
                <PostForm address>
                    <Hidden name="account" value=account.to_string() />
                    <Hidden name="play" value=play.id.to_string() />
                    {was}
                    {fields}
                    {actions("Save", back)}
                    {co_owners}
                </PostForm>
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
            hint="The internal name, which customers never see"
            value=form.value("name", &stored.name)
            error=form.message("name")
            autocomplete="off"
        />
        <TextField
            id="portal_title"
            name="portal_title"
            label=NAME_CUSTOMERS_SEE
            hint="Customers read it over the play’s tasks. Left empty, these stand there without a name"
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

/// Who is named on the play, and the way to change that: saving first, so that nothing that was typed is lost.
fn co_owners(view: &StaffView, play: &StaffWorkflow) -> impl IntoView + use<> {
    let named = play.co_owners.iter();
    let names: Vec<&str> = named
        .map(|contact| view.name(PersonId::Contact(*contact)))
        .collect();
    let words = if names.is_empty() {
        "Nobody".to_owned()
    } else {
        enumerate(&names)
    };
    view! {
        <section class="stack stack-s" aria-labelledby="co-owners">
            <h2 id="co-owners">"Co-owners"</h2>
            <p>{words}</p>
            <p class="hint" id="co-owners-hint">
                "What you changed above is saved first"
            </p>
            <div class="actions">
                <button class="btn" name="to_co_owners" value="true" aria-describedby="co-owners-hint">
                    "Change co-owners"
                </button>
            </div>
        </section>
    }
}
