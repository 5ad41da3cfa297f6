//! Sharing an account's plan: who is invited, what they will and will not see, and unsharing it.

use super::{
    contacts::portal_is_off,
    frame::{Page, SentForm, titled, way_back},
    screen::PlainPage,
};
use crate::{
    api::staff::{SharePlan, UnsharePlan},
    ui::ErrorSummary,
    workspace::paths::{contacts_path, plan_path},
};
use domain::{
    ids::AccountId,
    refusal::Refusal,
    views::{pages::ShareEditor, staff::StaffHeader},
};
use leptos::prelude::*;
use server::actor::Staff;

mod form;
mod people;
mod unshare;

/// The share dialog as a page of its own. Nothing to share with while the portal is off.
#[derive(Clone)]
pub(crate) struct SharePage {
    header: StaffHeader,
    editor: Option<ShareEditor>,
}

impl SharePage {
    /// Reads the account, and what the dialog shows.
    pub(crate) async fn read(staff: &Staff, account: AccountId) -> Result<Self, Refusal> {
        let header = staff.plan_page(account).await?.view.header;
        let editor = if header.portal_enabled {
            Some(staff.share_editor(account).await?)
        } else {
            None
        };
        Ok(Self { header, editor })
    }
}

impl PlainPage for SharePage {
    fn draw(self) -> impl IntoView + 'static {
        let (sharing, unsharing) = (SentForm::of::<SharePlan>(), SentForm::of::<UnsharePlan>());
        let errors: Vec<_> = sharing.summary().into_iter().chain(unsharing.summary()).collect();
        let Self { header, editor } = self;
        titled(&[&sharing.title("Share"), &header.name]);
        match editor {
            Some(editor) => dialog(header, editor, &sharing, errors).into_any(),
            None => switched_off(&header, errors).into_any(),
        }
    }
}

fn dialog(
    header: StaffHeader,
    editor: ShareEditor,
    form: &SentForm,
    errors: Vec<(String, String)>,
) -> impl IntoView + use<> {
    let with_access = editor
        .contacts
        .iter()
        .filter(|contact| contact.has_access)
        .count();
    let unshare = editor
        .is_shared
        .then(|| unshare::card(header.account, with_access));
    view! {
        <Page>
            {form::dialog(&header, editor, form, errors)}
            {unshare}
        </Page>
    }
}

fn switched_off(header: &StaffHeader, errors: Vec<(String, String)>) -> impl IntoView + use<> {
    let back = way_back(plan_path(header.account), "Back to the plan".to_owned());
    view! {
        <Page back>
            <ErrorSummary errors />
            <h1>{format!("Share this plan with {}", header.name)}</h1>
            {portal_is_off()}
        </Page>
    }
}

/// Where sharing leads: back to the plan, or where nobody was mailed a link, to where links are copied.
pub(crate) fn after_sharing(account: AccountId, can_mail: bool) -> String {
    if can_mail {
        plan_path(account)
    } else {
        contacts_path(account)
    }
}

/// What the page says after sharing.
pub(crate) fn shared_sentence(invited: &[String]) -> String {
    if invited.is_empty() {
        "The plan is shared. No mail was sent.".to_owned()
    } else {
        format!(
            "The plan is shared. Invited {}.",
            domain::people::enumerate(invited)
        )
    }
}
