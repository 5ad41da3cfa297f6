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
    editing::{Edited, changes},
    forms::PlanForm,
    ids::AccountId,
    refusal::Refusal,
    validation::{FieldErrors, TEXT_MAX, optional_date, text},
    views::pages::PlanSummary,
};
use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter,
    sea_query::{Expr, ExprTrait},
};

impl Staff {
    /// The internal summary and the go-live date. Any member of staff.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub async fn plan_summary(&self, account: AccountId) -> Result<PlanSummary, Refusal> {
        let snapshot = self.plan_now(account).await?;
        let plan = &snapshot.plan;
        let form = PlanForm {
            summary: plan.summary.clone(),
            go_live_on: plan.go_live_on.map(to_iso).unwrap_or_default(),
        };
        Ok(PlanSummary {
            form,
            html: markdown::render(&plan.summary),
            version: plan.version,
        })
    }

    /// Edits the summary and the go-live date, starting from that version of them. Any member of staff.
    ///
    /// # Errors
    /// [`Refusal::NotFound`]; [`Refusal::Invalid`] at `summary`, `go_live_on`; [`Refusal::Stale`].
    pub async fn edit_plan(&self, account: AccountId, version: i64, form: PlanForm) -> Result<(), Refusal> {
        let (summary, go_live_on) = check(&form)?;
        let (change, snapshot) = self.begin(account).await?;
        let stored = &snapshot.plan;
        let fields = [
            Edited::text("summary", &stored.summary, &summary),
            Edited::text(
                "go_live_on",
                iso_or_empty(stored.go_live_on),
                iso_or_empty(go_live_on),
            ),
        ];
        if !changes(version, stored.version, &fields)? {
            return Ok(());
        }
        write(&change, summary, go_live_on).await?;
        change.commit(self.person(), Activity::PlanEdited).await
    }
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

fn iso_or_empty(date: Option<Date>) -> String {
    date.map(to_iso).unwrap_or_default()
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
