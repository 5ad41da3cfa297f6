//! What one page of the portal shows. The plan and a task live on in the browser: what they show is carried to the program. Doors are
//! plain forms, drawn by the server alone: no browser is given the code for them.

use domain::views::customer::{CustomerPage, CustomerTaskPage};
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
pub use on_the_server::PortalScreen;

/// A page that lives on in the browser.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum LiveScreen {
    /// The plan.
    Plan(Box<CustomerPage>),
    /// A task.
    Task(Box<CustomerTaskPage>),
}

#[cfg(feature = "ssr")]
mod on_the_server {
    use super::LiveScreen;
    use crate::portal::{door, join, live_page, missing, plan::filter_of_address};
    use domain::views::customer::{
        CustomerPage, CustomerTaskPage, CustomerVisible,
        door::{Door, Missing, OpenedLink},
    };
    use leptos::prelude::*;
    use std::{
        hash::{Hash, Hasher},
        sync::Arc,
    };

    /// What one page of the portal shows. The HTTP layer provides it as context.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct PortalScreen(Arc<Shown>);

    #[derive(Clone, Debug, PartialEq, Eq)]
    enum Shown {
        Live(LiveScreen),
        /// "Enter your e-mail."
        Door(Door),
        /// What became of a mailed link.
        Join(OpenedLink),
        /// "This page isn't available."
        Missing(Missing),
    }

    macro_rules! shown_by {
        ($($content:ident: $name:ident => $shown:expr),* $(,)?) => {
            $(impl From<$content> for PortalScreen {
                fn from($name: $content) -> Self {
                    Self(Arc::new($shown))
                }
            })*
        };
    }
    shown_by!(
        CustomerPage: page => Shown::Live(LiveScreen::Plan(Box::new(page))),
        CustomerTaskPage: task => Shown::Live(LiveScreen::Task(Box::new(task))),
        Door: door => Shown::Door(door),
        OpenedLink: link => Shown::Join(link),
        Missing: missing => Shown::Missing(missing),
    );

    impl PortalScreen {
        /// The screen that shows this, which must be sealed as visible to customers.
        #[must_use]
        pub fn of<C: CustomerVisible + Into<Self>>(content: C) -> Self {
            content.into()
        }

        /// Whether scripts add anything to it.
        #[must_use]
        pub fn is_live(&self) -> bool {
            matches!(*self.0, Shown::Live(_))
        }

        /// Whether it is the plan.
        #[must_use]
        pub fn is_plan(&self) -> bool {
            matches!(*self.0, Shown::Live(LiveScreen::Plan(_)))
        }

        /// Draws it.
        pub(crate) fn draw(self) -> AnyView {
            match Arc::unwrap_or_clone(self.0) {
                Shown::Live(screen) => live_page(Some((screen, filter_of_address()))),
                Shown::Door(door) => door::page(&door).into_any(),
                Shown::Join(link) => join::page(&link).into_any(),
                Shown::Missing(missing) => missing::page(&missing).into_any(),
            }
        }
    }

    /// By what tells one plan from another in nearly all cases: its tag names its state.
    impl Hash for PortalScreen {
        fn hash<H: Hasher>(&self, state: &mut H) {
            if let Shown::Live(LiveScreen::Plan(page)) = &*self.0 {
                page.tag().hash(state);
                page.view().viewer().id().hash(state);
            }
        }
    }
}
