//! Drawing a page: the contexts every page has, the policy with its nonce, the status.

use super::{
    form_return::Left,
    headers,
    kept_pages::{DrawnFrom, KeptPage},
    site, theme,
};
use app::{
    document::{Face, NotThere, Site, Theme, document},
    portal::PortalScreen,
    request::{Address, Returned, Settled},
    ui::PageTitle,
    wire::Carried,
};
use axum::{
    body::{Body, Bytes},
    http::{HeaderMap, HeaderValue, Request, Response, StatusCode, Uri, header},
};
use leptos::{nonce::Nonce, prelude::*};
use server::Tandem;
use std::sync::LazyLock;

static WORKSPACE: LazyLock<Site> = LazyLock::new(|| site::of_face("workspace"));
static PORTAL: LazyLock<Site> = LazyLock::new(|| site::of_face("portal"));

/// Where a face's files are. Debug builds look again at every page, because the site may have been built anew.
fn site(face: Face) -> Site {
    let name = match face {
        Face::Workspace => "workspace",
        Face::Portal => "portal",
    };
    match face {
        _ if cfg!(debug_assertions) => site::of_face(name),
        Face::Workspace => WORKSPACE.clone(),
        Face::Portal => PORTAL.clone(),
    }
}

/// One page to be drawn.
pub(super) struct Page {
    face: Face,
    status: StatusCode,
    is_live: bool,
}

impl Page {
    /// A page of a face, with that status. Without the face's program where scripts add nothing.
    pub(super) const fn of(face: Face, status: StatusCode, is_live: bool) -> Self {
        Self {
            face,
            status,
            is_live,
        }
    }

    /// Draws it. `contexts` provides what is this page's own.
    pub(super) async fn draw(
        &self,
        tandem: &Tandem,
        request: Request<Body>,
        contexts: impl FnOnce(),
        root: fn() -> AnyView,
    ) -> Response<Body> {
        let shared = self.shared(tandem, &request);
        self.draw_left(tandem, request, shared, contexts, root).await
    }

    /// The same with what was gathered for it. What the page before left is found, shown, and forgotten.
    async fn draw_left(
        &self,
        tandem: &Tandem,
        request: Request<Body>,
        mut shared: Shared,
        contexts: impl FnOnce(),
        root: fn() -> AnyView,
    ) -> Response<Body> {
        let (request, _) = request.into_parts();
        let left = Left::find(tandem, &request.headers, self.face, request.uri.path()).await;
        shared.returned = left.returned.clone();
        shared.settled = left.settled;
        let (status, html) = self.drawn(&shared, contexts, root);
        let mut response = shared.response(status, html.into());
        left.forget(tandem, &mut response);
        response
    }

    /// Draws a page of the portal, or sends it as it was drawn before from the same. What the page before left is shown once, so a page
    /// that shows it is not kept.
    pub(super) async fn draw_or_send(
        &self,
        tandem: &Tandem,
        request: Request<Body>,
        screen: PortalScreen,
        root: fn() -> AnyView,
    ) -> Response<Body> {
        let shared = self.shared(tandem, &request);
        let from = shared.drawn_from(screen);
        if Left::is_there(tandem, request.headers()) || !from.is_worth_keeping() {
            let contexts = || provide_context(from.screen);
            return self.draw_left(tandem, request, shared, contexts, root).await;
        }
        let page = match from.page() {
            Some(page) => page,
            None => {
                let screen = from.screen.clone();
                let (status, html) = self.drawn(&shared, || provide_context(screen), root);
                match KeptPage::cut(&html, &shared.nonce) {
                    Some(page) if status == self.status => from.keep(page),
                    _ => return shared.response(status, html.into()),
                }
            }
        };
        let zstd = takes_zstd(request.headers()).then(|| page.zstd(&shared.nonce));
        match zstd.flatten() {
            Some(zstd) => as_zstd(shared.response(self.status, zstd)),
            None => shared.response(self.status, page.html(&shared.nonce)),
        }
    }

    /// The page, and how it is answered. Nothing is waited for: what a page shows has been read before it is drawn.
    fn drawn(&self, shared: &Shared, contexts: impl FnOnce(), root: fn() -> AnyView) -> (StatusCode, String) {
        let owner = Owner::new_root(None);
        let missing = NotThere::default();
        let html = owner.with(|| {
            provide_context(missing.clone());
            shared.provide();
            contexts();
            let root = root();
            document(self.face, root).into_view().to_html()
        });
        owner.unset_with_forced_cleanup();
        let status = if missing.is_told() {
            StatusCode::NOT_FOUND
        } else {
            self.status
        };
        (status, html)
    }

    fn shared(&self, tandem: &Tandem, request: &Request<Body>) -> Shared {
        let mut site = site(self.face);
        if !self.is_live {
            site.script.clear();
            site.program.clear();
        }
        Shared {
            site,
            theme: theme::of(tandem, request.headers()),
            address: address(request.uri()),
            returned: Returned::default(),
            settled: None,
            nonce: Nonce::new(),
        }
    }
}

/// What every page has in its context.
struct Shared {
    site: Site,
    theme: Theme,
    address: Address,
    returned: Returned,
    settled: Option<Settled>,
    nonce: Nonce,
}

impl Shared {
    fn provide(&self) {
        provide_context(self.nonce.clone());
        provide_context(self.site.clone());
        provide_context(self.theme.clone());
        provide_context(self.address.clone());
        provide_context(self.returned.clone());
        provide_context(self.settled);
        provide_context(PageTitle::default());
        provide_context(Carried::default());
    }

    /// All that a page of the portal is drawn from, where nothing was left for it.
    fn drawn_from(&self, screen: PortalScreen) -> DrawnFrom {
        DrawnFrom {
            screen,
            address: self.address.clone(),
            theme: self.theme.clone(),
            site: self.site.clone(),
        }
    }

    /// The page as it goes out.
    fn response(&self, status: StatusCode, html: Bytes) -> Response<Body> {
        let mut response = Response::new(Body::from(html));
        *response.status_mut() = status;
        let font = (!self.site.font.is_empty()).then(|| {
            format!(
                "<{}>; rel=preload; as=font; type=\"font/woff2\"; crossorigin",
                self.site.font
            )
        });
        let policy = headers::page_policy(&self.nonce);
        for (name, value) in [
            (header::CONTENT_TYPE, Some("text/html; charset=utf-8".to_owned())),
            (header::CONTENT_SECURITY_POLICY, Some(policy)),
            (header::LINK, font),
        ] {
            if let Some(value) = value.and_then(|value| HeaderValue::try_from(value).ok()) {
                response.headers_mut().insert(name, value);
            }
        }
        response
    }
}

/// A response whose body is compressed by zstd. Any other is compressed on its way.
fn as_zstd(mut response: Response<Body>) -> Response<Body> {
    for (name, value) in [
        (header::CONTENT_ENCODING, "zstd"),
        (header::VARY, "accept-encoding"),
    ] {
        response
            .headers_mut()
            .insert(name, HeaderValue::from_static(value));
    }
    response
}

/// Whether the browser takes zstd, and likes nothing better.
fn takes_zstd(headers: &HeaderMap) -> bool {
    headers
        .get_all(header::ACCEPT_ENCODING)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|coding| coding.trim() == "zstd")
}

/// The address asked for.
pub(super) fn address(uri: &Uri) -> Address {
    Address {
        path: uri.path().to_owned(),
        query: uri.query().unwrap_or_default().to_owned(),
    }
}
