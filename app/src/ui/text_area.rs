//! The only `<textarea>` there is.

use super::field::{described_by, frame};
use leptos::prelude::*;

/// Text of several lines. Leptos 0.8 writes the children of `<textarea>` unescaped into the page, so that
/// `</textarea><script>` in a stored text would run; here the text is escaped first. A check forbids the raw tag elsewhere.
/// Uncontrolled, as all fields: what was typed before the scripts arrived stays.
#[component]
pub fn TextArea(
    /// Id of the control, unique in the page.
    #[prop(into)]
    id: String,
    /// Name in the form.
    #[prop(into)]
    name: String,
    /// What is asked.
    #[prop(into)]
    label: String,
    /// What stands there at first.
    #[prop(optional, into)]
    value: String,
    /// One short sentence of help.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is wrong.
    #[prop(optional_no_strip)]
    error: Option<String>,
    /// The label is for screen readers only, as in `.composer`.
    #[prop(optional)]
    bare: bool,
    /// An example or invitation; never instead of the label.
    #[prop(optional, into)]
    placeholder: Option<String>,
    /// Lines shown at first; it grows with the text.
    #[prop(default = 4)]
    rows: u32,
    /// For scripts: focus, drafts, mentions.
    #[prop(optional)]
    node_ref: NodeRef<leptos::html::Textarea>,
) -> impl IntoView {
    let is_wrong = error.is_some();
    let described = described_by(&id, hint.is_some(), is_wrong);
    let control = view! {
        <textarea
            class="input"
            id=id.clone()
            name=name
            rows=rows
            placeholder=placeholder
            node_ref=node_ref
            aria-invalid=is_wrong.then_some("true")
            aria-describedby=described
            inner_html=escaped(&value)
        ></textarea>
    };
    frame(id, label, hint, error.into(), bare, control.into_any())
}

/// The text as HTML that means exactly it. A parser drops one line feed right after `<textarea>`, so the server writes one more.
fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + 16);
    if cfg!(feature = "ssr") && text.starts_with(['\n', '\r']) {
        html.push('\n');
    }
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '\0' => {}
            other => html.push(other),
        }
    }
    html
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    fn html(value: &str) -> String {
        let value = value.to_owned();
        Owner::new().with(|| view! { <TextArea id="t" name="t" label="Text" value=value /> }.to_html())
    }

    #[test]
    fn a_closing_tag_in_the_text_stays_text() {
        let html = html("</textarea><script>alert(1)</script>");
        assert!(!html.contains("<script"), "{html}");
        assert_eq!(html.matches("</textarea>").count(), 1, "{html}");
        assert!(
            html.contains("&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt;</textarea>"),
            "{html}"
        );
    }

    #[test]
    fn entities_and_first_lines_survive() {
        assert!(html("a &lt; b").contains(">a &amp;lt; b</textarea>"));
        assert!(html("\nsecond").contains(">\n\nsecond</textarea>"));
    }

    #[test]
    fn a_message_is_tied_to_its_field() {
        let html = Owner::new().with(|| {
            let error = Some("Write something".to_owned());
            view! { <TextArea id="t" name="t" label="Text" hint="Markdown" error=error /> }.to_html()
        });
        assert!(html.contains(r#"aria-describedby="t-hint t-error""#), "{html}");
        assert!(html.contains(r#"aria-invalid="true""#), "{html}");
        assert!(html.contains(r#"id="t-error""#), "{html}");
    }
}
