//! What a page's tab is called.

use crate::ui::set_title;
use domain::views::pages::Frame;
use leptos::prelude::*;

/// Names the page's tab `Thing – Organisation`. The server does; a browser finds it named.
pub(crate) fn titled(thing: &str) {
    let organisation = use_context::<Frame>().map(|frame| frame.organisation);
    set_title(match organisation {
        Some(name) => format!("{thing} – {name}"),
        None => thing.to_owned(),
    });
}
