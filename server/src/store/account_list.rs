//! Reading many accounts at once, in a fixed number of statements.

use super::Store;
use crate::incident::OrIncident;
use domain::{ids::UserId, refusal::Refusal};
use sea_orm::{ConnectionTrait, FromQueryResult, Value};
use uuid::Uuid;

/// Which accounts are wanted.
pub(crate) struct AccountFilter {
    /// Part of the name, any case; empty means all.
    pub(crate) text: String,
    /// Only those of that owner.
    pub(crate) owner: Option<UserId>,
}

/// An account of the list.
#[derive(FromQueryResult)]
pub(crate) struct ListedAccount {
    /// Which one.
    pub(crate) id: Uuid,
    /// Its name.
    pub(crate) name: String,
    /// Its IANA zone.
    pub(crate) time_zone: String,
    /// Its owner's name.
    pub(crate) owner: Option<String>,
    /// Since when its plan is shared.
    pub(crate) shared_at: Option<i64>,
    /// Contacts who may enter the portal.
    pub(crate) with_access: i64,
}

/// An account's tasks that are alike.
#[derive(FromQueryResult)]
pub(crate) struct ListedTasks {
    /// Whose.
    pub(crate) account_id: Uuid,
    /// Their status, by key.
    pub(crate) status: String,
    /// When they are due; only of open ones.
    pub(crate) due_on: Option<String>,
    /// Whether they are in the plan.
    pub(crate) in_plan: bool,
    /// How many.
    pub(crate) tasks: i64,
}

/// The organisation's name, with one of the accounts somebody owns and its open tasks due on one day, where there are any.
#[derive(FromQueryResult)]
pub(crate) struct RailTasks {
    /// The vendor's name.
    pub(crate) organisation: String,
    /// The account.
    pub(crate) id: Option<Uuid>,
    /// Its name.
    pub(crate) name: Option<String>,
    /// Its IANA zone.
    pub(crate) time_zone: Option<String>,
    /// A day.
    pub(crate) due_on: Option<String>,
    /// Open tasks due on that day.
    pub(crate) tasks: i64,
    /// How often any account has changed.
    pub(crate) changes: i64,
}

const WANTED: &str = "LOWER(a.name) LIKE LOWER($1) ESCAPE '!' AND (NOT $2 OR a.owner_id = $3)";

const ACCOUNTS: &str = "SELECT a.id, a.name, a.time_zone, u.name AS owner, s.shared_at, \
    (SELECT COUNT(*) FROM contact c JOIN portal_access x ON x.contact_id = c.id \
     WHERE c.account_id = a.id AND c.archived_at IS NULL AND x.revoked_at IS NULL) AS with_access \
    FROM account a LEFT JOIN staff_user u ON u.id = a.owner_id \
    LEFT JOIN plan_share s ON s.account_id = a.id AND s.ended_at IS NULL";

/// No change leaves a version as it is, a new account comes with one, and no account ever goes: so it only grows.
const CHANGES: &str = "SELECT CAST(COALESCE(SUM(version), 0) AS BIGINT) AS changes FROM account";

const RAIL: &str = "o.name AS organisation, a.id, a.name, a.time_zone, t.due_on, COUNT(t.id) AS tasks FROM organisation o \
    LEFT JOIN (SELECT id, name, time_zone FROM account WHERE owner_id = $1 ORDER BY LOWER(name), id LIMIT 10) a ON TRUE \
    LEFT JOIN task t ON t.account_id = a.id AND t.deleted_at IS NULL AND t.status IN ('not_started', 'started') AND t.due_on <= $2 \
    WHERE o.id = 1 GROUP BY o.name, a.id, a.name, a.time_zone, t.due_on ORDER BY LOWER(a.name), a.id";

