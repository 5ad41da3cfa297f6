//! What people type into forms, as they typed it. The operations check it with `validation` and refuse with messages by field;
//! the fields' names here are the names in the forms. A field that may be left out of a request counts as empty.

use serde::{Deserialize, Serialize};

/// An account: `name`, `time_zone` (IANA), `owner` (a user's id, or empty).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountForm {
    /// Its name.
    pub name: String,
    /// The IANA zone in which its dates are judged.
    pub time_zone: String,
    /// A user's id, or empty.
    #[serde(default)]
    pub owner: String,
}

impl AccountForm {
    /// Its fields as they are named in the form.
    #[must_use]
    pub fn fields(&self) -> [(&'static str, &str); 3] {
        let Self {
            name,
            time_zone,
            owner,
        } = self;
        [("name", name), ("time_zone", time_zone), ("owner", owner)]
    }
}

/// The organisation: `name`, `soon_days` (a number of days).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganisationForm {
    /// The vendor's name.
    pub name: String,
    /// How many days ahead a due date is "soon".
    pub soon_days: String,
}

impl OrganisationForm {
    /// Its fields as they are named in the form.
    #[must_use]
    pub fn fields(&self) -> [(&'static str, &str); 2] {
        let Self { name, soon_days } = self;
        [("name", name), ("soon_days", soon_days)]
    }
}

/// A contact: `name`, `email`, `job_title` (may be empty).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactForm {
    /// Their name.
    pub name: String,
    /// Where mail reaches them.
    pub email: String,
    /// What they do there; may be empty.
    #[serde(default)]
    pub job_title: String,
}

impl ContactForm {
    /// Its fields as they are named in the form.
    #[must_use]
    pub fn fields(&self) -> [(&'static str, &str); 3] {
        let Self {
            name,
            email,
            job_title,
        } = self;
        [("name", name), ("email", email), ("job_title", job_title)]
    }
}

/// The plan as a whole: `summary` (internal Markdown), `go_live_on` (a date, or empty).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanForm {
    /// Internal, Markdown.
    #[serde(default)]
    pub summary: String,
    /// A date, or empty.
    #[serde(default)]
    pub go_live_on: String,
}

impl PlanForm {
    /// Its fields as they are named in the form.
    #[must_use]
    pub fn fields(&self) -> [(&'static str, &str); 2] {
        let Self { summary, go_live_on } = self;
        [("summary", summary), ("go_live_on", go_live_on)]
    }
}

/// An objective: `name`, `description` (plain text), `owner` (a user's id, or empty).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObjectiveForm {
    /// The goal in a line.
    pub name: String,
    /// Plain text; may be empty.
    #[serde(default)]
    pub description: String,
    /// A user's id, or empty.
    #[serde(default)]
    pub owner: String,
}

impl ObjectiveForm {
    /// Its fields as they are named in the form.
    #[must_use]
    pub fn fields(&self) -> [(&'static str, &str); 3] {
        let Self {
            name,
            description,
            owner,
        } = self;
        [("name", name), ("description", description), ("owner", owner)]
    }
}

/// A play: `name`, `portal_title` (may be empty), `owner` (a user's id, or empty), `sharing` (a [`crate::plan::Sharing`] key).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlayForm {
    /// Its internal name.
    pub name: String,
    /// What customers call it; may be empty.
    #[serde(default)]
    pub portal_title: String,
    /// A user's id, or empty.
    #[serde(default)]
    pub owner: String,
    /// How much of it is shareable.
    #[serde(default)]
    pub sharing: String,
}

impl PlayForm {
    /// Its fields as they are named in the form.
    #[must_use]
    pub fn fields(&self) -> [(&'static str, &str); 4] {
        let Self {
            name,
            portal_title,
            owner,
            sharing,
        } = self;
        [
            ("name", name),
            ("portal_title", portal_title),
            ("owner", owner),
            ("sharing", sharing),
        ]
    }
}

/// A task's texts and dates: `title`, `description` (Markdown), `start_on`, `due_on` (dates, or empty).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskForm {
    /// What is to be done, in a line.
    pub title: String,
    /// Markdown; may be empty.
    #[serde(default)]
    pub description: String,
    /// A date, or empty.
    #[serde(default)]
    pub start_on: String,
    /// A date, or empty.
    #[serde(default)]
    pub due_on: String,
}

