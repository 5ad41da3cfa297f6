//! The three mails as they read, and the outbox's promises: nothing lost, nothing twice, nothing that is no longer true.

use crate::{
    mail::SentMail,
    settings::MailSettings,
    store::outbox_rows::{self, Claimed},
    test_world::{HERE, MINUTE, World, demo, share, token_in},
};
use domain::{
    forms::ShareForm,
    ids::{AccountId, ContactId, OperationId},
    refusal::Refusal,
    views::pages::MailState,
};
use std::{
    io::{BufRead, BufReader, Write},
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex},
    thread,
    time::Duration,
};
use uuid::Uuid;

fn readable(mail: &SentMail) -> String {
    let token = token_in(&mail.text);
    let (text, html) = (
        mail.text.replace(&token, "[token]"),
        mail.html.replace(&token, "[token]"),
    );
    format!(
        "To: {}\nSubject: {}\n\n{text}\n=====\n{html}",
        mail.to, mail.subject
    )
}

fn last(world: &World) -> SentMail {
    world.tandem.mailer().sent().pop().unwrap()
}

fn operation() -> OperationId {
    OperationId::new(Uuid::new_v4())
}

async fn lucille(world: &World) -> (AccountId, ContactId) {
    let account = world.account("Bluth").await;
    (account, world.contact(account, "Lucille Bluth").await)
}

/// Bluth's plan, shared, with a mail to Lucille in the outbox.
async fn invited() -> (World, AccountId, ContactId) {
    let world = demo().await;
    let (account, contact) = lucille(&world).await;
    world
        .maya()
        .await
        .share_plan(account, operation(), share("The “close”", &[contact]), true)
        .await
        .unwrap();
    (world, account, contact)
}

#[tokio::test]
async fn an_invitation_says_who_shares_what() {
    let (world, ..) = invited().await;
    assert_eq!(world.tandem.deliver_due().await, 1);
    insta::assert_snapshot!(readable(&last(&world)));
}

#[tokio::test]
async fn a_link_that_was_asked_for_says_so() {
    let world = demo().await;
    world
        .tandem
        .request_link("Sally@sitwell.test", "/portal/somewhere", HERE)
        .await
        .unwrap();
    world.tandem.finish_background().await;
    assert_eq!(world.tandem.deliver_due().await, 1);
    insta::assert_snapshot!(readable(&last(&world)));
}

#[tokio::test]
async fn a_link_from_staff_says_from_whom() {
    let world = demo().await;
    let account = world.account("Sitwell").await;
    let stan = world.contact(account, "Stan Sitwell").await;
    world
        .maya()
        .await
        .send_link(account, stan, operation())
        .await
        .unwrap();
    assert_eq!(world.tandem.deliver_due().await, 1);
    insta::assert_snapshot!(readable(&last(&world)));
}

#[tokio::test]
async fn a_mail_tells_nothing_of_the_plan_that_its_contact_does_not_see() {
    let (world, account, contact) = invited().await;
    let maya = world.maya().await;
    maya.unshare_plan(account).await.unwrap();
    maya.send_link(account, contact, operation()).await.unwrap();
    assert_eq!(world.tandem.deliver_due().await, 1);
    let mail = readable(&last(&world));
    assert!(mail.contains("Bluth Company’s plan"), "{mail}");
    for word in ["The “close”", "audit trail", "Expansion play", "Close the books"] {
        assert!(!mail.contains(word), "{word} in {mail}");
    }
}

#[tokio::test]
async fn before_a_plan_was_ever_shared_nobody_is_mailed_a_link_to_it() {
    let world = demo().await;
    let (account, lucille) = lucille(&world).await;
    let maya = world.maya().await;
    let refused = maya.send_link(account, lucille, operation()).await;
    assert!(matches!(refused, Err(Refusal::NotAllowed(why)) if why.contains("Share the plan first")));
    maya.grant_contact(account, lucille).await.unwrap();
    let asked = world.tandem.request_link("lucille@bluth.test", "", HERE).await;
    assert!(asked.is_ok());
    world.tandem.finish_background().await;
    assert_eq!(world.tandem.deliver_due().await, 0);
    assert!(world.queued().await.is_empty());
}

