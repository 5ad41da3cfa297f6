//! Every sentence and word that the portal's pages show. Pages ask it and hold no text of their own, so another language is another
//! branch here and nothing elsewhere. Words that both faces share stand in `ui` (due words, progress, the connection banner).

use domain::{
    calendar::{Date, Timestamp, long_words, month_long, month_short, parse_iso},
    filters::PortalFilter,
    people::enumerate,
    progress::Progress,
};

/// The words of the portal, in English.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wording;

/// What everything is called where the vendor's name is not known.
const PRODUCT: &str = "Tandem";

/// The frame around every page.
impl Wording {
    /// The words for whoever looks. There is one language so far.
    #[must_use]
    pub const fn get() -> Self {
        Self
    }

    /// The vendor's name, or the product's where it is not known.
    #[must_use]
    pub fn organisation(self, name: &str) -> String {
        if name.is_empty() {
            PRODUCT.to_owned()
        } else {
            name.to_owned()
        }
    }

    /// A page's title: the thing, where it stands, whose it is.
    #[must_use]
    pub fn page_title(self, parts: &[&str]) -> String {
        let parts: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
        parts.join(" – ")
    }

    /// A page's title while something on it was refused.
    #[must_use]
    pub fn error_title(self, title: &str) -> String {
        format!("Error: {title}")
    }

    /// The link over the frame.
    #[must_use]
    pub const fn skip(self) -> &'static str {
        "Skip to content"
    }

    /// Before the guide's name and address.
    #[must_use]
    pub fn questions(self, name: &str) -> String {
        format!("Questions? {name}, ")
    }

    /// The button that ends the session.
    #[must_use]
    pub const fn sign_out(self) -> &'static str {
        "Sign out"
    }

    /// What the explanation is called.
    #[must_use]
    pub const fn how_title(self) -> &'static str {
        "How this works"
    }

    /// How the portal works, a sentence or two a paragraph.
    #[must_use]
    pub const fn how(self) -> [&'static str; 3] {
        [
            "Your tasks have a round button. Press it when you have done something; press it again to reopen the task.",
            "Tasks with a dashed circle belong to somebody else. You can read them and follow how far they are.",
            "Everybody on this plan sees a change as soon as it is made.",
        ]
    }

    /// The heading over a sentence that a refused or finished form left.
    #[must_use]
    pub const fn notice(self) -> &'static str {
        "Done"
    }

    /// Leads to the door.
    #[must_use]
    pub const fn to_door(self) -> &'static str {
        "Go to the portal’s entrance"
    }

    /// In place of a page, when the vendor switched its portal off while somebody looked.
    #[must_use]
    pub fn portal_off(self, organisation: &str) -> String {
        format!("{organisation} has switched its portal off for now. Ask {organisation} when it is back.")
    }

    /// In place of a page, for somebody whose access ended while they looked; whom to ask, where that is known. It says what their link
    /// says from then on.
    #[must_use]
    pub fn access_ended_now(self, whom: Option<&str>) -> String {
        let ended = self.access_ended();
        whom.map_or_else(
            || format!("{ended}."),
            |whom| format!("{ended}. {}", self.ask_for_access(whom)),
        )
    }
}

/// The plan.
impl Wording {
    /// Under the plan's title.
    #[must_use]
    pub fn lead(self, organisation: &str, guide: Option<&str>) -> String {
        let together = format!("You and {organisation} work through these steps together.");
        guide.map_or_else(
            || together.clone(),
            |guide| format!("{together} Ask {guide} if anything is unclear."),
        )
    }

