//! Why the form before this page was refused.

use crate::{portal::wording::Wording, request::Returned, ui};
use leptos::prelude::*;

/// Names the page's tab, by its parts; what was refused comes first.
pub(in crate::portal) fn name_page(thing: &str, of: &[&str]) {
    let thing = match Returned::get().form {
        Some(_) => Wording::get().error_title(thing),
        None => thing.to_owned(),
    };
    let parts: Vec<&str> = std::iter::once(thing.as_str())
        .chain(of.iter().copied())
        .collect();
    ui::set_title(&parts);
}

/// Why the form before this page was refused. Its place is always there, and hidden where there is nothing to say.
pub(super) fn notices() -> impl IntoView {
    let form = Returned::get().form;
    let is_empty = form.is_none();
    let errors = form.map(|form| form.error.entries()).unwrap_or_default();
    view! {
        <div class="stack" hidden=is_empty>
            <ui::ErrorSummary errors/>
        </div>
    }
}
