//! The first admin, made with the one-time link that the server printed.

use super::frame::{FormState, PostForm, Posting, Submit};
use crate::{
    api::public::SetUp,
    ui::{BrandMark, EmailField, ErrorSummary, Hidden, PasswordField, TextField},
};
use domain::validation::PASSWORD_MIN;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

/// Whether the link in the address is still good. The HTTP layer provides it.
#[derive(Clone, Copy, Debug)]
pub struct SetUpIsOpen(pub bool);

/// The set-up form, or why there is none.
#[component]
pub(crate) fn SetUpPage() -> impl IntoView {
    let is_open = crate::wire::shared(|| use_context::<SetUpIsOpen>().is_some_and(|open| open.0));
    view! {
        <main class="door" id="main">
            <span class="brand">
                <BrandMark />
                "Tandem"
            </span>
            <div class="card door-card">
                {if is_open { view! { <SetUpForm /> }.into_any() } else { closed().into_any() }}
            </div>
        </main>
    }
}

fn closed() -> impl IntoView {
    view! {
        <Title text="This link is no longer good – Tandem" />
        <h1>"This link is no longer good"</h1>
        <p>"Ask for a new one with " <code>"tandem admin setup-link"</code> "."</p>
        <p>
            <a class="btn" href="/sign-in" rel="external">
                "Go to sign-in"
            </a>
        </p>
    }
}

#[component]
fn SetUpForm() -> impl IntoView {
    let posting = Posting::to::<SetUp>();
    let form = FormState::of(posting);
    let token = use_params_map().read_untracked().get("token").unwrap_or_default();
    view! {
        <Title text=form.title(|| "Set up Tandem".to_owned()) />
        <ErrorSummary errors=form.summary() />
        <h1>"Set up Tandem"</h1>
        <p class="lead">"You become the first admin. Everything can be changed later."</p>
        <PostForm posting>
            <Hidden name="token" value=token />
            <TextField
                id="organisation"
                name="organisation"
                label="Your organisation"
                hint="Customers read this name"
                value=form.value("organisation", "")
                error=form.message("organisation")
                autocomplete="organization"
            />
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
            <Submit text="Set up" form wide=true />
        </PostForm>
    }
}
