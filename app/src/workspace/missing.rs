//! What isn't there, or isn't theirs.

use super::{
    frame::{Page, titled},
    screen::PlainPage,
};
use crate::ui::{Icon, IconPath};
use leptos::prelude::*;

/// The page for an address that means nothing, or nothing that is there.
#[derive(Clone, Copy, Debug)]
pub(crate) struct MissingPage;

impl PlainPage for MissingPage {
    fn draw(self) -> impl IntoView + 'static {
        titled(&["This page isn’t available"]);
        view! {
            <Page>
                <div class="empty">
                    <Icon path=IconPath::SEARCH />
                    <h1>"This page isn’t available"</h1>
                    <p>"It may have been moved or removed, or the link is incomplete."</p>
                    <div class="actions">
                        <a class="btn primary" href="/accounts">
                            "Go to accounts"
                        </a>
                    </div>
                </div>
            </Page>
        }
    }
}
