//! Unsharing the plan.

use crate::{
    api::staff::UnsharePlan,
    ui::Hidden,
    workspace::frame::{PostForm, SentForm},
};
use domain::ids::AccountId;
use leptos::prelude::*;

/// What unsharing does, and the button.
pub(super) fn card(account: AccountId, with_access: usize) -> impl IntoView {
    let form = SentForm::of::<UnsharePlan>();
    view! {
        <section class="dialog-page card pad stack stack-s" aria-labelledby="unshare-title">
            <h2 id="unshare-title">"Stop sharing"</h2>
            <p>{consequences(with_access)}</p>
            <PostForm address=form.address()>
                <Hidden name="account" value=account.to_string() />
                <div class="actions">
                    <button class="btn danger">"Unshare"</button>
                </div>
            </PostForm>
        </section>
    }
}

fn consequences(with_access: usize) -> String {
    let who = match with_access {
        0 => "Nobody has access now.".to_owned(),
        1 => "1 person loses the plan at once, on an open page too.".to_owned(),
        count => format!("{count} people lose the plan at once, on open pages too."),
    };
    format!("{who} What they completed stays. Nobody outside sees the plan until it is shared again.")
}
