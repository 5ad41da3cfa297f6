//! One installation for one test: the demo's people and plans, a clock that stands still, mail in memory, and typed clients.

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Request, StatusCode, header},
};
use sea_orm::{ConnectionTrait, Database, Statement};
use server::{
    Tandem,
    clock::Clock,
    mail::Mailer,
    settings::{MailSettings, Settings},
    store::Store,
};
use std::path::{Path, PathBuf};
use tower::ServiceExt;

/// 22 November 2026, 09:00 UTC.
pub(crate) const NOW: domain::calendar::Timestamp = domain::calendar::Timestamp(1_795_338_000_000);

/// Which database a test runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Sqlite,
    Postgres,
}

/// One installation.
pub(crate) struct World {
    pub(crate) tandem: Tandem,
    pub(crate) clock: Clock,
    router: Router,
    url: String,
}

/// What a request got.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

impl Answer {
    /// Where it redirects to.
    pub(crate) fn location(&self) -> &str {
        self.headers
            .get(header::LOCATION)
            .map_or("", |value| value.to_str().unwrap())
    }

    /// The cookies it sets, as a browser would send them back.
    pub(crate) fn cookies(&self) -> String {
        let cookies = self
            .headers
            .get_all(header::SET_COOKIE)
            .iter()
            .map(|value| value.to_str().unwrap());
        cookies
            .map(|cookie| cookie.split(';').next().unwrap())
            .collect::<Vec<_>>()
            .join("; ")
    }
}

/// Somebody's browser.
#[derive(Clone, Default)]
pub(crate) struct Client {
    router: Option<Router>,
    pub(crate) cookies: String,
}

impl World {
    /// A browser that nobody is signed in with.
    pub(crate) fn anonymous(&self) -> Client {
        Client {
            router: Some(self.router.clone()),
            cookies: String::new(),
        }
    }

    /// A browser with those cookies.
    pub(crate) fn with_cookies(&self, cookies: &str) -> Client {
        Client {
            cookies: cookies.to_owned(),
            ..self.anonymous()
        }
    }

    /// What the store holds: the column `held` of every row that a query finds.
    pub(crate) async fn stored(&self, sql: &str) -> Vec<String> {
        let connection = Database::connect(&self.url).await.unwrap();
        let ask = Statement::from_string(connection.get_database_backend(), sql.to_owned());
        let rows = connection.query_all_raw(ask).await.unwrap();
        connection.close().await.unwrap();
        rows.iter().map(|row| row.try_get("", "held").unwrap()).collect()
    }

    /// Gives a member of staff the password `password`: nobody in the demo has one.
    pub(crate) async fn with_password(&self, email: &str) {
        const HASH: &str =
            "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        let connection = Database::connect(&self.url).await.unwrap();
        let sql = format!("UPDATE staff_user SET password_hash = '{HASH}' WHERE email_key = '{email}'");
        let changed = connection.execute_unprepared(&sql).await.unwrap();
        assert_eq!(changed.rows_affected(), 1, "nobody of staff has {email}");
        connection.close().await.unwrap();
    }

    /// Another node of the same installation, which writes its mails to a folder.
    pub(crate) async fn writing_mails_to(&self, folder: &Path) -> Self {
        let mail = MailSettings::File(folder.to_owned());
        self.another_node(Settings {
            mail,
            ..settings(&self.url)
        })
        .await
    }

    /// Another node of the same installation, whose mail is switched off.
    pub(crate) async fn without_mail(&self) -> Self {
        let mail = MailSettings::Off;
        self.another_node(Settings {
            mail,
            ..settings(&self.url)
        })
        .await
    }

    /// Another node of the same installation, which people reach by HTTPS.
    pub(crate) async fn behind_https(&self) -> Self {
        let public_url = "https://tandem.test".to_owned();
        let settings = Settings {
            public_url,
            ..settings(&self.url)
        };
        self.another_node(settings).await
    }

    async fn another_node(&self, settings: Settings) -> Self {
        let mailer = Mailer::new(&settings.mail).unwrap();
        let store = Store::open(&settings.database_url).await.unwrap();
        let tandem = Tandem::new(settings, store, self.clock.clone(), mailer);
        Self {
            router: tandem::http::router(tandem.clone()),
            tandem,
            clock: self.clock.clone(),
            url: self.url.clone(),
        }
    }

