//! What one page of the workspace shows. It is read before anything is drawn, so a page is drawn in one go.
//!
//! Some pages live on in the browser: their data is carried to the program, which takes them over. All others are plain: links and forms,
//! drawn by the server alone. No browser is given the code for them, nor any program where they stand.

use super::{accounts::AccountsScreen, contacts::ContactsScreen, plan::PlanScreen};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// A page that lives on in the browser.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) enum LiveScreen {
    /// An account's plan, with or without an open task.
    Plan(Box<PlanScreen>),
    /// The accounts: the list follows the search.
    Accounts(Box<AccountsScreen>),
    /// An account's contacts.
    Contacts(Box<ContactsScreen>),
}

impl LiveScreen {
    /// The page.
    pub(super) fn draw(self) -> AnyView {
        match self {
            Self::Plan(screen) => super::plan::plan_page(*screen).into_any(),
            Self::Accounts(screen) => super::accounts::accounts_page(*screen).into_any(),
            Self::Contacts(screen) => super::contacts::contacts_page(*screen).into_any(),
        }
    }
}

#[cfg(feature = "ssr")]
pub(crate) use on_the_server::PlainPage;
#[cfg(feature = "ssr")]
pub use on_the_server::Screen;

#[cfg(feature = "ssr")]
mod on_the_server {
    use super::LiveScreen;
    use crate::workspace::{frame::frame, live_page};
    use leptos::prelude::*;
    use std::sync::Arc;

    /// A page of links and forms.
    pub(crate) trait PlainPage: Clone + Send + Sync + 'static {
        /// Draws it.
        fn draw(self) -> impl IntoView + 'static;
    }

    /// What one page of the workspace shows. The HTTP layer provides it as context.
    #[derive(Clone)]
    pub struct Screen(Kind);

    #[derive(Clone)]
    enum Kind {
        Live(Box<LiveScreen>),
        Plain(Arc<dyn Fn() -> AnyView + Send + Sync>),
    }

    impl std::fmt::Debug for Screen {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("Screen")
        }
    }

    impl From<LiveScreen> for Screen {
        fn from(screen: LiveScreen) -> Self {
            Self(Kind::Live(Box::new(screen)))
        }
    }

    impl Screen {
        /// A plain page beside the rail.
        pub(crate) fn framed(page: impl PlainPage) -> Self {
            Self(Kind::Plain(Arc::new(move || {
                frame(page.clone().draw()).into_any()
            })))
        }

        /// A plain page on its own: a door, or one with a bar instead of the rail.
        pub(crate) fn bare(page: impl PlainPage) -> Self {
            Self(Kind::Plain(Arc::new(move || page.clone().draw().into_any())))
        }

        /// Whether scripts add anything to it.
        #[must_use]
        pub const fn is_live(&self) -> bool {
            matches!(self.0, Kind::Live(_))
        }

        /// Draws it.
        pub(crate) fn draw(self) -> AnyView {
            match self.0 {
                Kind::Plain(draw) => draw(),
                Kind::Live(screen) => live_page(Some(*screen)),
            }
        }
    }
}
