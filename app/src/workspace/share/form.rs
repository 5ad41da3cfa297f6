//! The form: name, people, message, what they will see, and the two verbs.

use super::people::{Chosen, People, with_access};
use crate::{
    api::staff::SharePlan,
    ui::{Dialog, Hidden, NotificationBanner, TextArea, TextField},
    workspace::{
        frame::{Conflict, FormState},
        fresh_id,
        paths::{contacts_path, plan_path},
    },
};
use domain::views::{
    pages::{ContactRow, ShareEditor},
    staff::StaffHeader,
};
use leptos::{form::ActionForm, prelude::*};

/// The form's id, which the buttons in the foot name.
const FORM: &str = "share-form";

/// The dialog as a page.
#[component]
pub(super) fn ShareDialog(
    header: StaffHeader,
    editor: ShareEditor,
    action: ServerAction<SharePlan>,
    form: FormState,
) -> impl IntoView {
    let account = header.account;
    let title = if editor.is_shared {
        "Manage sharing".to_owned()
    } else {
        format!("Share this plan with {}", header.name)
    };
    let chosen = Chosen::new();
    let verbs = Verbs {
        can_mail: editor.can_mail,
        is_shared: editor.is_shared,
        link_days: editor.link_days,
        chosen,
        form,
    };
    let entering: Vec<ContactRow> = editor
        .contacts
        .iter()
        .filter(|contact| contact.has_access)
        .cloned()
        .collect();
    view! {
        <Dialog id="share" title close=plan_path(account) page=true foot=move || verbs.draw()>
            {(!editor.can_mail).then(|| no_mail(&contacts_path(account)))}
            {editor.is_shared.then(|| with_access(&entering))}
            <Conflict form />
            <ActionForm action attr:id=FORM attr:class="form" attr:novalidate="">
                <Hidden name="account" value=account.to_string() />
                <Hidden name="operation" value=fresh_id().to_string() />
                <Hidden name="was_title" value=form.original("was_title", "title", &editor.form.was_title) />
                <Fields header=header.clone() editor=editor.clone() form chosen />
            </ActionForm>
        </Dialog>
    }
}

/// Name, people, message, and what they will see.
#[component]
fn Fields(header: StaffHeader, editor: ShareEditor, form: FormState, chosen: Chosen) -> impl IntoView {
    let account = header.account;
    view! {
        <TextField
            id="title"
            name="title"
            label="Name customers will see"
            value=form.value("title", &editor.form.title)
            error=form.message("title")
            autocomplete="off"
        />
        <People account contacts=editor.contacts.clone() preselected=editor.form.contacts.clone() is_shared=editor.is_shared form chosen />
        <TextArea
            id="message"
            name="message"
            label="Message"
            hint="Stands in the invitation, above the button"
            value=form.value("message", &editor.form.message)
            error=form.message("message")
        />
        <Summary header=header.clone() editor=editor.clone() />
    }
}

fn no_mail(contacts: &str) -> impl IntoView + use<> {
    let contacts = contacts.to_owned();
    view! {
        <NotificationBanner title="E-mail is not set up" text="Share without e-mail and copy each person’s link on the Contacts page.">
            <a class="btn" href=contacts>
                "Open contacts"
            </a>
        </NotificationBanner>
    }
}

/// What they will and will not see, counted by the rule that draws the portal.
#[component]
fn Summary(header: StaffHeader, editor: ShareEditor) -> impl IntoView {
    let seen = editor
        .summary
        .seen
        .words()
        .unwrap_or_else(|| "Nothing yet: assign a task to a contact or mark a play shareable".to_owned());
    let hidden = match (editor.has_summary, editor.summary.unseen.words()) {
        (true, Some(words)) => format!("Plan summary, {words}"),
        (true, None) => "Plan summary".to_owned(),
        (false, Some(words)) => words,
        (false, None) => "Nothing: the whole plan is shareable".to_owned(),
    };
    let (see, not_see) = if editor.is_shared {
        ("They see", "They do not see")
    } else {
        ("They will see", "They will not see")
    };
    view! {
        <div class="notice" data-tone="share">
            <dl>
                <dt>{see}</dt>
                <dd>{seen}</dd>
                <dt>{not_see}</dt>
                <dd>{hidden}</dd>
            </dl>
            <p>
                <a href=format!("/accounts/{}/customer-view", header.account)>"Open customer view"</a>
            </p>
        </div>
    }
}

/// The foot of the dialog.
#[derive(Clone, Copy)]
struct Verbs {
    can_mail: bool,
    is_shared: bool,
    link_days: u32,
    chosen: Chosen,
    form: FormState,
}

impl Verbs {
    fn draw(self) -> impl IntoView {
        let pending = self.form.pending();
        let busy = move || pending.get().then_some("true");
        let silent = if self.is_shared {
            "Give access without e-mail"
        } else {
            "Share without e-mail"
        };
        let class = if self.can_mail { "btn" } else { "btn primary" };
        view! {
            <span class="note">{format!("Links work for {} days", self.link_days)}</span>
            <button class=class form=FORM name="mail" value="false" aria-busy=busy>
                {silent}
            </button>
            {self
                .can_mail
                .then(|| {
                    view! {
                        <button class="btn primary" form=FORM name="mail" value="true" aria-busy=busy>
                            {move || self.invite()}
                        </button>
                    }
                })}
        }
    }

    /// "Share & invite 2 people": the number once scripts count.
    fn invite(self) -> String {
        let verb = if self.is_shared {
            "Invite"
        } else {
            "Share & invite"
        };
        match self.chosen.count() {
            None | Some(0) => if self.is_shared { "Invite by e-mail" } else { verb }.to_owned(),
            Some(1) => format!("{verb} 1 person"),
            Some(count) => format!("{verb} {count} people"),
        }
    }
}
