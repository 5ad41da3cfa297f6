//! Markdown that people write, as HTML that is safe to show: raw HTML is shown as text, links go to the web or to mail only.

use ammonia::Builder;
use domain::safe_url::SafeUrl;
use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, html};
use std::collections::HashSet;

/// What may stand in the result.
const TAGS: [&str; 17] = [
    "a",
    "blockquote",
    "br",
    "code",
    "del",
    "em",
    "h1",
    "h2",
    "h3",
    "h4",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "strong",
    "ul",
];

/// Renders Markdown. The result holds no scripts, styles, images or foreign addresses but links, which open without a referrer.
#[must_use]
pub fn render(source: &str) -> String {
    let options = Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    let parser = Parser::new_ext(source, options).map(harmless);
    let mut unsafe_html = String::with_capacity(source.len() * 2);
    html::push_html(&mut unsafe_html, parser);
    Builder::default()
        .tags(HashSet::from(TAGS))
        .generic_attributes(HashSet::new())
        .url_schemes(["http", "https", "mailto"].into())
        .url_relative(ammonia::UrlRelative::Deny)
        .link_rel(Some("noopener noreferrer nofollow"))
        .clean(&unsafe_html)
        .to_string()
}

/// Raw HTML as text, lines as they were broken, and links only where they may lead.
fn harmless(event: Event<'_>) -> Event<'_> {
    match event {
        Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
        Event::SoftBreak => Event::HardBreak,
        Event::Start(Tag::Link {
            link_type,
            dest_url,
            title,
            id,
        }) => {
            let dest_url = SafeUrl::parse(&dest_url)
                .map_or_else(|| CowStr::Borrowed(""), |url| url.as_str().to_owned().into());
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                title,
                id,
            })
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_is_formatted() {
        assert_eq!(
            render("**now**\nplease"),
            "<p><strong>now</strong><br>\nplease</p>\n"
        );
    }

    #[test]
    fn scripts_and_script_links_are_inert() {
        for source in [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "[x](javascript:alert(1))",
            "[x](JaVaScRiPt:alert(1))",
            "[x](data:text/html,hi)",
            "<a href='javascript:alert(1)'>x</a>",
            "![x](https://example.com/pixel.gif)",
        ] {
            let html = render(source).to_lowercase();
            assert!(
                !html.contains("<script")
                    && !html.contains("<img")
                    && !html.contains("href=\"javascript")
                    && !html.contains("href=\"data"),
                "{html}"
            );
        }
    }
}
