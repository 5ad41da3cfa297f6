//! Values that follow the page's data in a browser and are simply there on the server, where a page is drawn once and memos, owners
//! and keyed lists would only cost. Both draw the same elements, so a browser can take over what the server drew.
//!
//! In a browser all of them are of one type inside ([`crate::erased`]): a program holds what can be done to a memo, or to a list, once for
//! every type in it.

#[cfg(feature = "hydrate")]
use super::Computed;
use super::Current;
#[cfg(feature = "hydrate")]
use crate::erased;
use leptos::prelude::*;
use std::{hash::Hash, sync::Arc};

/// A value computed from signals: a memo in a browser, computed once on the server.
pub struct Watched<T: Send + Sync + 'static> {
    #[cfg(feature = "hydrate")]
    value: Computed<T>,
    #[cfg(feature = "ssr")]
    value: Arc<T>,
}

impl<T: Send + Sync + 'static> Clone for Watched<T> {
    fn clone(&self) -> Self {
        Self {
            #[cfg(feature = "hydrate")]
            value: self.value,
            #[cfg(feature = "ssr")]
            value: Arc::clone(&self.value),
        }
    }
}

impl<T: PartialEq + Send + Sync + 'static> Watched<T> {
    /// Computes it; `read` is given the value before, if there was one.
    #[cfg(feature = "hydrate")]
    pub fn new(read: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Self {
        Self {
            value: Computed::new(read),
        }
    }

    /// Computes it; `read` is given the value before, if there was one.
    #[cfg(feature = "ssr")]
    pub fn new(read: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Self {
        Self {
            value: Arc::new(untrack(|| read(None))),
        }
    }

    /// Looks at it.
    pub fn with<U>(&self, look: impl FnOnce(&T) -> U) -> U {
        #[cfg(feature = "hydrate")]
        return self.value.with(look);
        #[cfg(feature = "ssr")]
        return look(&self.value);
    }

    /// A part of it, for a component or a view that only shows it.
    pub fn shown<U: 'static>(&self, look: impl Fn(&T) -> U + Send + Sync + 'static) -> Current<U> {
        let watched = self.clone();
        Current::of(move || watched.with(&look))
    }
}

/// A list whose children keep their elements while others come and go. Whatever a child is drawn from besides its key, it watches.
#[cfg(feature = "hydrate")]
pub fn each<K, V>(
    keys: impl Fn() -> Vec<K> + Send + 'static,
    child: impl Fn(K) -> V + Send + Sync + Clone + 'static,
) -> AnyView
where
    K: Clone + Eq + Hash + Send + Sync + 'static,
    V: IntoView + 'static,
{
    let keys = super::follow(move || keys().into_iter().map(erased::ListKey::of).collect::<Vec<_>>());
    let child: Arc<dyn Fn(erased::ListKey) -> AnyView + Send + Sync> =
        Arc::new(move |key| child(key.key::<K>().clone()).into_any());
    view! { <For each=keys key=|key| key.number children=move |key| child(key)/> }.into_any()
}

/// A list drawn once.
#[cfg(feature = "ssr")]
pub fn each<K, V>(
    keys: impl Fn() -> Vec<K> + Send + 'static,
    child: impl Fn(K) -> V + Send + Sync + Clone + 'static,
) -> impl IntoView
where
    K: Clone + Eq + Hash + Send + 'static,
    V: IntoView + 'static,
{
    keys().into_iter().map(child).collect::<Vec<_>>()
}
