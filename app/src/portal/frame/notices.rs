//! What the form before this page left: its sentence, or why it was refused.

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

/// What the form before this page left. Its place is always there, and hidden where it left nothing.
pub(super) fn notices() -> impl IntoView {
    let Returned { notice, form } = Returned::get();
    let is_empty = notice.is_none() && form.is_none();
    let errors = form.map(|form| form.error.entries()).unwrap_or_default();
    let done = notice.map(|done| {
        view! { <ui::NotificationBanner title=Wording::get().notice() text=done.sentence success=true/> }
    });
    view! {
        <div class="stack" hidden=is_empty>
            <ui::ErrorSummary errors/>
            {done}
        </div>
    }
}
