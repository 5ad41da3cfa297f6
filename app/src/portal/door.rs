//! The way in: somebody without a session asks for a link.

use super::wording::Wording;
use crate::{api::public::RequestLink, request::Returned, ui};
use domain::{
    percent::percent_encoded,
    views::customer::door::{Door, DoorNote, Vendor},
};
use leptos::{prelude::*, server_fn::ServerFn};

/// Where the door's form goes.
const REQUEST_LINK: &str = <RequestLink as ServerFn>::PATH;

/// The portal's door: what is known without a session.
pub(super) fn page(door: &Door) -> impl IntoView + use<> {
    let words = Wording::get();
    let banner = |(title, text): (&'static str, &'static str)| Note::Banner(title, text.to_owned());
    let note = match door.note() {
        DoorNote::None => Note::None,
        DoorNote::Sent { address } => Note::Sent(address.clone()),
        DoorNote::SignedOut => banner(words.signed_out()),
        DoorNote::Ended => banner(words.ended()),
        DoorNote::AccessEnded { whom } => Note::Banner(words.access_ended(), words.ask_for_access(whom)),
        DoorNote::PortalOff => Note::PortalOff,
    };
    ask(door.vendor(), door.to().clone(), note)
}

/// What the door says besides its question.
pub(super) enum Note {
    /// Nothing.
    None,
    /// A link was asked for, to be sent to that address, or to one that is not known here.
    Sent(String),
    /// The link that was opened is none.
    InvalidLink,
    /// There is nothing to ask for: the portal is switched off.
    PortalOff,
    /// A heading and a sentence.
    Banner(&'static str, String),
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
        let is_asked = *vendor.can_mail() && !matches!(note, Note::PortalOff);
        let is_answer = is_asked && matches!(note, Note::Sent(_)) && !is_refused;
        let (heading, lead) = match (note, is_asked) {
            (Note::PortalOff, _) => (words.switched_off(), words.portal_off(&name)),
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
            button: is_asked.then_some(button),
            is_answer,
        }
    }
}

/// Draws the question for an address, with the answer where one was given. Where no mail is sent nothing is asked, so that nothing is
/// promised.
pub(super) fn ask(vendor: &Vendor, to: String, note: Note) -> impl IntoView + use<> {
    let refused = Refused::get();
    let is_refused = !refused.summary.is_empty();
    let Said {
        heading,
        lead,
        button,
        is_answer,
    } = Said::of(vendor, &note, is_refused);
    let title = if is_refused {
        Wording::get().error_title(heading)
    } else {
        heading.to_owned()
    };
    let (banner, asked) = match note {
        Note::Banner(title, text) if !is_refused => (
            Some(view! { <ui::NotificationBanner title text/> }),
            String::new(),
        ),
        Note::Sent(address) if is_answer => (None, address),
        _ => (None, String::new()),
    };
    let typed = if is_answer { asked.clone() } else { refused.typed };
    let question = button.map(|button| question(button, to, typed, refused.message));
    let body = view! {
        <ui::ErrorSummary errors=refused.summary/>
        {banner}
        <h1>{heading}</h1>
        {asked_for(asked)}
        <p class="lead" role=is_answer.then_some("status")>{lead}</p>
        {question}
    };
    card(vendor.name(), &title, body)
}

/// The form.
fn question(button: &'static str, to: String, typed: String, message: Option<String>) -> impl IntoView {
    view! {
        <form class="form" method="post" action=REQUEST_LINK novalidate>
            <ui::EmailField id="email" name="email" label=Wording::get().email() value=typed error=message/>
            <ui::Hidden name="to" value=to/>
            <button class="btn primary wide">{button}</button>
        </form>
    }
}

/// The address that a link was asked for, where it is known: the same for every address.
fn asked_for(address: String) -> Option<impl IntoView> {
    (!address.is_empty()).then(|| {
        view! {
            <p>
                {Wording::get().asked_for()}
                <strong>{address}</strong>
                "."
            </p>
        }
    })
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
        let message = form.error.message("email");
        Self {
            summary: form.error.entries(),
            typed: form.value("email").unwrap_or_default().to_owned(),
            message,
        }
    }
}

/// The card that every page without a session is.
pub(super) fn card<B: IntoView>(organisation: &str, heading: &str, body: B) -> impl IntoView + use<B> {
    let organisation = Wording::get().organisation(organisation);
    ui::set_title(&[heading, &organisation]);
    view! {
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
