//! The document around every page: head, body, the scripts that wake it. Server only; each face has a root of its own.

use crate::{
    ui::PageTitle,
    wire::{CARRIED, Carried},
};
use leptos::{nonce::use_nonce, prelude::*};
use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

/// Where the built site's files are, by the names they had before hashing. From `target/site/manifest.json`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Site {
    /// The style sheet.
    pub style: String,
    /// The face's glue script.
    pub script: String,
    /// The face's program.
    pub program: String,
    /// The tab's icon.
    pub icon: String,
    /// The font of every text, which a header asks to be fetched early.
    pub font: String,
}

/// Which face a document is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// Staff.
    Workspace,
    /// Customers.
    Portal,
}

impl Face {
    const fn class(self) -> &'static str {
        match self {
            Self::Workspace => "workspace",
            Self::Portal => "portal",
        }
    }

    const fn entry(self) -> &'static str {
        match self {
            Self::Workspace => "hydrate_workspace",
            Self::Portal => "hydrate_portal",
        }
    }
}

/// Light or dark as chosen in a cookie; nothing follows the system.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Theme(pub Option<&'static str>);

/// Whether a page has found, while it was drawn, that what its address names is not there.
#[derive(Clone, Debug, Default)]
pub struct NotThere(Arc<AtomicBool>);

impl NotThere {
    /// Says so, for the status of the answer.
    pub(crate) fn tell() {
        if let Some(Self(told)) = use_context() {
            told.store(true, Ordering::Relaxed);
        }
    }

    /// Whether a page has said so.
    #[must_use]
    pub fn is_told(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// The document around a face's root.
pub fn document(face: Face, root: AnyView) -> impl IntoView {
    let site = use_context::<Site>().unwrap_or_default();
    // The root was set up before: it has named the page, and said what the page carries.
    let title = escaped(&use_context::<PageTitle>().unwrap_or_default().text());
    let carried = use_context::<Carried>().unwrap_or_default().text();
    let theme = use_context::<Theme>().unwrap_or_default().0;
    let start = format!(
        "import init,{{{entry}}} from \"{script}\";init({{module_or_path:\"{program}\"}}).then(()=>{entry}());",
        entry = face.entry(),
        script = site.script,
        program = site.program,
    );
    let has_program = !site.program.is_empty();
    // No search engine keeps a customer's page.
    let unlisted = (face == Face::Portal).then(|| view! { <meta name="robots" content="noindex"/> });
    view! {
        <!DOCTYPE html>
        <html lang="en" data-theme=theme>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width,initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <title inner_html=title></title>
                {unlisted}
                <link rel="icon" type="image/svg+xml" href=site.icon/>
                <link rel="stylesheet" href=site.style/>
                {has_program.then(|| view! {
                    <link rel="modulepreload" href=site.script.clone()/>
                    <script type="module" nonce=use_nonce() inner_html=start></script>
                })}
            </head>
            <body class=face.class()>
                {root}
                {has_program.then(|| view! { <script type="text/plain" id=CARRIED inner_html=carried></script> })}
            </body>
        </html>
    }
}

/// A title as it stands in HTML. Written by hand, because among its words the framework would write marks that a title shows.
fn escaped(title: &str) -> String {
    title.replace('&', "&amp;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_cannot_end_its_element() {
        assert_eq!(escaped("</title><b>R&D"), "&lt;/title>&lt;b>R&amp;D");
    }
}
