//! The address of a page that stays while its address changes: the plan, while tasks are opened in its drawer and its list is filtered,
//! and the accounts, while they are searched. Every other way to another address is a link, which the browser follows.

use crate::request::Address;
use leptos::prelude::*;

/// Where the page is. A handle, provided as context.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PageAddress {
    address: RwSignal<Address>,
    stays: fn(&Address, &Address) -> bool,
}

/// How an address becomes the page's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// Back leads to the one before.
    Next,
    /// It takes the place of the one before.
    Instead,
}

impl PageAddress {
    /// The address asked for. `stays` says whether the page at the first address is also the page at the second. At the page's root.
    pub(crate) fn provide(stays: fn(&Address, &Address) -> bool) -> Self {
        let here = Self {
            address: RwSignal::new(Address::get()),
            stays,
        };
        #[cfg(feature = "hydrate")]
        in_a_browser::listen(here);
        provide_context(here);
        here
    }

    /// The one of this page. Only pages that provided one ask.
    #[track_caller]
    pub(crate) fn get() -> Self {
        expect_context()
    }

    /// Its path.
    pub(crate) fn path(self) -> String {
        self.address.with(|address| address.path.clone())
    }

    /// What `look` finds in the address.
    pub(crate) fn with<T>(self, look: impl FnOnce(&Address) -> T) -> T {
        self.address.with(look)
    }

    /// Goes there: this page changes its address, or the browser loads another page.
    pub(crate) fn go(self, to: &str, step: Step) {
        #[cfg(feature = "hydrate")]
        in_a_browser::go(self, to, step);
        #[cfg(feature = "ssr")]
        {
            // On the server nobody goes anywhere.
            _ = (self.stays, to, step);
        }
    }
}

#[cfg(feature = "hydrate")]
mod in_a_browser {
    use super::{PageAddress, Step};
    use crate::request::Address;
    use leptos::{ev, prelude::*};
    use wasm_bindgen::{JsCast, JsValue};
    use web_sys::{HtmlAnchorElement, MouseEvent};

    /// Follows Back and Forward, and links to addresses that this page has, too.
    pub(super) fn listen(page: PageAddress) {
        let back = window_event_listener(ev::popstate, move |_| {
            page.address.try_set(Address::get());
        });
        let link = window_event_listener(ev::click, move |event| follow(page, &event));
        on_cleanup(move || {
            back.remove();
            link.remove();
        });
    }

    pub(super) fn go(page: PageAddress, to: &str, step: Step) {
        if !stays(page, to) {
            _ = window().location().assign(to);
            return;
        }
        let Ok(history) = window().history() else {
            return;
        };
        _ = match step {
            Step::Next => history.push_state_with_url(&JsValue::NULL, "", Some(to)),
            Step::Instead => history.replace_state_with_url(&JsValue::NULL, "", Some(to)),
        };
        page.address.set(Address::get());
    }

    fn stays(page: PageAddress, to: &str) -> bool {
        let to = Address::of(to);
        page.address.with_untracked(|now| (page.stays)(now, &to))
    }

    /// A plain click on a link to this page at another address.
    fn follow(page: PageAddress, event: &MouseEvent) {
        let is_plain = event.button() == 0
            && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key());
        if !is_plain || event.default_prevented() {
            return;
        }
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let link = target.and_then(|element| element.closest("a[href^='/']").ok().flatten());
        let Some(to) = link
            .and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok())
            .and_then(|link| link.get_attribute("href"))
        else {
            return;
        };
        if stays(page, &to) {
            event.prevent_default();
            go(page, &to, Step::Next);
        }
    }
}
