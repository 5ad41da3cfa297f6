//! Values that follow the page's data in a browser and are simply there on the server, where a page is drawn once and memos, owners
//! and keyed lists would only cost. Both draw the same elements, so a browser can take over what the server drew.
//!
//! In a browser all of them are of one type inside ([`erased`]): a program holds what can be done to a memo, or to a list, once for
//! every type in it.

use leptos::prelude::*;
use std::{hash::Hash, sync::Arc};

/// A value computed from signals: a memo in a browser, computed once on the server.
pub struct Watched<T: Send + Sync + 'static> {
    #[cfg(feature = "hydrate")]
    value: Memo<erased::Seen>,
    #[cfg(feature = "hydrate")]
    of: std::marker::PhantomData<fn() -> T>,
    #[cfg(not(feature = "hydrate"))]
    value: Arc<T>,
}

impl<T: Send + Sync + 'static> Clone for Watched<T> {
    fn clone(&self) -> Self {
        Self {
            #[cfg(feature = "hydrate")]
            value: self.value,
            #[cfg(feature = "hydrate")]
            of: self.of,
            #[cfg(not(feature = "hydrate"))]
            value: Arc::clone(&self.value),
        }
    }
}

impl<T: PartialEq + Send + Sync + 'static> Watched<T> {
    /// Computes it; `read` is given the value before, if there was one.
    #[cfg(feature = "hydrate")]
    pub fn new(read: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Self {
        let read: erased::Read =
            Box::new(move |before| erased::Seen::of(read(before.map(erased::Seen::look))));
        Self {
            value: Memo::new(read),
            of: std::marker::PhantomData,
        }
    }

    /// Computes it; `read` is given the value before, if there was one.
    #[cfg(not(feature = "hydrate"))]
    pub fn new(read: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Self {
        Self {
            value: Arc::new(untrack(|| read(None))),
        }
    }

    /// Looks at it.
    pub fn with<U>(&self, look: impl FnOnce(&T) -> U) -> U {
        #[cfg(feature = "hydrate")]
        return look(self.value.get().look());
        #[cfg(not(feature = "hydrate"))]
        return look(&self.value);
    }

    /// A part of it, for components that take signals.
    pub fn part<U: Send + Sync + 'static>(
        &self,
        look: impl Fn(&T) -> U + Send + Sync + 'static,
    ) -> Signal<U> {
        #[cfg(feature = "hydrate")]
        {
            let watched = self.clone();
            Signal::derive(move || watched.with(&look))
        }
        #[cfg(not(feature = "hydrate"))]
        Signal::stored(look(&self.value))
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
    let places = super::follow(move || keys().into_iter().map(erased::Place::of).collect::<Vec<_>>());
    let child: Arc<dyn Fn(erased::Place) -> AnyView + Send + Sync> =
        Arc::new(move |place| child(place.key::<K>().clone()).into_any());
    view! { <For each=places key=|place| place.number children=move |place| child(place)/> }.into_any()
}

/// A list drawn once.
#[cfg(not(feature = "hydrate"))]
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

#[cfg(all(feature = "hydrate", feature = "workspace"))]
pub(crate) use erased::Seen;

#[cfg(feature = "hydrate")]
mod erased {
    //! Values and keys of any type behind one type.

    use std::{
        any::Any,
        hash::{DefaultHasher, Hash, Hasher},
        sync::Arc,
    };

    /// What computes a value from the one before.
    pub(super) type Read = Box<dyn Fn(Option<&Seen>) -> Seen + Send + Sync>;

    /// A value that can be told apart from another.
    trait Value: Send + Sync {
        fn is(&self, other: &dyn Value) -> bool;
        fn any(&self) -> &dyn Any;
    }

    impl<T: PartialEq + Send + Sync + 'static> Value for T {
        fn is(&self, other: &dyn Value) -> bool {
            other.any().downcast_ref() == Some(self)
        }

        fn any(&self) -> &dyn Any {
            self
        }
    }

    /// A value as it was computed.
    #[derive(Clone)]
    pub(crate) struct Seen(Arc<dyn Value>);

    impl Seen {
        pub(crate) fn of<T: PartialEq + Send + Sync + 'static>(value: T) -> Self {
            Self(Arc::new(value))
        }

        /// The value. Its maker and its reader are one `Watched`, so the type is always right.
        pub(crate) fn look<T: 'static>(&self) -> &T {
            known(self.0.any())
        }
    }

    impl PartialEq for Seen {
        fn eq(&self, other: &Self) -> bool {
            self.0.is(&*other.0)
        }
    }

    /// A key in a list, and a number that another key of the list hardly ever has.
    #[derive(Clone)]
    pub(super) struct Place {
        pub(super) number: u64,
        key: Arc<dyn Any + Send + Sync>,
    }

    impl Place {
        pub(super) fn of<K: Hash + Send + Sync + 'static>(key: K) -> Self {
            let mut hasher = DefaultHasher::new();
            key.hash(&mut hasher);
            Self {
                number: hasher.finish(),
                key: Arc::new(key),
            }
        }

        /// The key. Its maker and its reader are one list, so the type is always right.
        pub(super) fn key<K: 'static>(&self) -> &K {
            known(&*self.key)
        }
    }

    fn known<T: 'static>(value: &dyn Any) -> &T {
        match value.downcast_ref() {
            Some(value) => value,
            None => unreachable!("a watched value is read as the type it was made of"),
        }
    }
}