#[tokio::test]
async fn two_workers_at_once_never_send_one_mail_twice() {
    let world = demo().await;
    let account = world.account("Sitwell").await;
    let stan = world.contact(account, "Stan Sitwell").await;
    let maya = world.maya().await;
    for _ in 0..10 {
        maya.send_link(account, stan, operation()).await.unwrap();
    }
    let other = world.another_node(MailSettings::Memory).await;
    let before = world.tandem.mailer().sent().len();
    let (here, there) = tokio::join!(world.tandem.deliver_due(), other.deliver_due());
    assert_eq!(here + there, 10);
    assert_eq!(
        world.tandem.mailer().sent().len() - before + other.mailer().sent().len(),
        10
    );
}

#[tokio::test]
async fn a_mail_that_became_wrong_is_dropped() {
    let (world, account, contact) = invited().await;
    let maya = world.maya().await;
    maya.unshare_plan(account).await.unwrap();
    assert_eq!(world.tandem.deliver_due().await, 0);
    maya.send_link(account, contact, operation()).await.unwrap();
    maya.revoke_contact(account, contact).await.unwrap();
    assert_eq!(world.tandem.deliver_due().await, 0);
    let dropped = world
        .outbox()
        .await
        .into_iter()
        .filter(|(state, _)| state == "dropped")
        .count();
    assert_eq!((dropped, world.queued().await.len()), (2, 0));
}

#[tokio::test]
async fn a_mail_queued_before_the_portal_was_switched_off_is_dropped() {
    let (world, ..) = invited().await;
    let store = world.tandem.store();
    store
        .change_organisation(&world.tandem, |stored| {
            stored.portal_enabled = false;
            Ok(())
        })
        .await
        .unwrap();
    assert_eq!(world.tandem.deliver_due().await, 0);
    assert!(world.queued().await.is_empty());
}

#[tokio::test]
async fn sharing_again_sends_the_new_invitation_alone() {
    let (world, account, contact) = invited().await;
    let maya = world.maya().await;
    maya.unshare_plan(account).await.unwrap();
    let again = ShareForm {
        message: "This time for good.".to_owned(),
        ..share("The “close”", &[contact])
    };
    maya.share_plan(account, operation(), again, true).await.unwrap();
    assert_eq!(world.tandem.deliver_due().await, 1);
    assert!(last(&world).text.contains("This time for good."));
}

#[tokio::test]
async fn access_given_back_without_mail_sends_no_earlier_mail() {
    let (world, account, contact) = invited().await;
    let maya = world.maya().await;
    maya.revoke_contact(account, contact).await.unwrap();
    maya.grant_contact(account, contact).await.unwrap();
    assert_eq!(world.tandem.deliver_due().await, 0);
    maya.send_link(account, contact, operation()).await.unwrap();
    maya.archive_contact(account, contact).await.unwrap();
    maya.restore_contact(account, contact).await.unwrap();
    maya.grant_contact(account, contact).await.unwrap();
    assert_eq!(world.tandem.deliver_due().await, 0);
}

#[tokio::test]
async fn what_is_withdrawn_is_nobody_else_s() {
    let (world, bluth, lucille) = invited().await;
    let maya = world.maya().await;
    let sitwell = world.account("Sitwell").await;
    let stan = world.contact(sitwell, "Stan Sitwell").await;
    let sally = world.contact(sitwell, "Sally Sitwell").await;
    for (account, contact) in [(sitwell, stan), (sitwell, sally), (bluth, lucille)] {
        maya.send_link(account, contact, operation()).await.unwrap();
    }
    maya.unshare_plan(bluth).await.unwrap();
    maya.revoke_contact(sitwell, stan).await.unwrap();
    assert_eq!(
        world.tandem.deliver_due().await,
        2,
        "Sally's and Lucille's links stay"
    );
}

#[tokio::test]
async fn staff_read_how_the_last_mail_to_a_contact_fared() {
    let (world, account, contact) = invited().await;
    let maya = world.maya().await;
    let fared = async || {
        let rows = maya.contacts(account).await.unwrap();
        rows.into_iter().find(|row| row.id == contact).unwrap().mail
    };
    claim(&world).await;
    assert_eq!(fared().await, Some(MailState::Queued), "taken, not yet sent");
    world.tandem.clock().advance(6 * MINUTE);
    assert_eq!(world.tandem.deliver_due().await, 1);
    assert_eq!(fared().await, Some(MailState::Sent));
    maya.send_link(account, contact, operation()).await.unwrap();
    maya.revoke_contact(account, contact).await.unwrap();
    assert_eq!(fared().await, Some(MailState::Dropped));
}

