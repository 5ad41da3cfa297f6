//! Light, dark or as the system: a choice that a cookie keeps.

use leptos::prelude::*;

/// What can be chosen: the form's value and the word.
const THEMES: [(&str, &str); 3] = [("light", "Light"), ("dark", "Dark"), ("system", "System")];

/// Three buttons, of which the chosen one is pressed. A plain form: the page comes back in the other colours.
#[component]
pub(super) fn ThemeChoice() -> impl IntoView {
    let chosen = use_context::<Chosen>().map(|chosen| chosen.0).unwrap_or_default();
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

/// What was chosen.
#[derive(Clone)]
struct Chosen(String);

/// Finds out what was chosen and provides it. In the frame, before anything is awaited: what the server hands to the browser is told apart
/// by its order.
pub(super) fn provide() {
    provide_context(Chosen(crate::wire::shared(chosen)));
}

/// The theme of this page: from the request on the server, from the document where the frame is drawn by scripts alone.
fn chosen() -> String {
    #[cfg(feature = "ssr")]
    let theme = use_context::<crate::document::Theme>()
        .and_then(|theme| theme.0)
        .map(str::to_owned);
    #[cfg(not(feature = "ssr"))]
    let theme = document()
        .document_element()
        .and_then(|html| html.get_attribute("data-theme"));
    theme.unwrap_or_else(|| "system".to_owned())
}
