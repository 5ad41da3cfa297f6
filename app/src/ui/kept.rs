//! Pieces of pages that the server keeps as they were drawn.
//!
//! Drawing a row costs the server many times what copying it does, and most rows of a page are the same as when it was asked for
//! last (docs/decisions/0019 has the figures). A piece is kept by everything it is drawn from, and by nothing else: it cannot be out
//! of date, and what one reader is shown comes from what they may see, whoever it was drawn for first.

#[cfg(feature = "ssr")]
pub use on_the_server::Kept;

#[cfg(feature = "hydrate")]
pub use in_a_browser::Kept;

#[cfg(feature = "ssr")]
mod on_the_server {
    use leptos::{prelude::*, tachys::html::InertElement};
    use quick_cache::{Weighter, sync::Cache};
    use std::{
        hash::Hash,
        sync::{Arc, OnceLock},
    };

    /// How many bytes of HTML one kind of piece may take; what was not asked for lately goes first.
    const MOST: u64 = 4 * 1024 * 1024;
    /// How long a piece usually is.
    const USUAL: u64 = 1024;

    /// Pieces of one kind, by what they are drawn from. A piece is one element.
    pub struct Kept<From> {
        drawn: OnceLock<Cache<From, Arc<str>, ByLength>>,
    }

    impl<From: Clone + Eq + Hash + Send + Sync + 'static> Kept<From> {
        /// None yet.
        #[must_use]
        pub const fn new() -> Self {
            Self {
                drawn: OnceLock::new(),
            }
        }

        /// The piece that is drawn from this: as it was kept, or drawn now. `draw` must read nothing that `from` doesn't tell.
        pub fn drawn<V: IntoView>(
            &self,
            from: impl FnOnce() -> From,
            draw: impl FnOnce() -> V,
        ) -> InertElement {
            let from = from();
            let kept = self.drawn.get_or_init(|| {
                Cache::with_weighter(usize::try_from(MOST / USUAL).unwrap_or(0), MOST, ByLength)
            });
            if let Some(html) = kept.get(&from) {
                return InertElement::new(html.to_string());
            }
            let html = draw().into_view().to_html();
            kept.insert(from, html.as_str().into());
            InertElement::new(html)
        }
    }

    impl<From: Clone + Eq + Hash + Send + Sync + 'static> Default for Kept<From> {
        fn default() -> Self {
            Self::new()
        }
    }

    #[derive(Clone)]
    struct ByLength;

    impl<From> Weighter<From, Arc<str>> for ByLength {
        fn weight(&self, _: &From, html: &Arc<str>) -> u64 {
            u64::try_from(html.len()).unwrap_or(MOST)
        }
    }

    #[cfg(test)]
    mod tests {
        use super::*;
        use std::cell::Cell;

        #[test]
        fn a_piece_is_drawn_once_for_all_that_see_the_same() {
            let kept = Kept::new();
            let times = Cell::new(0);
            let piece = |from: &'static str| {
                let html = kept.drawn(
                    || from,
                    || {
                        times.set(times.get() + 1);
                        view! { <li>{from}</li> }
                    },
                );
                html.into_view().to_html()
            };
            let first = piece("Kick-off");
            assert!(first.contains("Kick-off"), "{first}");
            assert_eq!(piece("Kick-off"), first);
            assert_eq!(times.get(), 1);
            assert_ne!(piece("Go-live"), first);
            assert_eq!(times.get(), 2);
        }
    }
}

#[cfg(feature = "hydrate")]
mod in_a_browser {
    use leptos::prelude::*;
    use std::marker::PhantomData;

    /// The same in a browser, where every piece stands for itself.
    #[derive(Default)]
    pub struct Kept<From>(PhantomData<fn(From)>);

    impl<From> Kept<From> {
        /// None: nothing is kept.
        #[must_use]
        pub const fn new() -> Self {
            Self(PhantomData)
        }

        /// Draws the piece.
        pub fn drawn<V: IntoView>(&self, _: impl FnOnce() -> From, draw: impl FnOnce() -> V) -> V {
            draw()
        }
    }
}
