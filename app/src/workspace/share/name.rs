//! What customers call a plan that is shared.

use crate::{
    api::staff::NamePlan,
    ui::{Hidden, TextField},
    workspace::frame::{PostForm, SentForm, conflict},
};
use domain::{ids::AccountId, plan::NAME_CUSTOMERS_SEE};
use leptos::prelude::*;

/// The form's id, by which `public/share.js` keeps what is typed beside it.
const FORM: &str = "name-form";

/// The name and its button, apart from giving access: whoever renames the plan lets nobody in by it.
pub(super) fn section(account: AccountId, stored: &str) -> impl IntoView + use<> {
    let form = SentForm::of::<NamePlan>();
    let was_title = form.original("was_title", "title", stored);
    let (title, problem) = (form.value("title", stored), form.message("title"));
    view! {
        <section class="stack stack-s" aria-labelledby="name-title">
            <h2 id="name-title" class="small">
                "The plan’s name"
            </h2>
            {conflict(&form)}
            <PostForm address=form.address() id=FORM>
                <Hidden name="account" value=account.to_string() />
                <Hidden name="was_title" value=was_title />
                <TextField
                    id="title"
                    name="title"
                    label=NAME_CUSTOMERS_SEE
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
