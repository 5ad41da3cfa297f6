//! Light, dark or as the system: a choice that a cookie keeps.

use crate::document::Theme;
use leptos::prelude::*;

/// What can be chosen: the form's value and the word.
const THEMES: [(&str, &str); 3] = [("light", "Light"), ("dark", "Dark"), ("system", "System")];

/// Three buttons, of which the chosen one is pressed. A plain form: the page comes back in the other colours.
#[component]
pub(super) fn ThemeChoice() -> impl IntoView {
    let chosen = use_context::<Theme>()
        .and_then(|theme| theme.0)
        .unwrap_or("system");
    let button = |(value, word): (&'static str, &'static str)| {
        let pressed = if chosen == value { "true" } else { "false" };
        view! {
            <button name="theme" value=value aria-pressed=pressed>
                {word}
            </button>
        }
    };
    view! {
        <form class="themes" method="post" action="/theme" role="group" aria-label="Colours">
            {THEMES.map(button).into_iter().collect_view()}
        </form>
    }
}
