//! One installation for one test: empty, with the demo's people and plans, or with one account of its owner's. The clock stands still
//! until it is moved, mail stays in memory, and whoever acts is signed in.

pub(crate) mod scene;

use crate::{
    Tandem,
    actor::Staff,
    clock::Clock,
    mail::Mailer,
    settings::{MailSettings, Settings},
    store::{Store, entity, users},
    test_database::TestDatabase,
    token::Token,
};
use domain::{
    calendar::Timestamp,
    forms::ShareForm,
    ids::{AccountId, ContactId, UserId},
    snapshot::Snapshot,
};
use sea_orm::{ActiveModelTrait, ConnectionTrait, Set};
use std::{
    net::{IpAddr, Ipv4Addr},
    time::Duration,
};
use uuid::Uuid;

/// Sunday, 22 November 2026, 12:00 UTC.
pub(crate) const NOON: Timestamp = Timestamp(1_795_348_800_000);
pub(crate) const MINUTE: i64 = 60 * 1000;
pub(crate) const HERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

pub(crate) struct World {
    pub(crate) tandem: Tandem,
    database: TestDatabase,
}

/// An installation that nobody has set up.
pub(crate) async fn empty() -> World {
    let database = TestDatabase::new().await;
    let tandem = node(database.url(), Clock::standing_at(NOON), MailSettings::Memory).await;
    World { tandem, database }
}

/// An installation with the demo, its first mails sent.
pub(crate) async fn demo() -> World {
    let world = empty().await;
    world.tandem.load_demo().await.unwrap();
    world.tandem.deliver_due().await;
    world
}

async fn node(url: &str, clock: Clock, mail: MailSettings) -> Tandem {
    let mailer = Mailer::new(&mail).unwrap();
    node_with(url, clock, mail, mailer).await
}

async fn node_with(url: &str, clock: Clock, mail: MailSettings, mailer: Mailer) -> Tandem {
    let settings = Settings {
        listen: "127.0.0.1:0".parse().unwrap(),
        public_url: "https://plans.northwind.test".to_owned(),
        database_url: String::new(),
        mail,
        demo: true,
        link_days: 14,
        session_days: 14,
        trust_proxy: false,
    };
    Tandem::new(settings, Store::open(url).await.unwrap(), clock, mailer)
}

/// A user with a session on that node, as whoever has signed in: without a password, which takes a test long to compare.
pub(crate) async fn signed_in(node: &Tandem, user: UserId) -> Staff {
    let token = Token::new();
    let write = node.store().write().await.unwrap();
    let session = entity::staff_session::ActiveModel {
        id: Set(Uuid::new_v4()),
        token_hash: Set(token.hash().0),
        user_id: Set(user.uuid()),
        created_at: Set(NOON.0),
        expires_at: Set(i64::MAX),
        ended_at: Set(None),
    };
    session.insert(write.transaction()).await.unwrap();
    write.commit().await.unwrap();
    node.staff(token.expose()).await.unwrap().unwrap()
}

impl World {
    /// Another node on the same database and the same clock.
    pub(crate) async fn another_node(&self, mail: MailSettings) -> Tandem {
        node(self.database.url(), self.tandem.clock().clone(), mail).await
    }

    /// Another node, which gives a mail up for now when sending it takes longer than that.
    pub(crate) async fn another_node_with_patience(&self, mail: MailSettings, patience: Duration) -> Tandem {
        let mailer = Mailer::new(&mail).unwrap().with_patience(patience);
        node_with(self.database.url(), self.tandem.clock().clone(), mail, mailer).await
    }

    pub(crate) async fn maya(&self) -> Staff {
        self.maya_on(&self.tandem).await
    }

    pub(crate) async fn maya_on(&self, node: &Tandem) -> Staff {
        let token = node.sign_in_demo().await.unwrap();
        node.staff(token.expose()).await.unwrap().unwrap()
    }

    /// The demo's admin.
    pub(crate) async fn ines_on(&self, node: &Tandem) -> Staff {
        let ines = users::by_email(node, "ines@northwind.test")
            .await
            .unwrap()
            .unwrap();
        signed_in(node, ines.id).await
    }

    pub(crate) async fn account(&self, name: &str) -> AccountId {
        self.maya().await.accounts(name, false, 1).await.unwrap().rows[0].id
    }

    pub(crate) async fn contact(&self, account: AccountId, name: &str) -> ContactId {
        let contacts = self.maya().await.contacts(account).await.unwrap();
        contacts.iter().find(|contact| contact.name == name).unwrap().id
    }

    pub(crate) async fn plan(&self, account: AccountId) -> Snapshot {
        (**self.maya().await.plan_now(account).await.unwrap()).clone()
    }

    /// Every mail: its state and its message's id, oldest first.
    pub(crate) async fn outbox(&self) -> Vec<(String, String)> {
        let store = self.tandem.store();
        let ask = store.statement(
            "SELECT state, message_id FROM outbox ORDER BY created_at, id",
            Vec::new(),
        );
        let rows = store.connection().query_all_raw(ask).await.unwrap();
        rows.iter()
            .map(|row| {
                (
                    row.try_get("", "state").unwrap(),
                    row.try_get("", "message_id").unwrap(),
                )
            })
            .collect()
    }

    pub(crate) async fn queued(&self) -> Vec<String> {
        self.outbox()
            .await
            .into_iter()
            .filter(|(state, _)| state == "queued")
            .map(|(_, id)| id)
            .collect()
    }
}

/// The secret in a link.
pub(crate) fn token_in(text: &str) -> String {
    let rest = text.split_once("/p/join/").unwrap().1;
    rest.chars()
        .take_while(|letter| letter.is_ascii_alphanumeric() || "-_".contains(*letter))
        .collect()
}

pub(crate) fn share(title: &str, contacts: &[ContactId]) -> ShareForm {
    ShareForm {
        title: title.to_owned(),
        was_title: String::new(),
        contacts: contacts.iter().map(ToString::to_string).collect(),
        message: "Hi,\n\nhere is <b>our</b> plan.\nIt is short.".to_owned(),
    }
}
