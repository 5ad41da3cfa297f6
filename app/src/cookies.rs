//! The cookies by which one page tells the next, as `Set-Cookie` values. Those of sessions are named where sessions are.

use crate::request::{Done, Settled};
use domain::{
    percent::{percent_decoded, percent_encoded},
    wire,
};
use server::cookies::cookie;

/// The name of the cookie that carries to the next page what a form did.
pub const NOTICE_COOKIE: &str = "tandem_notice";

/// The most of a sentence that travels, in bytes as it is encoded: browsers take 4 KiB for a cookie, and what takes it back needs room.
const NOTICE_MAX: usize = 3000;

/// How many seconds a notice waits for its page.
const NOTICE_LASTS: u64 = 30;

/// Stands between the sentence and what takes it back; in either it would be encoded.
const BEFORE_UNDO: char = '&';

/// Begins a warning; in its sentence it would be encoded.
const BEFORE_WARNING: char = '!';

/// The cookie that carries to the next page what a form did, for half a minute. A sentence that is too long ends in dots.
#[must_use]
pub fn notice_cookie(done: &Done, is_https: bool) -> String {
    let mut value = String::new();
    if done.is_warning {
        value.push(BEFORE_WARNING);
    }
    for letter in done.sentence.chars() {
        let encoded = percent_encoded(letter.encode_utf8(&mut [0; 4]));
        if value.len() + encoded.len() > NOTICE_MAX {
            value.push_str(&percent_encoded("…"));
            break;
        }
        value.push_str(&encoded);
    }
    if let Some(undo) = done.undo.and_then(|undo| wire::to_text(&undo).ok()) {
        value.push(BEFORE_UNDO);
        value.push_str(&percent_encoded(&undo));
    }
    cookie(NOTICE_COOKIE, &value, NOTICE_LASTS, is_https)
}

/// Reads the value of [`notice_cookie`]. Whatever stands in it, nothing is offered but one of the deeds that take something back.
#[must_use]
pub fn read_notice(value: &str) -> Done {
    let warning = value.strip_prefix(BEFORE_WARNING);
    let is_warning = warning.is_some();
    let value = warning.unwrap_or(value);
    let (sentence, undo) = value.split_once(BEFORE_UNDO).unwrap_or((value, ""));
    Done {
        sentence: percent_decoded(sentence),
        is_warning,
        undo: wire::from_text(&percent_decoded(undo)).ok(),
    }
}

/// The name of the cookie that carries to the portal's next page what a form did to a task. It is none of staff's: theirs are never read
/// for the portal.
pub const SETTLED_COOKIE: &str = "tandem_settled";

/// The cookie that carries to the portal's next page what a form did to a task, for half a minute.
#[must_use]
pub fn settled_cookie(Settled { task, done }: Settled, is_https: bool) -> String {
    let word = if done { "done" } else { "reopened" };
    cookie(SETTLED_COOKIE, &format!("{word}-{task}"), NOTICE_LASTS, is_https)
}

/// Reads the value of [`settled_cookie`]; whatever else stands in it is nothing.
#[must_use]
pub fn read_settled(value: &str) -> Option<Settled> {
    let (word, task) = value.split_once('-')?;
    let done = match word {
        "done" => true,
        "reopened" => false,
        _ => return None,
    };
    let task = task.parse().ok()?;
    Some(Settled { task, done })
}

/// The name of the cookie that holds the address a link was asked for.
pub const ASKED_COOKIE: &str = "tandem_asked";

/// The cookie by which the door shows the address that a link was asked for, for ten minutes: an address in a URL would end up in
/// histories and logs. The empty address takes it back.
#[must_use]
pub fn asked_cookie(address: &str, is_https: bool) -> String {
    let seconds = if address.is_empty() { 0 } else { 600 };
    cookie(ASKED_COOKIE, &percent_encoded(address), seconds, is_https)
}

/// Holds the secret of a refused form that is kept, or the refusal of one that is not.
pub const FORM_COOKIE: &str = "tandem_form";

