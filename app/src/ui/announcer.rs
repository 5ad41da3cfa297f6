//! Saying what happened, without moving the focus.

use leptos::prelude::*;

/// How long a message stays.
#[cfg(feature = "hydrate")]
const STAYS: std::time::Duration = std::time::Duration::from_secs(7);

/// One message; the number tells two alike apart.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Message {
    number: u32,
    text: String,
}

/// The way to the live regions. Messages show for 7 seconds, so nothing that must be acted upon belongs here: put *Undo* on the page.
#[derive(Clone, Copy, Debug)]
pub struct Announcer {
    polite: RwSignal<Vec<Message>>,
    assertive: RwSignal<Vec<Message>>,
    #[cfg(feature = "hydrate")]
    last: StoredValue<u32>,
}

impl Announcer {
    /// Makes one and provides it as context; at the root, before [`LiveRegions`] renders.
    pub fn provide() -> Self {
        let announcer = Self {
            polite: RwSignal::new(Vec::new()),
            assertive: RwSignal::new(Vec::new()),
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

    /// Says it when there is a pause: saved, moved, completed.
    pub fn say(&self, text: impl Into<String>) {
        self.add(self.polite, text.into());
    }

    /// Says it at once: something failed.
    pub fn alert(&self, text: impl Into<String>) {
        self.add(self.assertive, text.into());
    }

    #[cfg(feature = "hydrate")]
    fn add(&self, region: RwSignal<Vec<Message>>, text: String) {
        let number = self.last.get_value().wrapping_add(1);
        self.last.set_value(number);
        region.update(|messages| messages.push(Message { number, text }));
        set_timeout(
            move || {
                _ = region.try_update(|messages| messages.retain(|message| message.number != number));
            },
            STAYS,
        );
    }

    #[cfg(not(feature = "hydrate"))]
    fn add(&self, region: RwSignal<Vec<Message>>, text: String) {
        // On the server nobody listens: results travel in a NotificationBanner.
        _ = (region, text);
    }
}

/// One polite and one assertive region, there and empty from the first paint (a region that appears with its text is not read).
/// Draw it once, at the end of the page.
#[component]
pub fn LiveRegions() -> impl IntoView {
    let announcer = Announcer::get();
    let toasts = |messages: RwSignal<Vec<Message>>| {
        view! {
            <For each=move || messages.get() key=|message| message.number let:message>
                <p class="toast">{message.text}</p>
            </For>
        }
    };
    view! {
        <div class="toasts">
            <div id="polite" role="status" aria-live="polite">
                {toasts(announcer.polite)}
            </div>
            <div id="assertive" role="alert" aria-live="assertive">
                {toasts(announcer.assertive)}
            </div>
        </div>
    }
}