impl TaskForm {
    /// Its fields as they are named in the form.
    #[must_use]
    pub fn fields(&self) -> [(&'static str, &str); 4] {
        let Self {
            title,
            description,
            start_on,
            due_on,
        } = self;
        [
            ("title", title),
            ("description", description),
            ("start_on", start_on),
            ("due_on", due_on),
        ]
    }
}

/// Sharing the plan: `title` (the name customers see), `was_title` (the name the form started from), `contacts` (who is invited,
/// ids), `message`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShareForm {
    /// The name customers see over the plan.
    pub title: String,
    /// That name as it stood in the form at first.
    #[serde(default)]
    pub was_title: String,
    /// Contacts' ids.
    #[serde(default)]
    pub contacts: Vec<String>,
    /// What stands in the mail above the button; plain text.
    #[serde(default)]
    pub message: String,
}

/// Where a thing is moved to among its siblings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MoveTo<Id> {
    /// Before all.
    First,
    /// After all.
    Last,
    /// One place up.
    Up,
    /// One place down.
    Down,
    /// Right before that sibling.
    Before(Id),
    /// Right after that sibling.
    After(Id),
}

impl<Id: std::str::FromStr + std::fmt::Display> MoveTo<Id> {
    /// `first`, `last`, `up`, `down`, `before-…`, `after-…`, for form fields.
    #[must_use]
    pub fn key(&self) -> String {
        match self {
            Self::First => "first".to_owned(),
            Self::Last => "last".to_owned(),
            Self::Up => "up".to_owned(),
            Self::Down => "down".to_owned(),
            Self::Before(id) => format!("before-{id}"),
            Self::After(id) => format!("after-{id}"),
        }
    }

    /// Reads what [`MoveTo::key`] wrote.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "first" => Some(Self::First),
            "last" => Some(Self::Last),
            "up" => Some(Self::Up),
            "down" => Some(Self::Down),
            _ => match text.split_once('-')? {
                ("before", id) => id.parse().ok().map(Self::Before),
                ("after", id) => id.parse().ok().map(Self::After),
                _ => None,
            },
        }
    }
}

/// Puts `moved` where it is wanted among its siblings, which are in order and may or may not contain it. A sibling that is
/// gone counts as the end.
#[must_use]
pub fn reorder<Id: Copy + Eq>(siblings: &[Id], moved: Id, to: MoveTo<Id>) -> Vec<Id> {
    let was = siblings
        .iter()
        .position(|id| *id == moved)
        .unwrap_or(siblings.len());
    let mut order: Vec<Id> = siblings.iter().copied().filter(|id| *id != moved).collect();
    let place_of = |id: Id| order.iter().position(|other| *other == id);
    let place = match to {
        MoveTo::First => 0,
        MoveTo::Last => order.len(),
        MoveTo::Up => was.saturating_sub(1),
        MoveTo::Down => (was + 1).min(order.len()),
        MoveTo::Before(id) => place_of(id).unwrap_or(order.len()),
        MoveTo::After(id) => place_of(id).map_or(order.len(), |place| place + 1),
    };
    order.insert(place, moved);
    order
}

/// Where a thing stands among its siblings, as the move that brings it back there.
#[must_use]
pub fn place_among<Id: Copy + Eq>(siblings: &[Id], thing: Id) -> MoveTo<Id> {
    let above = siblings.iter().take_while(|id| **id != thing).last();
    above.map_or(MoveTo::First, |id| MoveTo::After(*id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thing_that_was_moved_is_moved_back() {
        let siblings = [1, 2, 3, 4];
        for thing in siblings {
            let back = place_among(&siblings, thing);
            for to in [MoveTo::First, MoveTo::Last, MoveTo::Up, MoveTo::Down] {
                let moved = reorder(&siblings, thing, to);
                assert_eq!(reorder(&moved, thing, back), siblings);
            }
        }
    }

    #[test]
    fn a_thing_moves_among_its_siblings() {
        let siblings = [1, 2, 3, 4];
        assert_eq!(reorder(&siblings, 3, MoveTo::Up), [1, 3, 2, 4]);
        assert_eq!(reorder(&siblings, 1, MoveTo::Up), [1, 2, 3, 4]);
        assert_eq!(reorder(&siblings, 4, MoveTo::Down), [1, 2, 3, 4]);
        assert_eq!(reorder(&siblings, 2, MoveTo::Down), [1, 3, 2, 4]);
        assert_eq!(reorder(&siblings, 4, MoveTo::Before(1)), [4, 1, 2, 3]);
        assert_eq!(reorder(&siblings, 1, MoveTo::After(9)), [2, 3, 4, 1]);
        assert_eq!(reorder(&siblings, 9, MoveTo::First), [9, 1, 2, 3, 4]);
    }
}
