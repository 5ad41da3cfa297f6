//! The door for staff.

use super::{
    frame::{PostForm, SentForm},
    screen::PlainPage,
};
use crate::{
    api::public::{SignIn, SignInDemo},
    request::Address,
    ui::{BrandMark, EmailField, ErrorSummary, Hidden, NotificationBanner, PasswordField, set_title},
};
use domain::refusal::Refusal;
use leptos::prelude::*;

/// E-mail and password.
#[derive(Clone, Debug)]
pub(crate) struct SignInPage {
    is_demo: bool,
    to: String,
}

impl SignInPage {
    /// The door that leads to a page. In a demo one button signs in.
    #[must_use]
    pub(crate) const fn new(is_demo: bool, to: String) -> Self {
        Self { is_demo, to }
    }
}

impl PlainPage for SignInPage {
    fn draw(self) -> impl IntoView + 'static {
        let form = SentForm::of::<SignIn>();
        set_title(&[&form.title("Sign in"), "Tandem"]);
        let to = form.value("to", &self.to);
        let demo = self.is_demo.then(|| demo_entry(to.clone()));
        let (banner, fields) = (has_ended(&form), fields(&form));
        view! {
            <main class="door" id="main">
                <span class="brand">
                    <BrandMark />
                    "Tandem"
                </span>
                <div class="card door-card">
                    <ErrorSummary errors=form.summary() />
                    {banner}
                    <h1>"Sign in"</h1>
                    <PostForm address=form.address()>
                        <Hidden name="to" value=to />
                        {fields}
                        <button class="btn primary wide">"Sign in"</button>
                    </PostForm>
                    {demo}
                </div>
                <p class="door-foot">"Forgotten your password? Ask whoever runs Tandem where you work."</p>
            </main>
        }
    }
}

fn fields(form: &SentForm) -> impl IntoView + use<> {
    view! {
        <EmailField
            id="email"
            name="email"
            value=form.value("email", "")
            error=form.message("email")
            autocomplete="username"
        />
        <PasswordField id="password" name="password" label="Password" error=form.message("password") />
    }
}

/// For who comes from a form that was sent after their session had ended.
fn has_ended(form: &SentForm) -> impl IntoView + use<> {
    let comes_from_form = Address::get().parameter("ended").is_some();
    (comes_from_form && form.summary().is_empty())
        .then(|| view! { <NotificationBanner title="Signed out" text=Refusal::SignedOut.to_string() /> })
}

/// One button for people who look at the demo.
fn demo_entry(to: String) -> impl IntoView {
    let form = SentForm::of::<SignInDemo>();
    view! {
        <div class="door-or">"or"</div>
        <PostForm address=form.address()>
            <Hidden name="to" value=to />
            <button class="btn wide">"Sign in as Maya (demo)"</button>
        </PostForm>
    }
}
