//! Who is invited: tick boxes over all contacts.

use crate::{
    ui::{Avatar, Checkbox},
    workspace::{frame::SentForm, paths::new_contact_path},
};
use domain::{
    ids::{AccountId, ContactId},
    people::first_name,
    views::pages::{ContactRow, ShareEditor},
};
use leptos::prelude::*;

/// The id of the list, which the error summary names.
const LIST: &str = "contacts";

/// Who is ticked at first: who was when the form came back, or else who is proposed.
fn ticked(editor: &ShareEditor, form: &SentForm) -> Vec<ContactId> {
    let chosen = form.values(LIST);
    let chosen = chosen.as_ref().unwrap_or(&editor.form.contacts);
    chosen.iter().filter_map(|id| id.parse().ok()).collect()
}

/// The list. Its boxes are sent as `contacts[]`; none ticked sends nothing.
pub(super) fn people(account: AccountId, editor: &ShareEditor, form: &SentForm) -> AnyView {
    let message = form.message(LIST);
    let ticked = ticked(editor, form);
    if editor.contacts.is_empty() {
        return nobody(account).into_any();
    }
    let boxes = editor
        .contacts
        .iter()
        .map(|contact| choice(contact.clone(), &ticked))
        .collect_view();
    let legend = match (editor.is_shared, editor.can_mail) {
        (true, true) => "Invite more people, or some again",
        (true, false) => "Give more people access",
        (false, true) => "Invite by e-mail",
        (false, false) => "Who gets access",
    };
    let is_invalid = message.is_some().then_some("true");
    view! {
        <fieldset
            class="field"
            id=LIST
            tabindex="-1"
            data-invalid=is_invalid
        >
            <legend>{legend}</legend>
            {message.map(|message| view! { <p class="error">{message}</p> })}
            <div class="people-list">{boxes}</div>
        </fieldset>
    }
    .into_any()
}

fn choice(contact: ContactRow, ticked: &[ContactId]) -> impl IntoView + use<> {
    let checked = ticked.contains(&contact.id);
    let hint = match (contact.has_access, contact.revoked_at) {
        (true, _) => format!("{}, has access", contact.email),
        (false, Some(_)) => format!("{}, access was revoked", contact.email),
        (false, None) => contact.email,
    };
    let (initials, name) = (contact.initials, contact.name.clone());
    let lead = move || {
        view! { <Avatar initials=initials.clone() name=name.clone() customer=true decorative=true /> }
    };
    // By the name that the message greets them with (public/share.js).
    let greeted = first_name(&contact.name).to_owned();
    view! {
        <div data-name=greeted>
            <Checkbox name="contacts[]" value=contact.id.to_string() label=contact.name hint checked lead />
        </div>
    }
}

fn nobody(account: AccountId) -> impl IntoView {
    view! {
        <div class="field" id=LIST tabindex="-1">
            <p>
                "There is nobody to invite yet. " <a href=new_contact_path(account)>"Add a contact"</a>
                " first, or share now and invite later."
            </p>
        </div>
    }
}

/// Who may enter now.
pub(super) fn with_access(contacts: &[ContactRow]) -> impl IntoView + use<> {
    let entering: Vec<&ContactRow> = contacts.iter().filter(|contact| contact.has_access).collect();
    if entering.is_empty() {
        return view! { <p class="muted">"Nobody has access yet."</p> }.into_any();
    }
    let people = entering
        .into_iter()
        .map(|contact| {
            let state = if contact.first_visit.is_some() { "has visited" } else { "has not visited yet" };
            view! {
                <li class="person">
                    <Avatar initials=contact.initials.clone() name=contact.name.clone() customer=true decorative=true />
                    {contact.name.clone()}
                    " "
                    <span class="faint small">{state}</span>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="stack stack-s" aria-labelledby="with-access">
            <h2 id="with-access" class="small">
                "Who has access"
            </h2>
            <ul role="list" class="stack stack-s">
                {people}
            </ul>
        </section>
    }
    .into_any()
}
