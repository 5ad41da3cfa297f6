//! What the page's tab is called.

use leptos::prelude::*;

/// The title of the page being drawn, for the document's head, which is drawn after the page was set up.
#[cfg(not(feature = "hydrate"))]
#[derive(Clone, Debug, Default)]
pub struct PageTitle(std::sync::Arc<std::sync::Mutex<String>>);

#[cfg(not(feature = "hydrate"))]
impl PageTitle {
    /// What it is now.
    #[must_use]
    pub fn text(&self) -> String {
        self.0.lock().map(|title| title.clone()).unwrap_or_default()
    }

    fn set(&self, text: String) {
        if let Ok(mut title) = self.0.lock() {
            *title = text;
        }
    }
}

/// Names the page's tab. Call it while the page is set up, and not in what is drawn later: the document's head would be drawn before.
#[cfg(not(feature = "hydrate"))]
pub fn set_title(text: String) {
    if let Some(title) = use_context::<PageTitle>() {
        title.set(text);
    }
}

/// Names the page's tab, and again whenever its name changes.
pub fn follow_title(text: impl Fn() -> String + 'static) {
    #[cfg(not(feature = "hydrate"))]
    set_title(untrack(text));
    #[cfg(feature = "hydrate")]
    Effect::new(move || document().set_title(&text()));
}
