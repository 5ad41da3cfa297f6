//! An account's plan as staff work in it: the list with its objectives, plays and tasks, the drawer beside it, and the forms that
//! need a page of their own.
//!
//! [`board`] is what every part shares: the live view, and what is shown of it; [`asking`] is the one way to change something. A change is a
//! value of [`Change`](super::change::Change): drawn as a form it works without scripts, sent by a handler it works with them. Rules are the
//! domain's; nothing here decides who sees what.

mod asking;
mod awaited;
mod banners;
mod board;
mod change_form;
mod chosen_dates;
#[cfg(feature = "ssr")]
mod co_owners;
mod deleted;
mod detail;
mod drag;
mod drawer;
mod due_date;
#[cfg(feature = "ssr")]
mod edit_objective;
#[cfg(feature = "ssr")]
mod edit_play;
#[cfg(feature = "ssr")]
mod edit_summary;
#[cfg(feature = "ssr")]
mod edit_task;
#[cfg(feature = "ssr")]
mod editor;
mod exposure;
mod filters;
mod focus;
mod keyboard;
mod long_parts;
mod note;
mod objective;
mod outline;
mod page;
#[cfg(feature = "ssr")]
mod people;
mod people_picker;
mod play;
mod properties;
mod query;
mod quick_add;
mod row_words;
mod said;
mod shortcuts;
mod summary;
mod task_menu;
mod task_row;
mod title_edit;

#[cfg(feature = "ssr")]
pub(crate) use co_owners::CoOwners;
#[cfg(feature = "ssr")]
pub(crate) use edit_objective::{ObjectiveCreation, ObjectiveEditing};
#[cfg(feature = "ssr")]
pub(crate) use edit_play::{PlayCreation, PlayEditing};
#[cfg(feature = "ssr")]
pub(crate) use edit_summary::SummaryEditing;
#[cfg(feature = "ssr")]
pub(crate) use edit_task::TaskEditing;
pub(crate) use page::{PlanScreen, plan_page};
