//! HTML as text, for the parts that only show: cheap to build, cheap to swap, and the same
//! natively and in the browser. Whatever is text goes through [`Html::text`] and stays text.

/// HTML under construction.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Html(String);

impl Html {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Markup, written by us.
    pub fn raw(&mut self, markup: &str) -> &mut Self {
        self.0.push_str(markup);
        self
    }

    /// Text, whoever wrote it; also safe inside a quoted attribute.
    pub fn text(&mut self, text: &str) -> &mut Self {
        let mut rest = text;
        while let Some(at) = rest.find(['&', '<', '>', '"', '\r']) {
            self.0.push_str(&rest[..at]);
            self.0.push_str(match rest.as_bytes()[at] {
                b'&' => "&amp;",
                b'<' => "&lt;",
                b'>' => "&gt;",
                // Written as it is, it would be read as the end of a line.
                b'\r' => "&#13;",
                _ => "&quot;",
            });
            rest = &rest[at + 1..];
        }
        self.0.push_str(rest);
        self
    }

    pub fn number(&mut self, number: u64) -> &mut Self {
        self.0.push_str(&number.to_string());
        self
    }

    /// An element that holds nothing but text.
    pub fn element(&mut self, open: &str, text: &str, close: &str) -> &mut Self {
        self.raw(open).text(text).raw(close)
    }

    /// The head of a table, which is open, and the start of its body.
    pub fn columns(&mut self, heads: &[&str]) -> &mut Self {
        self.raw("<thead><tr>");
        for head in heads {
            self.element("<th scope=\"col\">", head, "</th>");
        }
        self.raw("</tr></thead><tbody>")
    }

    pub fn take(&mut self) -> String {
        std::mem::take(&mut self.0)
    }
}

/// A place in a drawing, of ten thousand, as SVG writes it.
#[must_use]
pub fn percent(place: u64) -> String {
    format!("{}.{:02}%", place / 100, place % 100)
}

#[cfg(test)]
mod tests {
    use super::{Html, percent};

    #[test]
    fn a_place_has_two_decimals() {
        let check = |place: u64, expect: &str| assert_eq!(percent(place), expect);
        check(0, "0.00%");
        check(5, "0.05%");
        check(1_230, "12.30%");
        check(10_000, "100.00%");
    }

    #[test]
    fn text_stays_text_whatever_it_says() {
        let check = |text: &str, expect: &str| assert_eq!(Html::new().text(text).take(), expect);
        check("", "");
        check("push", "push");
        check("<script>alert(\"1\")</script>", "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;");
        check("a & b &amp; c", "a &amp; b &amp;amp; c");
        check("grün <é>", "grün &lt;é&gt;");
        check("a\r\n", "a&#13;\n");
    }

    #[test]
    fn an_element_holds_its_text() {
        let mut html = Html::new();
        html.element("<b>", "1 < 2", "</b>").number(42);
        assert_eq!(html.take(), "<b>1 &lt; 2</b>42");
    }
}
