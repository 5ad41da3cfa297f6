//! A page that could not be read.

use super::{
    frame::{Page, titled},
    screen::PlainPage,
};
use crate::ui::{Icon, IconPath};
use leptos::prelude::*;
use server::local_page;

/// Says why a page could not be shown, and leads to it again.
#[derive(Clone, Debug)]
pub(crate) struct FailedPage {
    /// Why, and what to do.
    pub(crate) sentence: String,
    /// The page's address, with its query.
    pub(crate) address: String,
}

impl PlainPage for FailedPage {
    fn draw(self) -> impl IntoView + 'static {
        let Self { sentence, address } = self;
        titled(&["This page could not be shown"]);
        // Two slashes at its beginning would lead to another site.
        let again = local_page(&address, "/accounts");
        view! {
            <Page>
                <div class="empty" role="alert">
                    <Icon path=IconPath::WARNING />
                    <h1>"This page could not be shown"</h1>
                    <p>{sentence}</p>
                    <div class="actions">
                        <a class="btn primary" href=again>
                            "Try again"
                        </a>
                    </div>
                </div>
            </Page>
        }
    }
}
