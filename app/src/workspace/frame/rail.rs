//! The rail: where one can go, and who is signed in.

use super::{Organisation, loaded, theme::ThemeChoice};
use crate::{
    api::ApiError,
    ui::{Avatar, BrandMark, Icon, IconName},
    workspace::paths::plan_path,
};
use domain::{
    people::initials,
    views::pages::{Frame, RailAccount},
};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// The rail; on narrow screens a bar with a menu.
#[component]
pub(super) fn Rail(
    /// What is in it.
    frame: crate::resource::Resource<Result<Frame, ApiError>>,
) -> impl IntoView {
    view! { <header class="rail">{loaded(frame, |frame| view! { <RailContent frame /> })}</header> }
}

#[component]
fn RailContent(frame: Frame) -> impl IntoView {
    if let Some(Organisation(name)) = use_context() {
        name.set(frame.organisation.clone());
    }
    let toggle = NodeRef::<leptos::html::Details>::new();
    let close = move |_| {
        if let Some(details) = toggle.get_untracked() {
            details.set_open(false);
        }
    };
    let is_demo = frame.is_demo;
    view! {
        <a class="brand" href="/accounts">
            <BrandMark />
            <span class="cut" title=frame.organisation.clone()>
                {frame.organisation.clone()}
            </span>
        </a>
        // Empty: on narrow screens it shows and hides the navigation after it.
        <details class="rail-toggle" node_ref=toggle>
            <summary class="btn quiet">"Menu " <Icon name=IconName::Chevron /></summary>
        </details>
        <nav aria-label="Main" on:click=close>
            <ul role="list">
                <Place to="/accounts" icon=IconName::Building text="Accounts" />
                <Place to="/settings" icon=IconName::Settings text="Settings" />
                {is_demo.then(|| view! { <Place to="/dev/mail" icon=IconName::Mail text="Mail" /> })}
            </ul>
            {my_accounts(frame.my_accounts)}
            <ul role="list" class="rail-end">
                <li>
                    <ThemeChoice />
                </li>
                {person(frame.name)}
                <li>
                    <form method="post" action="/api/staff/sign_out">
                        <button>
                            <Icon name=IconName::SignOut />
                            "Sign out"
                        </button>
                    </form>
                </li>
            </ul>
        </nav>
    }
}

/// Who is signed in.
fn person(name: String) -> impl IntoView {
    let title = name.clone();
    view! {
        <li>
            <span class="person rail-person">
                <Avatar initials=initials(&name) name=name.clone() decorative=true />
                <span class="cut" title=title>
                    {name}
                </span>
            </span>
        </li>
    }
}

fn my_accounts(accounts: Vec<RailAccount>) -> impl IntoView {
    (!accounts.is_empty()).then(|| {
        view! {
            <h2>"My accounts"</h2>
            <ul role="list">
                {accounts.into_iter().map(|account| view! { <MyAccount account /> }).collect_view()}
            </ul>
        }
    })
}

#[component]
fn Place(to: &'static str, icon: IconName, text: &'static str) -> impl IntoView {
    let path = use_location().pathname;
    let current = move || {
        let path = path.get();
        let here = path == to || (to == "/accounts" && path == "/") || path.starts_with(&format!("{to}/"));
        here.then_some("page")
    };
    view! {
        <li>
            <a href=to aria-current=current>
                <Icon name=icon />
                {text}
            </a>
        </li>
    }
}

#[component]
fn MyAccount(account: RailAccount) -> impl IntoView {
    let path = use_location().pathname;
    let place = format!("/accounts/{}/", account.id);
    let current = move || path.get().starts_with(&place).then_some("true");
    let late = (account.overdue > 0)
        .then(|| view! { <span class="count">{format!("{} late", account.overdue)}</span> });
    view! {
        <li>
            <a href=plan_path(account.id) aria-current=current>
                <span class="cut" title=account.name.clone()>
                    {account.name.clone()}
                </span>
                " "
                {late}
            </a>
        </li>
    }
}
