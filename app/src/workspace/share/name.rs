//! What customers call a plan that is shared.

use crate::{
    api::staff::NamePlan,
    ui::{Hidden, TextField},
    workspace::frame::{PostForm, SentForm, conflict},
};
use domain::ids::AccountId;
use leptos::prelude::*;

/// The name and its button, apart from giving access: whoever renames the plan lets nobody in by it.
pub(super) fn card(account: AccountId, stored: &str) -> impl IntoView + use<> {
    let form = SentForm::of::<NamePlan>();
    let was_title = form.original("was_title", "title", stored);
    let (title, problem) = (form.value("title", stored), form.message("title"));
    view! {
        <section class="dialog-page card pad stack stack-s" aria-labelledby="name-title">
            <h2 id="name-title">"Name for customers"</h2>
            {conflict(&form)}
            <PostForm address=form.address()>
                <Hidden name="account" value=account.to_string() />
                <Hidden name="was_title" value=was_title />
                <TextField
                    id="title"
                    name="title"
                    label="Name customers see"
                    value=title
                    error=problem
                    autocomplete="off"
                />
                <div class="actions">
                    <button class="btn">"Save name"</button>
                </div>
            </PostForm>
        </section>
    }
}
