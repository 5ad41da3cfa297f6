//! How a thing stands towards the customer, with the reason on demand.

use super::board::Board;
use crate::ui::{Computed, Current, Icon, IconPath, Visibility, VisibilityTag, follow};
use domain::sharing::{Exposure, Shown};
use leptos::prelude::*;

/// The tag's value. What is seen now is "shared" for a container and "visible" for a task.
pub(super) const fn visibility(exposure: Exposure, container: bool) -> Visibility {
    match exposure {
        Exposure::Internal(_) => Visibility::Internal,
        Exposure::Shareable(..) => Visibility::Shareable,
        Exposure::Visible(_) if container => Visibility::Shared,
        Exposure::Visible(_) => Visibility::Visible,
    }
}

/// Whether only the task itself shows, not its play or objective.
pub(super) const fn is_alone(exposure: Exposure) -> bool {
    matches!(
        exposure,
        Exposure::Visible(Shown::ContactAssigned(_)) | Exposure::Shareable(Shown::ContactAssigned(_), _)
    )
}

/// The tag of an objective or a play, as long as there is one.
pub(super) fn why_tag(exposure: Computed<Option<Exposure>>) -> impl IntoView {
    follow(move || {
        exposure
            .get()
            .map(|exposure| view! { <WhyTag exposure container=true /> }.into_any())
    })
}

/// The tag as a disclosure that says why. Nothing is chosen there, so it has no chevron and no frame, as what opens choices has.
#[component]
pub(super) fn WhyTag(
    /// How it stands.
    #[prop(into)]
    exposure: Current<Exposure>,
    /// An objective or a play.
    #[prop(optional)]
    container: bool,
) -> impl IntoView {
    let board = Board::get();
    let tagged = exposure.clone();
    let to = Current::of(move || visibility(tagged.get(), container));
    let why = Computed::new(move |_| board.view.with(|view| view.why(exposure.get())));
    view! {
        <details class="menu start" name="menu">
            <summary class="why">
                <VisibilityTag to />
                <span class="sr-only">" Why?"</span>
                <Icon path=IconPath::WHY />
            </summary>
            <div class="menu-body">
                <p>{follow(move || why.get())}</p>
            </div>
        </details>
    }
}
