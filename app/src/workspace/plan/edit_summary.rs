//! The internal summary and the go-live date in one form.

use crate::{
    api::staff::EditPlan,
    ui::{DateField, Hidden, TextArea},
    workspace::{
        frame::{FormPage, PostForm, SentForm, actions, conflict, originals},
        paths::plan_path,
        screen::PlainPage,
    },
};
use domain::{forms::PlanForm, ids::AccountId, refusal::Refusal, views::staff::StaffHeader};
use leptos::prelude::*;
use server::actor::Staff;

/// Edits the summary and the go-live date.
#[derive(Clone, Debug)]
pub(crate) struct SummaryEditing {
    header: StaffHeader,
    stored: PlanForm,
}

impl SummaryEditing {
    /// Reads what is stored of them.
    pub(crate) async fn read(staff: &Staff, account: AccountId) -> Result<Self, Refusal> {
        let stored = staff.plan_form(account).await?;
        let header = staff.account_header(account).await?;
        Ok(Self { header, stored })
    }
}

impl PlainPage for SummaryEditing {
    fn draw(self) -> impl IntoView + 'static {
        let Self { header, stored } = self;
        let account = header.account;
        let form = SentForm::of::<EditPlan>();
        let (address, back) = (form.address(), plan_path(account));
        let was = originals(&form, &stored.fields());
        let (conflict, fields) = (conflict(&form), fields(&form, &stored));
        view! {
            <FormPage deed="Plan summary" of=header.name back=back.clone() back_words="Back to the plan" form>
                {conflict}
                <PostForm address>
                    <Hidden name="account" value=account.to_string() />
                    {was}
                    {fields}
                    {actions("Save", back)}
                </PostForm>
            </FormPage>
        }
    }
}

fn fields(form: &SentForm, stored: &PlanForm) -> impl IntoView + use<> {
    view! {
        <TextArea
            id="summary"
            name="summary"
            label="Summary"
            hint="Markdown. Only your team reads it, whether the plan is shared or not"
            rows=10
            value=form.value("summary", &stored.summary)
            error=form.message("summary")
        />
        <DateField
            id="go_live_on"
            name="go_live_on"
            label="Go-live date"
            hint="Customers read it over the plan once it is shared"
            value=form.value("go_live_on", &stored.go_live_on)
            error=form.message("go_live_on")
        />
    }
}
