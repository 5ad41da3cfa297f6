//! Unsharing the plan.

use crate::{
    api::staff::UnsharePlan,
    ui::{Announcer, Hidden},
    workspace::{
        frame::{FormState, PostForm, Posting},
        paths::plan_path,
    },
};
use domain::ids::AccountId;
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

/// The form and how it stands.
#[derive(Clone, Copy)]
pub(super) struct Unsharing {
    posting: Posting,
    pub(super) form: FormState,
}

impl Unsharing {
    /// With scripts: afterwards back to the plan, and say so.
    pub(super) fn new(id: Memo<Option<AccountId>>) -> Self {
        let posting = Posting::to::<UnsharePlan>();
        let announcer = Announcer::get();
        let navigate = use_navigate();
        posting.on_done(move |()| {
            if let Some(account) = id.get_untracked() {
                announcer.say("The plan is no longer shared. Nobody outside sees it.");
                navigate(&plan_path(account), NavigateOptions::default());
            }
        });
        Self {
            posting,
            form: FormState::of(posting),
        }
    }
}

/// What unsharing does, and the button.
#[component]
pub(super) fn UnshareCard(unsharing: Unsharing, account: AccountId, with_access: usize) -> impl IntoView {
    let pending = unsharing.form.pending();
    view! {
        <section class="dialog-page card pad stack stack-s" aria-labelledby="unshare-title">
            <h2 id="unshare-title">"Stop sharing"</h2>
            <p>{consequences(with_access)}</p>
            <PostForm posting=unsharing.posting>
                <Hidden name="account" value=account.to_string() />
                <button class="btn danger" aria-busy=move || pending.get().then_some("true")>
                    "Unshare"
                </button>
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