    /// What the bar and the card around it are.
    #[must_use]
    pub const fn progress(self) -> &'static str {
        "Plan progress"
    }

    /// Beside the words of the bar.
    #[must_use]
    pub fn go_live(self, on: Date, today: Date) -> String {
        format!("Go-live {}", long_words(on, today))
    }

    /// Over the task to do next.
    #[must_use]
    pub const fn next(self) -> &'static str {
        "Next for you"
    }

    /// Leads to the task to do next.
    #[must_use]
    pub const fn open_task(self) -> &'static str {
        "Open task"
    }

    /// For somebody who is assigned to nothing.
    #[must_use]
    pub const fn no_tasks(self) -> &'static str {
        "You have no tasks here. You can follow progress."
    }

    /// For somebody whose tasks are all done while others' are not.
    #[must_use]
    pub const fn yours_done(self) -> &'static str {
        "Your tasks are done. You can follow progress."
    }

    /// When everything is done; the day of the last.
    #[must_use]
    pub fn all_done(self, progress: Progress, last: Option<(Date, Date)>) -> String {
        let count = format!("All done. {} of {}", progress.done, progress.total);
        last.map_or_else(
            || count.clone(),
            |(on, today)| format!("{count}, last {}", self.on_day(on, today)),
        )
    }

    /// The day something was done: "today", "on 20 January".
    fn on_day(self, on: Date, today: Date) -> String {
        if on == today {
            return "today".to_owned();
        }
        let year = if on.year() == today.year() {
            String::new()
        } else {
            format!(" {}", on.year())
        };
        format!("on {} {}{year}", on.day(), month_long(on.month()))
    }

    /// What the filters are.
    #[must_use]
    pub const fn filters(self) -> &'static str {
        "Which tasks"
    }

    /// A filter and how many it leaves.
    #[must_use]
    pub fn filter(self, filter: PortalFilter, count: usize) -> String {
        let word = match filter {
            PortalFilter::All => "All",
            PortalFilter::Mine => "Mine",
            PortalFilter::ToDo => "To do",
            PortalFilter::Done => "Done",
        };
        format!("{word} {count}")
    }

    /// Where a filter leaves nothing.
    #[must_use]
    pub const fn none_left(self, filter: PortalFilter) -> &'static str {
        match filter {
            PortalFilter::All => "There are no tasks yet.",
            PortalFilter::Mine => "You have no tasks here.",
            PortalFilter::ToDo => "Nothing is left to do.",
            PortalFilter::Done => "Nothing is done yet.",
        }
    }

    /// Progress of an objective or play; nothing where it has no tasks.
    #[must_use]
    pub fn done_of(self, progress: Progress) -> String {
        if progress.total == 0 {
            String::new()
        } else {
            format!("{} of {} done", progress.done, progress.total)
        }
    }

    /// The accountable person of an objective.
    #[must_use]
    pub fn owner(self, name: &str) -> String {
        format!("Led by {name}")
    }

    /// Where tasks stand that no visible play holds.
    #[must_use]
    pub const fn to_dos(self) -> &'static str {
        "To-dos"
    }

    /// An objective without visible tasks.
    #[must_use]
    pub const fn no_steps(self) -> &'static str {
        "No tasks here yet."
    }

    /// A plan with nothing to see.
    #[must_use]
    pub fn nothing_shared(self, organisation: &str) -> String {
        format!("{organisation} hasn’t shared anything yet.")
    }

    /// A plan that was unshared, and whom to ask.
    #[must_use]
    pub fn no_longer_shared(self, whom: &str) -> String {
        format!("This plan is no longer shared. Ask {whom}.")
    }
}

/// A task, on its row and on its page.
impl Wording {
    /// Who does it. `me` says that the reader does; `others` are the rest, and `staff` says that all of them work for the organisation.
    #[must_use]
    pub fn who(self, me: bool, others: &[&str], staff: bool, organisation: &str) -> String {
        match (me, others) {
            (false, []) => "Nobody yet".to_owned(),
            (true, []) => "You".to_owned(),
            (true, others) => {
                let names: Vec<&str> = std::iter::once("You").chain(others.iter().copied()).collect();
                enumerate(&names)
            }
            (false, others) if staff => format!("{}, {organisation}", enumerate(others)),
            (false, others) => enumerate(others),
        }
    }

    /// The same as a sentence of its own.
    #[must_use]
    pub fn assigned_to(self, who: &str) -> String {
        let who = who
            .strip_prefix("You")
            .map_or_else(|| who.to_owned(), |rest| format!("you{rest}"));
        if who.starts_with("Nobody") {
            "Assigned to nobody yet".to_owned()
        } else {
            format!("Assigned to {who}")
        }
    }

    /// The round button of an open task, and of a done one.
    #[must_use]
    pub fn toggle(self, title: &str, done: bool) -> String {
        if done {
            format!("Reopen: {title}")
        } else {
            format!("Complete: {title}")
        }
    }

