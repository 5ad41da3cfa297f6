//! The bar above the portal: who looks, and the way out.

use super::{base, data::Viewing};
use crate::{ui::Select, workspace::paths::plan_path};
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

/// Says that this is only a view, lets one look as somebody else, and leads back.
#[component]
pub(super) fn ViewingBar(viewing: Viewing) -> impl IntoView {
    let Viewing {
        account,
        is_shared,
        view,
        ..
    } = viewing.clone();
    let not_yet = (!is_shared).then(|| view! { <strong>"Not shared yet."</strong> });
    let picker = view.is_some().then(|| view! { <Picker viewing /> });
    view! {
        <div class="viewing" role="region" aria-label="Customer view">
            <strong>{if picker.is_some() { "Customer view as" } else { "Customer view" }}</strong>
            {picker}
            <span class="only">{not_yet} " Read only. Nothing is sent or marked as read."</span>
            <a class="btn push" href=plan_path(account)>
                "Exit"
            </a>
        </div>
    }
}

/// The choice of a contact: a form, which with scripts follows the choice at once.
#[component]
fn Picker(viewing: Viewing) -> impl IntoView {
    let Viewing {
        account,
        contacts,
        view,
        ..
    } = viewing;
    let present = view
        .map(|view| view.viewer().id().to_string())
        .unwrap_or_default();
    let options = contacts
        .into_iter()
        .map(|(id, name)| (id.to_string(), name))
        .collect::<Vec<_>>();
    let navigate = use_navigate();
    let follow = move |event: leptos::ev::Event| {
        let chosen = event_target_value(&event);
        navigate(
            &format!("{}?as={chosen}", base(account)),
            NavigateOptions {
                scroll: false,
                ..NavigateOptions::default()
            },
        );
    };
    view! {
        <form method="get" action=base(account) on:change=follow>
            <Select id="as" name="as" label="Contact" bare=true options value=present />
            <button class="btn only-plain">"Show"</button>
        </form>
    }
}
