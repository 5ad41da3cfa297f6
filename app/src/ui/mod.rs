//! The parts of every page: small, without state of their own, the only place with raw form controls.
//!
//! Here belongs what two pages draw alike. Not here: words of the product, calls to operations, knowledge of routes.
//! Every part renders whole on the server and works without scripts; what scripts add is said beside it. Structures that
//! are markup and a class only (task rows, groups, the drawer, tabs, chips, tables) are listed in `docs/style.md`.
//!
//! | component | usage |
//! |---|---|
//! | [`Icon`] | `<Icon path=IconPath::EYE/>`: decoration; the words stand beside it or in `aria-label` |
//! | [`BrandMark`] | `<BrandMark/>`: the square with the tick, beside the organisation's name in `.brand` |
//! | [`TickRing`] | `<button class="check" aria-pressed="false" aria-label="Complete: …"><TickRing/></button>` |
//! | [`Avatar`] | `<Avatar initials="SS" name="Sally Sitwell" customer=true/>` |
//! | [`VisibilityTag`] | `<VisibilityTag to=Visibility::Shareable/>`, on rows `small=true` |
//! | [`StatusGlyph`], [`DueText`] | `<StatusGlyph timeliness/>` and `<DueText timeliness due="Tue 24 Nov"/>` |
//! | [`TextField`] | `<TextField id="title" name="title" label="Title" value=title error=message/>` |
//! | [`EmailField`] | `<EmailField id="email" name="email" label="E-mail address"/>` |
//! | [`PasswordField`] | `<PasswordField id="password" name="password" label="Password" new=false/>` |
//! | [`DateField`] | `<DateField id="due" name="due" label="Due date" value="2026-11-24"/>` |
//! | [`Select`] | `<Select id="owner" name="owner" label="Owner" value=id options=vec![("id".into(), "Maya".into())]/>` |
//! | [`TextArea`] | `<TextArea id="text" name="text" label="Message" value=draft/>`: the one safe textarea |
//! | [`Combobox`] | `<Combobox id="new-assignee" label="Assign a person" candidates none="Nobody else fits" on_choose on_back/>`: finds one by what is typed; needs scripts |
//! | [`Checkbox`] | `<Checkbox name="people" value=id label="Sally" checked=true/>` |
//! | [`Switch`] | `<Switch name="show" label="Show in portal" checked=true/>` |
//! | [`follow`] | `{ui::follow(move || title.get())}`: instead of a bare closure in every view |
//! | [`hear`] | `on:click=ui::hear(move |_| open.set(true))`: instead of a bare closure for every event |
//! | [`Current`] | `#[prop(into)] due: Current<String>`: a prop that is only shown, a value or a signal |
//! | [`Watched`], [`each`] | what rows follow of the page's data in a browser, simply there on the server; lists of it. `row.shown(…)` is a [`Current`]. What is no row is a [`Computed`] |
//! | [`Computed`] | a memo: what a page computes of its signals |
//! | [`effect`], [`on_change`] | `effect(move || document().set_title(&title.get()))`: what is done besides drawing, instead of an `Effect` |
//! | [`Kept`] | `static ROWS: Kept<Piece>`: a piece of a page that the server draws once for all who see the same |
//! | [`still!`] | `{still!(rail(frame))}`: a part that only the server draws, and the program leaves alone |
//! | [`set_title`], [`follow_title`] | the tab's name by its parts, once and for ever |
//! | [`Hidden`] | `<Hidden name="task" value=id/>` |
//! | [`ErrorSummary`] | `<ErrorSummary errors=vec![("title".into(), "Enter a title".into())]/>` above the `h1` |
//! | [`NotificationBanner`] | `<NotificationBanner title="Shared" text="…" tone=BannerTone::Done/>` above the `h1`, after a redirect |
//! | [`EmptyState`] | `<EmptyState title="No objectives yet" text="…"><a class="btn primary" …/></EmptyState>` |
//! | [`Progress`] | `<Progress done=3 total=6 label="Plan progress"/>`: "3 of 6 tasks done" and the bar |
//! | [`Menu`] | `<Menu label="More for Kick-off"><li>…</li></Menu>`: items are links, or buttons in forms; call [`dismiss_menus`] and [`place_menus`] once, in the shell |
//! | [`folded_items`] | `{folded_items("Move to…", items)}`: items of a menu that may be many |
//! | [`ChoiceMenu`] | `<ChoiceMenu chosen=words><li><form method="post"><button>Started</button></form></li></ChoiceMenu>`: the same under what is chosen |
//! | [`Dialog`] | `<Dialog id="shortcuts" title="Keyboard shortcuts" on_close=close>…</Dialog>`: over the page, while scripts want it there |
//! | [`DialogPage`] | `<DialogPage id="share" title="Share this plan" close="/accounts/1/plan" foot>…</DialogPage>`: a question as a page |
//! | [`LiveRegions`], [`Announcer`] | `Announcer::provide()` at the root, `<LiveRegions/>` once; then `Announcer::get().say("Saved")`, or `offer` with an Undo |
//! | [`ConnectionBanner`] | `<ConnectionBanner connected=signal/>` |
//! | [`UpdatedBanner`] | `<UpdatedBanner outdated=signal/>`, in the workspace: the portal hides its page instead |
//! | [`TimeStamp`] | `<TimeStamp utc="2026-11-21T16:40:00Z" text="21 Nov 2026, 16:40 UTC"/>` |

mod announcer;
mod avatar;
mod checkbox;
mod combobox;
mod computed;
mod connection;
mod current;
mod dialog;
mod dialog_page;
mod effect;
mod empty;
mod error_summary;
mod field;
mod focusing;
mod follow;
mod hear;
mod hidden;
mod icon;
mod inputs;
mod kept;
mod menu;
mod notification;
mod progress;
mod select;
mod status;
mod still;
mod switch;
mod text_area;
mod time_stamp;
mod title;
mod visibility;
mod watched;

pub use announcer::*;
pub use avatar::*;
pub use checkbox::*;
pub use combobox::*;
pub use computed::*;
pub use connection::*;
pub use current::*;
pub use dialog::*;
pub use dialog_page::*;
pub use effect::*;
pub use empty::*;
pub use error_summary::*;
pub(crate) use focusing::*;
pub use follow::*;
pub use hear::*;
pub use hidden::*;
pub use icon::*;
pub use inputs::*;
pub use kept::*;
pub use menu::*;
pub use notification::*;
pub use progress::*;
pub use select::*;
pub use status::*;
pub(crate) use still::still;
pub use switch::*;
pub use text_area::*;
pub use time_stamp::*;
pub use title::*;
pub use visibility::*;
pub use watched::*;
