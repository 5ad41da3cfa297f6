//! The form: name, people, message, what they will see, and the two verbs. Without mail there is no message and one verb; with nothing to
//! share, what to do first.

use super::{
    name,
    people::{people, with_access},
};
use crate::{
    ui::{DialogPage, Hidden, NotificationBanner, TextArea, TextField, count_of_days},
    workspace::{
        frame::{PostForm, SentForm, conflict},
        fresh_id,
        paths::{contacts_path, customer_view_path, plan_path},
    },
};
use domain::{
    ids::AccountId,
    plan::{NAME_CUSTOMERS_SEE, Sharing},
    views::{
        pages::{Frame, ShareEditor},
        staff::StaffHeader,
    },
};
use leptos::{nonce::use_nonce, prelude::*};

/// The form's id, which the buttons in the foot name.
const FORM: &str = "share-form";

/// The dialog as a page.
pub(super) fn dialog(header: &StaffHeader, editor: ShareEditor, form: &SentForm) -> impl IntoView + use<> {
    let account = header.account;
    let title = if editor.is_shared {
        "Manage sharing".to_owned()
    } else {
        format!("Share this plan with {}", header.name)
    };
    let is_empty = editor.summary.seen.words().is_none();
    let verbs = Verbs::of(&editor);
    // Before the invitation: saving it leads away.
    let naming = (!asks_name(&editor, form)).then(|| name::section(account, &editor.form.title));
    let with_access = editor.is_shared.then(|| with_access(&editor.contacts));
    let content = if is_empty {
        nothing_shareable(editor.is_shared).into_any()
    } else {
        share_form(account, editor, form).into_any()
    };
    let foot = move || {
        if is_empty {
            to_plan(account).into_any()
        } else {
            verbs.draw().into_any()
        }
    };
    view! {
        <DialogPage id="share" title close=plan_path(account) foot>
            {naming}
            {with_access}
            {content}
        </DialogPage>
    }
}

/// What is asked where there is something to share.
fn share_form(account: AccountId, editor: ShareEditor, form: &SentForm) -> impl IntoView + use<> {
    // A form that came back is the same deed: whoever was invited by it is not invited twice.
    let operation = form.value("operation", &fresh_id().to_string());
    let was_title = form.original("was_title", "title", &editor.form.was_title);
    let (address, both_texts, no_mail) = (
        form.address(),
        conflict(form),
        (!editor.can_mail).then(|| no_mail(account)),
    );
    let fields = fields(account, &editor, form);
    view! {
        {no_mail}
        {both_texts}
        <PostForm address id=FORM>
            <Hidden name="account" value=account.to_string() />
            <Hidden name="operation" value=operation />
            <Hidden name="was_title" value=was_title />
            {fields}
        </PostForm>
    }
}

/// Name, people, message, and what they will see.
fn fields(account: AccountId, editor: &ShareEditor, form: &SentForm) -> impl IntoView + use<> {
    let message = editor.can_mail.then(|| {
        view! {
            <TextArea
                id="message"
                name="message"
                label="Message"
                hint="Stands in the invitation, above the button"
                value=form.value("message", &editor.form.message)
                error=form.message("message")
            />
        }
    });
    view! {
        {name_field(editor, form)}
        {people(account, editor, form)}
        {message}
        {summary(account, editor)}
    }
}

/// Whether the form asks what customers call the plan: to share it, or where two have given it a name. Later that is a form of its own.
fn asks_name(editor: &ShareEditor, form: &SentForm) -> bool {
    !editor.is_shared || form.stale().is_some()
}

/// What customers will call the plan. A plan that is shared keeps its name.
fn name_field(editor: &ShareEditor, form: &SentForm) -> AnyView {
    let title = form.value("title", &editor.form.title);
    if !asks_name(editor, form) {
        return view! { <Hidden name="title" value=title /> }.into_any();
    }
    view! {
        <TextField
            id="title"
            name="title"
            label=NAME_CUSTOMERS_SEE
            value=title
            error=form.message("title")
            autocomplete="off"
        />
    }
    .into_any()
}

/// What works where nothing can be mailed.
fn no_mail(account: AccountId) -> impl IntoView {
    let contacts = view! {
        <a class="btn" href=contacts_path(account)>
            "Open contacts"
        </a>
    };
    view! {
        <NotificationBanner
            title="No mail is sent from this installation"
            text="Share here. Then copy each contact’s personal link on the Contacts page and give it to them yourself."
            actions=Some(contacts.into_any())
        />
    }
}

/// What to do before there is anything to share.
fn nothing_shareable(is_shared: bool) -> impl IntoView {
    let otherwise = if is_shared {
        "The plan is shared, but whoever has access finds an empty page."
    } else {
        "Whoever you shared it with now would find an empty page, so sharing has to wait."
    };
    view! {
        <div class="notice" data-tone="soon">
            <strong>"Nothing in this plan is shareable yet"</strong>
            <p>{otherwise}</p>
            <p>"Make something shareable first, in one of two ways:"</p>
            <ul>
                <li>{format!("In the menu of a play, choose “{}”.", Sharing::AllTasks.words())}</li>
                <li>"Assign a task to a contact. Then that task alone is shareable."</li>
            </ul>
        </div>
    }
}

/// The foot where there is nothing to share.
fn to_plan(account: AccountId) -> impl IntoView {
    view! {
        <a class="btn primary" href=plan_path(account)>
            "Go to the plan"
        </a>
    }
}

/// What they will and will not see, counted by the rule that draws the portal.
fn summary(account: AccountId, editor: &ShareEditor) -> impl IntoView + use<> {
    let seen = editor.summary.seen.words();
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
                <a href=customer_view_path(account)>"Open customer view"</a>
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
}

impl Verbs {
    fn of(editor: &ShareEditor) -> Self {
        Self {
            can_mail: editor.can_mail,
            is_shared: editor.is_shared,
            link_days: editor.link_days,
        }
    }

    fn draw(self) -> impl IntoView {
        let silent = match (self.is_shared, self.can_mail) {
            (true, true) => "Give access without e-mail",
            (true, false) => "Give access",
            (false, true) => "Share without e-mail",
            (false, false) => "Share",
        };
        let class = if self.can_mail { "btn" } else { "btn primary" };
        view! {
            <span class="note">{format!("Links work for {}", count_of_days(self.link_days))}</span>
            <button class=class form=FORM name="mail" value="false">
                {silent}
            </button>
            {self.can_mail.then(|| self.invite())}
        }
    }

    /// "Share & invite 2 people". The number is the script's, which counts as people are ticked, and keeps what it keeps for who looks.
    fn invite(self) -> impl IntoView {
        let [nobody, one, many] = self.words();
        let viewer = use_context::<Frame>().map(|frame| frame.user.to_string());
        view! {
            <button
                class="btn primary"
                form=FORM
                name="mail"
                value="true"
                data-none=nobody.clone()
                data-one=one
                data-many=many
            >
                {nobody.clone()}
            </button>
            <script src="/share.js" defer nonce=use_nonce() data-viewer=viewer></script>
        }
    }

    /// The button's words for nobody, for one, and for any number in the place of `#`.
    fn words(self) -> [String; 3] {
        let verb = if self.is_shared {
            "Invite"
        } else {
            "Share & invite"
        };
        let nobody = if self.is_shared { "Invite by e-mail" } else { verb };
        [
            nobody.to_owned(),
            format!("{verb} 1 person"),
            format!("{verb} # people"),
        ]
    }
}
