//! Closures that hear events, all of one type for each kind of event, for the reason that [`follow`](super::follow) has.

/// What is done when an event comes.
#[cfg(feature = "hydrate")]
pub fn hear<E: 'static>(act: impl FnMut(E) + 'static) -> Box<dyn FnMut(E)> {
    Box::new(act)
}

/// What is done when an event comes: on the server none does.
#[cfg(feature = "ssr")]
pub fn hear<E: 'static>(act: impl FnMut(E) + 'static) -> impl FnMut(E) + 'static {
    act
}
