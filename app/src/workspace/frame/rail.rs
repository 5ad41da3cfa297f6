//! The rail: where one can go, and who is signed in.

use super::{follow_rail::PLACE, theme::ThemeChoice};
use crate::{
    api::staff::SignOut,
    request::Address,
    ui::{Avatar, BrandMark, Icon, IconPath},
    workspace::paths::plan_path,
};
use domain::{
    people::initials,
    views::pages::{Frame, RailAccount},
};
use leptos::{prelude::*, server_fn::ServerFn};

/// The rail; on narrow screens a bar with a menu. Nothing where nobody is signed in.
pub(super) fn rail() -> impl IntoView {
    let content = use_context::<Frame>().map(|frame| view! { <RailContent frame /> });
    view! { <header class="rail">{content}</header> }
}

#[component]
fn RailContent(frame: Frame) -> impl IntoView {
    let has_mailbox = frame.has_mailbox;
    view! {
        <a class="brand" href="/accounts">
            <BrandMark />
            <span class="cut" title=frame.organisation.clone()>
                {frame.organisation.clone()}
            </span>
        </a>
        // Empty: on narrow screens it shows and hides the navigation after it.
        <details class="rail-toggle">
            <summary class="btn quiet">"Menu " <Icon path=IconPath::CHEVRON /></summary>
        </details>
        <nav aria-label="Main">
            <ul role="list">
                <RailLink to="/accounts" icon=IconPath::BUILDING text="Accounts" />
                <RailLink to="/settings" icon=IconPath::SETTINGS text="Settings" />
                {has_mailbox.then(|| view! { <RailLink to="/dev/mail" icon=IconPath::MAIL text="Mail" /> })}
            </ul>
            <div class="rail-accounts" id=PLACE>
                {my_accounts(frame.my_accounts, &Address::get().path)}
            </div>
            <ul role="list" class="rail-end">
                <li>
                    <ThemeChoice />
                </li>
                {person(frame.name)}
                <li>
                    <form method="post" action={<SignOut as ServerFn>::PATH}>
                        <button>
                            <Icon path=IconPath::SIGN_OUT />
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

/// The accounts in the rail of the page at that path, as HTML: for a page that stays while they change.
pub(crate) fn rail_accounts(accounts: Vec<RailAccount>, path: &str) -> String {
    my_accounts(accounts, path).into_view().to_html()
}

fn my_accounts(accounts: Vec<RailAccount>, path: &str) -> impl IntoView + use<> {
    (!accounts.is_empty()).then(|| {
        let accounts = accounts.into_iter();
        let accounts = accounts.map(|account| my_account(account, path)).collect_view();
        view! {
            <h2>"My accounts"</h2>
            <ul role="list">{accounts}</ul>
        }
    })
}

#[component]
fn RailLink(to: &'static str, icon: IconPath, text: &'static str) -> impl IntoView {
    let path = Address::get().path;
    let here = path == to || path.starts_with(&format!("{to}/"));
    let current = here.then_some("page");
    view! {
        <li>
            <a href=to aria-current=current>
                <Icon path=icon />
                {text}
            </a>
        </li>
    }
}

fn my_account(account: RailAccount, path: &str) -> impl IntoView + use<> {
    let place = format!("/accounts/{}/", account.id);
    let current = path.starts_with(&place).then_some("true");
    let late = (account.overdue > 0)
        .then(|| view! { <span class="count">{format!("{} overdue", account.overdue)}</span> });
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
