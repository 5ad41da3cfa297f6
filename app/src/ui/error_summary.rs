//! What a form refused, above the `h1`.

use super::{
    Current, effect, follow,
    icon::{Icon, IconPath},
};
use leptos::prelude::*;

/// "There is a problem", with a link to every field that has one; use it even for a single error, above the `h1`, with the same words
/// as beside the field, and begin the page's title with "Error: ". With an empty field id an entry is plain text. It takes the
/// focus when it appears.
#[component]
pub fn ErrorSummary(
    /// (id of the field, message), in the order of the fields; draws nothing while empty.
    #[prop(into)]
    errors: Current<Vec<(String, String)>>,
) -> impl IntoView {
    let place = NodeRef::<leptos::html::Div>::new();
    let refused = errors.clone();
    effect(move || {
        if !refused.get().is_empty()
            && let Some(summary) = place.get()
        {
            _ = summary.focus();
        }
    });
    let entry = |(field, message): (String, String)| {
        if field.is_empty() {
            view! { <li>{message}</li> }.into_any()
        } else {
            view! {
                <li>
                    <a href=format!("#{field}")>{message}</a>
                </li>
            }
            .into_any()
        }
    };
    follow(move || {
        let errors = errors.get();
        (!errors.is_empty()).then(|| {
            view! {
                <div
                    class="error-summary"
                    role="alert"
                    tabindex="-1"
                    autofocus=""
                    aria-labelledby="error-summary-title"
                    node_ref=place
                >
                    <Icon path=IconPath::WARNING />
                    <div>
                        <h2 id="error-summary-title">"There is a problem"</h2>
                        <ul role="list">{errors.into_iter().map(entry).collect_view()}</ul>
                    </div>
                </div>
            }
            .into_any()
        })
    })
}
