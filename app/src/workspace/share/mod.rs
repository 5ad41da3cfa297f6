//! Sharing an account's plan: who is invited, what they will and will not see, and unsharing it.

use super::{
    contacts::portal_is_off,
    frame::{FormState, Notice, Page, Posting, loaded, parameter, titled},
};
use crate::{
    api::{
        ApiError,
        staff::{self, SharePlan},
    },
    ui::{Announcer, ErrorSummary, Icon, IconName},
    workspace::paths::{contacts_path, plan_path},
};
use domain::{
    ids::AccountId,
    refusal::Refusal,
    views::{pages::ShareEditor, staff::StaffHeader},
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_navigate;

mod form;
mod people;
mod unshare;

/// The share dialog as a page of its own.
#[component]
pub(crate) fn SharePage() -> impl IntoView {
    let id = parameter::<AccountId>("account");
    let editor = crate::resource::resource(move || id.get(), read);
    let posting = Posting::to::<SharePlan>();
    let form = FormState::of(posting);
    let unsharing = unshare::Unsharing::new(id);
    let can_mail = StoredValue::new(true);
    follow(posting, id, can_mail);
    let name = RwSignal::new(String::new());
    let errors = {
        let (sharing_errors, unsharing_errors) = (form.summary(), unsharing.form.summary());
        Signal::derive(move || {
            sharing_errors
                .get()
                .into_iter()
                .chain(unsharing_errors.get())
                .collect::<Vec<_>>()
        })
    };
    view! {
        <Title text=form.title(titled(move || format!("Share – {}", name.try_get().unwrap_or_default()))) />
        <Page>
            <Notice />
            {loaded(
                editor,
                move |(header, editor)| {
                    name.set(header.name.clone());
                    match editor {
                        Some(editor) => {
                            can_mail.set_value(editor.can_mail);
                            view! { <Sharing header editor posting form errors unsharing /> }.into_any()
                        }
                        None => switched_off(&header, errors).into_any(),
                    }
                },
            )}
        </Page>
    }
}

/// The account, and what the dialog shows. Nothing of it while the portal is off.
async fn read(id: Option<AccountId>) -> Result<(StaffHeader, Option<ShareEditor>), ApiError> {
    let id = id.ok_or(ApiError::Refused(Refusal::NotFound))?;
    let header = staff::plan_page(id).await?.view.header;
    let editor = if header.portal_enabled {
        Some(staff::share_editor(id).await?)
    } else {
        None
    };
    Ok((header, editor))
}

/// With scripts: after sharing, on to the next page, and say what happened.
fn follow(posting: Posting<Vec<String>>, id: Memo<Option<AccountId>>, can_mail: StoredValue<bool>) {
    let announcer = Announcer::get();
    let navigate = use_navigate();
    posting.on_done(move |invited| {
        if let Some(account) = id.get_untracked() {
            announcer.say(shared_sentence(invited));
            let next = after_sharing(account, can_mail.get_value());
            navigate(&next, leptos_router::NavigateOptions::default());
        }
    });
}

#[component]
fn Sharing(
    header: StaffHeader,
    editor: ShareEditor,
    posting: Posting<Vec<String>>,
    form: FormState,
    errors: Signal<Vec<(String, String)>>,
    unsharing: unshare::Unsharing,
) -> impl IntoView {
    let with_access = editor
        .contacts
        .iter()
        .filter(|contact| contact.has_access)
        .count();
    let unshare_card = editor
        .is_shared
        .then(|| view! { <unshare::UnshareCard unsharing account=header.account with_access /> });
    view! {
        <form::ShareDialog header editor posting form errors />
        {unshare_card}
    }
}

fn switched_off(header: &StaffHeader, errors: Signal<Vec<(String, String)>>) -> impl IntoView + use<> {
    view! {
        <ErrorSummary errors />
        <a class="back" href=plan_path(header.account)>
            <Icon name=IconName::ArrowLeft />
            "Back to the plan"
        </a>
        <h1>{format!("Share this plan with {}", header.name)}</h1>
        {portal_is_off()}
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
