//! A page in the hands of its program.

#[cfg(feature = "hydrate")]
use leptos::prelude::document;

/// Tells style sheets and tests that scripts have taken over the page. At each root, once.
pub(crate) fn mark_hydrated() {
    #[cfg(feature = "hydrate")]
    crate::ui::effect(|| {
        if let Some(html) = document().document_element() {
            _ = html.class_list().add_1("hydrated");
        }
    });
}
