//! What isn't there, or isn't theirs.

use super::{
    frame::{Page, titled},
    screen::PlainPage,
};
use crate::{
    request::Returned,
    ui::{Icon, IconPath},
};
use domain::plan::NAME_CUSTOMERS_SEE;
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
                {typed()}
            </Page>
        }
    }
}

/// Texts that somebody may have worked on, by their fields' names.
const TEXTS: [(&str, &str); 6] = [
    ("title", "Title"),
    ("name", "Name"),
    ("portal_title", NAME_CUSTOMERS_SEE),
    ("description", "Description"),
    ("summary", "Summary"),
    ("message", "Message"),
];

/// What was typed into a form about what is gone by now, so that it can be copied.
fn typed() -> Option<impl IntoView> {
    let form = Returned::get().form?;
    let texts: Vec<_> = TEXTS
        .iter()
        .filter_map(|(field, words)| {
            let text = form.value(field).filter(|text| !text.trim().is_empty())?;
            Some((*words, text.to_owned()))
        })
        .collect();
    let line = |(words, text): (&'static str, String)| {
        view! {
            <dt>{words}</dt>
            <dd class="prose">{text}</dd>
        }
    };
    (!texts.is_empty()).then(|| {
        view! {
            <section class="card pad stack" aria-labelledby="typed-title">
                <h2 id="typed-title">"What you had typed"</h2>
                <p>"It was not saved, because what it belongs to is gone. Copy what you need."</p>
                <dl class="props">{texts.into_iter().map(line).collect_view()}</dl>
            </section>
        }
    })
}