    /// The round mark of a task that is not the reader's to complete.
    #[must_use]
    pub const fn mark(self, done: bool) -> &'static str {
        if done {
            "Done."
        } else {
            "Not done. Somebody else completes it."
        }
    }

    /// The round mark in the customer view, where the contact could press it.
    #[must_use]
    pub fn may_toggle(self, name: &str, done: bool) -> String {
        if done {
            format!("Done. {name} can reopen it.")
        } else {
            format!("{name} can complete this.")
        }
    }

    /// A task that will not be done.
    #[must_use]
    pub const fn cancelled(self) -> &'static str {
        "Cancelled"
    }

    /// A date as it stands after "Due".
    #[must_use]
    pub fn due(self, on: Option<Date>, today: Date) -> String {
        on.map(|on| long_words(on, today)).unwrap_or_default()
    }

    /// The due date beside "Done late" and "Overdue", which do not say it.
    #[must_use]
    pub fn was_due(self, on: Date, today: Date) -> String {
        format!("was due {}", self.on_day(on, today).trim_start_matches("on "))
    }

    /// The day work begins.
    #[must_use]
    pub fn starts(self, on: Date, today: Date) -> String {
        format!("starts {}", long_words(on, today))
    }

    /// From a task to its plan.
    #[must_use]
    pub const fn back(self) -> &'static str {
        "Back to the plan"
    }

    /// The button on a task's page.
    #[must_use]
    pub const fn complete(self) -> &'static str {
        "Mark as complete"
    }

    /// The button on a done task's page.
    #[must_use]
    pub const fn reopen(self) -> &'static str {
        "Reopen"
    }

    /// Who completed it, and when.
    #[must_use]
    pub fn completed_by(self, who: &str, on: Date) -> String {
        format!("Completed by {who}, {} {}", on.day(), month_short(on.month()))
    }

    /// The reader, inside a sentence.
    #[must_use]
    pub const fn you(self) -> &'static str {
        "you"
    }

    /// A person who is not known here.
    #[must_use]
    pub const fn somebody(self) -> &'static str {
        "somebody"
    }

    /// What the links to the neighbours are.
    #[must_use]
    pub const fn my_tasks(self) -> &'static str {
        "Your tasks"
    }

    /// The task before this among the reader's.
    #[must_use]
    pub const fn previous(self) -> &'static str {
        "Previous task"
    }

    /// The task after this among the reader's.
    #[must_use]
    pub const fn following(self) -> &'static str {
        "Next task"
    }

    /// A task that was taken back while it was open, and whom to ask.
    #[must_use]
    pub fn task_gone(self, whom: &str) -> String {
        format!("This task is no longer shared. Ask {whom}.")
    }
}

/// What is said without moving the focus.
impl Wording {
    /// After the reader's own change.
    #[must_use]
    pub fn settled(self, title: &str, done: bool) -> String {
        if done {
            format!("Completed: {title}")
        } else {
            format!("Reopened: {title}")
        }
    }

    /// After a change that the server refused; `why` is its sentence.
    #[must_use]
    pub fn refused(self, title: &str, why: &str) -> String {
        format!("“{title}” was not changed. {why}")
    }

    /// After others changed tasks of the reader.
    #[must_use]
    pub fn changed(self, title: &str, count: usize) -> String {
        if count == 1 {
            format!("Your task changed: {title}")
        } else {
            format!("{count} of your tasks changed")
        }
    }
}

/// The door.
impl Wording {
    /// Its heading.
    #[must_use]
    pub const fn door(self) -> &'static str {
        "See your plan"
    }

    /// Under it.
    #[must_use]
    pub const fn door_lead(self) -> &'static str {
        "We’ll e-mail you a private link."
    }

    /// The field's label.
    #[must_use]
    pub const fn email(self) -> &'static str {
        "E-mail address"
    }

    /// The button.
    #[must_use]
    pub const fn send_link(self) -> &'static str {
        "Send me the link"
    }

    /// The heading after asking.
    #[must_use]
    pub const fn sent(self) -> &'static str {
        "Check your e-mail"
    }

    /// Under it: the same for every address.
    #[must_use]
    pub fn sent_lead(self, organisation: &str) -> String {
        format!(
            "If that address belongs to a plan, a link is on its way. It may take a minute. Check your spam folder too, \
             and ask {organisation} if nothing comes."
        )
    }

    /// The button after asking.
    #[must_use]
    pub const fn send_again(self) -> &'static str {
        "Send again"
    }

    /// Somebody signed out: heading and sentence.
    #[must_use]
    pub const fn signed_out(self) -> (&'static str, &'static str) {
        ("Signed out", "You are signed out on this device.")
    }

    /// The session has ended: heading and sentence.
    #[must_use]
    pub const fn ended(self) -> (&'static str, &'static str) {
        (
            "Please sign in again",
            "Your last visit has ended. You need a new link.",
        )
    }

    /// In place of the question for an address where no mail is sent: the same for everybody.
    #[must_use]
    pub fn no_mail(self, whom: &str) -> String {
        format!("Links aren’t e-mailed from here. Ask {whom} for your personal link.")
    }
}

