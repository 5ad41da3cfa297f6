//! The organisation's settings. Admins change them; everybody may read them.

use super::frame::{
    Conflict, FirstPage, FormState, FrameResource, Notice, Page, PostForm, Posting, Submit, entries, loaded,
    originals, titled,
};
use crate::{
    api::{
        ApiError,
        staff::{self, EditOrganisation, SetPortalEnabled},
    },
    ui::{Announcer, ErrorSummary, TextField},
};
use domain::{forms::OrganisationForm, people::Role, views::pages::OrganisationSettings};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;
use portal_switch::PortalSwitch;

mod portal_switch;

/// The organisation's form, and why the portal was not switched.
#[derive(Clone, Copy)]
struct Forms {
    organisation: Posting<OrganisationForm>,
    organisation_form: FormState,
    /// Why the portal was not switched.
    not_switched: RwSignal<Option<ApiError>>,
}

impl Forms {
    fn new() -> Self {
        let organisation = Posting::to::<EditOrganisation>();
        let came_back = FirstPage::returned();
        let not_switched = came_back.form(<SetPortalEnabled as ServerFn>::PATH);
        Self {
            organisation,
            organisation_form: FormState::of(organisation),
            not_switched: RwSignal::new(not_switched.map(|form| form.error.clone())),
        }
    }

    fn summary(self) -> Signal<Vec<(String, String)>> {
        let (organisation, not_switched) = (self.organisation_form.summary(), self.not_switched);
        Signal::derive(move || {
            let switch = not_switched
                .get()
                .map(|error| entries(&error))
                .unwrap_or_default();
            organisation.get().into_iter().chain(switch).collect()
        })
    }
}

/// Organisation, and customer engagement.
#[component]
pub(crate) fn SettingsPage() -> impl IntoView {
    let forms = Forms::new();
    let settings = crate::resource::resource(
        || (),
        |()| async move {
            let settings = staff::organisation_settings().await?;
            let role = staff::frame().await?.role;
            Ok::<_, ApiError>((settings, role))
        },
    );
    let announcer = Announcer::get();
    let refetch_frame = FrameResource::refetch();
    forms.organisation.on_done(move |_| {
        announcer.say("The settings were saved.");
        refetch_frame();
    });
    view! {
        <Title text=forms.organisation_form.title(titled(|| "Settings".to_owned())) />
        <Page narrow=true>
            <Notice />
            <ErrorSummary errors=forms.summary() />
            <h1>"Settings"</h1>
            {loaded(
                settings,
                move |(settings, role)| {
                    if role == Role::Admin {
                        view! { <Editable settings forms /> }.into_any()
                    } else {
                        view! { <ReadOnly settings /> }.into_any()
                    }
                },
            )}
        </Page>
    }
}

/// What the form shows of what is stored: what was stored when the page was drawn, and once the form was saved, what it sent then, as the
/// server writes it. Not what is stored by now: an edit starts from what its form shows.
fn shown(posting: Posting<OrganisationForm>, drawn: OrganisationForm) -> RwSignal<OrganisationForm> {
    let shown = RwSignal::new(drawn);
    posting.on_done(move |sent| shown.set(sent.clone()));
    shown
}

/// What the number of days means.
const SOON_HINT: &str = "Open tasks that are due within so many days are marked “due soon”";

#[component]
fn Editable(settings: OrganisationSettings, forms: Forms) -> impl IntoView {
    let OrganisationSettings {
        name,
        portal_enabled,
        soon_days,
    } = settings;
    let stored = OrganisationForm {
        name,
        soon_days: soon_days.to_string(),
    };
    view! {
        <OrganisationCard stored posting=forms.organisation form=forms.organisation_form />
        <section class="card pad stack" aria-labelledby="engagement-title">
            <h2 id="engagement-title">"Customer engagement"</h2>
            <PortalSwitch stored=portal_enabled not_switched=forms.not_switched />
        </section>
    }
}

#[component]
fn OrganisationCard(
    stored: OrganisationForm,
    posting: Posting<OrganisationForm>,
    form: FormState,
) -> impl IntoView {
    let was = shown(posting, stored.clone());
    view! {
        <section class="card pad stack" aria-labelledby="organisation-title">
            <h2 id="organisation-title">"Organisation"</h2>
            <Conflict form />
            <PostForm posting>
                {move || {
                    let was = was.get();
                    originals(form, &[("name", &was.name), ("soon_days", &was.soon_days)])
                }}
                <TextField
                    id="name"
                    name="name"
                    label="Name"
                    hint="Customers read it above their plan and in mails"
                    value=form.value("name", &stored.name)
                    error=form.message("name")
                    autocomplete="organization"
                />
                <TextField
                    id="soon_days"
                    name="soon_days"
                    label="Days ahead that count as soon"
                    hint=SOON_HINT
                    value=form.value("soon_days", &stored.soon_days)
                    error=form.message("soon_days")
                    short=true
                    autocomplete="off"
                />
                <div class="actions">
                    <Submit text="Save organisation" form />
                </div>
            </PostForm>
        </section>
    }
}

#[component]
fn ReadOnly(settings: OrganisationSettings) -> impl IntoView {
    let OrganisationSettings {
        name,
        portal_enabled,
        soon_days,
    } = settings;
    view! {
        <p class="notice">"Only admins can change this"</p>
        <section class="card pad stack" aria-labelledby="organisation-title">
            <h2 id="organisation-title">"Organisation"</h2>
            <dl class="props">
                <dt>"Name"</dt>
                <dd>{name}</dd>
                <dt>"Due soon"</dt>
                <dd>{format!("{soon_days} days ahead")}</dd>
            </dl>
        </section>
        <section class="card pad stack" aria-labelledby="engagement-title">
            <h2 id="engagement-title">"Customer engagement"</h2>
            <dl class="props">
                <dt>"Customer portal"</dt>
                <dd>{if portal_enabled { "On" } else { "Off" }}</dd>
            </dl>
        </section>
    }
}
