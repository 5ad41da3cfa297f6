//! Values computed from signals.

#[cfg(feature = "hydrate")]
use crate::erased;
use leptos::prelude::*;

/// A value computed from signals, anew when they change. What follows it is woken only when it is another then. A handle.
///
/// It is a memo. In a browser all memos are of one type inside ([`crate::erased`]): a program holds what can be done to one once for every
/// type in it.
pub struct Computed<T: Send + Sync + 'static> {
    #[cfg(feature = "hydrate")]
    memo: Memo<erased::Seen>,
    #[cfg(feature = "hydrate")]
    of: std::marker::PhantomData<fn() -> T>,
    #[cfg(feature = "ssr")]
    memo: Memo<T>,
}

impl<T: Send + Sync + 'static> Clone for Computed<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Computed<T> {}

impl<T: PartialEq + Send + Sync + 'static> Computed<T> {
    /// Computes it; `read` is given the value before, if there was one.
    #[cfg(feature = "hydrate")]
    pub fn new(read: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Self {
        let read: erased::Read =
            Box::new(move |before| erased::Seen::of(read(before.map(erased::Seen::look))));
        Self {
            memo: Memo::new(read),
            of: std::marker::PhantomData,
        }
    }

    /// Computes it; `read` is given the value before, if there was one.
    #[cfg(feature = "ssr")]
    pub fn new(read: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Self {
        Self {
            memo: Memo::new(read),
        }
    }

    /// Looks at it, and follows it.
    pub fn with<U>(self, look: impl FnOnce(&T) -> U) -> U {
        #[cfg(feature = "hydrate")]
        return look(self.memo.get().look());
        #[cfg(feature = "ssr")]
        return self.memo.with(look);
    }

    /// Looks at it once.
    pub fn with_untracked<U>(self, look: impl FnOnce(&T) -> U) -> U {
        #[cfg(feature = "hydrate")]
        return look(self.memo.get_untracked().look());
        #[cfg(feature = "ssr")]
        return self.memo.with_untracked(look);
    }

    /// Looks at it once, unless the part of the page is gone that it belongs to.
    pub fn try_with_untracked<U>(self, look: impl FnOnce(&T) -> U) -> Option<U> {
        #[cfg(feature = "hydrate")]
        return self.memo.try_get_untracked().map(|seen| look(seen.look()));
        #[cfg(feature = "ssr")]
        return self.memo.try_with_untracked(look);
    }
}

impl<T: Clone + PartialEq + Send + Sync + 'static> Computed<T> {
    /// The value as it is now, which is followed.
    #[must_use]
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    /// The value as it is now.
    #[must_use]
    pub fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }

    /// The value as it is now, unless the part of the page is gone that it belongs to.
    #[must_use]
    pub fn try_get_untracked(self) -> Option<T> {
        self.try_with_untracked(T::clone)
    }
}
