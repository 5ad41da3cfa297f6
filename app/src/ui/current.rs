//! What a component shows as long as it stands.

use super::Computed;
use leptos::prelude::*;
use std::sync::Arc;

/// A value, or one that follows signals, for components that only show it. A `Signal` would bring into a browser's program, once for each
/// kind of value, all that a signal and a memo of it can do.
pub struct Current<T: 'static>(Arc<dyn Fn() -> T + Send + Sync>);

impl<T: 'static> Current<T> {
    /// What that reads.
    pub fn of(read: impl Fn() -> T + Send + Sync + 'static) -> Self {
        Self(Arc::new(read))
    }

    /// The value as it is now.
    #[must_use]
    pub fn get(&self) -> T {
        (self.0)()
    }
}

impl<T: 'static> Clone for Current<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T: Clone + Send + Sync + 'static> From<T> for Current<T> {
    fn from(value: T) -> Self {
        Self::of(move || value.clone())
    }
}

impl<T: Default + Clone + Send + Sync + 'static> Default for Current<T> {
    fn default() -> Self {
        Self::from(T::default())
    }
}

impl From<&str> for Current<String> {
    fn from(value: &str) -> Self {
        Self::from(value.to_owned())
    }
}

impl<T: Clone + Send + Sync + 'static> From<RwSignal<T>> for Current<T> {
    fn from(signal: RwSignal<T>) -> Self {
        Self::of(move || signal.get())
    }
}

impl<T: Clone + PartialEq + Send + Sync + 'static> From<Computed<T>> for Current<T> {
    fn from(value: Computed<T>) -> Self {
        Self::of(move || value.get())
    }
}
