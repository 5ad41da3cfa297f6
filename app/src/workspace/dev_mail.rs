//! The mails of a demo, which are written to files instead of being sent.

use super::{
    frame::{Page, titled},
    screen::PlainPage,
};
use crate::{
    request::Address,
    ui::{EmptyState, IconPath},
};
use domain::{refusal::Refusal, views::pages::DevMail};
use leptos::prelude::*;
use server::actor::Staff;

/// The list, newest first, and the chosen mail.
#[derive(Clone, Debug)]
pub(crate) struct MailsPage {
    mails: Vec<DevMail>,
    /// The id of the mail that the address names.
    chosen: String,
}

impl MailsPage {
    /// Reads all mails; the address names the one to be opened.
    pub(crate) async fn read(staff: &Staff, address: &Address) -> Result<Self, Refusal> {
        Ok(Self {
            mails: staff.dev_mails().await?,
            chosen: address.value("id"),
        })
    }
}

impl PlainPage for MailsPage {
    fn draw(self) -> impl IntoView + 'static {
        let Self { mails, chosen } = self;
        titled(&["Mail"]);
        let open = mails.iter().find(|mail| mail.id == chosen).or(mails.first());
        let content = match open {
            Some(open) => mailbox(&mails, open).into_any(),
            None => none_yet().into_any(),
        };
        view! {
            <Page>
                <h1>"Mail"</h1>
                <p class="lead">"This is a demo: mails stay here instead of going out. Open one to follow its link as the customer would."</p>
                {content}
            </Page>
        }
    }
}

fn none_yet() -> impl IntoView {
    view! {
        <EmptyState
            title="No mails yet"
            text="Share a plan and invite somebody, and the invitation appears here."
            icon=IconPath::MAIL
        >
            <a class="btn" href="/accounts">
                "Go to accounts"
            </a>
        </EmptyState>
    }
}

fn mailbox(mails: &[DevMail], open: &DevMail) -> impl IntoView + use<> {
    let row = |mail: &DevMail| {
        let current = (mail.id == open.id).then_some("true");
        view! {
            <li class="row" aria-current=current>
                <div class="body">
                    <a class="title" href=format!("/dev/mail?id={}", mail.id)>
                        {mail.subject.clone()}
                    </a>
                    <div class="sub">
                        <span>{mail.to.clone()}</span>
                        <span>{mail.date.clone()}</span>
                    </div>
                </div>
            </li>
        }
    };
    let list = mails.iter().map(row).collect_view();
    view! {
        <div class="mail">
            <ul class="card list" role="list" aria-label="Mails">
                {list}
            </ul>
            {opened(open.clone())}
        </div>
    }
}

/// What the HTML part may do: open its links, in the whole window or a new one. No scripts, no forms, no origin.
const SANDBOX: &str = "allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation";

fn opened(mail: DevMail) -> impl IntoView {
    view! {
        <article class="card mail-body" aria-labelledby="mail-subject">
            <h2 id="mail-subject">{mail.subject}</h2>
            <dl class="props">
                <dt>"From"</dt>
                <dd>{mail.from}</dd>
                <dt>"To"</dt>
                <dd>{mail.to}</dd>
                <dt>"Date"</dt>
                <dd>{mail.date}</dd>
            </dl>
            <section class="stack stack-s" aria-labelledby="mail-text">
                <h3 id="mail-text">"As text"</h3>
                <pre>{with_links(&mail.text)}</pre>
            </section>
            <section class="stack stack-s" aria-labelledby="mail-html">
                <h3 id="mail-html">"As HTML"</h3>
                <iframe sandbox=SANDBOX src=format!("/dev/mail/{}/html", mail.id) title="The mail as HTML"></iframe>
            </section>
        </article>
    }
}

/// The text, its addresses made links. Only `http` and `https` become one. Mails end their lines with two characters, of which a browser
/// makes two lines where it finds them apart.
fn with_links(text: &str) -> Vec<AnyView> {
    text.replace("\r\n", "\n")
        .split_inclusive(char::is_whitespace)
        .map(|piece| {
            let address = piece.trim_end();
            if address.starts_with("http://") || address.starts_with("https://") {
                let rest = piece[address.len()..].to_owned();
                let address = address.to_owned();
                view! {
                    <a href=address.clone()>{address.clone()}</a>
                    {rest}
                }
                .into_any()
            } else {
                piece.to_owned().into_any()
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_of_a_mail_are_as_many_as_it_has_and_its_addresses_links() {
        let html =
            with_links("Open the plan:\r\nhttp://plans.test/p/join/a\r\n\r\njavascript:alert(1)").to_html();
        assert_eq!(html.matches(['\r', '\n']).count(), 3, "{html}");
        assert_eq!(html.matches("<a ").count(), 1, "{html}");
    }
}
