//! The icons: 16 px strokes of 1.5 in the colour of the text, drawn in place so that no file has to be found.

use leptos::prelude::*;

/// What an icon is drawn with. An icon is decoration: the words stand beside it, or in the button's `aria-label`. Each is an item of its own
/// and not a value of a list, so that a browser's program only holds those that its code names.
#[derive(Clone, Copy, Debug)]
pub struct IconPath(&'static str);

impl IconPath {
    /// Shareable, shared, visible.
    pub const EYE: Self = Self(
        "M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8ZM6.1 8a1.9 1.9 0 1 0 3.8 0 1.9 1.9 0 1 0-3.8 0",
    );
    /// Internal.
    pub const LOCK: Self = Self(
        "M4.6 7h6.8a1.4 1.4 0 0 1 1.4 1.4v3.8a1.4 1.4 0 0 1-1.4 1.4H4.6a1.4 1.4 0 0 1-1.4-1.4V8.4A1.4 1.4 0 0 1 4.6 7ZM5.4 7V5a2.6 2.6 0 0 1 5.2 0v2",
    );
    /// Done, chosen.
    pub const CHECK: Self = Self("M3 8.5 6.5 12 13 4.5");
    /// Add.
    pub const PLUS: Self = Self("M8 3v10M3 8h10");
    /// Close, remove.
    pub const CLOSE: Self = Self("m4 4 8 8m0-8-8 8");
    /// More actions.
    pub const MORE: Self = Self("M3.2 8h.01M8 8h.01M12.8 8h.01M3 8h.4M7.8 8h.4M12.6 8h.4");
    /// Drag.
    pub const HANDLE: Self = Self("M6 3.5h.01M10 3.5h.01M6 8h.01M10 8h.01M6 12.5h.01M10 12.5h.01");
    /// Opens below (folds, selects).
    pub const CHEVRON: Self = Self("m4 6 4 4 4-4");
    /// Says why.
    pub const WHY: Self = Self(
        "M1.8 8a6.2 6.2 0 1 0 12.4 0 6.2 6.2 0 1 0-12.4 0M6.2 6.4a1.8 1.8 0 1 1 2.7 1.5q-.9.5-.9 1.4m0 2v.01",
    );
    /// Back.
    pub const ARROW_LEFT: Self = Self("M13 8H3m4-4L3 8l4 4");
    /// Search.
    pub const SEARCH: Self = Self("M2.5 7a4.5 4.5 0 1 0 9 0 4.5 4.5 0 1 0-9 0m7.8 3.3 3.2 3.2");
    /// E-mail.
    pub const MAIL: Self =
        Self("M3 3.5h10a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1Zm-.7.6L8 8.5l5.7-4.4");
    /// People.
    pub const PEOPLE: Self = Self(
        "M3.7 5a2.3 2.3 0 1 0 4.6 0 2.3 2.3 0 1 0-4.6 0M1.8 13c0-2.3 1.8-4 4.2-4s4.2 1.7 4.2 4M10.5 2.9a2.3 2.3 0 0 1 0 4.2m1.3 2.4c1.5.5 2.4 1.8 2.4 3.5",
    );
    /// A link.
    pub const LINK: Self =
        Self("m6.5 9.5 3-3M7.5 4.6l1-1a2.8 2.8 0 0 1 4 4l-1 1M8.5 11.4l-1 1a2.8 2.8 0 0 1-4-4l1-1");
    /// Copy.
    pub const COPY: Self = Self(
        "M6.5 5.5h6a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1h-6a1 1 0 0 1-1-1v-6a1 1 0 0 1 1-1ZM10.5 5.5v-2a1 1 0 0 0-1-1h-6a1 1 0 0 0-1 1v6a1 1 0 0 0 1 1h2",
    );
    /// Something is wrong.
    pub const WARNING: Self = Self("M8 2.3 14.4 13.2H1.6L8 2.3Zm0 4.2v3m0 1.9v.01");
    /// Take back.
    pub const UNDO: Self = Self("M5.5 3 2.5 6l3 3m-3-3h7a4 4 0 0 1 0 8H7");
    /// Edit.
    pub const EDIT: Self = Self("m10.8 2.7 2.5 2.5-7.8 7.8-3.2.7.7-3.2 7.8-7.8Z");
    /// Put away, and not lost.
    pub const ARCHIVE: Self = Self("M2 3h12v3H2V3Zm1 3v6.5a.5.5 0 0 0 .5.5h9a.5.5 0 0 0 .5-.5V6M6.5 9h3");
    /// May not enter any more.
    pub const NO_ENTRY: Self = Self("M1.8 8a6.2 6.2 0 1 0 12.4 0 6.2 6.2 0 1 0-12.4 0M3.6 3.6l8.8 8.8");
    /// Delete.
    pub const TRASH: Self = Self(
        "M2.5 4.5h11m-8.5 0V3a.5.5 0 0 1 .5-.5h5a.5.5 0 0 1 .5.5v1.5m-7 0 .6 8.5a.5.5 0 0 0 .5.5h5.8a.5.5 0 0 0 .5-.5l.6-8.5",
    );
    /// A date.
    pub const CALENDAR: Self = Self(
        "M3.5 3.5h9a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1v-8a1 1 0 0 1 1-1ZM2.5 6.8h11M5.5 2v3m5-3v3",
    );
    /// Sign out.
    pub const SIGN_OUT: Self = Self("M6.5 2.5h-3a1 1 0 0 0-1 1v9a1 1 0 0 0 1 1h3M10 11l3-3-3-3m3 3H6.5");
    /// An account.
    pub const BUILDING: Self =
        Self("M3.5 13.5v-11h6v11M9.5 6.5h3v7M2 13.5h12M5.7 5.2h1.6M5.7 7.8h1.6M5.7 10.4h1.6");
    /// Settings.
    pub const SETTINGS: Self = Self(
        "M2.5 4.5h5m4 0h2M7.5 4.5a2 2 0 1 0 4 0 2 2 0 1 0-4 0M2.5 11.5h2m4 0h5M4.5 11.5a2 2 0 1 0 4 0 2 2 0 1 0-4 0",
    );
    /// The inbox.
    pub const BELL: Self =
        Self("M4 7a4 4 0 0 1 8 0c0 3.2 1.3 4 1.3 4.5H2.7C2.7 11 4 10.2 4 7Zm2.6 4.7a1.5 1.5 0 0 0 2.8 0");
}

/// Draws one icon, hidden from assistive technology.
#[component]
pub fn Icon(
    /// Which.
    path: IconPath,
) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
            <path d={path.0} />
        </svg>
    }
}

/// Tandem's mark, where the organisation has no logo of its own.
#[component]
pub fn BrandMark() -> impl IntoView {
    view! {
        <svg class="mark" viewBox="0 0 20 20" aria-hidden="true">
            <rect width="20" height="20" rx="6" />
            <path d="M5.5 10.4 8.6 13.4 14.6 6.8" />
        </svg>
    }
}

/// What stands inside `.check`: the ring and the tick. The state is on the button (`aria-pressed`) around it.
#[component]
pub fn TickRing() -> impl IntoView {
    view! {
        <span class="ring">
            <svg viewBox="0 0 12 12" aria-hidden="true">
                <path d="M2.2 6.4 4.9 9 9.8 3.4" />
            </svg>
        </span>
    }
}
