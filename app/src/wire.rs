//! The one encoding between pages and their program ([`domain::wire`]), as the framework wants to be told of it: for values that a
//! page carries, for answers of server functions, and for their errors.

use bytes::Bytes;
use domain::wire::{self, Unreadable};
use leptos::{
    prelude::*,
    server_fn::{ContentType, Decodes, Encodes, Format, FormatType, codec::Post},
};
use serde::{Serialize, de::DeserializeOwned};

/// The encoding.
pub struct Wire;

/// How server functions answer.
pub type Answer = Post<Wire>;

impl<T: Serialize> codee::Encoder<T> for Wire {
    type Error = Unreadable;
    type Encoded = String;

    fn encode(value: &T) -> Result<String, Unreadable> {
        wire::to_text(value)
    }
}

impl<T: DeserializeOwned> codee::Decoder<T> for Wire {
    type Error = Unreadable;
    type Encoded = str;

    fn decode(text: &str) -> Result<T, Unreadable> {
        wire::from_text(text)
    }
}

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
/// on both sides.
pub fn shared<T: Serialize + DeserializeOwned>(initial: impl FnOnce() -> T) -> T {
    SharedValue::<T, Wire>::new_with_encoding(initial).into_inner()
}
