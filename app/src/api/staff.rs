//! What a signed-in member of staff may ask. Who is not signed in never gets here: the session layer answers first.
//!
//! What edits something also takes what it started from, `was` or `was_…` (see `domain::editing`). Left out, it means that nothing
//! was seen, and so nothing is overwritten.
#![expect(missing_docs, reason = "what the server macro makes of arguments has no docs")]

use super::ApiError;
use crate::wire::Answer;
use domain::{
    forms,
    ids::{AccountId, ContactId, ObjectiveId, OperationId, TaskId, WorkflowId},
    views::{customer, pages},
};
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use domain::{
    editing::Edit,
    forms::MoveTo,
    people::PersonId,
    plan::Sharing,
    refusal::Refusal,
    task::{StatusCategory, TaskHome},
};

#[cfg(feature = "ssr")]
use super::answering::{answer, go_to, go_to_if_plain, notice_if_plain, set_cookie, staff, tandem};

/// An account's plan page.
#[must_use]
pub fn plan_path(account: AccountId) -> String {
    format!("/accounts/{account}/plan")
}

/// A task's page, which is also the drawer beside the plan.
#[must_use]
pub fn task_path(account: AccountId, task: TaskId) -> String {
    format!("/accounts/{account}/plan/tasks/{task}")
}

/// An account's contacts page.
#[must_use]
pub fn contacts_path(account: AccountId) -> String {
    format!("/accounts/{account}/contacts")
}

/// What the page says after sharing.
#[must_use]
pub fn shared_sentence(invited: &[String]) -> String {
    if invited.is_empty() {
        "The plan is shared. No mail was sent.".to_owned()
    } else {
        format!(
            "The plan is shared. Invited {}.",
            domain::people::enumerate(invited)
        )
    }
}

#[cfg(feature = "ssr")]
fn undo_path(account: AccountId, kind: &str, id: &str) -> String {
    format!("{}?deleted={kind}-{id}", plan_path(account))
}

#[cfg(feature = "ssr")]
fn parse_move<Id: std::str::FromStr + std::fmt::Display>(to: &str) -> Result<MoveTo<Id>, Refusal> {
    MoveTo::parse(to).ok_or(Refusal::NotFound)
}

/// The frame around every page.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "frame", output = Answer)]
pub async fn frame() -> Result<pages::Frame, ApiError> {
    answer(staff()?.frame().await)
}

/// Ends this browser's session.
///
/// Permissions: any member of staff, their own session.
#[server(prefix = "/api/staff", endpoint = "sign_out", output = Answer)]
pub async fn sign_out() -> Result<(), ApiError> {
    answer(staff()?.sign_out().await)?;
    set_cookie(&tandem()?.no_staff_cookie());
    go_to("/sign-in");
    Ok(())
}

/// A page of the accounts, by name.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "accounts", output = Answer)]
pub async fn accounts(text: String, mine: bool, page: u32) -> Result<pages::AccountPage, ApiError> {
    answer(staff()?.accounts(&text, mine, page).await)
}

/// What the form for a new account offers.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "new_account_editor", output = Answer)]
pub async fn new_account_editor() -> Result<pages::AccountEditor, ApiError> {
    answer(staff()?.new_account_editor().await)
}

/// What the form for an account holds and offers.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "account_editor", output = Answer)]
pub async fn account_editor(account: AccountId) -> Result<pages::AccountEditor, ApiError> {
    answer(staff()?.account_editor(account).await)
}

/// Adds an account with an empty plan.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "create_account", output = Answer)]
pub async fn create_account(
    account: AccountId,
    name: String,
    time_zone: String,
    #[server(default)] owner: String,
) -> Result<(), ApiError> {
    let form = forms::AccountForm {
        name,
        time_zone,
        owner,
    };
    answer(staff()?.create_account(account, form).await)?;
    go_to(&plan_path(account));
    Ok(())
}

