//! What changed between two views of the same thing, and putting it into effect: `apply(old, diff(old, new)) == new`.
//! The server sends the difference, the browser applies it, and both run this code.

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::collections::{HashMap, HashSet};
use std::hash::Hash;

/// A thing in a list that stays itself while its content changes.
pub trait Keyed {
    /// What it stays itself by.
    type Key: Copy + Eq + Hash + Serialize + DeserializeOwned + std::fmt::Debug;

    /// The key, unique in its list.
    fn key(&self) -> Self::Key;
}

/// How a list became another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound = "T: Serialize + DeserializeOwned")]
pub struct ListChange<T: Keyed> {
    /// Those that are gone.
    pub removed: Vec<T::Key>,
    /// Those that are new or different, whole.
    pub put: Vec<T>,
    /// The order, where putting new ones at the end does not give it.
    pub order: Option<Vec<T::Key>>,
}

impl<T: Keyed> ListChange<T> {
    /// Whether nothing changed.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.removed.is_empty() && self.put.is_empty() && self.order.is_none()
    }
}

impl<T: Keyed> Default for ListChange<T> {
    fn default() -> Self {
        Self {
            removed: Vec::new(),
            put: Vec::new(),
            order: None,
        }
    }
}

/// How `old` became `new`. Keys must be unique in each.
#[must_use]
pub fn diff_list<T: Keyed + Clone + PartialEq>(old: &[T], new: &[T]) -> ListChange<T> {
    let before: HashMap<T::Key, &T> = old.iter().map(|item| (item.key(), item)).collect();
    let after: HashSet<T::Key> = new.iter().map(Keyed::key).collect();
    let removed: Vec<T::Key> = old
        .iter()
        .map(Keyed::key)
        .filter(|key| !after.contains(key))
        .collect();
    let put: Vec<T> = new
        .iter()
        .filter(|item| before.get(&item.key()) != Some(item))
        .cloned()
        .collect();
    let kept = old.iter().map(Keyed::key).filter(|key| after.contains(key));
    let added = put.iter().map(Keyed::key).filter(|key| !before.contains_key(key));
    let in_order = kept.chain(added).eq(new.iter().map(Keyed::key));
    let order = (!in_order).then(|| new.iter().map(Keyed::key).collect());
    ListChange { removed, put, order }
}

/// Puts a difference into effect. On a list that it was not made for it does what it can and never panics. It looks for each thing from
/// one end of the list: a browser's program would hold a table and its algorithms once for every kind of thing.
pub fn apply_list<T: Keyed>(list: &mut Vec<T>, change: ListChange<T>) {
    let ListChange { removed, put, order } = change;
    list.retain(|item| !removed.contains(&item.key()));
    for item in put {
        match list.iter().position(|known| known.key() == item.key()) {
            Some(place) => list[place] = item,
            None => list.push(item),
        }
    }
    if let Some(order) = order {
        put_in_order(list, &order);
    }
}

/// Those that `order` names come first, in its order; the rest stay as they were. Not by sorting, for the same reason.
fn put_in_order<T: Keyed>(list: &mut Vec<T>, order: &[T::Key]) {
    let mut left = std::mem::take(list);
    // What comes next mostly stands next: at the end, where it is found first and taken out easily.
    left.reverse();
    for key in order {
        if let Some(place) = left.iter().rposition(|item| item.key() == *key) {
            list.push(left.remove(place));
        }
    }
    left.reverse();
    list.append(&mut left);
}

/// Those of a list, as it was, that stand at another place among those of the same home after a change, and are in it for nothing else.
pub fn moved<T: Keyed, H: PartialEq>(
    list: &[T],
    change: &ListChange<T>,
    home: impl Fn(&T) -> H,
) -> Vec<T::Key> {
    let Some(order) = &change.order else {
        return Vec::new();
    };
    let is_put = |key: T::Key| change.put.iter().any(|item| item.key() == key);
    let stays = |item: &&T| !is_put(item.key()) && !change.removed.contains(&item.key());
    let mut homes: Vec<(H, Vec<T::Key>)> = Vec::new();
    for item in list.iter().filter(stays) {
        let home = home(item);
        match homes.iter_mut().find(|(known, _)| *known == home) {
            Some((_, keys)) => keys.push(item.key()),
            None => homes.push((home, vec![item.key()])),
        }
    }
    let out = homes.iter().flat_map(|(_, old)| {
        let new: Vec<T::Key> = order.iter().copied().filter(|key| old.contains(key)).collect();
        out_of_place(old, &new)
    });
    out.collect()
}

