//! The outbox: what is to be sent, each once, by a unique key.

use crate::{incident::OrIncident, store::entity};
use domain::{
    calendar::Timestamp,
    ids::{AccountId, ContactId, OperationId, UserId},
    refusal::Refusal,
    views::pages::MailState,
};
use sea_orm::{ConnectionTrait, EntityTrait, Set, sea_query::OnConflict};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What a mail is about, as the store keeps it. No token is ever in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Letter {
    /// A plan was shared, and this contact is invited.
    Invitation {
        /// Who invites.
        by: UserId,
        /// What they wrote; plain text.
        message: String,
    },
    /// Somebody asked for a link at the door.
    LinkOnRequest {
        /// The page first asked for, or empty.
        wanted: String,
    },
    /// Staff mailed a new link.
    LinkFromStaff {
        /// Who sent it.
        by: UserId,
    },
}

/// A mail about to be queued.
pub(crate) struct Queued {
    unique_key: String,
    account: AccountId,
    contact: ContactId,
    letter: Letter,
}

impl Queued {
    /// An invitation to a shared plan.
    pub(crate) fn invitation(
        operation: OperationId,
        account: AccountId,
        contact: ContactId,
        by: UserId,
        message: &str,
    ) -> Self {
        let letter = Letter::Invitation {
            by,
            message: message.to_owned(),
        };
        Self {
            unique_key: format!("invitation:{operation}:{contact}"),
            account,
            contact,
            letter,
        }
    }

    /// A link that somebody asked for.
    pub(crate) fn link_on_request(
        operation: OperationId,
        account: AccountId,
        contact: ContactId,
        wanted: &str,
    ) -> Self {
        let letter = Letter::LinkOnRequest {
            wanted: wanted.to_owned(),
        };
        Self {
            unique_key: format!("request:{operation}:{contact}"),
            account,
            contact,
            letter,
        }
    }

    /// A link that staff sent.
    pub(crate) fn link_from_staff(
        operation: OperationId,
        account: AccountId,
        contact: ContactId,
        by: UserId,
    ) -> Self {
        Self {
            unique_key: format!("link:{operation}:{contact}"),
            account,
            contact,
            letter: Letter::LinkFromStaff { by },
        }
    }
}

/// Queues a mail in the transaction of the change it belongs to. `false` if it has been queued before.
pub(crate) async fn queue(
    connection: &impl ConnectionTrait,
    mail: Queued,
    now: Timestamp,
) -> Result<bool, Refusal> {
    let payload = serde_json::to_value(&mail.letter).or_incident("queueing a mail")?;
    let kind = payload["kind"].as_str().unwrap_or_default().to_owned();
    let id = Uuid::new_v4();
    let row = entity::outbox::ActiveModel {
        id: Set(id),
        unique_key: Set(mail.unique_key),
        kind: Set(kind),
        account_id: Set(mail.account.uuid()),
        contact_id: Set(mail.contact.uuid()),
        payload: Set(payload),
        message_id: Set(id.simple().to_string()),
        state: Set(MailState::Queued.key().to_owned()),
        attempts: Set(0),
        due_at: Set(now.0),
        leased_until: Set(None),
        created_at: Set(now.0),
        settled_at: Set(None),
        failure: Set(None),
    };
    let once = OnConflict::column(entity::outbox::Column::UniqueKey)
        .do_nothing()
        .to_owned();
    let inserted = entity::outbox::Entity::insert(row)
        .on_conflict(once)
        .exec_without_returning(connection)
        .await
        .or_incident("queueing a mail")?;
    Ok(inserted > 0)
}