impl Store {
    /// How many accounts fit.
    pub(crate) async fn count_accounts(&self, filter: &AccountFilter) -> Result<u32, Refusal> {
        let sql = format!("SELECT COUNT(*) AS accounts FROM account a WHERE {WANTED}");
        let row = self
            .connection()
            .query_one_raw(self.statement(&sql, filter.values()))
            .await
            .or_incident("counting accounts")?;
        let count: i64 = row
            .map_or(Ok(0), |row| row.try_get("", "accounts"))
            .or_incident("counting accounts")?;
        Ok(u32::try_from(count).unwrap_or(u32::MAX))
    }

    /// Those accounts, by name, from that place on.
    pub(crate) async fn list_accounts(
        &self,
        filter: &AccountFilter,
        from: i64,
        count: i64,
    ) -> Result<Vec<ListedAccount>, Refusal> {
        let sql =
            format!("{ACCOUNTS} WHERE {WANTED} ORDER BY LOWER(a.name), a.id LIMIT {count} OFFSET {from}");
        let ask = self.statement(&sql, filter.values());
        ListedAccount::find_by_statement(ask)
            .all(self.connection())
            .await
            .or_incident("listing accounts")
    }

    /// The tasks of those accounts, counted.
    pub(crate) async fn count_tasks(&self, accounts: &[Uuid]) -> Result<Vec<ListedTasks>, Refusal> {
        if accounts.is_empty() {
            return Ok(Vec::new());
        }
        let numbers: Vec<String> = (1..=accounts.len()).map(|number| format!("${number}")).collect();
        let sql = format!(
            "SELECT d.account_id, d.status, d.due_on, d.in_plan, COUNT(*) AS tasks FROM (\
             SELECT t.account_id, t.status, COALESCE(w.in_plan, TRUE) AS in_plan, \
             CASE WHEN t.status IN ('not_started', 'started') THEN t.due_on END AS due_on \
             FROM task t LEFT JOIN workflow w ON w.id = t.workflow_id \
             WHERE t.deleted_at IS NULL AND t.account_id IN ({})) d GROUP BY d.account_id, d.status, d.due_on, d.in_plan",
            numbers.join(", ")
        );
        let ask = self.statement(&sql, accounts.iter().map(|id| Value::from(*id)).collect());
        ListedTasks::find_by_statement(ask)
            .all(self.connection())
            .await
            .or_incident("counting tasks")
    }

    /// The rail of that user: at most ten accounts, by name, with open tasks due until that day (ISO).
    pub(crate) async fn rail(&self, owner: UserId, until: &str) -> Result<Vec<RailTasks>, Refusal> {
        let sql = format!("SELECT ({CHANGES}) AS changes, {RAIL}");
        let ask = self.statement(&sql, vec![owner.uuid().into(), until.into()]);
        RailTasks::find_by_statement(ask)
            .all(self.connection())
            .await
            .or_incident("reading the frame")
    }

    /// How often any account has changed.
    pub(crate) async fn account_changes(&self) -> Result<i64, Refusal> {
        let row = self
            .connection()
            .query_one_raw(self.statement(CHANGES, Vec::new()))
            .await
            .or_incident("counting changes of accounts")?;
        row.map_or(Ok(0), |row| row.try_get("", "changes"))
            .or_incident("counting changes of accounts")
    }
}

impl AccountFilter {
    fn values(&self) -> Vec<Value> {
        vec![
            like_pattern(&self.text).into(),
            self.owner.is_some().into(),
            self.owner.map(UserId::uuid).into(),
        ]
    }
}

/// A pattern that finds that text anywhere, whatever signs are in it; `!` escapes.
fn like_pattern(text: &str) -> String {
    let escaped: String = text
        .trim()
        .chars()
        .flat_map(|letter| {
            ['!', letter]
                .into_iter()
                .skip(usize::from(!"!%_".contains(letter)))
        })
        .collect();
    format!("%{escaped}%")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_the_pattern_language_are_searched_as_they_are() {
        assert_eq!(like_pattern(" Homes "), "%Homes%");
        assert_eq!(like_pattern("100%_!"), "%100!%!_!!%");
    }
}
