//! The mails of a demo, which are written to files instead of being sent.

use super::frame::{Page, loaded, titled};
use crate::{
    api::staff,
    ui::{EmptyState, IconName},
};
use domain::views::pages::DevMail;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

/// The list, newest first, and the chosen mail.
#[component]
pub(crate) fn MailsPage() -> impl IntoView {
    let mails = crate::resource::resource(|| (), |()| staff::dev_mails());
    let query = use_query_map();
    let chosen = Memo::new(move |_| query.read().get("id").unwrap_or_default());
    view! {
        <Title text=titled(|| "Mail".to_owned()) />
        <Page>
            <h1>"Mail"</h1>
            <p class="lead">"This is a demo: mails stay here instead of going out. Open one to follow its link as the customer would."</p>
            {loaded(
                mails,
                move |mails| {
                    if mails.is_empty() { none_yet().into_any() } else { view! { <Mailbox mails chosen /> }.into_any() }
                },
            )}
        </Page>
    }
}

fn none_yet() -> impl IntoView {
    view! {
        <EmptyState
            title="No mails yet"
            text="Share a plan and invite somebody, and the invitation appears here."
            icon=IconName::Mail
        >
            <a class="btn" href="/accounts">
                "Go to accounts"
            </a>
        </EmptyState>
    }
}

#[component]
fn Mailbox(mails: Vec<DevMail>, chosen: Memo<String>) -> impl IntoView {
    let row = |mail: &DevMail| {
        let id = mail.id.clone();
        view! {
            <li class="row" aria-current=move || chosen.with(|chosen| *chosen == id).then_some("true")>
                <div class="body">
                    <a class="title" href=format!("/dev/mail?id={}", mail.id)>
                        {mail.subject.clone()}
                    </a>
                    <div class="sub">
                        <span>{mail.to.clone()}</span>
                        <span>{mail.date.clone()}</span>
                    </div>
                </div>
            </li>
        }
    };
    let list = mails.iter().map(row).collect_view();
    let open = move || {
        let mail = chosen.with(|chosen| {
            mails
                .iter()
                .find(|mail| mail.id == *chosen)
                .or(mails.first())
                .cloned()
        });
        mail.map(|mail| view! { <Opened mail /> })
    };
    view! {
        <div class="mail">
            <ul class="card list" role="list" aria-label="Mails">
                {list}
            </ul>
            {open}
        </div>
    }
}

/// What the HTML part may do: open its links, in the whole window or a new one. No scripts, no forms, no origin.
const SANDBOX: &str = "allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation";

#[component]
fn Opened(mail: DevMail) -> impl IntoView {
    view! {
        <article class="card mail-body" aria-labelledby="mail-subject">
            <h2 id="mail-subject">{mail.subject}</h2>
            <dl class="props">
                <dt>"From"</dt>
                <dd>{mail.from}</dd>
                <dt>"To"</dt>
                <dd>{mail.to}</dd>
                <dt>"Date"</dt>
                <dd>{mail.date}</dd>
            </dl>
            <pre>{with_links(&mail.text)}</pre>
            <iframe sandbox=SANDBOX src=format!("/dev/mail/{}/html", mail.id) title="The mail as HTML"></iframe>
        </article>
    }
}

/// The text, its addresses made links. Only `http` and `https` become one, and the browser opens them, not the router.
fn with_links(text: &str) -> Vec<AnyView> {
    text.split_inclusive(char::is_whitespace)
        .map(|piece| {
            let address = piece.trim_end();
            if address.starts_with("http://") || address.starts_with("https://") {
                let rest = piece[address.len()..].to_owned();
                let address = address.to_owned();
                view! {
                    <a href=address.clone() rel="external">
                        {address.clone()}
                    </a>
                    {rest}
                }
                .into_any()
            } else {
                piece.to_owned().into_any()
            }
        })
        .collect()
}
