//! Pages of the portal that are kept as they were drawn, and their compression with them.
//!
//! Drawing a page costs many times what sending it does, and most pages are asked for again before anything on them has changed
//! (docs/decisions/0024 has the figures). A page is kept by everything it is drawn from, compared whole, and by nothing else. So it
//! cannot be out of date, and nobody is sent what was not drawn from what they may see. Only its nonce is new each time.
//!
//! Only plans are kept: of a task's page there are many, each small, and each would hold on to the whole plan it stands in.
//!
//! A page that draws an id for what it lets people make (`workspace::fresh_id`) must not be kept, or two people would make the same
//! thing. The portal's pages have none.

mod frame;

use app::{
    document::{Site, Theme},
    portal::PortalScreen,
    request::Address,
};
use axum::body::Bytes;
use leptos::nonce::Nonce;
use quick_cache::{Weighter, sync::Cache};
use std::sync::{Arc, LazyLock, OnceLock};

/// How many bytes of HTML are kept; what was not asked for lately goes first. What a plan's page is drawn from and its compressed half
/// are smaller than its HTML by far.
const MOST: u64 = 4 * 1024 * 1024;
/// How long a page usually is.
const USUAL: u64 = 32 * 1024;

static KEPT: LazyLock<Cache<DrawnFrom, Arc<KeptPage>, ByLength>> =
    LazyLock::new(|| Cache::with_weighter(usize::try_from(MOST / USUAL).unwrap_or(0), MOST, ByLength));

/// The longest query of an address whose page is kept: that of a filter is shorter, and anybody can make up long ones.
const LONGEST_QUERY: usize = 64;

/// Everything that a page of the portal is drawn from, but for its nonce.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct DrawnFrom {
    pub(super) screen: PortalScreen,
    pub(super) address: Address,
    pub(super) theme: Theme,
    pub(super) site: Site,
}

impl DrawnFrom {
    /// Whether the page is to be kept.
    pub(super) fn is_worth_keeping(&self) -> bool {
        self.screen.is_plan() && self.address.query.len() <= LONGEST_QUERY
    }

    /// The page that was drawn from just this, if it is kept.
    pub(super) fn page(&self) -> Option<Arc<KeptPage>> {
        KEPT.get(self)
    }

    /// Keeps the page that was drawn from it.
    pub(super) fn keep(self, page: KeptPage) -> Arc<KeptPage> {
        let page = Arc::new(page);
        KEPT.insert(self, Arc::clone(&page));
        page
    }
}

/// A page as it was drawn, cut where its nonce stands.
#[derive(Debug)]
pub(super) struct KeptPage {
    before: String,
    after: String,
    /// What follows the nonce, compressed once somebody wants it so.
    compressed: OnceLock<Option<Box<[u8]>>>,
}

impl KeptPage {
    /// Of a page in which the nonce it was drawn with stands just once. No other can be given another.
    pub(super) fn cut(html: &str, nonce: &Nonce) -> Option<Self> {
        let (before, after) = html.split_once(&**nonce)?;
        (!after.contains(&**nonce)).then(|| Self {
            before: before.to_owned(),
            after: after.to_owned(),
            compressed: OnceLock::new(),
        })
    }

    /// The page with another nonce.
    pub(super) fn html(&self, nonce: &Nonce) -> Bytes {
        [self.before.as_str(), nonce, &self.after].concat().into()
    }

    /// The same for who takes zstd; `None` if it cannot be had.
    pub(super) fn zstd(&self, nonce: &Nonce) -> Option<Bytes> {
        let compressed = self.compressed.get_or_init(|| frame::compressed(&self.after));
        let start = [self.before.as_str(), nonce].concat();
        frame::with_start(start.as_bytes(), compressed.as_ref()?).map(Bytes::from)
    }
}

#[derive(Clone)]
struct ByLength;

impl Weighter<DrawnFrom, Arc<KeptPage>> for ByLength {
    fn weight(&self, _: &DrawnFrom, page: &Arc<KeptPage>) -> u64 {
        u64::try_from(page.before.len() + page.after.len()).unwrap_or(MOST)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kept_page_is_the_page_with_another_nonce_compressed_or_not() {
        let (first, second) = (Nonce::new(), Nonce::new());
        let rows = "<li>Prepare company site</li>".repeat(20_000);
        let page = |nonce: &Nonce| format!("<head><script nonce=\"{nonce}\"></script></head>{rows}");
        let kept = KeptPage::cut(&page(&first), &first).unwrap();
        assert_eq!(kept.html(&second), page(&second));
        let packed = kept.zstd(&second).unwrap();
        assert!(packed.len() < page(&second).len() / 100, "{} bytes", packed.len());
        assert_eq!(zstd::decode_all(&*packed).unwrap(), page(&second).as_bytes());
    }

    fn drawn_from(theme: Theme) -> DrawnFrom {
        let missing = domain::views::customer::door::Missing::of("A vendor of this test".to_owned());
        DrawnFrom {
            screen: PortalScreen::of(missing),
            address: Address::of("/portal/a?show=mine"),
            theme,
            site: Site::default(),
        }
    }

    #[test]
    fn a_page_is_found_by_just_what_it_was_drawn_from() {
        let nonce = Nonce::new();
        assert!(drawn_from(Theme(None)).page().is_none());
        let page = KeptPage::cut(&format!("<p>{nonce}"), &nonce).unwrap();
        let kept = drawn_from(Theme(None)).keep(page);
        assert!(Arc::ptr_eq(&drawn_from(Theme(None)).page().unwrap(), &kept));
        assert!(drawn_from(Theme(Some("dark"))).page().is_none());
        let elsewhere = DrawnFrom {
            address: Address::of("/portal/a?show=done"),
            ..drawn_from(Theme(None))
        };
        assert!(elsewhere.page().is_none());
    }

    #[test]
    fn a_page_without_a_nonce_or_with_several_is_not_kept() {
        let nonce = Nonce::new();
        assert!(KeptPage::cut("<p>Nothing</p>", &nonce).is_none());
        assert!(KeptPage::cut(&format!("{nonce} and {nonce}"), &nonce).is_none());
    }
}
