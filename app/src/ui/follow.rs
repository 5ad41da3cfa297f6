//! Closures that follow signals, all of one type for each kind of value.
//!
//! A browser's program holds what a view can do once for every type in it, and each closure is a type of its own. Behind a pointer
//! they are one (docs/decisions/0015 has the gain). On the server a page is drawn once, and a pointer would only cost.

/// What a view shows as long as it stands: text, an attribute, or a part of the page. Parts return `AnyView` or an `Option` of it.
#[cfg(feature = "hydrate")]
pub fn follow<T: 'static>(read: impl Fn() -> T + Send + 'static) -> Box<dyn Fn() -> T + Send> {
    Box::new(read)
}

/// What a view shows as long as it stands: text, an attribute, or a part of the page. Parts return `AnyView` or an `Option` of it.
#[cfg(feature = "ssr")]
pub fn follow<T: 'static>(read: impl Fn() -> T + Send + 'static) -> impl Fn() -> T + Send + 'static {
    read
}