/// Edits an account.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "edit_account", output = Answer)]
pub async fn edit_account(
    account: AccountId,
    name: String,
    time_zone: String,
    #[server(default)] owner: String,
    #[server(default)] was: forms::AccountForm,
) -> Result<(), ApiError> {
    let now = forms::AccountForm {
        name,
        time_zone,
        owner,
    };
    answer(staff()?.edit_account(account, Edit { was, now }).await)?;
    notice_if_plain("The account was saved.");
    go_to(&plan_path(account));
    Ok(())
}

/// An account's contacts.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "contacts", output = Answer)]
pub async fn contacts(account: AccountId) -> Result<Vec<pages::ContactRow>, ApiError> {
    answer(staff()?.contacts(account).await)
}

/// A contact's stored form.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "contact_form", output = Answer)]
pub async fn contact_form(account: AccountId, contact: ContactId) -> Result<forms::ContactForm, ApiError> {
    answer(staff()?.contact_form(account, contact).await)
}

/// Adds a contact.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "create_contact", output = Answer)]
pub async fn create_contact(
    account: AccountId,
    contact: ContactId,
    name: String,
    email: String,
    #[server(default)] job_title: String,
) -> Result<(), ApiError> {
    let form = forms::ContactForm {
        name,
        email,
        job_title,
    };
    answer(staff()?.create_contact(account, contact, form).await)?;
    notice_if_plain("The contact was added.");
    go_to(&contacts_path(account));
    Ok(())
}

/// Edits a contact.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "edit_contact", output = Answer)]
pub async fn edit_contact(
    account: AccountId,
    contact: ContactId,
    name: String,
    email: String,
    #[server(default)] job_title: String,
    #[server(default)] was: forms::ContactForm,
) -> Result<(), ApiError> {
    let now = forms::ContactForm {
        name,
        email,
        job_title,
    };
    answer(staff()?.edit_contact(account, contact, Edit { was, now }).await)?;
    notice_if_plain("The contact was saved.");
    go_to(&contacts_path(account));
    Ok(())
}

/// Records that a contact has left; they lose access at once.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "archive_contact", output = Answer)]
pub async fn archive_contact(account: AccountId, contact: ContactId) -> Result<(), ApiError> {
    answer(staff()?.archive_contact(account, contact).await)?;
    notice_if_plain("The contact was archived and has no access any more.");
    go_to_if_plain(&contacts_path(account));
    Ok(())
}

/// Takes a contact back. Access must be given anew.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "restore_contact", output = Answer)]
pub async fn restore_contact(account: AccountId, contact: ContactId) -> Result<(), ApiError> {
    answer(staff()?.restore_contact(account, contact).await)?;
    notice_if_plain("The contact is back. Give access again if they need it.");
    go_to_if_plain(&contacts_path(account));
    Ok(())
}

/// Takes a contact's access back, at once, on open pages too.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "revoke_contact", output = Answer)]
pub async fn revoke_contact(account: AccountId, contact: ContactId) -> Result<(), ApiError> {
    answer(staff()?.revoke_contact(account, contact).await)?;
    notice_if_plain("Access was taken back.");
    go_to_if_plain(&contacts_path(account));
    Ok(())
}

/// Lets a contact enter the portal.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "grant_contact", output = Answer)]
pub async fn grant_contact(account: AccountId, contact: ContactId) -> Result<(), ApiError> {
    answer(staff()?.grant_contact(account, contact).await)?;
    notice_if_plain("They may enter the portal now.");
    go_to_if_plain(&contacts_path(account));
    Ok(())
}

/// Mails a contact a new link, and gives access.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "send_link", output = Answer)]
pub async fn send_link(
    account: AccountId,
    contact: ContactId,
    operation: OperationId,
) -> Result<(), ApiError> {
    answer(staff()?.send_link(account, contact, operation).await)?;
    notice_if_plain("The link is on its way.");
    go_to_if_plain(&contacts_path(account));
    Ok(())
}

