//! A play's name, what customers call it, owner, sharing, and the contacts named on it.

use super::{
    change::Change,
    editor::{EditorPage, Loading, back_to_plan, not_found, plan},
    people::{options, owners},
};
use crate::{
    api::{
        ApiError,
        staff::{CreatePlay, EditPlay, SetCoOwner},
    },
    ui::{Announcer, Avatar, Hidden, Icon, IconName, Select, TextField},
    workspace::{
        frame::{Conflict, FormState, Notice, PostForm, Posting, Submit, originals, parameter},
        fresh_id,
    },
};
use domain::{
    forms::PlayForm,
    ids::{AccountId, ContactId, ObjectiveId, WorkflowId},
    people::PersonId,
    plan::Sharing,
    views::staff::{StaffPerson, StaffView, StaffWorkflow},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_query_map;

/// A new play.
#[component]
pub(crate) fn NewPlayPage() -> impl IntoView {
    let account = parameter::<AccountId>("account");
    let resource = crate::resource::resource(
        move || account.get(),
        |account| async move { plan(account.ok_or_else(not_found)?).await },
    );
    view! { <Loading resource draw=|view| view! { <New view /> }.into_any() /> }
}

#[component]
fn New(view: StaffView) -> impl IntoView {
    let account = view.header.account;
    let posting = Posting::to::<CreatePlay>();
    let form = FormState::of(posting);
    let id = form.value("play", &WorkflowId::new(fresh_id()).to_string());
    let asked = use_query_map().with_untracked(|query| query.get("objective"));
    let asked: Option<ObjectiveId> = asked.and_then(|objective| objective.parse().ok());
    let asked = asked.map(|objective| objective.to_string()).unwrap_or_default();
    let stored = PlayForm {
        owner: view
            .header
            .owner
            .map(|owner| owner.to_string())
            .unwrap_or_default(),
        sharing: Sharing::Private.key().to_owned(),
        ..PlayForm::default()
    };
    let none = (String::new(), "No objective".to_owned());
    let objectives = view
        .objectives
        .iter()
        .map(|objective| (objective.id.to_string(), objective.name.clone()));
    let objectives: Vec<_> = std::iter::once(none).chain(objectives).collect();
    let (owners, back, portal_on) = (owners(&view), back_to_plan(&view), view.header.portal_enabled);
    view! {
        <EditorPage heading="New play" view back=back.clone() back_words="Back to the plan" form>
            <PostForm posting>
                <Hidden name="account" value=account.to_string() />
                <Hidden name="play" value=id />
                <Fields form stored owners portal_on />
                <Select
                    id="objective"
                    name="objective"
                    label="Under"
                    options=objectives
                    value=form.value("objective", &asked)
                />
                <div class="actions">
                    <Submit text="Add play" form />
                    <a class="btn quiet" href=back>
                        "Cancel"
                    </a>
                </div>
            </PostForm>
        </EditorPage>
    }
}

/// Edits a play.
#[component]
pub(crate) fn EditPlayPage() -> impl IntoView {
    let (account, play) = (parameter::<AccountId>("account"), parameter::<WorkflowId>("play"));
    let resource = crate::resource::resource(
        move || account.get().zip(play.get()),
        |ids| async move {
            let (account, play) = ids.ok_or_else(not_found)?;
            let view = plan(account).await?;
            let play = view.workflow(play).cloned().ok_or_else(not_found)?;
            Ok::<_, ApiError>((view, play))
        },
    );
    let reload = Callback::new(move |()| resource.refetch());
    provide_context(Reload(reload));
    view! { <Loading resource draw=|(view, play)| view! { <Edit view play /> }.into_any() /> }
}

/// Reads the page's play again.
#[derive(Clone, Copy)]
struct Reload(Callback<()>);

#[component]
fn Edit(view: StaffView, play: StaffWorkflow) -> impl IntoView {
    let account = view.header.account;
    let posting = Posting::to::<EditPlay>();
    let form = FormState::of(posting);
    let (owners, back, portal_on) = (owners(&view), back_to_plan(&view), view.header.portal_enabled);
    let stored = PlayForm {
        name: play.name.clone(),
        portal_title: play.portal_title.clone().unwrap_or_default(),
        owner: play.owner.map(|owner| owner.to_string()).unwrap_or_default(),
        sharing: play.sharing.key().to_owned(),
    };
    let was = originals(
        form,
        &[
            ("name", &stored.name),
            ("portal_title", &stored.portal_title),
            ("owner", &stored.owner),
            ("sharing", &stored.sharing),
        ],
    );
    let co_owners = view! { <CoOwners view=view.clone() play=play.clone() /> };
    view! {
        <EditorPage heading="Edit play" view back=back.clone() back_words="Back to the plan" form>
            <Notice />
            <Conflict form />
            <PostForm posting>
                <Hidden name="account" value=account.to_string() />
                <Hidden name="play" value=play.id.to_string() />
                {was}
                <Fields form stored owners portal_on />
                <div class="actions">
                    <Submit text="Save" form />
                    <a class="btn quiet" href=back>
                        "Cancel"
                    </a>
                </div>
            </PostForm>
            {co_owners}
        </EditorPage>
    }
}

/// The fields. While the portal is off the sharing that is stored goes along unseen.
#[component]
fn Fields(
    form: FormState,
    stored: PlayForm,
    owners: Vec<(String, String)>,
    portal_on: bool,
) -> impl IntoView {
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
            hint="Customers read it instead of the internal name"
            value=form.value("portal_title", &stored.portal_title)
            error=form.message("portal_title")
            autocomplete="off"
        />
        <Select
            id="owner"
            name="owner"
            label="Owner"
            options=owners
            value=form.value("owner", &stored.owner)
            error=form.message("owner")
        />
        {sharing_field(form, &stored, portal_on)}
    }
}

