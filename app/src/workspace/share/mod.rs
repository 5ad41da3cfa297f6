//! Sharing an account's plan: who is invited, what they will and will not see, and unsharing it.

use super::{
    contacts::portal_is_off,
    frame::{Page, SentForm, titled, way_back},
    screen::PlainPage,
};
use crate::{
    api::staff::{NamePlan, SharePlan, UnsharePlan},
    ui::ErrorSummary,
    workspace::paths::plan_path,
};
use domain::{
    ids::AccountId,
    permissions::can_administer,
    refusal::Refusal,
    views::{pages::ShareEditor, staff::StaffHeader},
};
use leptos::prelude::*;
use server::actor::Staff;

mod form;
mod name;
mod people;
mod unshare;

/// The share dialog as a page of its own. Nothing to share with while the portal is off.
#[derive(Clone)]
pub(crate) struct SharePage {
    header: StaffHeader,
    editor: Option<ShareEditor>,
    can_administer: bool,
}

impl SharePage {
    /// Reads the account, and what the dialog shows.
    pub(crate) async fn read(staff: &Staff, account: AccountId) -> Result<Self, Refusal> {
        let header = staff.account_header(account).await?;
        let editor = if header.portal_enabled {
            Some(staff.share_editor(account).await?)
        } else {
            None
        };
        Ok(Self {
            header,
            editor,
            can_administer: can_administer(staff.role()),
        })
    }
}

impl PlainPage for SharePage {
    fn draw(self) -> impl IntoView + 'static {
        let (sharing, unsharing) = (SentForm::of::<SharePlan>(), SentForm::of::<UnsharePlan>());
        let refused = sharing.clone().or(unsharing).or(SentForm::of::<NamePlan>());
        let errors = refused.summary();
        let Self {
            header,
            editor,
            can_administer,
        } = self;
        titled(&[&refused.title("Share"), &header.name]);
        match editor {
            Some(editor) => dialog(header, editor, &sharing, errors).into_any(),
            None => switched_off(&header, can_administer, errors).into_any(),
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
    let dialog = form::dialog(&header, editor, form);
    view! {
        <Page dialog=true>
            <ErrorSummary errors />
            {dialog}
            {unshare}
        </Page>
    }
}

fn switched_off(
    header: &StaffHeader,
    can_administer: bool,
    errors: Vec<(String, String)>,
) -> impl IntoView + use<> {
    let back = way_back(plan_path(header.account), "Back to the plan".to_owned());
    let heading = format!("Share this plan with {}", header.name);
    view! {
        <Page back>
            <ErrorSummary errors />
            <h1>{heading}</h1>
            {portal_is_off(can_administer)}
        </Page>
    }
}
