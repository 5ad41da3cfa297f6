//! A form's messages and what was typed, after the server refused it: a form is sent by the browser, and when it is refused the page
//! comes back with both.

use crate::{
    api::ApiError,
    request::{FormReturn, Returned},
};
use domain::refusal::Stale;
use leptos::server_fn::ServerFn;

/// How a form stands: why it was refused, if it was, and what was typed then. Fields have their form name as id.
#[derive(Clone, Debug)]
pub(crate) struct SentForm {
    address: &'static str,
    came_back: Option<FormReturn>,
}

impl SentForm {
    /// Of the form that posts to that server function.
    pub(crate) fn of<F: ServerFn>() -> Self {
        Self {
            address: F::PATH,
            came_back: Returned::get().form(F::PATH).cloned(),
        }
    }

    /// Of two forms on one page the one that was refused, if one was, for the page's title and summary. Never both are.
    pub(crate) fn or(self, other: Self) -> Self {
        if other.came_back.is_some() { other } else { self }
    }

    /// Where the form posts.
    pub(crate) const fn address(&self) -> &'static str {
        self.address
    }

    fn error(&self) -> Option<&ApiError> {
        self.came_back.as_ref().map(|form| &form.error)
    }

    /// What stands in a field at first: what was typed, or else what is stored.
    pub(crate) fn value(&self, field: &str, stored: &str) -> String {
        let typed = self.came_back.as_ref().and_then(|form| form.value(field));
        typed.unwrap_or(stored).to_owned()
    }

    /// All values of a field that is sent several times (`field[]`), if the form came back.
    pub(crate) fn values(&self, field: &str) -> Option<Vec<String>> {
        let ours = |name: &str| {
            name.strip_prefix(field)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('['))
        };
        let form = self.came_back.as_ref().filter(|form| !form.fields.is_empty())?;
        let values = form.fields.iter().filter(|(name, _)| ours(name));
        Some(values.map(|(_, value)| value.clone()).collect())
    }

    /// What is sent as the text a field started from: what the form came back with, or else what is stored.
    pub(crate) fn original(&self, name: &str, field: &str, stored: &str) -> String {
        let came_back = self.came_back.as_ref();
        let original = came_back.and_then(|form| form.original(name, field));
        original.unwrap_or(stored).to_owned()
    }

    /// What somebody else stored meanwhile, if that is why the form was refused.
    pub(crate) fn stale(&self) -> Option<&Stale> {
        self.error().and_then(ApiError::stale)
    }

    /// The message beside a field.
    pub(crate) fn message(&self, field: &str) -> Option<String> {
        self.error()?.message(field)
    }

    /// The entries of the error summary: the fields' messages, or else the refusal's sentence.
    pub(crate) fn summary(&self) -> Vec<(String, String)> {
        self.error().map(ApiError::entries).unwrap_or_default()
    }

    /// The page's title, with "Error: " before it while there is a message.
    pub(crate) fn title(&self, thing: &str) -> String {
        match self.error() {
            Some(_) => format!("Error: {thing}"),
            None => thing.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::staff::{EditTask, SharePlan};
    use domain::refusal::{Refusal, StaleField};
    use leptos::prelude::{Owner, provide_context};

    /// How a form stands on a page to which one came back that was sent to that address.
    fn standing<F: ServerFn>(action: &str, fields: &[(&str, &str)], refusal: Refusal) -> SentForm {
        let field = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        let form = FormReturn {
            action: action.to_owned(),
            fields: fields.iter().map(field).collect(),
            error: refusal.into(),
        };
        Owner::new().with(|| {
            provide_context(Returned {
                notice: None,
                form: Some(form),
            });
            SentForm::of::<F>()
        })
    }

    fn texts(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        let pair = |(field, text): &(&str, &str)| ((*field).to_owned(), (*text).to_owned());
        pairs.iter().map(pair).collect()
    }

    #[test]
    fn a_form_that_was_not_refused_holds_what_is_stored() {
        let form = Owner::new().with(SentForm::of::<EditTask>);
        assert_eq!(form.address(), "/api/staff/edit_task");
        assert_eq!(form.value("title", "stored"), "stored");
        assert_eq!(form.original("was[title]", "title", "stored"), "stored");
        assert_eq!((form.values("contacts"), form.message("title")), (None, None));
        assert_eq!(
            (form.summary(), form.title("Edit task")),
            (Vec::new(), "Edit task".to_owned())
        );
    }

    #[test]
    fn what_another_form_held_is_not_taken_for_this_ones() {
        let refusal = || Refusal::field("title", "Enter a title.");
        let fields = [("title", "typed")];
        let form = standing::<EditTask>("/api/staff/rename_task", &fields, refusal());
        assert_eq!(
            (form.value("title", "stored"), form.summary()),
            ("stored".to_owned(), Vec::new())
        );

        let ours = standing::<EditTask>("/api/staff/edit_task", &fields, refusal());
        for both in [form.clone().or(ours.clone()), ours.or(form)] {
            assert_eq!(both.value("title", "stored"), "typed");
        }
    }

    #[test]
    fn a_refused_form_says_why_and_holds_what_was_typed() {
        let fields = [
            ("title", ""),
            ("description", "typed"),
            ("was[title]", "at first"),
        ];
        let refusal = Refusal::field("title", "Enter a title.");
        let form = standing::<EditTask>("/api/staff/edit_task", &fields, refusal);
        assert_eq!(
            form.value("title", "stored"),
            "",
            "what was cleared stays cleared"
        );
        assert_eq!(form.value("description", "stored"), "typed");
        assert_eq!(form.value("due_on", "stored"), "stored");
        assert_eq!(form.original("was[title]", "title", "stored"), "at first");
        assert_eq!(form.message("title").as_deref(), Some("Enter a title."));
        assert_eq!(form.message("description"), None);
        assert_eq!(form.summary(), texts(&[("title", "Enter a title.")]));
        assert_eq!(form.title("Edit task"), "Error: Edit task");

        let sentence = Refusal::NotAllowed("Not now.".to_owned());
        let form = standing::<EditTask>("/api/staff/edit_task", &fields, sentence);
        assert_eq!(form.summary(), texts(&[("", "Not now.")]));
    }

    #[test]
    fn a_field_that_is_sent_several_times_comes_back_with_all_its_values() {
        let fields = [
            ("contacts[0]", "sally"),
            ("contacts[]", "stan"),
            ("contacts_of", "x"),
            ("mail", "true"),
        ];
        let refusal = || Refusal::field("title", "Enter a title.");
        let form = standing::<SharePlan>("/api/staff/share_plan", &fields, refusal());
        assert_eq!(
            form.values("contacts"),
            Some(vec!["sally".to_owned(), "stan".to_owned()])
        );
        let none = standing::<SharePlan>("/api/staff/share_plan", &fields[3..], refusal());
        assert_eq!(none.values("contacts"), Some(Vec::new()), "all were taken off");
        let not_kept = standing::<SharePlan>("/api/staff/share_plan", &[], refusal());
        assert_eq!(
            not_kept.values("contacts"),
            None,
            "nothing is known of what was chosen"
        );
    }

    #[test]
    fn after_a_conflict_an_edit_starts_from_what_was_shown() {
        let stale = Stale {
            fields: vec![StaleField {
                field: "owner".to_owned(),
                theirs: "Maya".to_owned(),
                mine: "Ines".to_owned(),
                stored: "user-maya".to_owned(),
            }],
        };
        let fields = [
            ("owner", "user-ines"),
            ("was[owner]", ""),
            ("was[title]", "at first"),
        ];
        let form = standing::<EditTask>("/api/staff/edit_task", &fields, Refusal::Stale(stale));
        assert_eq!(form.value("owner", ""), "user-ines");
        assert_eq!(form.original("was[owner]", "owner", "newer"), "user-maya");
        assert_eq!(form.original("was[title]", "title", "newer"), "at first");
        assert!(form.stale().is_some());
    }
}
