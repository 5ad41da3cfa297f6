//! Parts of a page that only the server draws.
//!
//! A browser's program takes such a part over as it finds it, whole and unread: it holds neither the code that draws it nor its words
//! (docs/decisions/0020). So it is for what never changes while the page stands, and needs no handler of its own.

/// One element that the server draws and the program leaves alone. It must stand in the page when it comes from the server: the program
/// can't make it.
macro_rules! still {
    ($drawn:expr) => {{
        #[cfg(feature = "ssr")]
        let still = $drawn;
        #[cfg(feature = "hydrate")]
        let still = ::leptos::tachys::html::InertElement::new("");
        still
    }};
}

pub(crate) use still;
