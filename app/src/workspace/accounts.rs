//! The accounts: found by name, one's own or all.

use super::{
    failed_part::failed,
    focus::keep_in_link,
    frame::{Page, frame},
    page_address::PageAddress,
    search::SearchForm,
};
use crate::{
    api::{
        ApiError,
        post::{Body, LastAnswer},
        staff,
    },
    live::{AccountNews, follow_accounts},
    request::Address,
    ui::{
        Computed, Current, EmptyState, Hidden, IconPath, Visibility, VisibilityTag, follow, on_change, still,
    },
    workspace::paths::plan_path,
};
use domain::{
    calendar::{short_words, to_iso},
    percent::percent_encoded,
    views::pages::{AccountPage, AccountRow},
};
use leptos::{prelude::*, server_fn::ServerFn};
use serde::{Deserialize, Serialize};

/// What is searched, as it stands in the address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Search {
    text: String,
    mine: bool,
    page: u32,
}

impl Search {
    fn of(address: &Address) -> Self {
        Self {
            text: address.value("q"),
            mine: address.parameter("mine") == Some("1"),
            page: address
                .parameter("page")
                .and_then(|page| page.parse().ok())
                .unwrap_or(1)
                .max(1),
        }
    }

    fn query(&self) -> String {
        let mut parts = Vec::new();
        if !self.text.is_empty() {
            parts.push(format!("q={}", percent_encoded(&self.text)));
        }
        if self.mine {
            parts.push("mine=1".to_owned());
        }
        if self.page > 1 {
            parts.push(format!("page={}", self.page));
        }
        if parts.is_empty() {
            String::new()
        } else {
            format!("?{}", parts.join("&"))
        }
    }

    fn is_empty(&self) -> bool {
        self.text.trim().is_empty() && !self.mine
    }
}

/// What the accounts page is drawn from.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct AccountsScreen {
    page: AccountPage,
    /// The address of the news, from the state on that the page is drawn at.
    stream: String,
}

#[cfg(feature = "ssr")]
impl AccountsScreen {
    /// Reads the accounts that the address asks for.
    pub(crate) async fn read(
        staff: &server::actor::Staff,
        frame: &domain::views::pages::Frame,
        address: &Address,
    ) -> Result<Self, domain::refusal::Refusal> {
        let Search { text, mine, page } = Search::of(address);
        let page = staff.accounts(&text, mine, page).await?;
        let stream = format!("/live/accounts?accounts_since={}", frame.accounts_tag);
        Ok(Self { page, stream })
    }
}

/// The accounts list, which follows its address, the search, the chips, the pages, and what changes in the accounts.
pub(crate) fn accounts_page(screen: AccountsScreen) -> impl IntoView {
    #[cfg(feature = "ssr")]
    super::frame::titled(&["Accounts"]);
    let here = PageAddress::provide(|here, there| here.path == there.path);
    let search = Computed::new(move |_| here.with(Search::of));
    let list = List::follow(screen.page, search);
    follow_accounts(screen.stream);
    AccountNews::get().follow(move || list.read_again(&search.get_untracked()));
    frame(view! {
        <Page>
            {still!(heading())}
            <AccountSearch here search />
            {follow(move || list.draw(search))}
        </Page>
    })
}

#[cfg(feature = "ssr")]
fn heading() -> impl IntoView {
    view! {
        <div class="topbar">
            <h1>"Accounts"</h1>
            <div class="push cluster">
                <a class="btn primary" href="/accounts/new">
                    <crate::ui::Icon path=IconPath::PLUS />
                    "New account"
                </a>
            </div>
        </div>
    }
}

/// What is listed: what the page brought, and then what was read for each other address. Until that is there the old stays.
#[derive(Clone, Copy)]
struct List {
    page: RwSignal<Result<AccountPage, ApiError>>,
    answer: LastAnswer,
}

impl List {
    fn follow(page: AccountPage, search: Computed<Search>) -> Self {
        let list = Self {
            page: RwSignal::new(Ok(page)),
            answer: LastAnswer::new(),
        };
        on_change(move || search.get(), move |_, now| list.read(now));
        list
    }

    fn read(self, search: &Search) {
        self.ask(search, Box::new(move |answer| self.page.set(answer)));
    }

    /// Reads the same again, because something changed, unless an answer is awaited: that to a search is not overtaken. What could not be
    /// read stays as it was. Answers whether it asked.
    fn read_again(self, search: &Search) -> bool {
        if self.answer.is_awaited() {
            return false;
        }
        let take = move |answer: Result<AccountPage, ApiError>| {
            if answer.is_ok() && self.page.with_untracked(|page| *page != answer) {
                keep_in_link("main");
                self.page.set(answer);
            }
        };
        self.ask(search, Box::new(take));
        true
    }

    /// One function for both: a program holds it once.
    fn ask(self, search: &Search, take: Box<dyn FnOnce(Result<AccountPage, ApiError>)>) {
        let (mine, page) = (search.mine.to_string(), search.page.to_string());
        let body = Body::of([("text", search.text.as_str()), ("mine", &mine), ("page", &page)]);
        self.answer.ask(<staff::Accounts as ServerFn>::PATH, body, take);
    }

    fn draw(self, search: Computed<Search>) -> AnyView {
        self.page.with(|page| match page {
            Ok(page) => {
                let is_first = !self.answer.is_wanted();
                view! { <AccountsTable page=page.clone() search=search.get_untracked() is_first /> }
                    .into_any()
            }
            Err(error) => failed(error, move || self.read(&search.get_untracked())),
        })
    }
}

