//! An admin, made with the one-time link that the server printed.

use super::{
    frame::{PostForm, SentForm},
    screen::PlainPage,
};
use crate::{
    api::public::SetUp,
    ui::{BrandMark, EmailField, ErrorSummary, Hidden, PasswordField, TextField, set_title},
};
use domain::validation::PASSWORD_MIN;
use leptos::prelude::*;

/// The set-up form, or why there is none.
#[derive(Clone, Debug)]
pub(crate) struct SetUpPage {
    token: Option<String>,
    is_first: bool,
}

impl SetUpPage {
    /// For the link of that token, if it is still good. The first admin also names the organisation.
    #[must_use]
    pub(crate) const fn new(token: Option<String>, is_first: bool) -> Self {
        Self { token, is_first }
    }
}

impl PlainPage for SetUpPage {
    fn draw(self) -> impl IntoView + 'static {
        let content = match self.token {
            Some(token) => set_up(token, self.is_first).into_any(),
            None => closed().into_any(),
        };
        view! {
            <main class="door" id="main">
                <span class="brand">
                    <BrandMark />
                    "Tandem"
                </span>
                <div class="card door-card">{content}</div>
            </main>
        }
    }
}

fn closed() -> impl IntoView {
    set_title(&["This link is no longer good", "Tandem"]);
    view! {
        <h1>"This link is no longer good"</h1>
        <p>"Ask for a new one with " <code>"tandem admin setup-link"</code> "."</p>
        <p>
            <a class="btn" href="/sign-in">
                "Go to sign-in"
            </a>
        </p>
    }
}

fn set_up(token: String, is_first: bool) -> impl IntoView {
    let form = SentForm::of::<SetUp>();
    let (heading, lead, button) = if is_first {
        (
            "Set up Tandem",
            "You become the first admin. Everything can be changed later.",
            "Set up",
        )
    } else {
        (
            "Join as an admin",
            "You become an admin, beside those who are there already.",
            "Join",
        )
    };
    // The first heading says whose page it is.
    set_title(&[&form.title(heading), if is_first { "" } else { "Tandem" }]);
    let (organisation, person) = (is_first.then(|| organisation(&form)), person(&form));
    view! {
        <ErrorSummary errors=form.summary() />
        <h1>{heading}</h1>
        <p class="lead">{lead}</p>
        <PostForm address=form.address()>
            <Hidden name="token" value=token />
            {organisation}
            {person}
            <button class="btn primary wide">{button}</button>
        </PostForm>
    }
}

fn organisation(form: &SentForm) -> impl IntoView + use<> {
    view! {
        <TextField
            id="organisation"
            name="organisation"
            label="Your organisation"
            hint="Customers read this name"
            value=form.value("organisation", "")
            error=form.message("organisation")
            autocomplete="organization"
        />
    }
}

/// Who becomes an admin.
fn person(form: &SentForm) -> impl IntoView + use<> {
    view! {
        <TextField
            id="name"
            name="name"
            label="Your name"
            value=form.value("name", "")
            error=form.message("name")
            autocomplete="name"
        />
        <EmailField id="email" name="email" value=form.value("email", "") error=form.message("email") />
        <PasswordField
            id="password"
            name="password"
            label="Password"
            hint=format!("At least {PASSWORD_MIN} characters; a few words are good")
            error=form.message("password")
            new=true
        />
    }
}
