//! What became of a mailed link. Reading this page changes nothing: only its form signs in.

use super::{
    door::{self, Note},
    wording::Wording,
};
use crate::{
    api::public::{Join, RequestLinkAgain},
    request::Returned,
    ui,
};
use domain::views::customer::door::{JoinState, OpenedLink, Vendor};
use leptos::{nonce::use_nonce, prelude::*, server_fn::ServerFn};

/// Where the form that signs in goes.
const JOIN: &str = <Join as ServerFn>::PATH;
/// Where the form for a new link goes.
const RENEW: &str = <RequestLinkAgain as ServerFn>::PATH;

/// The page that a mailed link opens: how the link stands.
pub(super) fn page(link: &OpenedLink) -> AnyView {
    let (vendor, token, to) = (link.vendor(), link.token().clone(), link.to().clone());
    match link.state().clone() {
        JoinState::Open { name } => open(vendor, &name, token, to).into_any(),
        JoinState::Expired {
            masked,
            sent_at,
            days,
            whom,
        } => {
            let lead = Wording::get().expired_lead(&masked, sent_at, days);
            expired(vendor, lead, &whom, (token, &to)).into_any()
        }
        JoinState::Revoked { whom } => revoked(vendor, &whom).into_any(),
        JoinState::PortalOff => door::ask(vendor, to, Note::PortalOff).into_any(),
        JoinState::Unknown => door::ask(vendor, to, Note::InvalidLink).into_any(),
    }
}

/// Why the form was refused that led back here.
fn refusal(action: &str) -> Vec<(String, String)> {
    Returned::get()
        .form(action)
        .map(|form| form.error.entries())
        .unwrap_or_default()
}

/// A good link: a script presses the button, once; without scripts a human does, and after a refusal too.
fn open(vendor: &Vendor, name: &str, token: String, to: String) -> impl IntoView + use<> {
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
    door::card(vendor.name(), &title, body)
}

/// A link that worked once: one press mails a new one to the same address. Where no mail is sent it says whom to ask for one.
fn expired(vendor: &Vendor, lead: String, whom: &str, (token, to): (String, &str)) -> impl IntoView + use<> {
    let words = Wording::get();
    let errors = refusal(RENEW);
    let title = if errors.is_empty() {
        words.expired().to_owned()
    } else {
        words.error_title(words.expired())
    };
    let way = if *vendor.can_mail() {
        let another = door::address(to);
        view! {
            <form class="form" method="post" action=RENEW>
                <ui::Hidden name="token" value=token/>
                <button class="btn primary wide">{words.renew()}</button>
            </form>
            <a class="btn wide" href=another>{words.another_address()}</a>
        }
        .into_any()
    } else {
        view! { <p>{words.no_mail(whom)}</p> }.into_any()
    };
    let body = view! {
        <ui::ErrorSummary errors/>
        <h1>{words.expired()}</h1>
        <p class="lead">{lead}</p>
        {way}
    };
    door::card(vendor.name(), &title, body)
}

/// A link whose access was revoked.
fn revoked(vendor: &Vendor, whom: &str) -> impl IntoView + use<> {
    let words = Wording::get();
    let body = view! {
        <h1>{words.access_ended()}</h1>
        <p class="lead">{words.ask_for_access(whom)}</p>
    };
    door::card(vendor.name(), words.access_ended(), body)
}