/// Makes a personal link for a contact, to be given by hand, and gives access.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "copy_link", output = Answer)]
pub async fn copy_link(account: AccountId, contact: ContactId) -> Result<String, ApiError> {
    let link = answer(staff()?.copy_link(account, contact).await)?;
    notice_if_plain(&format!("Give them this link: {link}"));
    Ok(link)
}

/// An account's plan, and the tag its live stream starts from.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "plan_page", output = Answer)]
pub async fn plan_page(account: AccountId) -> Result<pages::StaffPlanPage, ApiError> {
    answer(staff()?.plan_page(account).await)
}

/// The internal summary.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "plan_summary", output = Answer)]
pub async fn plan_summary(account: AccountId) -> Result<pages::PlanSummary, ApiError> {
    answer(staff()?.plan_summary(account).await)
}

/// Edits the internal summary and the go-live date.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "edit_plan", output = Answer)]
pub async fn edit_plan(
    account: AccountId,
    #[server(default)] summary: String,
    #[server(default)] go_live_on: String,
    #[server(default)] was: forms::PlanForm,
) -> Result<(), ApiError> {
    let now = forms::PlanForm { summary, go_live_on };
    answer(staff()?.edit_plan(account, Edit { was, now }).await)?;
    go_to(&plan_path(account));
    Ok(())
}

/// Adds an objective at the end of the plan.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "create_objective", output = Answer)]
pub async fn create_objective(
    account: AccountId,
    objective: ObjectiveId,
    name: String,
    #[server(default)] description: String,
    #[server(default)] owner: String,
) -> Result<(), ApiError> {
    let form = forms::ObjectiveForm {
        name,
        description,
        owner,
    };
    answer(staff()?.create_objective(account, objective, form).await)?;
    go_to(&plan_path(account));
    Ok(())
}

/// Edits an objective.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "edit_objective", output = Answer)]
pub async fn edit_objective(
    account: AccountId,
    objective: ObjectiveId,
    name: String,
    #[server(default)] description: String,
    #[server(default)] owner: String,
    #[server(default)] was: forms::ObjectiveForm,
) -> Result<(), ApiError> {
    let now = forms::ObjectiveForm {
        name,
        description,
        owner,
    };
    answer(
        staff()?
            .edit_objective(account, objective, Edit { was, now })
            .await,
    )?;
    go_to(&plan_path(account));
    Ok(())
}

/// Moves an objective among the others; `to` is a `MoveTo` key.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "move_objective", output = Answer)]
pub async fn move_objective(account: AccountId, objective: ObjectiveId, to: String) -> Result<(), ApiError> {
    let to = answer(parse_move(&to))?;
    answer(staff()?.move_objective(account, objective, to).await)?;
    go_to_if_plain(&plan_path(account));
    Ok(())
}

/// Deletes an objective with all under it; it can be restored.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "delete_objective", output = Answer)]
pub async fn delete_objective(account: AccountId, objective: ObjectiveId) -> Result<(), ApiError> {
    answer(staff()?.delete_objective(account, objective).await)?;
    go_to_if_plain(&undo_path(account, "objective", &objective.to_string()));
    Ok(())
}

/// Brings a deleted objective back with all that went with it.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "restore_objective", output = Answer)]
pub async fn restore_objective(account: AccountId, objective: ObjectiveId) -> Result<(), ApiError> {
    answer(staff()?.restore_objective(account, objective).await)?;
    go_to_if_plain(&plan_path(account));
    Ok(())
}

/// Adds a play under an objective, or in the plan.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "create_play", output = Answer)]
pub async fn create_play(
    account: AccountId,
    play: WorkflowId,
    #[server(default)] objective: Option<ObjectiveId>,
    name: String,
    #[server(default)] portal_title: String,
    #[server(default)] owner: String,
    #[server(default)] sharing: String,
) -> Result<(), ApiError> {
    let form = forms::PlayForm {
        name,
        portal_title,
        owner,
        sharing,
    };
    answer(staff()?.create_play(account, play, objective, form).await)?;
    go_to(&plan_path(account));
    Ok(())
}

