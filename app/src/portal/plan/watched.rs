//! Values that follow the page's data in a browser and are simply there on the server, where a page is drawn once and memos, owners
//! and keyed lists would only cost. Both draw the same elements, so a browser can take over what the server drew.

use leptos::prelude::*;
use std::{hash::Hash, sync::Arc};

/// A value computed from signals: a memo in a browser, computed once on the server.
pub(crate) struct Watched<T: Send + Sync + 'static> {
    #[cfg(feature = "hydrate")]
    value: Memo<T>,
    #[cfg(not(feature = "hydrate"))]
    value: Arc<T>,
}

impl<T: Send + Sync + 'static> Clone for Watched<T> {
    fn clone(&self) -> Self {
        Self {
            #[cfg(feature = "hydrate")]
            value: self.value,
            #[cfg(not(feature = "hydrate"))]
            value: Arc::clone(&self.value),
        }
    }
}

impl<T: PartialEq + Send + Sync + 'static> Watched<T> {
    /// Computes it; `read` is given the value before, if there was one.
    pub(crate) fn new(read: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Self {
        #[cfg(feature = "hydrate")]
        return Self {
            value: Memo::new(read),
        };
        #[cfg(not(feature = "hydrate"))]
        return Self {
            value: Arc::new(untrack(|| read(None))),
        };
    }

    /// Looks at it.
    pub(crate) fn with<U>(&self, look: impl FnOnce(&T) -> U) -> U {
        #[cfg(feature = "hydrate")]
        return self.value.with(look);
        #[cfg(not(feature = "hydrate"))]
        return look(&self.value);
    }

    /// A part of it, for components that take signals.
    pub(crate) fn part<U: Send + Sync + 'static>(
        &self,
        look: impl Fn(&T) -> U + Send + Sync + 'static,
    ) -> Signal<U> {
        #[cfg(feature = "hydrate")]
        {
            let value = self.value;
            Signal::derive(move || value.with(&look))
        }
        #[cfg(not(feature = "hydrate"))]
        Signal::stored(look(&self.value))
    }
}

/// A list whose children keep their elements while others come and go. Whatever a child is drawn from besides its key, it watches.
#[cfg(feature = "hydrate")]
pub(crate) fn each<K, V>(
    keys: impl Fn() -> Vec<K> + Send + 'static,
    child: impl Fn(K) -> V + Send + Sync + Clone + 'static,
) -> impl IntoView
where
    K: Clone + Eq + Hash + Send + 'static,
    V: IntoView + 'static,
{
    let child: Arc<dyn Fn(K) -> AnyView + Send + Sync> = Arc::new(move |key| child(key).into_any());
    let keys = crate::ui::follow(keys);
    view! { <For each=keys key=Clone::clone children=move |key| child(key)/> }
}

/// A list drawn once.
#[cfg(not(feature = "hydrate"))]
pub(crate) fn each<K, V>(
    keys: impl Fn() -> Vec<K> + Send + 'static,
    child: impl Fn(K) -> V + Send + Sync + Clone + 'static,
) -> impl IntoView
where
    K: Clone + Eq + Hash + Send + 'static,
    V: IntoView + 'static,
{
    keys().into_iter().map(child).collect::<Vec<_>>()
}
