//! Every sentence that mails say stands here, so that another language can be added without touching anything else.

use domain::{
    calendar::{Date, month_long},
    people::first_name,
    views::customer::CustomerHeader,
};

/// Whose mail it is, and about what: all that a mail can say, besides its link and the message of who shared. Of the plan it knows only
/// what customers see.
pub(super) struct About<'a> {
    /// The contact it goes to.
    pub(super) contact: &'a str,
    /// Their address.
    pub(super) address: &'a str,
    /// The plan and the vendor, as customers see them.
    pub(super) plan: &'a CustomerHeader,
    /// The member of staff it comes from.
    pub(super) sender: &'a str,
    /// The last day on which the link works.
    pub(super) until: Date,
}

/// The words of one mail.
pub(super) struct Words {
    pub(super) subject: String,
    /// What mail programs show beside the subject.
    pub(super) preview: String,
    pub(super) heading: String,
    pub(super) paragraphs: Vec<String>,
    pub(super) button: String,
    /// Above the address written out.
    pub(super) or_copy: String,
    /// What the link is and how long it works.
    pub(super) link_note: String,
    /// Why it came.
    pub(super) why: String,
}

/// "Maya at Northwind", who the mail comes from.
pub(super) fn sender_name(sender: &str, organisation: &str) -> String {
    format!("{} at {organisation}", first_name(sender))
}

/// A plan was shared.
pub(super) fn invitation(about: &About<'_>, message: &str) -> Words {
    let sender = first_name(about.sender);
    let mut paragraphs: Vec<String> = message
        .split("\n\n")
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect();
    if paragraphs.is_empty() {
        paragraphs.push(format!("Hi {},", first_name(about.contact)));
        paragraphs.push(format!(
            "{} has shared a plan with you. You see what is to be done, and by whom.",
            about.sender
        ));
    }
    Words {
        subject: format!("{sender} shared “{}” with you", about.plan.title()),
        preview: "One click opens it. You need no password.".to_owned(),
        heading: about.plan.title().clone(),
        paragraphs,
        why: format!(
            "You get this mail at {} because {} at {} invited you to this plan.",
            about.address,
            about.sender,
            about.plan.organisation()
        ),
        ..link_words(about)
    }
}

/// A link was asked for at the door.
pub(super) fn link_on_request(about: &About<'_>) -> Words {
    Words {
        paragraphs: vec![
            format!("Hi {},", first_name(about.contact)),
            format!("here is your new link to “{}”.", about.plan.title()),
        ],
        why: format!(
            "You get this mail at {} because somebody asked for a link to {}’s plans for this address. If it was not you, you need not do anything.",
            about.address,
            about.plan.organisation()
        ),
        ..link_words(about)
    }
}

/// Staff mailed a new link.
pub(super) fn link_from_staff(about: &About<'_>) -> Words {
    Words {
        paragraphs: vec![
            format!("Hi {},", first_name(about.contact)),
            format!("{} sends you a link to “{}”.", about.sender, about.plan.title()),
        ],
        why: format!(
            "You get this mail at {} because {} at {} works on this plan with you.",
            about.address,
            about.sender,
            about.plan.organisation()
        ),
        ..link_words(about)
    }
}

fn link_words(about: &About<'_>) -> Words {
    Words {
        subject: format!("Your link to {}", about.plan.title()),
        preview: "One click opens it. You need no password.".to_owned(),
        heading: about.plan.title().clone(),
        paragraphs: Vec::new(),
        button: "Open the plan".to_owned(),
        or_copy: "Or copy this address into your browser:".to_owned(),
        link_note: format!(
            "The link is yours alone; please do not pass it on. It works until {} {} {}, as often as you like.",
            about.until.day(),
            month_long(about.until.month()),
            about.until.year()
        ),
        why: String::new(),
    }
}
