//! Saying what happened, without moving the focus.

use super::{
    each, follow, hear,
    icon::{Icon, IconPath},
};
use leptos::prelude::*;
use std::sync::Arc;
#[cfg(feature = "hydrate")]
use std::time::Duration;

/// How long a message stays that is no error, and whose Undo nobody is at.
#[cfg(feature = "hydrate")]
const STAYS: Duration = Duration::from_secs(7);

/// The most errors that stand at once; then the oldest makes room.
const MOST_ERRORS: usize = 3;

/// One message; the number tells two alike apart.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Message {
    number: u32,
    text: String,
}

/// What takes something back that was just done, in the words of its button.
pub const UNDO: &str = "Undo";

/// What takes back what was said. No `Callback`: that would stay as long as the page.
pub type TakeBack = Arc<dyn Fn() + Send + Sync>;

/// The way to the live regions. What is said shows for 7 seconds, and longer only while the focus or the mouse is at the *Undo* beside it.
/// So nothing that must be acted upon belongs there: an *Undo* only where the page has another way back, such as *Reopen*. What failed stays
/// until it is dismissed.
#[derive(Clone, Copy, Debug)]
pub struct Announcer {
    polite: RwSignal<Vec<Message>>,
    assertive: RwSignal<Vec<Message>>,
    /// Takes back what was said last.
    undo: RwSignal<Option<TakeBack>>,
    /// Whether anything was done here since the page came from the server.
    acted: RwSignal<bool>,
    #[cfg(feature = "hydrate")]
    last: StoredValue<u32>,
}

impl Announcer {
    /// Makes one and provides it as context; at the root, before [`LiveRegions`] renders.
    pub fn provide() -> Self {
        let announcer = Self {
            polite: RwSignal::new(Vec::new()),
            assertive: RwSignal::new(Vec::new()),
            undo: RwSignal::new(None),
            acted: RwSignal::new(false),
            #[cfg(feature = "hydrate")]
            last: StoredValue::new(0),
        };
        provide_context(announcer);
        announcer
    }

    /// The one in context. Without one, a new one that nobody hears. Call it while a component is set up, not in an event handler.
    #[must_use]
    pub fn get() -> Self {
        use_context().unwrap_or_else(Self::provide)
    }

    /// Says it when there is a pause: saved, moved, completed. It takes the place of what was said before, which is about what was.
    pub fn say(&self, text: impl Into<String>) {
        self.tell(text.into(), None);
    }

    /// Says the same way what can be taken back by the button beside it.
    pub fn offer(&self, text: String, undo: TakeBack) {
        self.tell(text, Some(undo));
    }

    fn tell(&self, text: String, undo: Option<TakeBack>) {
        self.undo.set(undo);
        self.add(self.polite, text, 1, true);
    }

    /// Something was done: what was said of what was done before, here or in a notice above the heading, is of no interest any more.
    pub fn make_room(&self) {
        self.polite.set(Vec::new());
        self.acted.set(true);
    }

    /// Takes back all that was said: it is of what the page no longer shows.
    pub fn hush(&self) {
        self.undo.set(None);
        self.polite.set(Vec::new());
        self.assertive.set(Vec::new());
    }

    /// Whether anything was done since what the page came with.
    #[must_use]
    pub fn has_made_room(&self) -> bool {
        self.acted.get()
    }

    /// Says it at once: something failed.
    pub fn alert(&self, text: impl Into<String>) {
        self.add(self.assertive, text.into(), MOST_ERRORS, false);
    }

    #[cfg(feature = "hydrate")]
    fn add(&self, region: RwSignal<Vec<Message>>, text: String, most: usize, goes: bool) {
        let number = self.last.get_value().wrapping_add(1);
        self.last.set_value(number);
        region.update(|messages| take_in(messages, Message { number, text }, most));
        if goes {
            take_out_later(region, number);
        }
    }

