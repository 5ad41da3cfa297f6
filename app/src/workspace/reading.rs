//! Which page an address means, and reading what it shows. The address of every page of the workspace stands here.

use super::{
    account_edit::{AccountCreation, AccountEditing},
    accounts::AccountsScreen,
    contacts::{ContactCreation, ContactEditing, ContactsScreen, EndAccessPage},
    customer_view::{CustomerTaskPage, CustomerViewPage},
    dev_mail::MailsPage,
    failed::FailedPage,
    missing::MissingPage,
    plan::{
        CoOwners, ObjectiveCreation, ObjectiveEditing, PlanScreen, PlayCreation, PlayEditing, SummaryEditing,
        TaskEditing,
    },
    screen::{LiveScreen, Screen},
    set_up::SetUpPage,
    settings::SettingsPage,
    share::SharePage,
    sign_in::SignInPage,
};
use crate::request::Address;
use domain::{ids::AccountId, refusal::Refusal, views::pages::Frame};
use server::actor::Staff;
use std::str::FromStr;

/// Every address that [`Screen::read`] knows, with the names of ids in the places of ids. What stands here is asked for by everybody who may not
/// (`tests/it/workspace_pages.rs`).
pub const PAGES: &[&str] = &[
    "/accounts",
    "/accounts/new",
    "/accounts/{account}/edit",
    "/accounts/{account}/plan",
    "/accounts/{account}/plan/tasks/{task}",
    "/accounts/{account}/plan/tasks/{task}/edit",
    "/accounts/{account}/plan/summary",
    "/accounts/{account}/plan/objectives/new",
    "/accounts/{account}/plan/objectives/{objective}",
    "/accounts/{account}/plan/plays/new",
    "/accounts/{account}/plan/plays/{play}",
    "/accounts/{account}/plan/plays/{play}/co-owners",
    "/accounts/{account}/share",
    "/accounts/{account}/contacts",
    "/accounts/{account}/contacts/new",
    "/accounts/{account}/contacts/{contact}",
    "/accounts/{account}/contacts/{contact}/revoke",
    "/accounts/{account}/contacts/{contact}/archive",
    "/accounts/{account}/customer-view",
    "/accounts/{account}/customer-view/tasks/{task}",
    "/settings",
    "/dev/mail",
];

impl Screen {
    /// Reads the page at an address.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] if the address means nothing, or nothing that is there.
    pub async fn read(staff: &Staff, frame: &Frame, address: &Address) -> Result<Self, Refusal> {
        let parts: Vec<&str> = address.path.split('/').filter(|part| !part.is_empty()).collect();
        match parts.as_slice() {
            ["accounts"] => {
                let screen = AccountsScreen::read(staff, frame, address).await?;
                Ok(LiveScreen::Accounts(Box::new(screen)).into())
            }
            ["accounts", "new"] => Ok(Self::framed(AccountCreation::read(staff).await?)),
            ["accounts", account, rest @ ..] => {
                of_account(
                    Reading {
                        staff,
                        frame,
                        address,
                    },
                    account,
                    rest,
                )
                .await
            }
            ["settings"] => Ok(Self::framed(SettingsPage::read(staff).await?)),
            ["dev", "mail"] => Ok(Self::framed(MailsPage::read(staff, address).await?)),
            _ => Err(Refusal::NotFound),
        }
    }

    /// The door: e-mail and password, and in a demo one button. Afterwards `to` opens.
    #[must_use]
    pub fn sign_in(is_demo: bool, to: String) -> Self {
        Self::bare(SignInPage::new(is_demo, to))
    }

    /// The page of a set-up link: with a token as long as the link is good. `is_first` while there is no admin.
    #[must_use]
    pub fn set_up(token: Option<String>, is_first: bool) -> Self {
        Self::bare(SetUpPage::new(token, is_first))
    }

    /// In the place of a page that can't be shown: there is none, or why not.
    #[must_use]
    pub fn refused(refusal: &Refusal, address: &Address) -> Self {
        match refusal {
            Refusal::NotFound => Self::framed(MissingPage),
            _ => Self::framed(FailedPage {
                sentence: refusal.to_string(),
                address: address.to_string(),
            }),
        }
    }
}

/// Who asks, what is around every page, and the whole address.
#[derive(Clone, Copy)]
struct Reading<'a> {
    staff: &'a Staff,
    frame: &'a Frame,
    address: &'a Address,
}

async fn of_account(reading: Reading<'_>, account: &str, rest: &[&str]) -> Result<Screen, Refusal> {
    let Reading {
        staff,
        frame,
        address,
    } = reading;
    let account = id(account)?;
    match rest {
        ["edit"] => Ok(Screen::framed(AccountEditing::read(staff, account).await?)),
        ["plan", rest @ ..] => of_plan(reading, account, rest).await,
        ["share"] => Ok(Screen::framed(SharePage::read(staff, account).await?)),
        ["contacts"] => {
            let screen = ContactsScreen::read(staff, frame, account).await?;
            Ok(LiveScreen::Contacts(Box::new(screen)).into())
        }
        ["contacts", "new"] => Ok(Screen::framed(ContactCreation::read(staff, account).await?)),
        ["contacts", contact] => Ok(Screen::framed(
            ContactEditing::read(staff, account, id(contact)?).await?,
        )),
        ["contacts", contact, "revoke"] => Ok(Screen::framed(
            EndAccessPage::revoking(staff, account, id(contact)?).await?,
        )),
        ["contacts", contact, "archive"] => Ok(Screen::framed(
            EndAccessPage::archiving(staff, account, id(contact)?).await?,
        )),
        ["customer-view"] => Ok(Screen::bare(
            CustomerViewPage::read(staff, account, address).await?,
        )),
        ["customer-view", "tasks", task] => Ok(Screen::bare(
            CustomerTaskPage::read(staff, account, id(task)?, address).await?,
        )),
        _ => Err(Refusal::NotFound),
    }
}

async fn of_plan(reading: Reading<'_>, account: AccountId, rest: &[&str]) -> Result<Screen, Refusal> {
    let Reading {
        staff,
        frame,
        address,
    } = reading;
    match rest {
        [] | ["tasks", _] => {
            let screen = PlanScreen::read(staff, frame, account, address).await?;
            Ok(LiveScreen::Plan(Box::new(screen)).into())
        }
        ["tasks", task, "edit"] => Ok(Screen::framed(
            TaskEditing::read(staff, account, id(task)?).await?,
        )),
        ["summary"] => Ok(Screen::framed(SummaryEditing::read(staff, account).await?)),
        ["objectives", "new"] => Ok(Screen::framed(ObjectiveCreation::read(staff, account).await?)),
        ["objectives", objective] => Ok(Screen::framed(
            ObjectiveEditing::read(staff, account, id(objective)?).await?,
        )),
        ["plays", "new"] => Ok(Screen::framed(PlayCreation::read(staff, account, address).await?)),
        ["plays", play] => Ok(Screen::framed(
            PlayEditing::read(staff, account, id(play)?).await?,
        )),
        ["plays", play, "co-owners"] => Ok(Screen::framed(CoOwners::read(staff, account, id(play)?).await?)),
        _ => Err(Refusal::NotFound),
    }
}

/// An id in an address; what is none is not there.
fn id<Id: FromStr>(part: &str) -> Result<Id, Refusal> {
    part.parse().map_err(|_| Refusal::NotFound)
}
