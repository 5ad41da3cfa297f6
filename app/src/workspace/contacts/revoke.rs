//! Revoking a contact's access. Asked first: it ends sessions and links at once, and giving access again does not bring those back.

use crate::{
    api::{
        ApiError,
        staff::{self, RevokeContact},
    },
    ui::{Announcer, Dialog, ErrorSummary, Hidden},
    workspace::{
        frame::{FormState, Page, PostForm, Posting, loaded, parameter, titled},
        paths::contacts_path,
    },
};
use domain::{
    ids::{AccountId, ContactId},
    people::first_name,
    refusal::Refusal,
    views::pages::ContactRow,
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{NavigateOptions, hooks::use_navigate};

/// The form's id, which the button in the foot names.
const FORM: &str = "revoke-form";

/// The question, as a page of its own.
#[component]
pub(crate) fn RevokePage() -> impl IntoView {
    let account = parameter::<AccountId>("account");
    let contact = parameter::<ContactId>("contact");
    let found = crate::resource::resource(
        move || account.get().zip(contact.get()),
        |ids| async move {
            let missing = || ApiError::Refused(Refusal::NotFound);
            let (account, contact) = ids.ok_or_else(missing)?;
            let mut rows = staff::contacts(account).await?.into_iter();
            let row = rows.find(|row| row.id == contact).ok_or_else(missing)?;
            Ok::<_, ApiError>((account, row))
        },
    );
    let posting = Posting::to::<RevokeContact>();
    let form = FormState::of(posting);
    follow(posting, account);
    view! {
        <Title text=form.title(titled(|| "Revoke access".to_owned())) />
        <Page>
            {loaded(
                found,
                move |(account, contact)| {
                    if contact.has_access {
                        view! { <Question account contact posting form /> }.into_any()
                    } else {
                        nothing_to_revoke(account, &contact).into_any()
                    }
                },
            )}
        </Page>
    }
}

/// With scripts: afterwards back to the contacts, and say so.
fn follow(posting: Posting, account: Memo<Option<AccountId>>) {
    let announcer = Announcer::get();
    let navigate = use_navigate();
    posting.on_done(move |()| {
        if let Some(account) = account.get_untracked() {
            announcer.say("Access was revoked.");
            navigate(&contacts_path(account), NavigateOptions::default());
        }
    });
}

/// What revoking does, and the button.
#[component]
fn Question(account: AccountId, contact: ContactRow, posting: Posting, form: FormState) -> impl IntoView {
    let id = contact.id;
    let (heading, sentences) = (title(&contact), consequences(&contact));
    let back = contacts_path(account);
    let foot = {
        let (back, pending) = (back.clone(), form.pending());
        move || {
            view! {
                <a class="btn" href=back.clone()>
                    "Cancel"
                </a>
                <button class="btn danger" form=FORM aria-busy=move || pending.get().then_some("true")>
                    "Revoke access"
                </button>
            }
        }
    };
    view! {
        <Dialog id="revoke" title=heading close=back page=true foot>
            <ErrorSummary errors=form.summary() />
            {sentences.map(|sentence| view! { <p>{sentence}</p> })}
            <PostForm posting id=FORM>
                <Hidden name="account" value=account.to_string() />
                <Hidden name="contact" value=id.to_string() />
            </PostForm>
        </Dialog>
    }
}

fn title(contact: &ContactRow) -> String {
    format!("Revoke {}’s access?", contact.name)
}

/// What will be gone, and what stays.
fn consequences(contact: &ContactRow) -> [String; 2] {
    let name = first_name(&contact.name);
    [
        format!(
            "{name} is out of the portal at once, on open pages too. Links given to {name} stop working, and mail to {name} that still \
             waits is not sent."
        ),
        format!(
            "The tasks of {name} and what {name} completed stay. You can give access again, and {name} will then need a new link."
        ),
    ]
}

/// For who came back to the question later.
fn nothing_to_revoke(account: AccountId, contact: &ContactRow) -> impl IntoView + use<> {
    let sentence = format!(
        "{} has no access to the portal now, so there is nothing to revoke.",
        contact.name
    );
    let back = contacts_path(account);
    let foot = {
        let back = back.clone();
        move || {
            view! {
                <a class="btn primary" href=back.clone()>
                    "Back to contacts"
                </a>
            }
        }
    };
    view! {
        <Dialog id="revoke" title=title(contact) close=back page=true foot>
            <p>{sentence}</p>
        </Dialog>
    }
}
