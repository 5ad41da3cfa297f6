//! The customer portal's switch: how it stands, what turning it does, and the button that does it.

use crate::{
    api::staff::SetPortalEnabled,
    ui::Hidden,
    workspace::frame::{PostForm, SentForm},
};
use leptos::prelude::*;

/// How it stands.
pub(super) fn portal_state(enabled: bool) -> impl IntoView {
    view! {
        <dl class="props">
            <dt>"Customer portal"</dt>
            <dd>{if enabled { "On" } else { "Off" }}</dd>
        </dl>
    }
}

/// The same, with the button.
pub(super) fn portal_form(enabled: bool) -> impl IntoView {
    let (class, button) = if enabled {
        ("btn danger", "Switch the portal off")
    } else {
        ("btn primary", "Switch the portal on")
    };
    let form = SentForm::of::<SetPortalEnabled>();
    view! {
        {portal_state(enabled)}
        <p>{consequences(enabled)}</p>
        <PostForm address=form.address()>
            <Hidden name="enabled" value=(!enabled).to_string() />
            <div class="actions">
                <button class=class>{button}</button>
            </div>
        </PostForm>
    }
}

/// What the button would do from here.
const fn consequences(enabled: bool) -> &'static str {
    if enabled {
        "Takes effect at once. Switching it off ends every customer’s view, on open pages too. No mail with a link goes out. Plans stay \
         as they are, and switching it on again brings everything back."
    } else {
        "Takes effect at once. Switching it on shows shared plans to contacts with access, and lets your team share and invite."
    }
}
