//! Two people who edit the same thing: no text that was acknowledged is overwritten by somebody who has not seen it.

use domain::{
    editing::Merge,
    refusal::{Refusal, Stale},
};
use proptest::{array::uniform3, prelude::*, sample::select};

const FIELDS: [&str; 3] = ["title", "description", "due_on"];

type Texts = [String; 3];

/// Few texts, so that they are often the same.
fn texts() -> impl Strategy<Value = Texts> {
    uniform3(select(vec!["", "one", "two", "three"]).prop_map(str::to_owned))
}

fn save(was: &Texts, stored: &Texts, now: &Texts) -> Result<Option<Texts>, Refusal> {
    let mut merge = Merge::default();
    let merged =
        [0_usize, 1, 2].map(|at| merge.text(FIELDS[at], &was[at], stored[at].clone(), now[at].clone()));
    merge.finish(merged)
}

/// The form's originals after a conflict was shown.
fn seen(was: &Texts, stale: &Stale) -> Texts {
    [0_usize, 1, 2].map(|at| {
        stale
            .of(FIELDS[at])
            .map_or_else(|| was[at].clone(), |field| field.stored.clone())
    })
}

proptest! {
    #[test]
    fn nothing_stored_is_overwritten_unseen(was in texts(), stored in texts(), now in texts()) {
        match save(&was, &stored, &now) {
            Ok(written) => {
                let written = written.unwrap_or_else(|| stored.clone());
                for (at, name) in FIELDS.iter().enumerate() {
                    prop_assert!(written[at] == stored[at] || was[at] == stored[at], "{name}");
                    prop_assert!(written[at] == now[at] || was[at] == now[at], "the edit was lost: {name}");
                }
            }
            Err(Refusal::Stale(stale)) => {
                for (at, name) in FIELDS.iter().enumerate() {
                    let both = was[at] != stored[at] && was[at] != now[at] && stored[at] != now[at];
                    prop_assert_eq!(stale.of(name).is_some(), both);
                    if let Some(field) = stale.of(name) {
                        prop_assert_eq!((&field.theirs, &field.mine), (&stored[at], &now[at]));
                    }
                }
            }
            Err(refusal) => prop_assert!(false, "{refusal}"),
        }
    }

    #[test]
    fn saving_again_stores_what_was_decided_about_and_nothing_else(was in texts(), stored in texts(), now in texts(), later in texts()) {
        let Err(Refusal::Stale(stale)) = save(&was, &stored, &now) else {
            return Ok(());
        };
        let again = save(&seen(&was, &stale), &stored, &now).unwrap().unwrap();
        for (at, name) in FIELDS.iter().enumerate() {
            let untouched = was[at] == now[at];
            prop_assert_eq!(&again[at], if untouched { &stored[at] } else { &now[at] }, "{}", name);
        }
        if let Ok(Some(written)) = save(&seen(&was, &stale), &later, &now) {
            for (at, name) in FIELDS.iter().enumerate() {
                let shown = stale.of(name).map_or(&was[at], |field| &field.theirs);
                prop_assert!(written[at] == later[at] || *shown == later[at], "{name}");
            }
        }
    }
}
