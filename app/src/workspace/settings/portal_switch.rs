//! The customer portal's switch.

use crate::{
    api::{
        ApiError,
        post::{Body, post},
        staff::SetPortalEnabled,
    },
    ui::{Announcer, Hidden, Switch},
};
use leptos::{ev::Event, prelude::*, server_fn::ServerFn, web_sys::HtmlInputElement};

/// The portal's switch: with scripts it takes effect at once, as all switches do; without, when its form is sent.
#[component]
pub(super) fn PortalSwitch(
    /// Whether it was on when the page was drawn.
    stored: bool,
    /// Why it was not switched.
    not_switched: RwSignal<Option<ApiError>>,
) -> impl IntoView {
    let announcer = Announcer::get();
    // What the switch shows, as far as the server has agreed.
    let shown = RwSignal::new(stored);
    let change = move |event: Event| {
        let switch: HtmlInputElement = event_target(&event);
        let on = switch.checked();
        leptos::task::spawn_local(async move {
            let (was, now) = ((!on).to_string(), on.to_string());
            let body = Body::of([("was_enabled", was.as_str()), ("enabled", now.as_str())]);
            let refused = post::<()>(<SetPortalEnabled as ServerFn>::PATH, body).await.err();
            if refused.is_none() {
                shown.try_set(on);
                announcer.say(switched_sentence(on));
            } else {
                _ = shown.try_with_untracked(|agreed| switch.set_checked(*agreed));
            }
            not_switched.try_set(refused);
        });
    };
    view! {
        <form
            class="form"
            method="post"
            action={<SetPortalEnabled as ServerFn>::PATH}
            on:change=change
            // The switch was sent when it changed; Enter on it would send it again.
            on:submit=|event| event.prevent_default()
        >
            <Hidden name="was_enabled" value=Signal::derive(move || shown.get().to_string()) />
            <Switch
                name="enabled"
                label="Customer portal"
                hint=Signal::derive(move || consequences(shown.get()).to_owned())
                checked=shown
            />
            <div class="actions only-plain">
                <button class="btn primary">"Save customer engagement"</button>
            </div>
        </form>
    }
}

/// What the page says once the portal was switched.
const fn switched_sentence(on: bool) -> &'static str {
    if on {
        "The customer portal is on. Contacts with access see shared plans."
    } else {
        "The customer portal is off. Nobody outside sees anything."
    }
}

/// What the switch would do from here.
const fn consequences(enabled: bool) -> &'static str {
    if enabled {
        "Takes effect at once. Switching it off ends every customer’s view, on open pages too. No mail with a link goes out. Plans stay \
         as they are, and switching it on again brings everything back."
    } else {
        "Takes effect at once. Switching it on shows shared plans to contacts with access, and lets your team share and invite."
    }
}
