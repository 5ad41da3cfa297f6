//! What an activity did to a task, in words for staff: whom it assigned, which title and dates it changed and from what. Of what was done
//! before details were kept it says only what was done.

use domain::{
    calendar::{parse_iso, short_words},
    names::{quoted, shortened},
    people::{PersonId, enumerate},
    snapshot::Snapshot,
    task::{StatusCategory, TaskHome},
};
use serde_json::Value;

/// What follows on who did it. Kinds that are not a task's have no words.
pub(super) fn deed(snapshot: &Snapshot, kind: &str, detail: &Value) -> Option<String> {
    let words = match kind {
        "task_created" => return Some(created(snapshot, detail)),
        "task_edited" => return Some(edited(snapshot, detail)),
        "task_assigned" => return Some(assigned(snapshot, detail)),
        "task_moved" => return Some(moved(snapshot, detail)),
        "task_status_set" => return status_set(detail),
        "task_flagged" if detail["show_in_portal"] == true => "flagged this to show in the portal",
        "task_flagged" => "took the flag for the portal off this",
        "task_completed" => "completed this",
        "task_reopened" => "reopened this",
        "task_deleted" => "deleted this",
        "task_restored" => "restored this",
        _ => return None,
    };
    Some(words.to_owned())
}

fn created(snapshot: &Snapshot, detail: &Value) -> String {
    let assigned = detail["assigned"].as_array().into_iter().flatten();
    let names: Vec<String> = assigned.filter_map(|person| name(snapshot, person)).collect();
    if names.is_empty() {
        return "added this".to_owned();
    }
    format!("added this and assigned {}", enumerate(&names))
}

fn assigned(snapshot: &Snapshot, detail: &Value) -> String {
    match name(snapshot, &detail["person"]) {
        Some(name) if detail["assigned"] == true => format!("assigned {name}"),
        Some(name) => format!("unassigned {name}"),
        None => "assigned people".to_owned(),
    }
}

fn name(snapshot: &Snapshot, person: &Value) -> Option<String> {
    let person = PersonId::parse(person.as_str()?)?;
    Some(shortened(snapshot.name(person)))
}

fn edited(snapshot: &Snapshot, detail: &Value) -> String {
    let renamed = change(detail, "title")
        .map(|(was, now)| format!("renamed this from {} to {}", quoted(was), quoted(now)));
    let described = (detail["description"] == true).then(|| "edited the description".to_owned());
    let deeds = [
        renamed,
        dated(snapshot, detail, "start_on", "start date"),
        dated(snapshot, detail, "due_on", "due date"),
        described,
    ];
    let deeds: Vec<String> = deeds.into_iter().flatten().collect();
    if deeds.is_empty() {
        return "edited this".to_owned();
    }
    enumerate(&deeds)
}

/// Both texts of what was changed, if it was.
fn change<'a>(detail: &'a Value, field: &str) -> Option<(&'a str, &'a str)> {
    let both = detail.get(field)?;
    Some((both["was"].as_str()?, both["now"].as_str()?))
}

/// "moved the due date from 12 Jan to 19 Jan".
fn dated(snapshot: &Snapshot, detail: &Value, field: &str, called: &str) -> Option<String> {
    let day = |text: &str| parse_iso(text).map(|day| short_words(day, snapshot.today));
    let (was, now) = change(detail, field)?;
    match (day(was), day(now)) {
        (Some(was), Some(now)) => Some(format!("moved the {called} from {was} to {now}")),
        (None, Some(now)) => Some(format!("set the {called} to {now}")),
        (Some(was), None) => Some(format!("removed the {called}, which was {was}")),
        (None, None) => None,
    }
}

/// By what the places are called now. One that is gone has no name.
fn moved(snapshot: &Snapshot, detail: &Value) -> String {
    let place = |end: &str| {
        let home = TaskHome::parse(detail[end].as_str()?)?;
        let name = snapshot.home_name(home);
        (!name.is_empty()).then(|| shortened(name))
    };
    match (place("was"), place("now")) {
        (Some(was), Some(now)) => format!("moved this from {was} to {now}"),
        (None, Some(now)) => format!("moved this to {now}"),
        (Some(was), None) => format!("moved this from {was}"),
        (None, None) => "moved this".to_owned(),
    }
}

fn status_set(detail: &Value) -> Option<String> {
    let status = |end: &str| StatusCategory::parse(detail[end].as_str()?);
    let now = status("status")?;
    let Some(was) = status("was") else {
        return Some(format!("set the status to {}", now.words()));
    };
    Some(format!("set the status from {} to {}", was.words(), now.words()))
}
