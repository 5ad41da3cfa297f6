//! The way in: somebody without a session asks for a link.

use super::{frame::head, wording::Wording};
use crate::{request::Returned, ui};
use domain::{
    percent::percent_encoded,
    views::customer::door::{Door, DoorNote, Vendor},
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
    ask(door.vendor(), door.to().clone(), note)
}

/// What the door says besides its question.
pub(super) enum Note {
    /// Nothing.
    None,
    /// A link was asked for.
    Sent,
    /// The link that was opened is none.
    InvalidLink,
    /// A heading and a sentence.
    Banner((&'static str, &'static str)),
}

/// What the question for an address says, or, where none is asked, what stands in its place.
struct Said {
    heading: &'static str,
    lead: String,
    /// None where no link is mailed.
    button: Option<&'static str>,
    is_answer: bool,
}

impl Said {
    fn of(vendor: &Vendor, note: &Note, is_refused: bool) -> Self {
        let words = Wording::get();
        let name = words.organisation(vendor.name());
        let is_answer = *vendor.can_mail() && matches!(note, Note::Sent) && !is_refused;
        let (heading, lead) = match (note, *vendor.can_mail()) {
            (Note::InvalidLink, true) => (words.invalid_link(), words.invalid_link_lead().to_owned()),
            (Note::InvalidLink, false) => (words.invalid_link(), words.invalid_link_no_mail(&name)),
            (_, false) => (words.door(), words.no_mail(&name)),
            _ if is_answer => (words.sent(), words.sent_lead(&name)),
            _ => (words.door(), words.door_lead().to_owned()),
        };
        let button = if is_answer {
            words.send_again()
        } else {
            words.send_link()
        };
        Self {
            heading,
            lead,
            button: vendor.can_mail().then_some(button),
            is_answer,
        }
    }
}

/// Draws the question for an address, with the answer where one was given. Where no mail is sent nothing is asked, so that nothing is
/// promised.
pub(super) fn ask(vendor: &Vendor, to: String, note: Note) -> impl IntoView + use<> {
    let words = Wording::get();
    let refused = Refused::get();
    let Said {
        heading,
        lead,
        button,
        is_answer,
    } = Said::of(vendor, &note, !refused.summary.is_empty());
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
    let form = button.map(|button| {
        view! {
            <form class="form" method="post" action=REQUEST_LINK novalidate>
                <ui::EmailField id="email" name="email" label=words.email() value=refused.typed error=refused.message/>
                <ui::Hidden name="to" value=to/>
                <button class="btn primary wide">{button}</button>
            </form>
        }
    });
    let body = view! {
        <ui::ErrorSummary errors=refused.summary/>
        {banner}
        <h1>{heading}</h1>
        <p class="lead" role=is_answer.then_some("status")>{lead}</p>
        {form}
    };
    card(vendor.name(), &title, body)
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
pub(super) fn card<B: IntoView>(organisation: &str, heading: &str, body: B) -> impl IntoView + use<B> {
    let organisation = Wording::get().organisation(organisation);
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
