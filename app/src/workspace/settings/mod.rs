//! The organisation's settings. Admins change them; everybody may read them.

use super::{
    frame::{Page, PostForm, SentForm, conflict, originals, titled},
    screen::PlainPage,
};
use crate::{
    api::staff::{EditOrganisation, SetPortalEnabled},
    ui::{ErrorSummary, TextField},
};
use domain::{
    forms::OrganisationForm, permissions::can_administer, refusal::Refusal,
    views::pages::OrganisationSettings,
};
use leptos::prelude::*;
use portal_switch::{portal_form, portal_state};
use server::actor::Staff;

mod portal_switch;

/// Organisation, and customer engagement.
#[derive(Clone, Debug)]
pub(crate) struct SettingsPage {
    settings: OrganisationSettings,
    may_edit: bool,
}

impl SettingsPage {
    /// Reads them, and whether who asks may change them.
    pub(crate) async fn read(staff: &Staff) -> Result<Self, Refusal> {
        Ok(Self {
            settings: staff.organisation_settings().await?,
            may_edit: can_administer(staff.role()),
        })
    }
}

impl PlainPage for SettingsPage {
    fn draw(self) -> impl IntoView + 'static {
        let Self { settings, may_edit } = self;
        let form = SentForm::of::<EditOrganisation>();
        let refused = form.clone().or(SentForm::of::<SetPortalEnabled>());
        titled(&[&refused.title("Settings")]);
        let content = if may_edit {
            editable(settings, &form).into_any()
        } else {
            read_only(settings).into_any()
        };
        view! {
            <Page narrow=true>
                <ErrorSummary errors=refused.summary() />
                <h1>"Settings"</h1>
                {content}
            </Page>
        }
    }
}

fn editable(settings: OrganisationSettings, form: &SentForm) -> impl IntoView + use<> {
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
        {organisation(&stored, form)}
        <section class="card pad stack" aria-labelledby="engagement-title">
            <h2 id="engagement-title">"Customer engagement"</h2>
            {portal_form(portal_enabled)}
        </section>
    }
}

fn organisation(stored: &OrganisationForm, form: &SentForm) -> impl IntoView + use<> {
    let was = originals(form, &stored.fields());
    let fields = organisation_fields(stored, form);
    view! {
        <section class="card pad stack" aria-labelledby="organisation-title">
            <h2 id="organisation-title">"Organisation"</h2>
            {conflict(form)}
            <PostForm address=form.address()>
                {was}
                {fields}
                <div class="actions">
                    <button class="btn primary">"Save organisation"</button>
                </div>
            </PostForm>
        </section>
    }
}

fn organisation_fields(stored: &OrganisationForm, form: &SentForm) -> impl IntoView + use<> {
    view! {
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
            hint="Open tasks that are due within so many days are marked “due soon”"
            value=form.value("soon_days", &stored.soon_days)
            error=form.message("soon_days")
            short=true
            autocomplete="off"
        />
    }
}

fn read_only(settings: OrganisationSettings) -> impl IntoView {
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
            {portal_state(portal_enabled)}
        </section>
    }
}
