//! The one encoding between pages and their program ([`domain::wire`]), as the framework wants to be told of it: for values that a
//! page carries, for answers of server functions, and for their errors.

use bytes::Bytes;
use domain::wire::{self, Unreadable};
#[cfg(feature = "ssr")]
use leptos::prelude::use_context;
use leptos::server_fn::{ContentType, Decodes, Encodes, Format, FormatType, codec::Post};
use serde::{Serialize, de::DeserializeOwned};

/// The encoding.
pub struct Wire;

/// How server functions answer.
pub type Answer = Post<Wire>;

impl ContentType for Wire {
    const CONTENT_TYPE: &'static str = "application/octet-stream";
}

impl FormatType for Wire {
    const FORMAT_TYPE: Format = Format::Binary;
}

impl<T: Serialize> Encodes<T> for Wire {
    type Error = Unreadable;

    fn encode(value: &T) -> Result<Bytes, Unreadable> {
        wire::to_bytes(value).map(Bytes::from)
    }
}

impl<T: DeserializeOwned> Decodes<T> for Wire {
    type Error = Unreadable;

    fn decode(bytes: Bytes) -> Result<T, Unreadable> {
        wire::from_bytes(&bytes)
    }
}

/// A value that the server puts into the page and the browser takes out of it, so that both draw the same. Call it in the same order
/// on both sides, while the page is set up.
#[cfg(feature = "ssr")]
pub fn shared<T: Serialize + DeserializeOwned>(initial: impl FnOnce() -> T) -> T {
    let value = initial();
    if let Some(carried) = use_context::<Carried>() {
        carried.add(&value);
    }
    value
}

/// A value that the server puts into the page and the browser takes out of it, so that both draw the same. Call it in the same order
/// on both sides, while the page is set up.
#[cfg(feature = "hydrate")]
pub fn shared<T: Serialize + DeserializeOwned>(initial: impl FnOnce() -> T) -> T {
    in_a_browser::next()
        .and_then(|text| wire::from_text(&text).ok())
        .unwrap_or_else(initial)
}

/// The id of the element that carries the values.
pub(crate) const CARRIED: &str = "carried";

/// What the page being drawn carries to its program: a line for each value. The document writes it at its end.
#[cfg(feature = "ssr")]
#[derive(Clone, Debug, Default)]
pub struct Carried(std::sync::Arc<std::sync::Mutex<String>>);

#[cfg(feature = "ssr")]
impl Carried {
    fn add<T: Serialize>(&self, value: &T) {
        if let (Ok(mut lines), Ok(text)) = (self.0.lock(), wire::to_text(value)) {
            lines.push_str(&text);
            lines.push('\n');
        }
    }

    /// All of it. It has no `<`, so it can stand in a script element as it is.
    #[must_use]
    pub fn text(&self) -> String {
        self.0
            .lock()
            .map(|mut lines| std::mem::take(&mut *lines))
            .unwrap_or_default()
    }
}

#[cfg(feature = "hydrate")]
mod in_a_browser {
    use leptos::prelude::document;
    use std::cell::Cell;

    thread_local! {
        static TAKEN: Cell<usize> = const { Cell::new(0) };
    }

    /// The next value that the page carries.
    pub(super) fn next() -> Option<String> {
        let text = document().get_element_by_id(super::CARRIED)?.text_content()?;
        let line = text.split('\n').nth(TAKEN.get())?.to_owned();
        TAKEN.set(TAKEN.get() + 1);
        Some(line)
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use leptos::prelude::{Owner, provide_context};

    #[test]
    fn a_page_carries_its_values_in_the_order_they_are_asked_for() {
        Owner::new().with(|| {
            let carried = Carried::default();
            provide_context(carried.clone());
            assert_eq!(shared(|| "first </script>\n".to_owned()), "first </script>\n");
            assert_eq!(shared(|| 2), 2);
            let text = carried.text();
            assert!(!text.contains('<'));
            let lines: Vec<&str> = text.lines().collect();
            assert_eq!(wire::from_text::<String>(lines[0]).unwrap(), "first </script>\n");
            assert_eq!(wire::from_text::<i32>(lines[1]).unwrap(), 2);
        });
    }
}