/// Holds a form that waits until whoever sent it has signed in again.
pub const WAITING_COOKIE: &str = "tandem_waiting";

/// The cookies by which a browser forgets the forms that came back or wait.
#[must_use]
pub fn of_forms(is_https: bool) -> [String; 2] {
    [FORM_COOKIE, WAITING_COOKIE].map(|name| cookie(name, "", 0, is_https))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{
        forms::MoveTo,
        ids::{AccountId, GroupId, TaskId, WorkflowId},
        outcome::Undo,
        task::TaskHome,
    };
    use uuid::Uuid;

    fn said(sentence: &str) -> Done {
        Done {
            sentence: sentence.to_owned(),
            is_warning: false,
            undo: None,
        }
    }

    fn warned(sentence: &str) -> Done {
        Done {
            is_warning: true,
            ..said(sentence)
        }
    }

    /// With the longest of what takes something back.
    fn undoable(sentence: &str) -> Done {
        let uuid = Uuid::from_u128(u128::MAX);
        let home = TaskHome::Workflow {
            workflow: WorkflowId::new(uuid),
            group: Some(GroupId::new(uuid)),
        };
        let task = TaskId::new(uuid);
        let undo = Undo::MoveTask {
            task,
            from: home,
            home,
            to: MoveTo::After(task),
        };
        Done {
            undo: Some((AccountId::new(uuid), undo)),
            ..said(sentence)
        }
    }

    /// The value of a cookie.
    fn value(cookie: &str) -> &str {
        cookie.split([';', '=']).nth(1).expect("a cookie has a value")
    }

    #[test]
    fn what_one_page_tells_the_next_travels_encoded_for_a_while() {
        let done = said("Saved; done");
        assert_eq!(
            notice_cookie(&done, true),
            "__Host-tandem_notice=Saved%3B%20done; HttpOnly; SameSite=Lax; Secure; Path=/; Max-Age=30"
        );
        assert_eq!(
            asked_cookie("sally@sitwell.test", false),
            "tandem_asked=sally%40sitwell.test; HttpOnly; SameSite=Lax; Path=/; Max-Age=600"
        );
        assert!(asked_cookie("", true).contains("Max-Age=0"));
    }

    #[test]
    fn a_notice_finds_room_in_a_cookie_however_long_its_names_are() {
        // They travel as three, six, nine and twelve characters each.
        for letter in [" ", "é", "…", "\u{1F600}"] {
            let cookie = notice_cookie(&undoable(&letter.repeat(5000)), true);
            assert!(cookie.len() < 4096, "{letter}: {}", cookie.len());
            assert!(cookie.contains("%E2%80%A6&"), "{letter}: ends in dots");
        }
    }

    #[test]
    fn what_a_contact_did_is_read_as_it_was_left_and_whatever_else_stands_there_is_nothing() {
        let task = TaskId::new(Uuid::from_u128(7));
        for settled in [true, false].map(|done| Settled { task, done }) {
            let cookie = settled_cookie(settled, true);
            assert_eq!(read_settled(value(&cookie)), Some(settled), "{cookie}");
        }
        for tampered in ["", "done-", "done-x", "started-7", "<b>Done</b>"] {
            assert_eq!(read_settled(tampered), None, "{tampered}");
        }
    }

    #[test]
    fn a_notice_is_read_with_what_takes_it_back_and_whatever_else_stands_there_takes_nothing_back() {
        for done in [
            said("Naming Sally & Stan; 100%"),
            said("!"),
            warned("!Saved & used twice."),
            undoable("Moved & seen."),
        ] {
            assert_eq!(read_notice(value(&notice_cookie(&done, false))), done);
        }
        for tampered in [
            "Saved.&",
            "Saved.&undo",
            "Saved.&%7B%22DeleteTask%22%3A1%7D",
            "Saved.&&",
        ] {
            assert_eq!(read_notice(tampered), said("Saved."), "{tampered}");
        }
    }
}
