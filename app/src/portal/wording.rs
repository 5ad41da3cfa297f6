//! Every sentence and word that the portal's pages show. Pages ask it and hold no text of their own, so another language is another
//! branch here and nothing elsewhere. Words that both faces share stand in `ui` (due words, progress, Undo, the connection banner).
//!
//! What only the server says is not compiled for browsers.

#[cfg(feature = "ssr")]
use crate::ui::count_of_days;
#[cfg(feature = "ssr")]
use domain::calendar::{Timestamp, parse_iso};
use domain::{
    calendar::{Date, long_words, month_long, month_short},
    filters::PortalFilter,
    names::ended,
    people::enumerate,
    progress::Progress,
};

/// The words of the portal, in English.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wording;

/// Who does a task, as a sentence needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Who<'a> {
    /// Whether the reader does.
    pub me: bool,
    /// The others' names.
    pub others: &'a [&'a str],
    /// Whether all of the others work for the vendor.
    pub of_staff: bool,
    /// The vendor's name.
    pub organisation: &'a str,
}

impl Who<'_> {
    const fn is_nobody(&self) -> bool {
        !self.me && self.others.is_empty()
    }
}

/// How a task stands that is not the reader's to complete.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mark {
    /// Completed.
    Done,
    /// It will not be done.
    Cancelled,
    /// Open, and assigned to nobody.
    Nobodys,
    /// Open, and others are assigned.
    SomebodyElses,
}

/// What everything is called where the vendor's name is not known.
#[cfg(feature = "ssr")]
const PRODUCT: &str = "Tandem";

impl Wording {
    /// The words for whoever looks. There is one language so far.
    #[must_use]
    pub const fn get() -> Self {
        Self
    }

    /// Before the guide's name and address.
    #[must_use]
    pub fn questions(self, name: &str) -> String {
        format!("Questions? {name}, ")
    }
}

/// What is around every page, and never changes while it stands.
#[cfg(feature = "ssr")]
impl Wording {
    /// The vendor's name, or the product's where it is not known.
    #[must_use]
    pub fn organisation(self, name: &str) -> String {
        if name.is_empty() {
            PRODUCT.to_owned()
        } else {
            name.to_owned()
        }
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

    /// How to see what others do, where the page does not follow it.
    #[must_use]
    pub const fn reload(self) -> &'static str {
        "Reload to see changes."
    }

    /// How the portal works, a sentence or two a paragraph.
    #[must_use]
    pub const fn how(self) -> [&'static str; 3] {
        [
            "Your tasks have a round button. Press it when you have done something; press it again to reopen the task.",
            "Tasks with a dashed circle belong to somebody else, or to nobody yet. You can read them and follow how far they are.",
            "Everybody on this plan sees a change as soon as it is made.",
        ]
    }
}

/// In place of a page.
impl Wording {
    /// Leads to the door.
    #[must_use]
    pub const fn to_door(self) -> &'static str {
        "Go to the portal’s entrance"
    }

    /// While the vendor's portal is switched off: on open pages, at the door and at a mailed link.
    #[must_use]
    pub fn portal_off(self, organisation: &str) -> String {
        format!("{organisation} has switched its portal off for now. Ask {organisation} when it is back.")
    }

    /// For somebody whose access has ended.
    #[must_use]
    pub const fn access_ended(self) -> &'static str {
        "Your access to this plan has ended"
    }

    /// Under it.
    #[must_use]
    pub fn ask_for_access(self, whom: &str) -> String {
        format!("Ask {whom} if you need it again.")
    }

    /// For somebody whose access ended while they looked; whom to ask, where that is known. It says what their link says from then on.
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
        let day = self.day(on, today);
        if on == today { day } else { format!("on {day}") }
    }

    /// "today", "20 January", in another year "20 January 2027".
    fn day(self, on: Date, today: Date) -> String {
        if on == today {
            return "today".to_owned();
        }
        let (day, month) = (on.day(), month_long(on.month()));
        if on.year() == today.year() {
            format!("{day} {month}")
        } else {
            format!("{day} {month} {}", on.year())
        }
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

    /// Over the tasks of a play that stands alone and has no name outside.
    #[must_use]
    pub const fn tasks(self) -> &'static str {
        "Tasks"
    }

    /// The same beside plays that have one.
    #[must_use]
    pub const fn other_tasks(self) -> &'static str {
        "Other tasks"
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
        ended(format!("This plan is no longer shared. Ask {whom}"))
    }
}

/// A task, on its row and on its page.
impl Wording {
    /// Who does it.
    #[must_use]
    pub fn who(self, who: &Who<'_>) -> String {
        if who.is_nobody() {
            return "Nobody yet".to_owned();
        }
        self.named(who, "You")
    }

