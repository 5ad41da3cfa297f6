//! Values and keys of any type behind one type, for a browser's program: it holds what can be done to a memo or a list once for
//! every type in it.

use std::{
    any::Any,
    hash::{DefaultHasher, Hash, Hasher},
    sync::Arc,
};

/// What computes a value from the one before.
pub(crate) type Read = Box<dyn Fn(Option<&Seen>) -> Seen + Send + Sync>;

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

    /// The value. Its maker and its reader are one `Computed`, so the type is always right.
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
pub(crate) struct ListKey {
    pub(crate) number: u64,
    key: Arc<dyn Any + Send + Sync>,
}

impl ListKey {
    pub(crate) fn of<K: Hash + Send + Sync + 'static>(key: K) -> Self {
        let mut hasher = DefaultHasher::new();
        key.hash(&mut hasher);
        Self {
            number: hasher.finish(),
            key: Arc::new(key),
        }
    }

    /// The key. Its maker and its reader are one list, so the type is always right.
    pub(crate) fn key<K: 'static>(&self) -> &K {
        known(&*self.key)
    }
}

fn known<T: 'static>(value: &dyn Any) -> &T {
    match value.downcast_ref() {
        Some(value) => value,
        None => unreachable!("a value is read as the type it was made of"),
    }
}
