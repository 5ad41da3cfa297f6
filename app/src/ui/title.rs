//! What the page's tab is called.

use leptos::prelude::*;

/// The title of the page being drawn, for the document's head, which is drawn after the page was set up.
#[cfg(feature = "ssr")]
#[derive(Clone, Debug, Default)]
pub struct PageTitle(std::sync::Arc<std::sync::Mutex<String>>);

#[cfg(feature = "ssr")]
impl PageTitle {
    /// What it is now.
    #[must_use]
    pub fn text(&self) -> String {
        self.0.lock().map(|title| title.clone()).unwrap_or_default()
    }

    /// Names the page being drawn.
    fn name(text: String) {
        if let Some(title) = use_context::<Self>()
            && let Ok(mut title) = title.0.lock()
        {
            *title = text;
        }
    }
}

/// A page's parts as one name: the thing, where it stands, whose it is. Empty parts are left out.
fn joined(parts: &[&str]) -> String {
    let parts: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
    parts.join(" – ")
}

/// Names the page's tab, by its parts. Call it while the page is set up, and not in what is drawn later: the document's head would be drawn
/// before.
#[cfg(feature = "ssr")]
pub fn set_title(parts: &[&str]) {
    PageTitle::name(joined(parts));
}

/// Names the page's tab, by its parts, and again whenever one of them changes.
pub fn follow_title<const PARTS: usize>(parts: impl Fn() -> [String; PARTS] + 'static) {
    let text = move || joined(&parts().each_ref().map(String::as_str));
    #[cfg(feature = "ssr")]
    PageTitle::name(untrack(text));
    #[cfg(feature = "hydrate")]
    super::effect(move || document().set_title(&text()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tab_is_named_by_the_parts_that_there_are() {
        assert_eq!(
            joined(&["Plan", "Sitwell Homes", "Northwind"]),
            "Plan – Sitwell Homes – Northwind"
        );
        assert_eq!(joined(&["Settings", ""]), "Settings");
    }
}