    #[cfg(feature = "ssr")]
    fn add(&self, region: RwSignal<Vec<Message>>, text: String, most: usize, goes: bool) {
        // On the server nobody listens: results travel in a NotificationBanner.
        _ = (region, text, most, goes);
    }
}

/// Takes a message out once it has stood long enough. Who is at the button beside it is waited for.
#[cfg(feature = "hydrate")]
fn take_out_later(region: RwSignal<Vec<Message>>, number: u32) {
    let take_out = move || {
        let is_wanted = document().query_selector(".undo:is(:hover, :focus)");
        if matches!(is_wanted, Ok(Some(_))) {
            take_out_later(region, number);
        } else {
            region.try_update(|messages| messages.retain(|message| message.number != number));
        }
    };
    set_timeout(take_out, STAYS);
}

/// Puts a message in the place of an equal one, and of the oldest where there would be more than `most`. It is new even so, and read again.
#[cfg(any(feature = "hydrate", test))]
fn take_in(messages: &mut Vec<Message>, message: Message, most: usize) {
    messages.retain(|known| known.text != message.text);
    messages.push(message);
    let surplus = messages.len().saturating_sub(most);
    messages.drain(..surplus);
}

/// One polite and one assertive region, there and empty from the first paint (a region that appears with its text is not read).
/// Draw it once, at the end of the page. What is around the errors shows only while there are any; buttons stand outside the regions,
/// where they keep their meaning.
#[component]
pub fn LiveRegions() -> impl IntoView {
    let announcer = Announcer::get();
    let toasts = |messages: RwSignal<Vec<Message>>| {
        let toast = |message: Message| view! { <p class="toast">{message.text}</p> };
        each(move || messages.get(), toast)
    };
    let undo = follow(move || {
        let undo = announcer.undo.get()?;
        let is_said = announcer.polite.with(|said| !said.is_empty());
        is_said.then(|| undo_button(announcer, undo))
    });
    let none = follow(move || announcer.assertive.with(Vec::is_empty).then_some(""));
    view! {
        <div class="toasts">
            <div class="said">
                <div id="polite" role="status" aria-live="polite">
                    {toasts(announcer.polite)}
                </div>
                {undo}
            </div>
            <div class="errors" data-none=none>
                <Icon path=IconPath::WARNING />
                <div id="assertive" role="alert" aria-live="assertive">
                    {toasts(announcer.assertive)}
                </div>
                <button
                    type="button"
                    class="icon-btn"
                    aria-label="Dismiss"
                    title="Dismiss"
                    on:click=hear(move |_| announcer.assertive.set(Vec::new()))
                >
                    <Icon path=IconPath::CLOSE />
                </button>
            </div>
        </div>
    }
}

/// Takes back what stands beside it, which goes at once.
fn undo_button(announcer: Announcer, undo: TakeBack) -> AnyView {
    let press = move |_: leptos::ev::MouseEvent| {
        announcer.make_room();
        undo();
    };
    view! {
        <button type="button" class="btn undo" on:click=press>
            <Icon path=IconPath::UNDO />
            {UNDO}
        </button>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What stands there after these were said one after the other.
    fn said(texts: &[&str], most: usize) -> Vec<(u32, String)> {
        let mut messages = Vec::new();
        for (number, text) in (1..).zip(texts) {
            let text = (*text).to_owned();
            take_in(&mut messages, Message { number, text }, most);
        }
        messages
            .into_iter()
            .map(|message| (message.number, message.text))
            .collect()
    }

    #[test]
    fn what_is_said_again_takes_the_place_of_what_was_said_and_is_read_again() {
        assert_eq!(
            said(&["a", "b", "a"], 3),
            [(2, "b".to_owned()), (3, "a".to_owned())]
        );
    }

    #[test]
    fn there_are_never_more_messages_than_may_stand_at_once() {
        assert_eq!(said(&["a", "b", "c"], 1), [(3, "c".to_owned())]);
        assert_eq!(
            said(&["a", "b", "c"], 2),
            [(2, "b".to_owned()), (3, "c".to_owned())]
        );
    }
}