/// Takes the mail that is due, as a worker does, and sends nothing yet.
async fn claim(world: &World) -> Claimed {
    let mail = outbox_rows::due(&world.tandem).await.unwrap().remove(0);
    outbox_rows::claim(&world.tandem, mail).await.unwrap().unwrap()
}

#[tokio::test]
async fn a_worker_whose_claim_ran_out_settles_nothing() {
    let (world, ..) = invited().await;
    let slow = claim(&world).await;
    world.tandem.clock().advance(6 * MINUTE);
    let quick = claim(&world).await;
    outbox_rows::settle(&world.tandem, &slow, MailState::Failed, Some("late"))
        .await
        .unwrap();
    outbox_rows::postpone(&world.tandem, &slow, i64::MAX, "late")
        .await
        .unwrap();
    assert_eq!(world.queued().await.len(), 1);
    outbox_rows::settle(&world.tandem, &quick, MailState::Sent, None)
        .await
        .unwrap();
    assert!(world.queued().await.is_empty());
    assert!(!world.outbox().await.iter().any(|(state, _)| state == "failed"));
}

#[tokio::test]
async fn what_was_withdrawn_while_it_was_being_sent_is_not_tried_again() {
    let (world, account, contact) = invited().await;
    let maya = world.maya().await;
    let claimed = claim(&world).await;
    maya.unshare_plan(account).await.unwrap();
    let now = world.tandem.clock().now().0;
    outbox_rows::postpone(&world.tandem, &claimed, now, "later")
        .await
        .unwrap();
    maya.share_plan(account, operation(), share("The “close”", &[contact]), false)
        .await
        .unwrap();
    assert_eq!(world.tandem.deliver_due().await, 0);
}

#[tokio::test]
async fn a_worker_without_anybody_to_stop_it_ends() {
    let world = demo().await;
    let (stop, stopped) = tokio::sync::watch::channel(false);
    drop(stop);
    tokio::time::timeout(Duration::from_secs(2), world.tandem.run_mail_worker(stopped))
        .await
        .unwrap();
}

