//! The door for staff.

use super::frame::{FormState, PostForm, Posting, Submit};
use crate::{
    api::public::SignIn,
    ui::{BrandMark, EmailField, ErrorSummary, Hidden, PasswordField},
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

/// Whether this is a demo, where one button signs in. The HTTP layer provides it.
#[derive(Clone, Copy, Debug)]
pub struct DemoMode(pub bool);

/// E-mail and password.
#[component]
pub(crate) fn SignInPage() -> impl IntoView {
    let is_demo = crate::wire::shared(|| use_context::<DemoMode>().is_some_and(|demo| demo.0));
    let posting = Posting::to::<SignIn>();
    let form = FormState::of(posting);
    let query = use_query_map();
    let asked_for = query.read_untracked().get("to").unwrap_or_default();
    let to = form.value("to", &asked_for);
    view! {
        <Title text=form.title(|| "Sign in – Tandem".to_owned()) />
        <main class="door" id="main">
            <span class="brand">
                <BrandMark />
                "Tandem"
            </span>
            <div class="card door-card">
                <ErrorSummary errors=form.summary() />
                <h1>"Sign in"</h1>
                <PostForm posting>
                    <Hidden name="to" value=to />
                    <EmailField
                        id="email"
                        name="email"
                        value=form.value("email", "")
                        error=form.message("email")
                        autocomplete="username"
                    />
                    <PasswordField id="password" name="password" label="Password" error=form.message("password") />
                    <Submit text="Sign in" form wide=true />
                </PostForm>
                {is_demo.then(demo_entry)}
            </div>
            <p class="door-foot">"Forgotten your password? Ask whoever runs Tandem where you work."</p>
        </main>
    }
}

/// One button for people who look at the demo.
fn demo_entry() -> impl IntoView {
    view! {
        <div class="door-or">"or"</div>
        <form class="form" method="post" action="/api/public/sign_in_demo">
            <button class="btn wide">"Sign in as Maya (demo)"</button>
        </form>
    }
}
