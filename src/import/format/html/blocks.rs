use dom_query::{Document, NodeRef};

/// Elements that stand in paragraphs of their own.
const PARAGRAPHS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "ul",
];

const LEFT_OUT: &[&str] = &["head", "script", "style", "noscript", "template", "svg", "math", "iframe", "object"];

/// The text of a piece of HTML: paragraphs with a blank line between them, rows of tables and `<br>` as line
/// breaks. White space is what a browser shows; a no-break space stays one.
pub fn text_of(html: &str) -> String {
    text(&Document::from(html).root())
}

/// The same for a part of a tree.
pub fn text(node: &NodeRef) -> String {
    let mut writer = Writer::default();
    writer.node(node);
    writer.out.truncate(writer.out.trim_end().len());
    writer.out
}

#[derive(Default)]
struct Writer {
    out: String,
    /// What has to stand before the next word: line breaks or one space.
    breaks: usize,
    space: bool,
    is_preformatted: bool,
}

impl Writer {
    fn node(&mut self, node: &NodeRef) {
        if node.is_text() {
            self.words(&node.text());
            return;
        }
        let name = node.node_name();
        let name = name.as_deref().unwrap_or("");
        if LEFT_OUT.contains(&name) {
            return;
        }
        let breaks = if PARAGRAPHS.contains(&name) { 2 } else { usize::from(matches!(name, "tr" | "caption")) };
        if name == "br" {
            self.breaks = (self.breaks + 1).min(2);
        }
        self.space |= matches!(name, "td" | "th");
        self.breaks = self.breaks.max(breaks);
        let was_preformatted = self.is_preformatted;
        self.is_preformatted |= name == "pre";
        for child in node.children_it(false) {
            self.node(&child);
        }
        self.is_preformatted = was_preformatted;
        self.breaks = self.breaks.max(breaks);
    }

    fn words(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '\n' if self.is_preformatted => self.breaks += 1,
                ' ' | '\t' | '\n' | '\r' | '\u{c}' => self.space = true,
                _ => {
                    if !self.out.is_empty() {
                        if self.breaks > 0 {
                            self.out.extend(std::iter::repeat_n('\n', self.breaks));
                        } else if self.space {
                            self.out.push(' ');
                        }
                    }
                    (self.breaks, self.space) = (0, false);
                    self.out.push(c);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_shows_it_so() {
        let check = |html: &str, expected: &str| assert_eq!(text_of(html), expected, "{html}");
        check("<p>Ada  <b>Brask</b>,\n mayor</p><p>said</p>", "Ada Brask, mayor\n\nsaid");
        check("<div>a<div>b</div>c</div>", "a\n\nb\n\nc");
        check("a<br>b<br><br>c", "a\nb\n\nc");
        check("<ul><li>a<li>b</ul>", "a\n\nb");
        check("<table><tr><td>a<td>b<tr><td>c</table>", "a b\nc");
        check("<pre>a\nb</pre>", "a\nb");
        check("<p>a&nbsp;b &amp; “c”<script>x</script></p>", "a\u{a0}b & “c”");
        check("a<b>b</b>c", "abc");
        check("", "");
    }
}