/// Search and the two chips. With scripts the list follows the typing.
#[component]
fn AccountSearch(here: PageAddress, search: Computed<Search>) -> impl IntoView {
    let text = Computed::new(move |_| search.with(|search| search.text.clone()));
    let address = Callback::new(move |text: String| {
        let wanted = Search {
            text,
            page: 1,
            ..search.get_untracked()
        };
        format!("{}{}", untrack(|| here.path()), wanted.query())
    });
    let mine = move || search.with(|search| if search.mine { "1" } else { "" }.to_owned());
    view! {
        <div class="topbar">
            <SearchForm label="Search accounts" action="/accounts".to_owned() text address>
                <Hidden name="mine" value=Current::of(mine) />
            </SearchForm>
            <nav class="chips" aria-label="Filter">
                {chip(search, here, true, "Mine")}
                {chip(search, here, false, "All")}
            </nav>
        </div>
    }
}

/// A link to one's own accounts, or to all, with the search kept.
fn chip(search: Computed<Search>, here: PageAddress, wanted: bool, word: &'static str) -> impl IntoView {
    let href = follow(move || {
        let search = Search {
            mine: wanted,
            page: 1,
            ..search.get()
        };
        format!("{}{}", here.path(), search.query())
    });
    let current = follow(move || (search.with(|search| search.mine) == wanted).then_some("true"));
    view! {
        <a class="chip" href=href aria-current=current>
            {word}
        </a>
    }
}

#[component]
fn AccountsTable(page: AccountPage, search: Search, is_first: bool) -> impl IntoView {
    if page.rows.is_empty() {
        return no_accounts(&search).into_any();
    }
    let count = format!(
        "{} {}",
        page.total,
        if page.total == 1 { "account" } else { "accounts" }
    );
    let said = if is_first { None } else { Some("polite") };
    view! {
        <p class="small faint" aria-live=said>
            {count}
        </p>
        <div class="card table-wrap">
            <table class="table">
                <caption class="sr-only">"Accounts"</caption>
                <thead>
                    <tr>
                        <th scope="col">"Account"</th>
                        <th scope="col">"Plan"</th>
                        <th scope="col">"Overdue"</th>
                        <th scope="col">"Portal"</th>
                        <th scope="col">"Owner"</th>
                        <th scope="col">"Next due"</th>
                    </tr>
                </thead>
                <tbody>{page.rows.iter().map(row).collect_view()}</tbody>
            </table>
        </div>
        {pager(page.page, page.pages, &search)}
    }
    .into_any()
}

fn no_accounts(search: &Search) -> impl IntoView {
    if search.is_empty() {
        view! {
            <EmptyState
                title="No accounts yet"
                text="An account is a customer. Each has a plan that you can share with its people."
                icon=IconPath::BUILDING
            >
                <a class="btn primary" href="/accounts/new">
                    "New account"
                </a>
            </EmptyState>
        }
        .into_any()
    } else {
        view! {
            <EmptyState title="No accounts match" icon=IconPath::SEARCH>
                <a class="btn" href="/accounts">
                    "Clear filters"
                </a>
            </EmptyState>
        }
        .into_any()
    }
}

fn row(account: &AccountRow) -> impl IntoView + use<> {
    let progress = format!("{} of {}", account.progress.done, account.progress.total);
    let due = account.next_due_on.map(|due| {
        view! { <time datetime=to_iso(due)>{short_words(due, account.today)}</time> }
    });
    view! {
        <tr>
            <th scope="row">
                <a href=plan_path(account.id)>{account.name.clone()}</a>
            </th>
            <td data-label="Plan">{progress}</td>
            <td data-label="Overdue">{overdue_tag(account.overdue)}</td>
            <td data-label="Portal">{portal(account)}</td>
            <td data-label="Owner">{account.owner.clone()}</td>
            <td data-label="Next due">{due}</td>
        </tr>
    }
}

fn overdue_tag(overdue: u32) -> impl IntoView {
    (overdue > 0).then(|| {
        let words = format!("{overdue} {}", if overdue == 1 { "task" } else { "tasks" });
        view! {
            <span class="tag" data-tone="late">
                {words}
            </span>
        }
    })
}

fn portal(account: &AccountRow) -> impl IntoView + use<> {
    if !account.is_shared {
        return view! { <span class="faint">"Not shared"</span> }.into_any();
    }
    let words = format!(
        "{} {}",
        account.with_access,
        if account.with_access == 1 {
            "contact"
        } else {
            "contacts"
        }
    );
    view! { <VisibilityTag to=Visibility::Shared text=words /> }.into_any()
}

fn pager(page: u32, pages: u32, search: &Search) -> impl IntoView + use<> {
    let link = |to: u32, word: &'static str| {
        let href = format!(
            "/accounts{}",
            Search {
                page: to,
                ..search.clone()
            }
            .query()
        );
        view! {
            <a class="btn" href=href>
                {word}
            </a>
        }
    };
    (pages > 1).then(|| {
        view! {
            <nav class="pager" aria-label="Pages">
                {(page > 1).then(|| link(page - 1, "Previous"))}
                {format!("Page {page} of {pages}")}
                {(page < pages).then(|| link(page + 1, "Next"))}
            </nav>
        }
    })
}