    /// The demo's CSM.
    pub(crate) async fn maya(&self) -> Client {
        let answer = self.anonymous().form("/api/public/sign_in_demo", &[]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        self.with_cookies(&answer.cookies())
    }

    /// The demo's admin.
    pub(crate) async fn ines(&self) -> Client {
        self.with_password("ines@northwind.test").await;
        let fields = [
            ("email", "ines@northwind.test"),
            ("password", "password"),
            ("to", ""),
        ];
        let answer = self.anonymous().form("/api/public/sign_in", &fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        self.with_cookies(&answer.cookies())
    }

    /// The actor behind [`World::maya`], for what a test needs beside requests.
    pub(crate) async fn staff(&self) -> server::actor::Staff {
        let token = self.tandem.sign_in_demo().await.unwrap();
        self.tandem.staff(token.expose()).await.unwrap().unwrap()
    }

    /// Sends what is due and gives the link in the newest mail to that address.
    pub(crate) async fn mailed_link(&self, to: &str) -> String {
        self.tandem.deliver_due().await;
        let mails = self.tandem.mailer().sent();
        let mail = mails
            .iter()
            .rev()
            .find(|mail| mail.to.contains(to))
            .unwrap_or_else(|| panic!("no mail to {to}"));
        let start = mail.text.find("http").expect("the mail has a link");
        mail.text[start..].split_whitespace().next().unwrap().to_owned()
    }

    /// A contact who has followed the link in their mail.
    pub(crate) async fn contact(&self, email: &str) -> Client {
        let link = self.mailed_link(email).await;
        let token = token_in(&link);
        let answer = self
            .anonymous()
            .form("/api/public/join", &[("token", &token), ("to", "")])
            .await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        self.with_cookies(&answer.cookies())
    }

    /// The demo's account of that name.
    pub(crate) async fn account(&self, name: &str) -> domain::ids::AccountId {
        let page = self.staff().await.accounts(name, false, 1).await.unwrap();
        page.rows
            .iter()
            .find(|row| row.name == name)
            .unwrap_or_else(|| panic!("no account {name}"))
            .id
    }

    /// The plan of the demo's account of that name, as staff see it.
    pub(crate) async fn view(&self, name: &str) -> domain::views::staff::StaffView {
        let account = self.account(name).await;
        self.staff().await.plan_page(account).await.unwrap().view
    }

    /// The id of the task of that title.
    pub(crate) async fn task(&self, account: &str, title: &str) -> domain::ids::TaskId {
        self.view(account)
            .await
            .tasks
            .iter()
            .find(|task| task.title == title)
            .unwrap_or_else(|| panic!("no task {title}"))
            .id
    }

    /// The id of the contact of that name.
    pub(crate) async fn contact_id(&self, account: &str, name: &str) -> domain::ids::ContactId {
        let account = self.account(account).await;
        let contacts = self.staff().await.contacts(account).await.unwrap();
        contacts
            .iter()
            .find(|contact| contact.name == name)
            .unwrap_or_else(|| panic!("no contact {name}"))
            .id
    }
}

impl Client {
    /// Opens a page.
    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.send(
            Request::get(path).header(header::ACCEPT, "text/html"),
            Body::empty(),
        )
        .await
    }

    /// Sends a form, as the browser does.
    pub(crate) async fn form(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.post(path, fields, "text/html,application/xhtml+xml").await
    }

    /// Calls a server function, as a page's script does.
    pub(crate) async fn call(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.post(path, fields, "application/json").await
    }

    /// Sends a form from a page that the browser names, or not, as its `Referer`.
    pub(crate) async fn form_on(&self, page: Option<&str>, path: &str, fields: &[(&str, &str)]) -> Answer {
        let mut request = posted(path, "text/html");
        if let Some(page) = page {
            request = request.header(header::REFERER, page);
        }
        self.send(request, encoded(fields)).await
    }

    async fn post(&self, path: &str, fields: &[(&str, &str)], accept: &str) -> Answer {
        self.send(posted(path, accept), encoded(fields)).await
    }

    /// Sends any request with this browser's cookies.
    pub(crate) async fn send(&self, request: axum::http::request::Builder, body: Body) -> Answer {
        let (status, headers, body) = self.bytes(request, body).await;
        Answer {
            status,
            headers,
            body: String::from_utf8_lossy(&body).into_owned(),
        }
    }

    /// Opens a page as a browser does that takes zstd. One that is kept begins with a raw block: its start, with the nonce.
    pub(crate) async fn get_zstd(&self, path: &str) -> Answer {
        let request = Request::get(path)
            .header(header::ACCEPT, "text/html")
            .header(header::ACCEPT_ENCODING, "gzip, deflate, br, zstd");
        let (status, headers, body) = self.bytes(request, Body::empty()).await;
        assert_eq!(headers[header::CONTENT_ENCODING], "zstd", "{path}");
        assert_eq!(
            (body[4], body[6] & 0b111),
            (0, 0),
            "{path} does not begin with a raw block"
        );
        let body = zstd::decode_all(&*body).unwrap();
        Answer {
            status,
            headers,
            body: String::from_utf8(body).unwrap(),
        }
    }

    async fn bytes(
        &self,
        request: axum::http::request::Builder,
        body: Body,
    ) -> (StatusCode, HeaderMap, axum::body::Bytes) {
        let request = request.header(header::COOKIE, &self.cookies).body(body).unwrap();
        let response = self.router.clone().unwrap().oneshot(request).await.unwrap();
        let (status, headers) = (response.status(), response.headers().clone());
        let body = to_bytes(response.into_body(), 10_000_000).await.unwrap();
        (status, headers, body)
    }

    /// Opens a stream and leaves it open.
    pub(crate) async fn stream(&self, path: &str) -> (StatusCode, axum::body::BodyDataStream) {
        let request = Request::get(path)
            .header(header::COOKIE, &self.cookies)
            .body(Body::empty())
            .unwrap();
        let response = self.router.clone().unwrap().oneshot(request).await.unwrap();
        (response.status(), response.into_body().into_data_stream())
    }
}

/// The secret in a mailed link.
pub(crate) fn token_in(link: &str) -> String {
    let path = link.split('?').next().unwrap();
    path.rsplit('/').next().unwrap().to_owned()
}

fn posted(path: &str, accept: &str) -> axum::http::request::Builder {
    Request::post(path)
        .header(header::ACCEPT, accept)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin")
}

fn encoded(fields: &[(&str, &str)]) -> Body {
    let mut body = form_urlencoded::Serializer::new(String::new());
    Body::from(body.extend_pairs(fields).finish())
}

/// Runs a test in a new world on that database, and leaves nothing behind. Without a PostgreSQL it says so, loudly.
pub(crate) async fn run<F: Future<Output = ()>>(kind: Kind, test: impl FnOnce(World) -> F) {
    _ = any_spawner::Executor::init_tokio();
    let Some(database) = Temporary::create(kind).await else {
        eprintln!("NOT RUN: TEST_DATABASE_URL is not set, so nothing was tested on PostgreSQL");
        return;
    };
    let clock = Clock::standing_at(NOW);
    let settings = settings(&database.url);
    let mailer = Mailer::new(&settings.mail).unwrap();
    let store = Store::open(&settings.database_url).await.unwrap();
    let tandem = Tandem::new(settings, store, clock.clone(), mailer);
    tandem.load_demo().await.unwrap();
    let router = tandem::http::router(tandem.clone());
    test(World {
        tandem: tandem.clone(),
        clock,
        router,
        url: database.url.clone(),
    })
    .await;
    tandem.close().await;
    database.remove().await;
}

fn settings(url: &str) -> Settings {
    Settings {
        listen: "127.0.0.1:0".parse().unwrap(),
        public_url: "http://tandem.test".to_owned(),
        database_url: url.to_owned(),
        mail: MailSettings::Memory,
        demo: true,
        link_days: 14,
        session_days: 14,
        trust_proxy: false,
    }
}

struct Temporary {
    url: String,
    file: Option<PathBuf>,
}

impl Temporary {
    async fn create(kind: Kind) -> Option<Self> {
        let name = format!("tandem_test_{}", uuid::Uuid::new_v4().simple());
        if kind == Kind::Sqlite {
            let file = std::env::temp_dir().join(format!("{name}.db"));
            return Some(Self {
                url: format!("sqlite://{}", file.display()),
                file: Some(file),
            });
        }
        let server = std::env::var("TEST_DATABASE_URL").ok()?;
        let admin = Database::connect(&server).await.unwrap();
        admin
            .execute_unprepared(&format!("CREATE DATABASE {name}"))
            .await
            .unwrap();
        admin.close().await.unwrap();
        let (address, _) = server.rsplit_once('/').unwrap();
        Some(Self {
            url: format!("{address}/{name}"),
            file: None,
        })
    }

    async fn remove(self) {
        match self.file {
            Some(file) => {
                for suffix in ["", "-wal", "-shm"] {
                    _ = std::fs::remove_file(format!("{}{suffix}", file.display()));
                }
            }
            None => {
                let (_, name) = self.url.rsplit_once('/').unwrap();
                let admin = Database::connect(std::env::var("TEST_DATABASE_URL").unwrap())
                    .await
                    .unwrap();
                admin
                    .execute_unprepared(&format!("DROP DATABASE {name} WITH (FORCE)"))
                    .await
                    .unwrap();
                admin.close().await.unwrap();
            }
        }
    }
}

/// Makes two tests of one, `name::sqlite` and `name::postgres`.
#[macro_export]
macro_rules! on_both {
    ($(async fn $name:ident($world:ident: World) $body:block)*) => {
        $(
            async fn $name($world: $crate::world::World) $body

            mod $name {
                #[tokio::test]
                async fn sqlite() {
                    $crate::world::run($crate::world::Kind::Sqlite, super::$name).await;
                }

                #[tokio::test]
                async fn postgres() {
                    $crate::world::run($crate::world::Kind::Postgres, super::$name).await;
                }
            }
        )*
    };
}