/// Edits a play.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "edit_play", output = Answer)]
pub async fn edit_play(
    account: AccountId,
    play: WorkflowId,
    name: String,
    #[server(default)] portal_title: String,
    #[server(default)] owner: String,
    #[server(default)] sharing: String,
    #[server(default)] was: forms::PlayForm,
) -> Result<(), ApiError> {
    let now = forms::PlayForm {
        name,
        portal_title,
        owner,
        sharing,
    };
    answer(staff()?.edit_play(account, play, Edit { was, now }).await)?;
    go_to(&plan_path(account));
    Ok(())
}

/// Moves a play among the others, or under another objective.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "move_play", output = Answer)]
pub async fn move_play(
    account: AccountId,
    play: WorkflowId,
    #[server(default)] objective: Option<ObjectiveId>,
    to: String,
) -> Result<(), ApiError> {
    let to = answer(parse_move(&to))?;
    answer(staff()?.move_play(account, play, objective, to).await)?;
    go_to_if_plain(&plan_path(account));
    Ok(())
}

/// Deletes a play with its tasks; it can be restored.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "delete_play", output = Answer)]
pub async fn delete_play(account: AccountId, play: WorkflowId) -> Result<(), ApiError> {
    answer(staff()?.delete_play(account, play).await)?;
    go_to_if_plain(&undo_path(account, "play", &play.to_string()));
    Ok(())
}

/// Brings a deleted play back with all that went with it.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "restore_play", output = Answer)]
pub async fn restore_play(account: AccountId, play: WorkflowId) -> Result<(), ApiError> {
    answer(staff()?.restore_play(account, play).await)?;
    go_to_if_plain(&plan_path(account));
    Ok(())
}

/// Sets how much of a play is shareable.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "set_play_sharing", output = Answer)]
pub async fn set_play_sharing(account: AccountId, play: WorkflowId, sharing: String) -> Result<(), ApiError> {
    let sharing = answer(Sharing::parse(&sharing).ok_or(Refusal::NotFound))?;
    answer(staff()?.set_play_sharing(account, play, sharing).await)?;
    go_to_if_plain(&plan_path(account));
    Ok(())
}

/// Names a contact on a play, or no longer. Answers what that changes for customers, if anything.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "set_co_owner", output = Answer)]
pub async fn set_co_owner(
    account: AccountId,
    play: WorkflowId,
    contact: ContactId,
    named: bool,
) -> Result<Option<String>, ApiError> {
    let sentence = answer(staff()?.set_co_owner(account, play, contact, named).await)?;
    notice_if_plain(sentence.as_deref().unwrap_or("Saved."));
    Ok(sentence)
}

/// Adds a task at the end of its home; `@name` and `due fri` at the end of the title are understood.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "create_task", output = Answer)]
pub async fn create_task(
    account: AccountId,
    task: TaskId,
    home: String,
    title: String,
) -> Result<(), ApiError> {
    let home = answer(TaskHome::parse(&home).ok_or(Refusal::NotFound))?;
    answer(staff()?.create_task(account, task, home, &title).await)?;
    go_to_if_plain(&plan_path(account));
    Ok(())
}

/// Edits a task's texts and dates.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "edit_task", output = Answer)]
pub async fn edit_task(
    account: AccountId,
    task: TaskId,
    title: String,
    #[server(default)] description: String,
    #[server(default)] start_on: String,
    #[server(default)] due_on: String,
    #[server(default)] was: forms::TaskForm,
) -> Result<(), ApiError> {
    let now = forms::TaskForm {
        title,
        description,
        start_on,
        due_on,
    };
    answer(staff()?.edit_task(account, task, Edit { was, now }).await)?;
    notice_if_plain("The task was saved.");
    go_to_if_plain(&task_path(account, task));
    Ok(())
}

