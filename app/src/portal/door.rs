//! The way in: somebody without a session asks for a link.

use super::{frame::head, wording::Wording};
use crate::{request::Returned, ui};
use domain::{
    percent::percent_encoded,
    views::customer::door::{Door, DoorNote},
};
use leptos::prelude::*;

/// Where the door's form goes.
const REQUEST_LINK: &str = "/api/public/request_link";

/// The portal's door.
#[component]
pub fn DoorPage(
    /// What is known without a session.
    door: Door,
) -> impl IntoView {
    let words = Wording::get();
    let note = match door.note() {
        DoorNote::None => Note::None,
        DoorNote::Sent => Note::Sent,
        DoorNote::SignedOut => Note::Banner(words.signed_out()),
        DoorNote::Ended => Note::Banner(words.ended()),
    };
    ask(door.organisation().clone(), door.to().clone(), note)
}

/// What the door says besides its question.
pub(super) enum Note {
    /// Nothing.
    None,
    /// A link was asked for.
    Sent,
    /// A heading and a sentence.
    Banner((&'static str, &'static str)),
}

/// Draws the question for an address, with the answer where one was given.
pub(super) fn ask(organisation: String, to: String, note: Note) -> impl IntoView {
    let words = Wording::get();
    let refused = Refused::get();
    let is_sent = matches!(note, Note::Sent) && refused.summary.is_empty();
    let (heading, lead, button) = if is_sent {
        (words.sent(), words.sent_lead(), words.send_again())
    } else {
        (words.door(), words.door_lead(), words.send_link())
    };
    let banner = match note {
        Note::Banner((title, text)) if refused.summary.is_empty() => {
            Some(view! { <ui::NotificationBanner title text/> })
        }
        _ => None,
    };
    let title = if refused.summary.is_empty() {
        heading.to_owned()
    } else {
        words.error_title(heading)
    };
    let body = view! {
        <ui::ErrorSummary errors=refused.summary/>
        {banner}
        <h1>{heading}</h1>
        <p class="lead" role=is_sent.then_some("status")>{lead}</p>
        <form class="form" method="post" action=REQUEST_LINK novalidate>
            <ui::EmailField id="email" name="email" label=words.email() value=refused.typed error=refused.message/>
            <ui::Hidden name="to" value=to/>
            <button class="btn primary wide">{button}</button>
        </form>
    };
    card(organisation, &title, body)
}

/// What the form before this page held, if it was refused.
struct Refused {
    summary: Vec<(String, String)>,
    typed: String,
    message: Option<String>,
}

impl Refused {
    fn get() -> Self {
        let returned = Returned::get();
        let Some(form) = returned.form(REQUEST_LINK) else {
            return Self {
                summary: Vec::new(),
                typed: String::new(),
                message: None,
            };
        };
        let message = form.error.fields().of("email").map(str::to_owned);
        let entry = match &message {
            Some(message) => ("email".to_owned(), message.clone()),
            None => (String::new(), form.error.to_string()),
        };
        Self {
            summary: vec![entry],
            typed: form.value("email").unwrap_or_default().to_owned(),
            message,
        }
    }
}

/// The card that every page without a session is.
pub(super) fn card<B: IntoView>(organisation: String, heading: &str, body: B) -> impl IntoView + use<B> {
    let organisation = Wording::get().organisation(&organisation);
    view! {
        {head(Wording::get().page_title(&[heading, &organisation]))}
        <main class="door" id="main">
            <span class="brand">
                <ui::BrandMark/>
                {organisation}
            </span>
            <div class="card door-card">{body}</div>
        </main>
    }
}

/// The door's address, from which the page first asked for is gone on to.
pub(super) fn address(to: &str) -> String {
    if to.is_empty() {
        return "/p".to_owned();
    }
    format!("/p?to={}", percent_encoded(to))
}