/// What became of a mailed link.
impl Wording {
    /// While it opens.
    #[must_use]
    pub const fn opening(self) -> &'static str {
        "Opening your plan…"
    }

    /// The button that opens it.
    #[must_use]
    pub const fn open_plan(self) -> &'static str {
        "Open the plan"
    }

    /// Whose link it is.
    #[must_use]
    pub fn joining_as(self, name: &str) -> String {
        format!("You’re joining as {name}. Not you? ")
    }

    /// Leads to the door.
    #[must_use]
    pub const fn another_address(self) -> &'static str {
        "Use another address"
    }

    /// An old link's heading.
    #[must_use]
    pub const fn expired(self) -> &'static str {
        "This link has expired"
    }

    /// To whom it was sent, when, and how long it worked.
    #[must_use]
    pub fn expired_lead(self, masked: &str, sent_at: Timestamp, days: u32) -> String {
        let day = sent_at.to_iso().get(..10).and_then(parse_iso);
        let when = day
            .map(|day| format!(" on {} {}", day.day(), month_long(day.month())))
            .unwrap_or_default();
        let days = if days == 1 {
            "1 day".to_owned()
        } else {
            format!("{days} days")
        };
        format!("It was sent to {masked}{when} and worked for {days}.")
    }

    /// The button under it.
    #[must_use]
    pub const fn renew(self) -> &'static str {
        "Send a new link to this address"
    }

    /// The heading over a link that is none of ours.
    #[must_use]
    pub const fn invalid_link(self) -> &'static str {
        "That link isn’t valid"
    }

    /// Under it.
    #[must_use]
    pub const fn invalid_link_lead(self) -> &'static str {
        "It may be incomplete or damaged. Open it from your e-mail again, or enter your e-mail address to get a new one."
    }

    /// Under it where no mail is sent.
    #[must_use]
    pub fn invalid_link_no_mail(self, whom: &str) -> String {
        format!("It may be incomplete or damaged. {}", self.no_mail(whom))
    }

    /// A link's heading whose access was revoked.
    #[must_use]
    pub const fn access_ended(self) -> &'static str {
        "Your access to this plan has ended"
    }

    /// Under it.
    #[must_use]
    pub fn ask_for_access(self, whom: &str) -> String {
        format!("Ask {whom} if you need it again.")
    }

    /// An address that leads nowhere: heading and sentence.
    #[must_use]
    pub const fn missing(self) -> (&'static str, &'static str) {
        (
            "This page isn’t available",
            "It may have been moved or removed, or you may need to enter first.",
        )
    }

    /// Leads from there to the door.
    #[must_use]
    pub const fn see_plan(self) -> &'static str {
        "See your plan"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_reads_as_in_speech() {
        let words = Wording::get();
        assert_eq!(
            words.who(true, &["Maya Okafor"], true, "Northwind"),
            "You and Maya Okafor"
        );
        assert_eq!(
            words.who(false, &["Maya Okafor"], true, "Northwind"),
            "Maya Okafor, Northwind"
        );
        assert_eq!(
            words.who(false, &["Stan Sitwell"], false, "Northwind"),
            "Stan Sitwell"
        );
        assert_eq!(
            words.assigned_to("You and Maya Okafor"),
            "Assigned to you and Maya Okafor"
        );
        assert_eq!(words.assigned_to("Nobody yet"), "Assigned to nobody yet");
    }

    #[test]
    fn who_loses_access_reads_the_same_on_the_open_page_and_at_the_link() {
        let words = Wording::get();
        assert_eq!(
            words.access_ended_now(Some("Maya Okafor")),
            format!(
                "{}. {}",
                words.access_ended(),
                words.ask_for_access("Maya Okafor")
            )
        );
        assert_eq!(
            words.access_ended_now(None),
            "Your access to this plan has ended."
        );
    }

    #[test]
    fn an_expired_link_says_when_it_was_sent() {
        let sentence = Wording::get().expired_lead("s••••@sitwell.test", Timestamp(1_793_620_800_000), 14);
        assert_eq!(
            sentence,
            "It was sent to s••••@sitwell.test on 2 November and worked for 14 days."
        );
    }
}
