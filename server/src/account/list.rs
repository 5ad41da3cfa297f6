//! The accounts list and the frame around every page: aggregates over many accounts, in a fixed number of statements.

use crate::{
    actor::Staff,
    clock::{Clock, date_in},
    live::accounts_tag,
    store::{AccountFilter, ListedAccount, ListedTasks, RailTasks},
};
use domain::{
    calendar::{Date, parse_iso, plus_days, to_iso},
    ids::AccountId,
    progress::Progress,
    refusal::Refusal,
    task::StatusCategory,
    views::pages::{AccountPage, AccountRow, Frame, RailAccount},
};
use std::collections::HashMap;
use uuid::Uuid;

/// Accounts on one page of the list.
const PAGE: u32 = 50;

impl Staff {
    /// The accounts whose name contains `text`, in any case, by name; only those they own, if `mine`. Pages count from 1; a page
    /// past the end is the last one. Any member of staff.
    ///
    /// # Errors
    /// None but [`Refusal::Unavailable`].
    pub async fn accounts(&self, text: &str, mine: bool, page: u32) -> Result<AccountPage, Refusal> {
        let store = self.tandem().store();
        let filter = AccountFilter {
            text: text.to_owned(),
            owner: mine.then_some(self.user()),
        };
        let total = store.count_accounts(&filter).await?;
        let pages = total.div_ceil(PAGE).max(1);
        let page = page.clamp(1, pages);
        let accounts = store
            .list_accounts(&filter, i64::from(page - 1) * i64::from(PAGE), i64::from(PAGE))
            .await?;
        let ids: Vec<Uuid> = accounts.iter().map(|account| account.id).collect();
        let mut tasks: HashMap<Uuid, Vec<ListedTasks>> = HashMap::new();
        for counted in store.count_tasks(&ids).await? {
            tasks.entry(counted.account_id).or_default().push(counted);
        }
        let row = |account: ListedAccount| {
            let tasks = tasks.remove(&account.id).unwrap_or_default();
            account_row(account, &tasks, self.tandem().clock())
        };
        Ok(AccountPage {
            rows: accounts.into_iter().map(row).collect(),
            total,
            page,
            pages,
        })
    }

    /// The frame around every page: who is signed in, the vendor's name, the accounts they own. Any member of staff.
    ///
    /// # Errors
    /// None but [`Refusal::Unavailable`].
    pub async fn frame(&self) -> Result<Frame, Refusal> {
        let now = self.tandem().clock().now();
        // No zone is more than a day ahead of UTC, so nothing due later can be overdue anywhere.
        let until = to_iso(plus_days(date_in(now, "UTC"), 1));
        let rows = self.tandem().store().rail(self.user(), &until).await?;
        Ok(Frame {
            user: self.user(),
            name: self.name().to_owned(),
            organisation: rows
                .first()
                .map(|row| row.organisation.clone())
                .unwrap_or_default(),
            has_mailbox: self.tandem().has_mailbox(),
            can_mail: self.tandem().mailer().can_send(),
            accounts_tag: accounts_tag(rows.first().map_or(0, |row| row.changes)),
            my_accounts: rail(rows, self.tandem().clock()),
        })
    }
}

/// Rows of one account follow one another.
fn rail(rows: Vec<RailTasks>, clock: &Clock) -> Vec<RailAccount> {
    let mut accounts: Vec<RailAccount> = Vec::new();
    for row in rows {
        let RailTasks {
            organisation: _,
            id: Some(id),
            name: Some(name),
            time_zone: Some(zone),
            due_on,
            tasks,
            changes: _,
        } = row
        else {
            continue;
        };
        let id = AccountId::new(id);
        if accounts.last().is_none_or(|last| last.id != id) {
            accounts.push(RailAccount { id, name, overdue: 0 });
        }
        let is_overdue = due_on
            .as_deref()
            .and_then(parse_iso)
            .is_some_and(|due| due < clock.today_in(&zone));
        if let Some(account) = accounts.last_mut().filter(|_| is_overdue) {
            account.overdue += count(tasks);
        }
    }
    accounts
}

fn account_row(account: ListedAccount, tasks: &[ListedTasks], clock: &Clock) -> AccountRow {
    let ListedAccount {
        id,
        name,
        time_zone,
        owner,
        shared_at,
        with_access,
    } = account;
    let today = clock.today_in(&time_zone);
    AccountRow {
        id: AccountId::new(id),
        name,
        owner,
        progress: progress(tasks),
        overdue: open_due(tasks)
            .filter(|(due, _)| *due < today)
            .map(|(_, tasks)| tasks)
            .sum(),
        next_due_on: open_due(tasks)
            .map(|(due, _)| due)
            .filter(|due| *due >= today)
            .min(),
        today,
        is_shared: shared_at.is_some(),
        with_access: count(with_access),
    }
}

/// When open tasks are due, and how many.
fn open_due(tasks: &[ListedTasks]) -> impl Iterator<Item = (Date, u32)> {
    tasks
        .iter()
        .filter_map(|alike| Some((alike.due_on.as_deref().and_then(parse_iso)?, count(alike.tasks))))
}

/// The same as `Progress::of` over the plan's tasks, from counts.
fn progress(tasks: &[ListedTasks]) -> Progress {
    let in_plan = || tasks.iter().filter(|alike| alike.in_plan);
    let status = |alike: &ListedTasks| StatusCategory::parse(&alike.status);
    let sum = |keep: &dyn Fn(Option<StatusCategory>) -> bool| {
        in_plan()
            .filter(|alike| keep(status(alike)))
            .map(|alike| count(alike.tasks))
            .sum()
    };
    Progress {
        done: sum(&|status| status == Some(StatusCategory::Completed)),
        total: sum(&|status| status != Some(StatusCategory::Cancelled)),
    }
}

fn count(number: i64) -> u32 {
    u32::try_from(number).unwrap_or(0)
}

#[cfg(test)]
mod unit_tests {
    use super::*;

    fn tasks(status: StatusCategory, due_on: Option<&str>, in_plan: bool, tasks: i64) -> ListedTasks {
        let due_on = due_on.map(str::to_owned);
        ListedTasks {
            account_id: Uuid::nil(),
            status: status.key().to_owned(),
            due_on,
            in_plan,
            tasks,
        }
    }

    #[test]
    fn an_account_s_numbers_come_from_its_tasks() {
        // 22 November 2026, 12:00 UTC: in Auckland it is the 23rd already.
        let clock = Clock::standing_at(domain::calendar::Timestamp(1_795_348_800_000));
        let account = ListedAccount {
            id: Uuid::nil(),
            name: "Sitwell Homes".to_owned(),
            time_zone: "Pacific/Auckland".to_owned(),
            owner: None,
            shared_at: Some(1),
            with_access: 2,
        };
        let tasks = [
            tasks(StatusCategory::Completed, None, true, 3),
            tasks(StatusCategory::Cancelled, None, true, 5),
            tasks(StatusCategory::NotStarted, Some("2026-11-22"), true, 2),
            tasks(StatusCategory::Started, Some("2026-11-24"), false, 1),
        ];
        let row = account_row(account, &tasks, &clock);
        assert_eq!(row.progress, Progress { done: 3, total: 5 });
        assert_eq!(row.overdue, 2);
        assert_eq!(row.next_due_on, parse_iso("2026-11-24"));
        assert!(row.is_shared);
    }
}
