//! Surgery on the staged page. Every anchor must be there exactly once: a page that Trunk or a
//! minifier has come to write differently fails the build instead of losing its text or its policy.

use std::fmt;
use std::ops::Range;

/// What the published page may do: load its own files and nothing else. It may send nothing, to
/// nobody, and runs no script that is not a file of its own.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data:; connect-src 'self'; manifest-src data:; base-uri 'none'; \
    form-action 'none'";

#[derive(Debug)]
pub(crate) struct Page(String);

#[derive(Debug, PartialEq, Eq)]
pub(crate) enum PageError {
    /// An anchor that is not there exactly once.
    Anchor { wanted: &'static str, found: usize },
    /// A script without an address: the policy would stop it in every reader's browser.
    InlineScript { tag: String },
}

impl fmt::Display for PageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Anchor { wanted, found } => {
                write!(f, "the staged page must hold exactly one {wanted}, and holds {found}")
            }
            Self::InlineScript { tag } => write!(
                f,
                "the page's Content-Security-Policy forbids inline scripts, and the staged page \
                 holds {tag}: move the script into a file"
            ),
        }
    }
}

impl std::error::Error for PageError {}

impl Page {
    pub(crate) const fn new(html: String) -> Self {
        Self(html)
    }

    /// Puts the App first in the body, with nothing before it: that is where hydration looks.
    pub(crate) fn with_app(self, app: &str) -> Result<Self, PageError> {
        self.insert_after("<body> tag", |tag| name(tag) == "body", app)
    }

    /// The page's own title and description: what is said about it elsewhere says the same.
    pub(crate) fn title_and_description(&self) -> Result<(String, String), PageError> {
        let title = self.0.split_once("<title>").and_then(|(_, rest)| rest.split_once("</title>"));
        let (title, _) = title.ok_or(PageError::Anchor { wanted: "<title>", found: 0 })?;
        let tag = self.only(DESCRIPTION, is_description)?;
        let content = self.0[tag].split_once("content=\"").and_then(|(_, it)| it.split_once('"'));
        let (content, _) = content.ok_or(PageError::Anchor { wanted: DESCRIPTION, found: 0 })?;
        Ok((title.to_owned(), content.to_owned()))
    }

    /// Puts these lines behind the description.
    pub(crate) fn with_head(self, lines: &str) -> Result<Self, PageError> {
        self.insert_after(DESCRIPTION, is_description, lines)
    }

    /// Puts the policy right behind the character set, ahead of everything that it governs.
    pub(crate) fn with_policy(self) -> Result<Self, PageError> {
        let inline = tags(&self.0).map(|(_, tag)| tag).find(|tag| is_inline_script(tag));
        if let Some(tag) = inline {
            return Err(PageError::InlineScript { tag: tag.to_owned() });
        }
        let policy = format!(r#"<meta http-equiv="Content-Security-Policy" content="{POLICY}">"#);
        let is_charset = |tag: &str| name(tag) == "meta" && tag.contains(" charset=");
        self.insert_after("<meta charset> tag", is_charset, &policy)
    }

    pub(crate) fn into_html(self) -> String {
        self.0
    }

    fn insert_after(
        mut self,
        wanted: &'static str,
        is_anchor: impl Fn(&str) -> bool,
        html: &str,
    ) -> Result<Self, PageError> {
        let end = self.only(wanted, is_anchor)?.end;
        self.0.insert_str(end, html);
        Ok(self)
    }

    /// Where the one tag stands that fits.
    fn only(
        &self,
        wanted: &'static str,
        fits: impl Fn(&str) -> bool,
    ) -> Result<Range<usize>, PageError> {
        let found: Vec<_> = tags(&self.0)
            .filter(|(_, tag)| fits(tag))
            .map(|(start, tag)| start..start + tag.len())
            .collect();
        match &found[..] {
            [only] => Ok(only.clone()),
            _ => Err(PageError::Anchor { wanted, found: found.len() }),
        }
    }
}

const DESCRIPTION: &str = "<meta name=description> tag";

fn is_description(tag: &str) -> bool {
    let names = ["name=description", "name=\"description\""];
    name(tag) == "meta" && names.iter().any(|name| tag.contains(name))
}

/// Every tag with its place, `<body class="x">`; good for pages in which no attribute of a tag
/// that matters here holds a `>`.
fn tags(html: &str) -> impl Iterator<Item = (usize, &str)> {
    html.match_indices('<').filter_map(|(start, _)| {
        let length = html[start..].find('>')? + 1;
        Some((start, &html[start..start + length]))
    })
}

fn name(tag: &str) -> &str {
    tag[1..].split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default()
}

/// A data block (`type="application/json"`) is no script.
fn is_inline_script(tag: &str) -> bool {
    name(tag) == "script" && !tag.contains(" src=") && !tag.contains("application/")
}

#[cfg(test)]
mod tests {
    use super::*;

    const STAGED: &str =
        "<!doctype html><meta charset=utf-8><title>T</title><body class=a><p>!</p>";

    fn page(html: &str) -> Page {
        Page::new(html.to_owned())
    }

    #[test]
    fn the_app_comes_first_in_the_body() {
        let html = page(STAGED).with_app("<main>App</main>").unwrap().into_html();
        assert!(html.ends_with("<body class=a><main>App</main><p>!</p>"), "{html}");
    }

    #[test]
    fn the_policy_comes_right_behind_the_character_set() {
        let html = page(STAGED).with_policy().unwrap().into_html();
        let start =
            "<!doctype html><meta charset=utf-8><meta http-equiv=\"Content-Security-Policy\"";
        assert!(html.starts_with(start), "{html}");
        assert!(!html.contains("unsafe-inline") && !html.contains("'unsafe-eval'"), "{html}");
    }

    #[test]
    fn an_anchor_that_is_not_there_exactly_once_is_an_error() {
        let check = |html: &str, found| {
            let error = page(html).with_app("").unwrap_err();
            assert_eq!(error, PageError::Anchor { wanted: "<body> tag", found });
        };
        check("<p>no body</p>", 0);
        check("<body><body>", 2);
        assert!(page("<body>").with_policy().is_err());
    }

    #[test]
    fn a_closing_tag_is_no_anchor() {
        let html = page("<body></body>").with_app("x").unwrap().into_html();
        assert_eq!(html, "<body>x</body>");
    }

    #[test]
    fn what_is_said_elsewhere_is_the_pages_own_title_and_description() {
        #[track_caller]
        fn check(description: &str) {
            let html = format!("<title>A title</title>{description}<body>");
            let found = page(&html).title_and_description().unwrap();
            assert_eq!(found, ("A title".to_owned(), "Two words.".to_owned()));
        }
        check("<meta name=\"description\" content=\"Two words.\">");
        check("<meta content=\"Two words.\" name=description>");
        assert!(page("<title>A title</title>").title_and_description().is_err());
        assert!(page("<meta name=description>").with_head("").is_ok());
    }

    #[test]
    fn an_inline_script_cannot_be_published() {
        let check = |script: &str, refused: bool| {
            let published = page(&format!("{STAGED}{script}")).with_policy();
            assert_eq!(published.is_err(), refused, "{script}");
        };
        check("<script>run()</script>", true);
        check("<script type=module>run()</script>", true);
        check("<script src=./start.js defer></script>", false);
        check("<script type=\"application/ld+json\">{}</script>", false);
    }
}