/// What was moved: one that passed others, up or down. Of two that changed places nobody knows which, and of several moves not either.
fn out_of_place<K: Copy + PartialEq>(old: &[K], new: &[K]) -> Vec<K> {
    let differs = |at: &usize| old.get(*at) != new.get(*at);
    let (Some(start), Some(end)) = ((0..new.len()).find(differs), (0..new.len()).rfind(differs)) else {
        return Vec::new();
    };
    let (Some([first, passed @ ..]), Some(now @ [up, rest @ ..])) =
        (old.get(start..=end), new.get(start..=end))
    else {
        return Vec::new();
    };
    match now.strip_suffix(&[*first]) {
        _ if now.len() == 2 => now.to_vec(),
        Some(before) if before == passed => vec![*first],
        _ if Some(rest) == old.get(start..end) => vec![*up],
        _ => now.to_vec(),
    }
}

/// A whole view that can be told apart from its successor.
pub trait Differs: Sized {
    /// What is sent.
    type Change: Serialize + DeserializeOwned;

    /// How `self` became `new`.
    fn diff(&self, new: &Self) -> Self::Change;

    /// Puts it into effect.
    fn apply(&mut self, change: Self::Change);

    /// The tasks that are new or different in it: what a page tints for a moment.
    fn touched(change: &Self::Change) -> Vec<crate::ids::TaskId>;

    /// The tasks that only change their place in it, among those of their home, where that is of interest. `self` is the view before.
    /// Customers do not put tasks in order: to them another place alone is no news, and their page's program need not find it.
    fn moved(&self, change: &Self::Change) -> Vec<crate::ids::TaskId> {
        _ = change;
        Vec::new()
    }
}

/// What a live stream tells a page. A tag names a state; the page starts from the tag it was rendered at, so nothing is missed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound = "V: Differs + Serialize + DeserializeOwned")]
pub enum LiveEvent<V: Differs> {
    /// The state `from` became the state `to`.
    Change {
        /// The state it applies to.
        from: String,
        /// The state it leads to.
        to: String,
        /// The difference.
        change: V::Change,
    },
    /// The state `to`, whole: for a page whose state is too old.
    Whole {
        /// The state's tag.
        to: String,
        /// All of it.
        view: V,
    },
    /// The vendor has switched its portal off; the vendor's name. There is nothing to see until it is on again: then comes the whole.
    PortalOff(String),
    /// There's nothing more to see; the stream ends. The page says why and what to do.
    Gone(Ended),
}

/// Why a live stream ends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ended {
    /// The reader is signed out.
    SignedOut,
    /// The contact may no longer enter; whom they can ask, where that is known.
    AccessEnded(Option<String>),
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A letter in one of two homes: capitals, and the others.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
    struct Letter(char);

    impl Keyed for Letter {
        type Key = char;

        fn key(&self) -> char {
            self.0
        }
    }

    fn moved_between(old: &str, new: &str) -> String {
        let letters = |text: &str| text.chars().map(Letter).collect::<Vec<_>>();
        let (old, new) = (letters(old), letters(new));
        let change = diff_list(&old, &new);
        moved(&old, &change, |letter| letter.0.is_uppercase())
            .into_iter()
            .collect()
    }

    #[test]
    fn what_was_moved_is_told_from_what_it_passed() {
        for (old, new, moved) in [
            ("abcd", "abcd", ""),
            ("abcd", "bcda", "a"),
            ("abcd", "acdb", "b"),
            ("abcd", "dabc", "d"),
            ("abcde", "adbce", "d"),
            ("abcd", "bacd", "ba"),
            ("abcd", "dcba", "dcba"),
        ] {
            assert_eq!(moved_between(old, new), moved, "{old} {new}");
        }
    }

    #[test]
    fn what_comes_goes_or_stands_in_another_home_moves_nothing_else() {
        assert_eq!(moved_between("abcd", "axbd"), "");
        assert_eq!(moved_between("aAbB", "AaBb"), "");
        assert_eq!(moved_between("aAbBcC", "bAcBaC"), "a");
    }
}
