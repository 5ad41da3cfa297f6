//! Drawing a page: the contexts every page has, the policy with its nonce, the status.

use super::{form_return::Left, headers, site, theme};
use app::{
    document::{Face, Site, Theme, document},
    request::{Address, Returned},
    ui::PageTitle,
    wire::Carried,
};
use axum::{
    body::Body,
    http::{HeaderValue, Request, Response, StatusCode, header},
};
use leptos::{nonce::use_nonce, prelude::*};
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
        self,
        tandem: &Tandem,
        request: Request<Body>,
        contexts: impl Fn() + Clone + Send + Sync + 'static,
        root: fn() -> AnyView,
    ) -> Response<Body> {
        let left = Left::find(tandem, request.headers(), request.uri().path()).await;
        let shared = self.shared(tandem, &request, left.returned.clone());
        let face = self.face;
        let render = leptos_axum::render_app_async_with_context(
            move || {
                shared.provide();
                contexts();
            },
            move || document(face, root()),
        );
        let mut response = render(request).await;
        if response.status() == StatusCode::OK {
            *response.status_mut() = self.status;
        }
        // Where the page itself could not be shown, what was left for it waits until it can.
        if !response.status().is_server_error() {
            left.forget(tandem, &mut response);
        }
        response
    }

    fn shared(&self, tandem: &Tandem, request: &Request<Body>, returned: Returned) -> Shared {
        let mut site = site(self.face);
        if !self.is_live {
            site.script.clear();
            site.program.clear();
        }
        Shared {
            tandem: tandem.clone(),
            site,
            theme: theme::of(request.headers()),
            address: address(request),
            returned,
        }
    }
}

/// What every page has in its context.
#[derive(Clone)]
struct Shared {
    tandem: Tandem,
    site: Site,
    theme: Theme,
    address: Address,
    returned: Returned,
}

impl Shared {
    fn provide(&self) {
        provide_context(self.tandem.clone());
        provide_context(self.site.clone());
        provide_context(self.theme.clone());
        provide_context(self.address.clone());
        provide_context(self.returned.clone());
        provide_context(PageTitle::default());
        provide_context(Carried::default());
        let Some(response) = use_context::<leptos_axum::ResponseOptions>() else {
            return;
        };
        let policy = use_nonce().map(|nonce| headers::page_policy(&nonce));
        let font = (!self.site.font.is_empty()).then(|| {
            format!(
                "<{}>; rel=preload; as=font; type=\"font/woff2\"; crossorigin",
                self.site.font
            )
        });
        for (name, value) in [(header::CONTENT_SECURITY_POLICY, policy), (header::LINK, font)] {
            if let Some(value) = value.and_then(|value| HeaderValue::from_str(&value).ok()) {
                response.insert_header(name, value);
            }
        }
    }
}

/// The address asked for.
pub(super) fn address(request: &Request<Body>) -> Address {
    Address {
        path: request.uri().path().to_owned(),
        query: request.uri().query().unwrap_or_default().to_owned(),
    }
}
