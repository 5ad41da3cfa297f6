//! The rows: one contact each, with everything that can be done.

use super::actions::{ContactAction, ContactActions, row_id};
use crate::{
    ui::{Hidden, Icon, IconPath, Menu, TimeStamp, hear},
    workspace::{
        fresh_id,
        paths::{archive_path, contact_path, revoke_path},
    },
};
use domain::{
    ids::AccountId,
    people::first_name,
    views::pages::{ContactRow, MailState},
};
use leptos::prelude::*;

/// What a row's buttons need to know.
#[derive(Clone)]
struct Row {
    account: AccountId,
    contact: ContactRow,
    portal_enabled: bool,
    is_shared: bool,
    can_mail: bool,
    actions: ContactActions,
}

/// The table.
#[component]
pub(super) fn ContactsTable(
    /// Whose contacts.
    account: AccountId,
    /// They.
    rows: Vec<ContactRow>,
    /// Whether access can be given.
    portal_enabled: bool,
    /// Whether the plan is shared: before, nobody is mailed a link.
    is_shared: bool,
    /// Whether links can be mailed.
    can_mail: bool,
    /// What their buttons do.
    actions: ContactActions,
) -> impl IntoView {
    let row = move |contact| {
        contact_row(Row {
            account,
            contact,
            portal_enabled,
            is_shared,
            can_mail,
            actions,
        })
    };
    view! {
        <div class="card table-wrap">
            <table class="table with-menus">
                <caption class="sr-only">"Contacts"</caption>
                <thead>
                    <tr>
                        <th scope="col">"Name"</th>
                        <th scope="col">"E-mail"</th>
                        <th scope="col">"Job title"</th>
                        <th scope="col">"Portal"</th>
                        <th scope="col" class="num">
                            "Tasks"
                        </th>
                        <th scope="col">"First visit"</th>
                        <th scope="col">"Last mail"</th>
                        <th scope="col">
                            <span class="sr-only">"Actions"</span>
                        </th>
                    </tr>
                </thead>
                <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}

fn contact_row(row: Row) -> impl IntoView {
    let contact = row.contact.clone();
    let edit = contact_path(row.account, contact.id);
    let first_visit = contact
        .first_visit
        .map(|at| view! { <TimeStamp utc=at.to_iso() text=at.words() /> });
    view! {
        <tr id=row_id(contact.id)>
            <th scope="row">
                <a href=edit>{contact.name.clone()}</a>
            </th>
            <td data-label="E-mail">{contact.email.clone()}</td>
            <td data-label="Job title">{contact.job_title.clone()}</td>
            <td data-label="Portal">{portal_state(&contact)}</td>
            <td class="num" data-label="Tasks">
                {contact.tasks}
            </td>
            <td data-label="First visit">{first_visit}</td>
            <td data-label="Last mail">{contact.mail.map(mail_state)}</td>
            <td class="actions-cell">
                <Menu label=format!("More for {}", contact.name)>{items(&row)}</Menu>
            </td>
        </tr>
    }
}

fn portal_state(contact: &ContactRow) -> impl IntoView + use<> {
    let (tone, words) = if contact.archived {
        (None, "Archived")
    } else if contact.has_access {
        (Some("share"), "Has access")
    } else if contact.revoked_at.is_some() {
        (Some("late"), "Access revoked")
    } else {
        (None, "No access")
    };
    view! {
        <span class="tag" data-tone=tone>
            {words}
        </span>
    }
}

fn mail_state(mail: MailState) -> impl IntoView {
    let (tone, words) = match mail {
        MailState::Queued => (None, "Queued"),
        MailState::Sent => (None, "Sent"),
        MailState::Failed => (Some("late"), "Not delivered"),
        MailState::Dropped => (None, "Not sent, it was out of date"),
    };
    view! {
        <span class="tag" data-tone=tone>
            {words}
        </span>
    }
}

fn items(row: &Row) -> impl IntoView + use<> {
    let Row {
        account,
        contact,
        portal_enabled,
        is_shared,
        can_mail,
        ..
    } = row.clone();
    let (id, archived) = (contact.id, contact.archived);
    let may_be_given = portal_enabled && !archived;
    view! {
        <li>
            <a href=contact_path(account, id)>
                <Icon path=IconPath::EDIT />
                "Edit"
            </a>
        </li>
        {(may_be_given && !contact.has_access)
            .then(|| item(row, ContactAction::Grant, grant_look(&contact)))}
        {(may_be_given && is_shared && can_mail).then(|| item(row, ContactAction::Send, send_look(&contact)))}
        {may_be_given.then(|| item(row, ContactAction::Copy, copy_look(&contact)))}
        {contact
            .has_access
            .then(|| to_question(revoke_path(account, id), Look::danger(IconPath::NO_ENTRY, "Revoke access")))}
        {(!archived).then(|| to_archive(row))}
        {archived.then(|| item(row, ContactAction::Restore, Look::of(IconPath::UNDO, "Restore")))}
    }
}

/// Archives at once who has no access to lose.
fn to_archive(row: &Row) -> AnyView {
    let look = Look::danger(IconPath::ARCHIVE, "Archive");
    if row.contact.has_access {
        let look = look.saying("Ends access at once");
        to_question(archive_path(row.account, row.contact.id), look).into_any()
    } else {
        item(row, ContactAction::Archive, look).into_any()
    }
}

/// To the page that asks first: what it ends at once cannot be given back as it was.
fn to_question(page: String, look: Look) -> impl IntoView {
    view! {
        <li>
            <a href=page data-tone="danger">
                {words(look)}
            </a>
        </li>
    }
}

fn grant_look(contact: &ContactRow) -> Look {
    let hint = contact.revoked_at.map_or("", |_| "Links from before stay ended");
    Look::of(IconPath::EYE, "Give access").saying(hint)
}

fn send_look(contact: &ContactRow) -> Look {
    let hint = if contact.has_access { "" } else { "Gives access" };
    Look::of(IconPath::MAIL, "Send link").saying(hint)
}

fn copy_look(contact: &ContactRow) -> Look {
    let gives = if contact.has_access { "" } else { "Gives access. " };
    let enters = format!("{gives}Whoever has it enters as {}", first_name(&contact.name));
    Look::of(IconPath::LINK, "Copy personal link").saying(enters)
}

/// A menu item's icon, words, tone, and what one should know before choosing it.
struct Look {
    icon: IconPath,
    words: &'static str,
    danger: bool,
    hint: String,
}

impl Look {
    const fn of(icon: IconPath, words: &'static str) -> Self {
        Self {
            icon,
            words,
            danger: false,
            hint: String::new(),
        }
    }

    /// Something is taken away.
    fn danger(icon: IconPath, words: &'static str) -> Self {
        Self {
            danger: true,
            ..Self::of(icon, words)
        }
    }

    fn saying(self, hint: impl Into<String>) -> Self {
        Self {
            hint: hint.into(),
            ..self
        }
    }
}

/// What stands in a menu item.
fn words(look: Look) -> impl IntoView {
    view! {
        <Icon path=look.icon />
        <span>{look.words} {(!look.hint.is_empty()).then(|| view! { <span class="hint">{look.hint}</span> })}</span>
    }
}

/// One form with one button. With scripts the page sends it and stays.
fn item(row: &Row, action: ContactAction, look: Look) -> impl IntoView + use<> {
    let Row {
        account,
        contact,
        actions,
        ..
    } = row.clone();
    let (id, name) = (contact.id, contact.name.clone());
    let operation = (action == ContactAction::Send).then(|| fresh_id().to_string());
    let tone = look.danger.then_some("danger");
    view! {
        <li>
            <form
                method="post"
                action=action.address()
                on:submit=hear(move |event| actions.submit(action, id, name.clone(), &event))
            >
                <Hidden name="account" value=account.to_string() />
                <Hidden name="contact" value=id.to_string() />
                {operation.map(|operation| view! { <Hidden name="operation" value=operation /> })}
                <button data-tone=tone>{words(look)}</button>
            </form>
        </li>
    }
}
