//! What the form before this page did, or why it was refused.

use crate::{
    portal::{plan::row::REOPEN, wording::Wording},
    request::{Returned, Settled},
    ui,
};
use domain::{
    ids::TaskId,
    names::shortened,
    views::customer::{CustomerTask, CustomerView},
};
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

/// What the form before this page did, or why it was refused. Its place is always there, and hidden where there is nothing to say.
pub(super) fn notices(view: &CustomerView) -> impl IntoView + use<> {
    let form = Returned::get().form;
    let settled = use_context::<Option<Settled>>().flatten();
    // A task that the contact no longer sees has no name here.
    let settled = settled.and_then(|Settled { task, done }| Some(banner(view.plan().task(task)?, done)));
    let is_empty = form.is_none() && settled.is_none();
    let errors = form.map(|form| form.error.entries()).unwrap_or_default();
    view! {
        <div class="stack" hidden=is_empty>
            <ui::ErrorSummary errors/>
            {settled}
        </div>
    }
}

/// What the reader did to a task. A filter may have taken it out of the list, so what reopens it stands beside.
fn banner(task: &CustomerTask, done: bool) -> AnyView {
    let title = Wording::get().settled(&shortened(task.title()), done);
    let is_done = done && task.state().completion().is_some();
    let actions = is_done.then(|| undo(*task.id()));
    view! { <ui::NotificationBanner title tone=ui::BannerTone::Done actions/> }.into_any()
}

/// The button that reopens what was just completed. There is no program behind it.
fn undo(task: TaskId) -> AnyView {
    view! {
        <form method="post" action=REOPEN>
            <ui::Hidden name="task" value=task.to_string()/>
            <button class="btn">
                <ui::Icon path=ui::IconPath::UNDO/>
                {ui::UNDO}
            </button>
        </form>
    }
    .into_any()
}