    /// The same as a sentence of its own.
    #[must_use]
    pub fn assigned_to(self, who: &Who<'_>) -> String {
        if who.is_nobody() {
            return "Assigned to nobody yet".to_owned();
        }
        format!("Assigned to {}", self.named(who, "you"))
    }

    fn named(self, who: &Who<'_>, you: &'static str) -> String {
        let names: Vec<&str> = who
            .me
            .then_some(you)
            .into_iter()
            .chain(who.others.iter().copied())
            .collect();
        let names = enumerate(&names);
        if who.of_staff && !who.me {
            format!("{names}, {}", who.organisation)
        } else {
            names
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
    pub const fn mark(self, mark: Mark) -> &'static str {
        match mark {
            Mark::Done => "Done.",
            Mark::Cancelled => "Not done.",
            Mark::Nobodys => "Not done. Nobody has it yet.",
            Mark::SomebodyElses => "Not done. Somebody else completes it.",
        }
    }

    /// The round mark in the customer view, where the contact could press it.
    #[cfg(feature = "ssr")]
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

    /// The due date beside "Done late", "Done on time" and "Overdue", which do not say it.
    #[must_use]
    pub fn was_due(self, on: Date, today: Date) -> String {
        format!("was due {}", self.day(on, today))
    }

    /// The day work begins.
    #[must_use]
    pub fn starts(self, on: Date, today: Date) -> String {
        format!("starts {}", long_words(on, today))
    }

    /// From a task to its plan.
    #[cfg(feature = "ssr")]
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
        ended(format!("This task is no longer shared. Ask {whom}"))
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

    /// After others gave the reader tasks that they did not have.
    #[must_use]
    pub fn newly_yours(self, title: &str, count: usize) -> String {
        if count == 1 {
            format!("New task for you: {title}")
        } else {
            format!("{count} new tasks for you")
        }
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
#[cfg(feature = "ssr")]
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

    /// Before the address that a link was asked for.
    #[must_use]
    pub const fn asked_for(self) -> &'static str {
        "You asked for a link to "
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

    /// The heading while the portal is switched off, for who has a link or a session.
    #[must_use]
    pub const fn switched_off(self) -> &'static str {
        "The portal is switched off"
    }

    /// In place of the question for an address where no mail is sent: the same for everybody.
    #[must_use]
    pub fn no_mail(self, whom: &str) -> String {
        format!("Links aren’t e-mailed from here. Ask {whom} for your personal link.")
    }
}

/// What became of a mailed link.
#[cfg(feature = "ssr")]
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
        let days = count_of_days(days);
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

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    fn who<'a>(me: bool, others: &'a [&'a str], of_staff: bool) -> Who<'a> {
        Who {
            me,
            others,
            of_staff,
            organisation: "Northwind",
        }
    }

    #[test]
    fn who_reads_as_in_speech() {
        let words = Wording::get();
        for (who, reads) in [
            (who(true, &["Maya Okafor"], true), "You and Maya Okafor"),
            (who(false, &["Maya Okafor"], true), "Maya Okafor, Northwind"),
            (who(false, &["Stan Sitwell"], false), "Stan Sitwell"),
            (who(true, &[], true), "You"),
            (who(false, &[], true), "Nobody yet"),
        ] {
            assert_eq!(words.who(&who), reads);
        }
    }

    #[test]
    fn whom_a_task_is_assigned_to_reads_as_in_speech_whatever_they_are_called() {
        let words = Wording::get();
        for (who, reads) in [
            (
                who(true, &["Maya Okafor"], true),
                "Assigned to you and Maya Okafor",
            ),
            (who(true, &[], true), "Assigned to you"),
            (who(false, &["Youri Nobody"], false), "Assigned to Youri Nobody"),
            (who(false, &[], true), "Assigned to nobody yet"),
        ] {
            assert_eq!(words.assigned_to(&who), reads);
        }
    }

    #[test]
    fn of_a_task_that_nobody_has_it_is_not_said_that_somebody_else_completes_it() {
        let words = Wording::get();
        assert_eq!(words.mark(Mark::Nobodys), "Not done. Nobody has it yet.");
        assert_eq!(
            words.mark(Mark::SomebodyElses),
            "Not done. Somebody else completes it."
        );
        assert_eq!(words.mark(Mark::Cancelled), "Not done.");
    }

    #[test]
    fn a_day_is_named_with_its_year_only_where_that_is_another() {
        let (words, day) = (Wording::get(), |text| parse_iso(text).unwrap());
        let today = day("2026-11-22");
        assert_eq!(words.was_due(today, today), "was due today");
        assert_eq!(words.was_due(day("2026-11-19"), today), "was due 19 November");
        assert_eq!(words.was_due(day("2025-01-20"), today), "was due 20 January 2025");
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