/// Edits a task's title in place.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "rename_task", output = Answer)]
pub async fn rename_task(
    account: AccountId,
    task: TaskId,
    was_title: String,
    title: String,
) -> Result<(), ApiError> {
    let (was, now) = (was_title.as_str(), title.as_str());
    answer(staff()?.rename_task(account, task, Edit { was, now }).await)
}

/// Sets or clears a task's due date.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "set_due", output = Answer)]
pub async fn set_due(
    account: AccountId,
    task: TaskId,
    #[server(default)] was_due_on: String,
    #[server(default)] due_on: String,
) -> Result<(), ApiError> {
    let (was, now) = (was_due_on.as_str(), due_on.as_str());
    answer(staff()?.set_due(account, task, Edit { was, now }).await)?;
    go_to_if_plain(&task_path(account, task));
    Ok(())
}

/// Assigns a user or contact, or no longer. Answers what that changes for customers, if anything.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "assign", output = Answer)]
pub async fn assign(
    account: AccountId,
    task: TaskId,
    person: String,
    assigned: bool,
) -> Result<Option<String>, ApiError> {
    let person = answer(PersonId::parse(&person).ok_or(Refusal::NotFound))?;
    let sentence = answer(staff()?.assign(account, task, person, assigned).await)?;
    notice_if_plain(sentence.as_deref().unwrap_or("Saved."));
    Ok(sentence)
}

/// Flags a task to show in the portal when its play shares flagged tasks.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "set_show_in_portal", output = Answer)]
pub async fn set_show_in_portal(
    account: AccountId,
    task: TaskId,
    #[server(default)] show: bool,
) -> Result<(), ApiError> {
    answer(staff()?.set_show_in_portal(account, task, show).await)
}

/// Sets a task's status.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "set_status", output = Answer)]
pub async fn set_status(
    account: AccountId,
    task: TaskId,
    was_status: String,
    status: String,
) -> Result<(), ApiError> {
    let was = answer(StatusCategory::parse(&was_status).ok_or(Refusal::NotFound))?;
    let now = answer(StatusCategory::parse(&status).ok_or(Refusal::NotFound))?;
    answer(staff()?.set_status(account, task, Edit { was, now }).await)
}

/// Completes a task.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "complete_task", output = Answer)]
pub async fn complete_task(account: AccountId, task: TaskId) -> Result<(), ApiError> {
    answer(staff()?.complete_task(account, task).await)
}

/// Reopens a task.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "reopen_task", output = Answer)]
pub async fn reopen_task(account: AccountId, task: TaskId) -> Result<(), ApiError> {
    answer(staff()?.reopen_task(account, task).await)
}

/// Moves a task among its siblings or to another home.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "move_task", output = Answer)]
pub async fn move_task(account: AccountId, task: TaskId, home: String, to: String) -> Result<(), ApiError> {
    let home = answer(TaskHome::parse(&home).ok_or(Refusal::NotFound))?;
    let to = answer(parse_move(&to))?;
    answer(staff()?.move_task(account, task, home, to).await)?;
    go_to_if_plain(&plan_path(account));
    Ok(())
}

/// Deletes a task; it can be restored.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "delete_task", output = Answer)]
pub async fn delete_task(account: AccountId, task: TaskId) -> Result<(), ApiError> {
    answer(staff()?.delete_task(account, task).await)?;
    go_to_if_plain(&undo_path(account, "task", &task.to_string()));
    Ok(())
}

/// Brings a deleted task back.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "restore_task", output = Answer)]
pub async fn restore_task(account: AccountId, task: TaskId) -> Result<(), ApiError> {
    answer(staff()?.restore_task(account, task).await)?;
    go_to_if_plain(&plan_path(account));
    Ok(())
}

