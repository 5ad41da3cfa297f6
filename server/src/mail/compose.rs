//! Looking again, at the moment of sending, whether a mail is still true; then making its link and its words.

use super::{
    outbox::Letter,
    render::{Addresses, mail},
    transport::SentMail,
    wording::{self, About},
};
use crate::{
    Tandem,
    clock::date_in,
    incident::incident,
    store::{
        invitations::hold,
        outbox_rows::{self, Due},
        snapshot_rows,
    },
};
use domain::{
    calendar::Timestamp,
    ids::{AccountId, ContactId},
    people::{Contact, User},
    refusal::Refusal,
    sharing::{may_enter, plan_is_visible},
    snapshot::Snapshot,
    views::customer::CustomerPlan,
};
use lettre::{Address, Message, message::Mailbox};

/// What became of a queued mail when it was looked at again.
pub(super) enum Composed {
    /// It is ready to be sent.
    Ready(Box<(Message, SentMail)>),
    /// It is no longer true and must not be sent.
    Untrue,
    /// Its address is none that mail can be sent to; why.
    NoAddress(String),
}

/// Looks again, in the transaction that makes the link, and writes the mail.
pub(super) async fn compose(tandem: &Tandem, due: &Due) -> Result<Composed, Refusal> {
    let (account, contact) = (AccountId::new(due.account_id), ContactId::new(due.contact_id));
    let letter: Letter = serde_json::from_value(due.payload.clone())
        .map_err(|cause| incident("reading a queued mail", cause))?;
    let write = tandem.store().write().await?;
    hold(&write, account).await?;
    if !outbox_rows::is_queued(&write, due).await? {
        return Ok(Composed::Untrue);
    }
    let snapshot = snapshot_rows::load(write.transaction(), tandem.clock(), account).await?;
    let Some(snapshot) = snapshot.filter(|snapshot| is_still_true(snapshot, contact, &letter)) else {
        return Ok(Composed::Untrue);
    };
    let Some(recipient) = snapshot.contact(contact) else {
        return Ok(Composed::Untrue);
    };
    if let Err(cause) = recipient.email.parse::<Address>() {
        return Ok(Composed::NoAddress(cause.to_string()));
    }
    let wanted = if let Letter::LinkOnRequest { wanted } = &letter {
        wanted.as_str()
    } else {
        ""
    };
    let link = tandem
        .mint_link(write.transaction(), account, contact, wanted)
        .await?;
    write.commit().await?;
    write_mail(tandem, due, &snapshot, recipient, &letter, &link).map(|mail| Composed::Ready(Box::new(mail)))
}

/// An invitation needs the plan to be visible; any link needs the contact to be let in, and a plan that was shared once: before, nobody
/// outside is told of it.
fn is_still_true(snapshot: &Snapshot, contact: ContactId, letter: &Letter) -> bool {
    may_enter(snapshot, contact)
        && match letter {
            Letter::Invitation { .. } => plan_is_visible(snapshot),
            Letter::LinkOnRequest { .. } | Letter::LinkFromStaff { .. } => snapshot.plan.was_ever_shared(),
        }
}

fn write_mail(
    tandem: &Tandem,
    due: &Due,
    snapshot: &Snapshot,
    recipient: &Contact,
    letter: &Letter,
    link: &str,
) -> Result<(Message, SentMail), Refusal> {
    let sender = sender(snapshot, letter);
    let until = Timestamp(tandem.clock().now().0 + tandem.settings().link_lasts());
    let plan = CustomerPlan::of(snapshot);
    let about = About {
        contact: &recipient.name,
        address: &recipient.email,
        plan: plan.header(),
        sender: sender.map_or(&snapshot.organisation.name, |user| &user.name),
        until: date_in(until, &snapshot.account.time_zone),
    };
    let words = match letter {
        Letter::Invitation { message, .. } => wording::invitation(&about, message),
        Letter::LinkOnRequest { .. } => wording::link_on_request(&about),
        Letter::LinkFromStaff { .. } => wording::link_from_staff(&about),
    };
    let from = match sender {
        Some(user) => wording::sender_name(&user.name, &snapshot.organisation.name),
        None => snapshot.organisation.name.clone(),
    };
    let addresses = Addresses {
        from: mailbox(&from, tandem.mailer().from())?,
        reply_to: sender.and_then(|user| mailbox(&user.name, &user.email).ok()),
        to: mailbox(&recipient.name, &recipient.email)?,
        message_id: format!("<{}@{}>", due.message_id, host(tandem)),
    };
    mail(addresses, &words, link).map_err(|cause| incident("writing a mail", cause))
}

/// Who a mail comes from: who sent it, otherwise the account's owner.
fn sender<'a>(snapshot: &'a Snapshot, letter: &Letter) -> Option<&'a User> {
    let by = match letter {
        Letter::Invitation { by, .. } | Letter::LinkFromStaff { by } => Some(*by),
        Letter::LinkOnRequest { .. } => snapshot.account.owner,
    };
    by.and_then(|id| snapshot.user(id))
}

fn mailbox(name: &str, address: &str) -> Result<Mailbox, Refusal> {
    let address: Address = address
        .parse()
        .map_err(|cause| incident("reading an address", cause))?;
    Ok(Mailbox::new(Some(name.to_owned()), address))
}

/// The name of this installation in a message's id.
fn host(tandem: &Tandem) -> String {
    let url = &tandem.settings().public_url;
    let host = url.split_once("://").map_or(url.as_str(), |(_, host)| host);
    host.split([':', '/']).next().unwrap_or(host).to_owned()
}
