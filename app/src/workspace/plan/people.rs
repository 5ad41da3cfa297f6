//! People in lists to choose from.

use domain::{people::PersonId, views::staff::StaffPerson};

/// Who can still be chosen: everybody active but those already there, as options of a list.
pub(super) fn options(
    people: &[StaffPerson],
    without: &[PersonId],
    wanted: impl Fn(PersonId) -> bool,
) -> Vec<(String, String)> {
    let free = people
        .iter()
        .filter(|person| person.is_active && !without.contains(&person.id) && wanted(person.id));
    let words = |person: &StaffPerson| match person.id {
        PersonId::User(_) => format!("{} (team)", person.name),
        PersonId::Contact(_) => format!("{} (customer)", person.name),
    };
    free.map(|person| (person.id.key(), words(person))).collect()
}