/// How much of the play is shareable.
fn sharing_field(form: FormState, stored: &PlayForm, portal_on: bool) -> AnyView {
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
#[component]
fn CoOwners(view: StaffView, play: StaffWorkflow) -> impl IntoView {
    let (account, id) = (view.header.account, play.id);
    let run = runner(account);
    let named: Vec<PersonId> = play.co_owners.iter().copied().map(PersonId::Contact).collect();
    let free = options(&view.people, &named, |person| person.contact().is_some());
    let free: Vec<_> = free
        .into_iter()
        .map(|(key, name)| (key.trim_start_matches("contact-").to_owned(), name))
        .collect();
    let pills = named
        .iter()
        .filter_map(|person| view.person(*person).cloned())
        .map(|person| pill(account, id, person, run));
    view! {
        <section class="stack stack-s" aria-labelledby="co-owners">
            <h2 id="co-owners">"Co-owners"</h2>
            <p class="hint">"Contacts named on the play. Naming one on an internal play makes all its tasks shareable."</p>
            <ul class="people" role="list">
                {pills.collect_view()}
            </ul>
            {(!free.is_empty()).then(|| view! { <AddCoOwner account play=id free run /> })}
        </section>
    }
}

/// A contact named on the play, and the form that takes them off it.
fn pill(account: AccountId, play: WorkflowId, person: StaffPerson, run: Callback<Change>) -> impl IntoView {
    let contact = person.id.contact();
    let label = format!("Remove {}", person.name);
    let button = view! {
        <button aria-label=label.clone() title=label>
            <Icon name=IconName::Close />
        </button>
    };
    let remove = contact.map(|contact| {
        let change = Change::CoOwner {
            play,
            contact,
            named: false,
        };
        let sent = change.clone();
        let send = Callback::new(move |()| run.run(sent.clone()));
        super::change::plain_form(account, &change, send, button.into_any())
    });
    let title = person.name.clone();
    view! {
        <li class="pill">
            <Avatar initials=person.initials name=person.name.clone() customer=true decorative=true />
            <span class="cut" title=title>
                {person.name}
            </span>
            {remove}
        </li>
    }
}

/// Names one more.
#[component]
fn AddCoOwner(
    account: AccountId,
    play: WorkflowId,
    /// Who is not named yet.
    free: Vec<(String, String)>,
    run: Callback<Change>,
) -> impl IntoView {
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Ok(contact) = super::properties::select_value("contact").parse::<ContactId>() {
            run.run(Change::CoOwner {
                play,
                contact,
                named: true,
            });
        }
    };
    view! {
        <form class="cluster" method="post" action={<SetCoOwner as ServerFn>::PATH} on:submit=submit>
            <Hidden name="account" value=account.to_string() />
            <Hidden name="play" value=play.to_string() />
            <Hidden name="named" value="true".to_owned() />
            <Select id="contact" name="contact" label="Contact" bare=true options=free />
            <button class="btn">"Add co-owner"</button>
        </form>
    }
}

/// Sends a change, says what it did, and reads the play again.
fn runner(account: AccountId) -> Callback<Change> {
    let announcer = Announcer::get();
    let reload = use_context::<Reload>();
    Callback::new(move |change: Change| {
        leptos::task::spawn_local(async move {
            match change.send(account).await {
                Ok(sentence) => {
                    announcer.say(sentence.unwrap_or_else(|| "Saved.".to_owned()));
                    if let Some(Reload(reload)) = reload {
                        reload.run(());
                    }
                }
                Err(error) => announcer.alert(error.sentence()),
            }
        });
    })
}
