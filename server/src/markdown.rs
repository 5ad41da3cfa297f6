//! Markdown that people write, as HTML that is safe to show: raw HTML is shown as text, links go to the web or to mail only.

use ammonia::Builder;
use domain::safe_url::SafeUrl;
use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};
use std::collections::HashSet;

/// What may stand in the result.
const TAGS: [&str; 17] = [
    "a",
    "blockquote",
    "br",
    "code",
    "del",
    "em",
    "h3",
    "h4",
    "h5",
    "h6",
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
    let source = without_html_blocks(source);
    let options = Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    let parser = Parser::new_ext(&source, options).map(harmless);
    let mut unsafe_html = String::with_capacity(source.len() * 2);
    html::push_html(&mut unsafe_html, parser);
    unsafe_html.retain(|character| character != NO_BLOCK);
    Builder::default()
        .tags(HashSet::from(TAGS))
        .generic_attributes(HashSet::new())
        .url_schemes(["http", "https", "mailto"].into())
        .url_relative(ammonia::UrlRelative::Deny)
        .link_rel(Some("noopener noreferrer nofollow"))
        .clean(&unsafe_html)
        .to_string()
}

/// Stands before a tag that begins a line while that is parsed, and nowhere else: no text has this character.
const NO_BLOCK: char = '\u{FFFE}';

/// The source in which no tag begins a line. It would make a block of HTML of it and the next ones, in which nothing is formatted: the tag is
/// shown as text anyway, and what stands beside it is Markdown.
fn without_html_blocks(source: &str) -> String {
    let mut text = String::with_capacity(source.len());
    for line in source.split_inclusive('\n') {
        let words =
            line.trim_start_matches(|before: char| " \t>-*+.)".contains(before) || before.is_ascii_digit());
        let (before, words) = line.split_at(line.len() - words.len());
        text.push_str(before);
        if words.starts_with('<') {
            text.push(NO_BLOCK);
        }
        text.push_str(words);
    }
    text
}

/// A heading's level on the page, which has headings of its own over the text.
const fn below_the_pages(level: HeadingLevel) -> HeadingLevel {
    match level {
        HeadingLevel::H1 => HeadingLevel::H3,
        HeadingLevel::H2 => HeadingLevel::H4,
        HeadingLevel::H3 => HeadingLevel::H5,
        HeadingLevel::H4 | HeadingLevel::H5 | HeadingLevel::H6 => HeadingLevel::H6,
    }
}

/// Raw HTML as text, lines as they were broken, headings below the page's own, and links only where they may lead.
fn harmless(event: Event<'_>) -> Event<'_> {
    match event {
        Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
        Event::SoftBreak => Event::HardBreak,
        Event::Start(Tag::Heading {
            level,
            id,
            classes,
            attrs,
        }) => Event::Start(Tag::Heading {
            level: below_the_pages(level),
            id,
            classes,
            attrs,
        }),
        Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(below_the_pages(level))),
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
    fn headings_stand_below_the_pages_own() {
        assert_eq!(
            render("# Steps\n\n## First\n\n##### Last"),
            "<h3>Steps</h3>\n<h4>First</h4>\n<h6>Last</h6>\n"
        );
    }

    #[test]
    fn what_people_write_is_formatted() {
        assert_eq!(
            render("**now**\nplease"),
            "<p><strong>now</strong><br>\nplease</p>\n"
        );
    }

    #[test]
    fn a_line_that_begins_with_a_tag_is_formatted_and_the_tag_is_text() {
        for (source, shown) in [
            (
                "<div>**now** please",
                "<p>&lt;div&gt;<strong>now</strong> please</p>\n",
            ),
            ("<b>\n**now**", "<p>&lt;b&gt;<br>\n<strong>now</strong></p>\n"),
            ("<!-- **now** -->", "<p>&lt;!-- **now** --&gt;</p>\n"),
            (
                "<div>\n<div>*now*",
                "<p>&lt;div&gt;<br>\n&lt;div&gt;<em>now</em></p>\n",
            ),
            (
                "> <div>\n> *now*",
                "<blockquote>\n<p>&lt;div&gt;<br>\n<em>now</em></p>\n</blockquote>\n",
            ),
            (
                "- <div>\n  *now*",
                "<ul>\n<li>&lt;div&gt;<br>\n<em>now</em></li>\n</ul>\n",
            ),
            (
                "<div>\n```\n\n<p>\n```",
                "<p>&lt;div&gt;</p>\n<pre><code>\n&lt;p&gt;\n</code></pre>\n",
            ),
            ("`a\n<div>`", "<p><code>a &lt;div&gt;</code></p>\n"),
            (
                "<https://a.test>",
                "<p><a href=\"https://a.test\" rel=\"noopener noreferrer nofollow\">https://a.test</a></p>\n",
            ),
        ] {
            assert_eq!(render(source), shown, "{source}");
        }
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
