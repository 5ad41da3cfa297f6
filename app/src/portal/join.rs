//! What became of a mailed link. Reading this page changes nothing: only its form signs in.

use super::{
    door::{self, Note},
    wording::Wording,
};
use crate::{request::Returned, ui};
use domain::{
    calendar::Timestamp,
    views::customer::door::{JoinState, OpenedLink},
};
use leptos::{nonce::use_nonce, prelude::*};

/// Where the form that signs in goes.
const JOIN: &str = "/api/public/join";
/// Where the form for a new link goes.
const RENEW: &str = "/api/public/request_link_again";

/// The page that a mailed link opens.
#[component]
pub fn JoinPage(
    /// How the link stands.
    link: OpenedLink,
) -> impl IntoView {
    let (token, to) = (link.token().clone(), link.to().clone());
    let page = match link.state().clone() {
        JoinState::Open { name, organisation } => open(&name, organisation, token, to).into_any(),
        JoinState::Expired {
            masked,
            sent_at,
            days,
            organisation,
        } => expired(organisation, token, &to, (&masked, sent_at, days)).into_any(),
        JoinState::Revoked { organisation } => revoked(organisation).into_any(),
        JoinState::Unknown => {
            door::ask(String::new(), to, Note::Banner(Wording::get().invalid_link())).into_any()
        }
    };
    view! {
        {page}
    }
}

/// Why the form was refused that led back here.
fn refusal(action: &str) -> Vec<(String, String)> {
    Returned::get()
        .form(action)
        .map(|form| (String::new(), form.error.to_string()))
        .into_iter()
        .collect()
}

/// A good link: a script presses the button, once; without scripts a human does, and after a refusal too.
fn open(name: &str, organisation: String, token: String, to: String) -> impl IntoView + use<> {
    let words = Wording::get();
    let errors = refusal(JOIN);
    let script = errors
        .is_empty()
        .then(|| view! { <script src="/join.js" defer nonce=use_nonce()></script> });
    let heading = if errors.is_empty() {
        words.opening()
    } else {
        words.open_plan()
    };
    let title = if errors.is_empty() {
        heading.to_owned()
    } else {
        words.error_title(heading)
    };
    let another = door::address(&to);
    let body = view! {
        <ui::ErrorSummary errors/>
        <h1>{heading}</h1>
        <form class="form" id="join" method="post" action=JOIN>
            <ui::Hidden name="token" value=token/>
            <ui::Hidden name="to" value=to/>
            <button class="btn primary wide">{words.open_plan()}</button>
        </form>
        <p class="small muted">
            {words.joining_as(name)}
            <a href=another>{words.another_address()}</a>
        </p>
        {script}
    };
    door::card(organisation, &title, body)
}

/// A link that worked once: one press mails a new one to the same address.
fn expired(
    organisation: String,
    token: String,
    to: &str,
    (masked, sent_at, days): (&str, Timestamp, u32),
) -> impl IntoView + use<> {
    let words = Wording::get();
    let errors = refusal(RENEW);
    let title = if errors.is_empty() {
        words.expired().to_owned()
    } else {
        words.error_title(words.expired())
    };
    let body = view! {
        <ui::ErrorSummary errors/>
        <h1>{words.expired()}</h1>
        <p class="lead">{words.expired_lead(masked, sent_at, days)}</p>
        <form class="form" method="post" action=RENEW>
            <ui::Hidden name="token" value=token/>
            <button class="btn primary wide">{words.renew()}</button>
        </form>
        <a class="btn wide" href=door::address(to)>{words.another_address()}</a>
    };
    door::card(organisation, &title, body)
}

/// A link whose access was taken back.
fn revoked(organisation: String) -> impl IntoView {
    let words = Wording::get();
    let lead = words.revoked_lead(&words.organisation(&organisation));
    let body = view! {
        <h1>{words.revoked()}</h1>
        <p class="lead">{lead}</p>
    };
    door::card(organisation, words.revoked(), body)
}
