//! What a page reads from the server before it is drawn, and again when its source changes.
//!
//! In a browser all resources are of one type inside: a program holds what is done to a resource, its source and its waiting readers
//! once for every type in it (docs/decisions/0015).

use serde::{Serialize, de::DeserializeOwned};

#[cfg(feature = "hydrate")]
pub(crate) use in_a_browser::Resource;

/// What a page reads from the server. Await it in a `Suspend`.
#[cfg(not(feature = "hydrate"))]
pub(crate) type Resource<T> = leptos::prelude::Resource<T, crate::wire::Wire>;

/// Reads by `fetch` whatever `source` names; the page waits for it.
pub(crate) fn resource<S, T, F>(
    source: impl Fn() -> S + Send + Sync + 'static,
    fetch: impl Fn(S) -> F + Send + Sync + 'static,
) -> Resource<T>
where
    S: PartialEq + Clone + Send + Sync + 'static,
    T: Serialize + DeserializeOwned + Send + Sync + 'static,
    F: Future<Output = T> + Send + 'static,
{
    #[cfg(feature = "hydrate")]
    return Resource::of(source, fetch);
    #[cfg(not(feature = "hydrate"))]
    Resource::new_with_options(source, fetch, true)
}

#[cfg(feature = "hydrate")]
mod in_a_browser {
    use crate::erased::Seen;
    use domain::wire::{self, Unreadable};
    use leptos::prelude::*;
    use serde::de::DeserializeOwned;
    use std::{any::Any, marker::PhantomData, pin::Pin, sync::Arc};

    type Waiting<T> = Pin<Box<dyn Future<Output = T> + Send>>;

    /// What was brought: by the page, encoded, or since then.
    #[derive(Clone)]
    enum Brought {
        ByPage(Arc<str>),
        Since(Arc<dyn Any + Send + Sync>),
    }

    /// What a page reads from the server. Await it in a `Suspend`.
    pub(crate) struct Resource<T> {
        brought: leptos::prelude::Resource<Brought, Carried>,
        of: PhantomData<fn() -> T>,
    }

    impl<T> Clone for Resource<T> {
        fn clone(&self) -> Self {
            *self
        }
    }

    impl<T> Copy for Resource<T> {}

    impl<T> std::fmt::Debug for Resource<T> {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("Resource")
        }
    }

    impl<T: Send + Sync + 'static> Resource<T> {
        pub(super) fn of<S, F>(
            source: impl Fn() -> S + Send + Sync + 'static,
            fetch: impl Fn(S) -> F + Send + Sync + 'static,
        ) -> Self
        where
            S: PartialEq + Clone + Send + Sync + 'static,
            F: Future<Output = T> + Send + 'static,
        {
            let source: Box<dyn Fn() -> Seen + Send + Sync> = Box::new(move || Seen::of(source()));
            let fetch = move |seen: Seen| -> Waiting<Brought> {
                let fetched = fetch(seen.look::<S>().clone());
                Box::pin(async move { Brought::Since(Arc::new(fetched.await)) })
            };
            Self {
                brought: erased(source, Box::new(fetch)),
                of: PhantomData,
            }
        }

        /// Reads it again.
        pub(crate) fn refetch(&self) {
            self.brought.refetch();
        }
    }

    fn erased(
        source: Box<dyn Fn() -> Seen + Send + Sync>,
        fetch: Box<dyn Fn(Seen) -> Waiting<Brought> + Send + Sync>,
    ) -> leptos::prelude::Resource<Brought, Carried> {
        leptos::prelude::Resource::new_with_options(source, fetch, true)
    }

    impl<T: Clone + DeserializeOwned + Send + Sync + 'static> IntoFuture for Resource<T> {
        type Output = T;
        type IntoFuture = Waiting<T>;

        fn into_future(self) -> Waiting<T> {
            let brought = self.brought.into_future();
            Box::pin(async move {
                let value = match brought.await {
                    Brought::Since(value) => value.downcast_ref().cloned(),
                    Brought::ByPage(text) => wire::from_text(&text).ok(),
                };
                if let Some(value) = value {
                    return value;
                }
                // What the page carries can't be read: whoever waits hears of what is read instead.
                self.refetch();
                std::future::pending().await
            })
        }
    }

    /// The encoding of what a page carries, which is read when it is wanted.
    struct Carried;

    impl codee::Encoder<Brought> for Carried {
        type Error = Unreadable;
        type Encoded = String;

        /// Nothing leaves a browser this way.
        fn encode(_: &Brought) -> Result<String, Unreadable> {
            Err(Unreadable)
        }
    }

    impl codee::Decoder<Brought> for Carried {
        type Error = Unreadable;
        type Encoded = str;

        fn decode(text: &str) -> Result<Brought, Unreadable> {
            Ok(Brought::ByPage(text.into()))
        }
    }
}