/// Answers given in turn, one for each connection; the last one for all that follow.
#[derive(Clone, Copy)]
enum Server {
    /// Hangs up.
    Closes,
    /// Stays on the line and never says a word.
    Silent,
    /// Turns every client away.
    Refuses,
    /// Answers the recipient with that line.
    Recipient(&'static str),
    /// Answers the mail with that line.
    Content(&'static str),
}

/// A mail server, and the mails it was given.
fn serve(behaviour: Vec<Server>) -> (MailSettings, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("smtp://{}", listener.local_addr().unwrap());
    let mails = Arc::new(Mutex::new(Vec::new()));
    let given = Arc::clone(&mails);
    thread::spawn(move || {
        for (number, stream) in listener.incoming().enumerate() {
            let behaviour = behaviour[number.min(behaviour.len() - 1)];
            let given = Arc::clone(&given);
            thread::spawn(move || _ = talk(&stream.unwrap(), behaviour, &given));
        }
    });
    (
        MailSettings::Smtp {
            url,
            from: "plans@northwind.test".to_owned(),
        },
        mails,
    )
}

fn talk(stream: &TcpStream, behaviour: Server, given: &Mutex<Vec<String>>) -> std::io::Result<()> {
    let say = |line: &str| (&*stream).write_all(format!("{line}\r\n").as_bytes());
    match behaviour {
        Server::Closes => return Ok(()),
        Server::Silent => {
            let mut heard = stream;
            return std::io::copy(&mut heard, &mut std::io::sink()).map(drop);
        }
        Server::Refuses => return say("554 no service here"),
        Server::Recipient(_) | Server::Content(_) => say("220 hello")?,
    }
    let (mut content, mut reads_content) = (String::new(), false);
    for line in BufReader::new(stream).lines() {
        let line = line?;
        let answer = match (behaviour, line.get(..4).unwrap_or_default()) {
            (Server::Content(answer), _) if reads_content && line == "." => {
                reads_content = false;
                given.lock().unwrap().push(std::mem::take(&mut content));
                answer
            }
            _ if reads_content => {
                content.push_str(&line);
                content.push('\n');
                continue;
            }
            (_, "DATA") => {
                reads_content = true;
                "354 go on"
            }
            (Server::Recipient(answer), "RCPT") => answer,
            (_, "QUIT") => return say("221 bye"),
            _ => "250 fine",
        };
        say(answer)?;
    }
    Ok(())
}

#[tokio::test]
async fn while_the_mail_server_is_down_nothing_is_lost() {
    for server in [Server::Closes, Server::Refuses] {
        let (world, ..) = invited().await;
        let (settings, _) = serve(vec![server]);
        let node = world.another_node(settings).await;
        assert_eq!(node.deliver_due().await, 0);
        assert_eq!(world.queued().await.len(), 1);
        assert_eq!(world.tandem.deliver_due().await, 0, "it waits a minute");
        world.tandem.clock().advance(MINUTE);
        assert_eq!(world.tandem.deliver_due().await, 1);
    }
}

#[tokio::test]
async fn a_mail_server_that_stays_silent_does_not_stop_the_mail() {
    let (world, ..) = invited().await;
    let (settings, _) = serve(vec![Server::Silent]);
    let node = world
        .another_node_with_patience(settings, Duration::from_millis(100))
        .await;
    let sent = tokio::time::timeout(Duration::from_secs(20), node.deliver_due())
        .await
        .expect("the worker waits for ever");
    assert_eq!(sent, 0);
    assert_eq!(world.queued().await.len(), 1);
    world.tandem.clock().advance(MINUTE);
    assert_eq!(world.tandem.deliver_due().await, 1);
}

#[tokio::test]
async fn a_mail_server_that_is_away_for_days_still_gets_the_mail() {
    let (world, ..) = invited().await;
    let (settings, _) = serve(vec![Server::Closes]);
    let node = world.another_node(settings).await;
    for _ in 0..4 * 24 {
        assert_eq!(node.deliver_due().await, 0);
        world.tandem.clock().advance(60 * MINUTE);
    }
    assert_eq!(world.tandem.deliver_due().await, 1);
}

#[tokio::test]
async fn a_mail_that_no_server_took_for_five_days_counts_as_failed() {
    let (world, ..) = invited().await;
    let (settings, _) = serve(vec![Server::Closes]);
    let node = world.another_node(settings).await;
    assert_eq!(node.deliver_due().await, 0);
    world.tandem.clock().advance(5 * 24 * 60 * MINUTE);
    assert_eq!(node.deliver_due().await, 0);
    assert!(world.queued().await.is_empty());
    assert!(world.outbox().await.iter().any(|(state, _)| state == "failed"));
}

#[tokio::test]
async fn a_retry_keeps_the_message_s_id() {
    let (world, ..) = invited().await;
    let id = world.queued().await.remove(0);
    let (settings, mails) = serve(vec![Server::Content("451 later"), Server::Content("250 taken")]);
    let node = world.another_node(settings).await;
    assert_eq!(node.deliver_due().await, 0);
    world.tandem.clock().advance(MINUTE);
    assert_eq!(node.deliver_due().await, 1);
    let mails = mails.lock().unwrap().clone();
    assert_eq!(mails.len(), 2);
    for mail in mails {
        assert!(
            mail.contains(&format!("Message-ID: <{id}@plans.northwind.test>")),
            "{mail}"
        );
    }
}

#[tokio::test]
async fn a_refused_recipient_or_content_fails_at_once() {
    for server in [
        Server::Recipient("550 5.1.1 no such mailbox"),
        Server::Content("554 5.6.0 not that"),
    ] {
        let (world, ..) = invited().await;
        let (settings, _) = serve(vec![server]);
        assert_eq!(world.another_node(settings).await.deliver_due().await, 0);
        assert!(world.queued().await.is_empty());
        assert!(world.outbox().await.iter().any(|(state, _)| state == "failed"));
    }
}

#[tokio::test]
async fn a_demo_has_a_mailbox_where_its_mails_are_files() {
    let world = demo().await;
    let folder = std::env::temp_dir().join(format!("tandem_mailbox_{}", Uuid::new_v4().simple()));
    for (mail, expected) in [
        (MailSettings::File(folder.clone()), true),
        (MailSettings::Memory, false),
        (MailSettings::Off, false),
    ] {
        let node = world.another_node(mail).await;
        let frame = world.maya_on(&node).await.frame().await.unwrap();
        assert_eq!((node.has_mailbox(), frame.has_mailbox), (expected, expected));
    }
    std::fs::remove_dir_all(folder).unwrap();
}