/// A task's long parts.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "task_detail", output = Answer)]
pub async fn task_detail(account: AccountId, task: TaskId) -> Result<pages::StaffTaskDetail, ApiError> {
    answer(staff()?.task_detail(account, task).await)
}

/// What the share dialog shows.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "share_editor", output = Answer)]
pub async fn share_editor(account: AccountId) -> Result<pages::ShareEditor, ApiError> {
    answer(staff()?.share_editor(account).await)
}

/// Shares the plan, gives the chosen contacts access and, with `mail`, invites them. Answers who was invited.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "share_plan", output = Answer)]
pub async fn share_plan(
    account: AccountId,
    operation: OperationId,
    title: String,
    #[server(default)] was_title: String,
    #[server(default)] contacts: Vec<String>,
    #[server(default)] message: String,
    mail: bool,
) -> Result<Vec<String>, ApiError> {
    let form = forms::ShareForm {
        title,
        was_title,
        contacts,
        message,
    };
    let invited = answer(staff()?.share_plan(account, operation, form, mail).await)?;
    notice_if_plain(&shared_sentence(&invited));
    go_to_if_plain(&plan_path(account));
    Ok(invited)
}

/// Unshares the plan, at once, on open pages too.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "unshare_plan", output = Answer)]
pub async fn unshare_plan(account: AccountId) -> Result<(), ApiError> {
    answer(staff()?.unshare_plan(account).await)?;
    notice_if_plain("The plan is no longer shared. Nobody outside sees it.");
    go_to_if_plain(&plan_path(account));
    Ok(())
}

/// What a contact sees, or would see once the plan is shared. Read-only; it makes no portal session.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "customer_view", output = Answer)]
pub async fn customer_view(
    account: AccountId,
    contact: ContactId,
) -> Result<customer::CustomerView, ApiError> {
    answer(staff()?.customer_view(account, contact).await)
}

/// A task as a contact sees it, or would once the plan is shared, with its description as safe HTML.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "customer_task", output = Answer)]
pub async fn customer_task(
    account: AccountId,
    contact: ContactId,
    task: TaskId,
) -> Result<(customer::CustomerTaskDetail, String), ApiError> {
    let detail = answer(staff()?.customer_task(account, contact, task).await)?;
    let html = server::markdown::render(detail.description());
    Ok((detail, html))
}

/// The organisation's settings.
///
/// Permissions: any member of staff.
#[server(prefix = "/api/staff", endpoint = "organisation_settings", output = Answer)]
pub async fn organisation_settings() -> Result<pages::OrganisationSettings, ApiError> {
    answer(staff()?.organisation_settings().await)
}

/// Edits the organisation's name and when a due date is soon.
///
/// Permissions: admins.
#[server(prefix = "/api/staff", endpoint = "edit_organisation", output = Answer)]
pub async fn edit_organisation(name: String, soon_days: String) -> Result<(), ApiError> {
    answer(staff()?.edit_organisation(&name, &soon_days).await)?;
    notice_if_plain("The settings were saved.");
    go_to_if_plain("/settings");
    Ok(())
}

/// Switches the customer portal on or off for everybody, at once.
///
/// Permissions: admins.
#[server(prefix = "/api/staff", endpoint = "set_portal_enabled", output = Answer)]
pub async fn set_portal_enabled(#[server(default)] enabled: bool) -> Result<(), ApiError> {
    answer(staff()?.set_portal_enabled(enabled).await)?;
    notice_if_plain("The settings were saved.");
    go_to_if_plain("/settings");
    Ok(())
}

/// The mails a demo wrote to files, newest first.
///
/// Permissions: any member of staff, in demo mode only; elsewhere there's no such thing.
#[server(prefix = "/api/staff", endpoint = "dev_mails", output = Answer)]
pub async fn dev_mails() -> Result<Vec<pages::DevMail>, ApiError> {
    answer(staff()?.dev_mails().await)
}
