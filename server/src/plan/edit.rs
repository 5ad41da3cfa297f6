//! The plan's internal summary and go-live date.

use crate::{
    activity::Activity,
    actor::Staff,
    incident::OrIncident,
    markdown,
    store::{AccountChange, entity},
};
use domain::{
    calendar::{Date, to_iso},
    editing::{Edit, Merge},
    forms::PlanForm,
    ids::AccountId,
    plan::SuccessPlan,
    refusal::Refusal,
    validation::{FieldErrors, TEXT_MAX, optional_date, text},
};
use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter,
    sea_query::{Expr, ExprTrait},
};

impl Staff {
    /// The internal summary as safe HTML. Any member of staff.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub async fn plan_summary(&self, account: AccountId) -> Result<String, Refusal> {
        let snapshot = self.plan_now(account).await?;
        Ok(markdown::render(&snapshot.plan.summary))
    }

    /// What is stored of the summary and the go-live date, for the form. Any member of staff.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub async fn plan_form(&self, account: AccountId) -> Result<PlanForm, Refusal> {
        let snapshot = self.plan_now(account).await?;
        Ok(form(&snapshot.plan))
    }

    /// Edits the summary and the go-live date. Any member of staff.
    ///
    /// # Errors
    /// [`Refusal::NotFound`]; [`Refusal::Invalid`] at `summary`, `go_live_on`; [`Refusal::Stale`].
    pub async fn edit_plan(&self, account: AccountId, edit: Edit<PlanForm>) -> Result<(), Refusal> {
        let (change, snapshot) = self.begin(account).await?;
        let Some(form) = merged(edit, form(&snapshot.plan))? else {
            return Ok(());
        };
        let (summary, go_live_on) = check(&form)?;
        write(&change, summary, go_live_on).await?;
        change.commit(self.person(), Activity::PlanEdited).await
    }
}

fn form(plan: &SuccessPlan) -> PlanForm {
    PlanForm {
        summary: plan.summary.clone(),
        go_live_on: plan.go_live_on.map(to_iso).unwrap_or_default(),
    }
}

fn merged(edit: Edit<PlanForm>, stored: PlanForm) -> Result<Option<PlanForm>, Refusal> {
    let Edit { was, now } = edit;
    let mut merge = Merge::default();
    let form = PlanForm {
        summary: merge.text("summary", &was.summary, stored.summary, now.summary),
        go_live_on: merge.text("go_live_on", &was.go_live_on, stored.go_live_on, now.go_live_on),
    };
    merge.finish(form)
}

fn check(form: &PlanForm) -> Result<(String, Option<Date>), Refusal> {
    let PlanForm { summary, go_live_on } = form;
    let mut errors = FieldErrors::default();
    let summary = errors.take("summary", text("the summary", summary, TEXT_MAX));
    let go_live_on = errors.take("go_live_on", optional_date("the go-live date", go_live_on));
    match (summary, go_live_on) {
        (Some(summary), Some(go_live_on)) => Ok((summary, go_live_on)),
        _ => Err(Refusal::Invalid(errors)),
    }
}

async fn write(change: &AccountChange, summary: String, go_live_on: Option<Date>) -> Result<(), Refusal> {
    use entity::success_plan::Column;
    entity::success_plan::Entity::update_many()
        .col_expr(Column::Summary, Expr::value(summary))
        .col_expr(Column::GoLiveOn, Expr::value(go_live_on.map(to_iso)))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::AccountId.eq(change.account().uuid()))
        .exec(change.transaction())
        .await
        .or_incident("editing a plan")?;
    Ok(())
}
