//! The organisation's settings. Admins change them; everybody may read them.

use super::frame::{FormState, FrameResource, Notice, Page, Submit, loaded, titled};
use crate::{
    api::{
        ApiError,
        staff::{self, EditOrganisation, SetPortalEnabled},
    },
    ui::{Announcer, ErrorSummary, Switch, TextField},
};
use domain::{people::Role, views::pages::OrganisationSettings};
use leptos::{form::ActionForm, prelude::*};
use leptos_meta::Title;

/// The two forms of the page.
#[derive(Clone, Copy)]
struct Forms {
    organisation: ServerAction<EditOrganisation>,
    portal: ServerAction<SetPortalEnabled>,
    organisation_form: FormState,
    portal_form: FormState,
}

impl Forms {
    fn new() -> Self {
        let (organisation, portal) = (ServerAction::new(), ServerAction::new());
        Self {
            organisation,
            portal,
            organisation_form: FormState::of(organisation),
            portal_form: FormState::of(portal),
        }
    }

    fn summary(self) -> Signal<Vec<(String, String)>> {
        let (organisation, portal) = (self.organisation_form.summary(), self.portal_form.summary());
        Signal::derive(move || organisation.get().into_iter().chain(portal.get()).collect())
    }

    /// Calls back whenever one of them has been saved.
    fn on_saved(self, then: impl Fn() + 'static) {
        let (organisation, portal) = (self.organisation.value(), self.portal.value());
        Effect::new(move || {
            let saved = |answer: &Option<Result<(), ApiError>>| matches!(answer, Some(Ok(())));
            let (first, second) = (organisation.with(saved), portal.with(saved));
            if first || second {
                then();
            }
        });
    }
}

/// Organisation, and customer engagement.
#[component]
pub(crate) fn SettingsPage() -> impl IntoView {
    let forms = Forms::new();
    let settings = crate::wire::resource(
        || (),
        |()| async move {
            let settings = staff::organisation_settings().await?;
            let role = staff::frame().await?.role;
            Ok::<_, ApiError>((settings, role))
        },
    );
    let announcer = Announcer::get();
    let refetch_frame = FrameResource::refetch();
    forms.on_saved(move || {
        announcer.say("The settings were saved.");
        settings.refetch();
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

/// What the two numbers and words mean.
const SOON_HINT: &str = "Open tasks that are due within so many days are marked “due soon”";

#[component]
fn Editable(settings: OrganisationSettings, forms: Forms) -> impl IntoView {
    let Forms {
        organisation,
        portal,
        organisation_form: form,
        portal_form,
    } = forms;
    view! {
        <section class="card pad stack" aria-labelledby="organisation-title">
            <h2 id="organisation-title">"Organisation"</h2>
            <ActionForm action=organisation attr:class="form" attr:novalidate="">
                <TextField
                    id="name"
                    name="name"
                    label="Name"
                    hint="Customers read it above their plan and in mails"
                    value=form.value("name", &settings.name)
                    error=form.message("name")
                    autocomplete="organization"
                />
                <TextField
                    id="soon_days"
                    name="soon_days"
                    label="Days ahead that count as soon"
                    hint=SOON_HINT
                    value=form.value("soon_days", &settings.soon_days.to_string())
                    error=form.message("soon_days")
                    short=true
                    autocomplete="off"
                />
                <div class="actions">
                    <Submit text="Save organisation" form />
                </div>
            </ActionForm>
        </section>
        <section class="card pad stack" aria-labelledby="engagement-title">
            <h2 id="engagement-title">"Customer engagement"</h2>
            <ActionForm action=portal attr:class="form" attr:novalidate="">
                <Switch name="enabled" label="Customer portal" hint=consequences(settings.portal_enabled) checked=settings.portal_enabled />
                <div class="actions">
                    <Submit text="Save customer engagement" form=portal_form />
                </div>
            </ActionForm>
        </section>
    }
}

/// What the switch would do from here.
const fn consequences(enabled: bool) -> &'static str {
    if enabled {
        "Switching it off ends every customer’s view at once, on open pages too. No mail with a link goes out. Plans stay as they are, and \
         switching it on again brings everything back."
    } else {
        "Switching it on shows shared plans to contacts with access, and lets your team share and invite."
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
