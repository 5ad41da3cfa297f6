//! What was deleted on the plan page and can be brought back.

use crate::{
    request::{Address, Done, Returned},
    workspace::{Thing, change::Change},
};
use domain::views::staff::StaffView;

/// Something deleted, and what is said of that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Deletion {
    pub(super) thing: Thing,
    /// Names it, and says what customers saw of it.
    pub(super) sentence: String,
}

impl Deletion {
    /// Where nothing more is known of it than that it is gone.
    pub(super) fn of(thing: Thing, view: &StaffView) -> Self {
        let sentence = Change::Delete(thing).said(view);
        Self { thing, sentence }
    }

    /// With what the form left that the browser sent, on the page it led to. While a page is set up.
    pub(super) fn noticed(thing: Thing) -> Option<Self> {
        let Done { sentence, undo, .. } = Returned::get().notice?;
        let (_, undo) = undo?;
        (Change::from(undo) == Change::Restore(thing)).then_some(Self { thing, sentence })
    }
}

/// What the address names, because a form that the browser sent has deleted it.
pub(super) fn named_in(address: &Address) -> Option<Thing> {
    address.parameter("deleted").and_then(Thing::parse)
}
