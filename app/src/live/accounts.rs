//! News of accounts: that any of them has changed, on pages that show numbers of them.

#[cfg(feature = "hydrate")]
use super::stream::Stream;
use crate::ui::effect;
use leptos::prelude::*;
use std::{rc::Rc, time::Duration};

/// News of the accounts that staff see on a page besides the plan: it grows whenever any account has changed. Whoever shows numbers of
/// accounts reads them again.
#[derive(Clone, Copy, Debug)]
pub(crate) struct AccountNews(RwSignal<u32>);

impl AccountNews {
    /// How long news are gathered before what they are about is read.
    const GATHERED: Duration = Duration::from_secs(1);

    /// Makes it and provides it as context; at the root, before any stream is followed.
    pub(crate) fn provide() -> Self {
        let news = Self(RwSignal::new(0));
        provide_context(news);
        news
    }

    /// The one of this page.
    #[track_caller]
    pub(crate) fn get() -> Self {
        expect_context()
    }

    /// Reads something again a moment after news came in, once for all of that moment. `read` says whether it asked: if it could not, as
    /// while another answer is awaited, it is called again later. A page that nobody sees hears no news.
    pub(crate) fn follow(self, read: impl Fn() -> bool + 'static) {
        let read: Rc<dyn Fn() -> bool> = Rc::new(read);
        let waiting = StoredValue::new(false);
        effect(move || {
            if self.0.get() > 0 && !waiting.get_value() {
                waiting.set_value(true);
                Self::read_soon(Rc::clone(&read), waiting);
            }
        });
    }

    /// There are some.
    #[cfg(feature = "hydrate")]
    pub(super) fn tell(self) {
        self.0.try_update(|news| *news += 1);
    }

    fn read_soon(read: Rc<dyn Fn() -> bool>, waiting: StoredValue<bool>) {
        let turn = move || {
            if waiting.try_get_value().is_none() {
                return;
            }
            if read() {
                waiting.set_value(false);
            } else {
                Self::read_soon(read, waiting);
            }
        };
        set_timeout(turn, Self::GATHERED.mul_f64(1.0 + chance()));
    }
}

/// From zero up to one, so that not all open pages ask at the same instant.
#[cfg(feature = "hydrate")]
fn chance() -> f64 {
    js_sys::Math::random()
}

/// No page asks from the server.
#[cfg(feature = "ssr")]
const fn chance() -> f64 {
    0.0
}

/// Follows the news of accounts on a page that shows no plan, at that address. It stops with its owner.
pub(crate) fn follow_accounts(address: String) {
    #[cfg(feature = "hydrate")]
    effect(move || {
        // Besides news it says only that there is nothing more to come.
        let take = |stream: &Rc<Stream>, _: Option<String>| stream.close();
        let connected = RwSignal::new(true);
        Stream::start(address.clone(), String::new(), connected, Box::new(take));
    });
    #[cfg(feature = "ssr")]
    drop(address);
}
