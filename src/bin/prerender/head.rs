//! What search engines and previews read: canonical address, preview, structured data, sitemap.

use std::fmt;

use serde_json::json;

/// Where the page will be published, with a slash at its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Site(String);

#[derive(Debug, PartialEq, Eq)]
pub(crate) struct SiteError(String);

impl fmt::Display for SiteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "SITE_URL is {:?}; allowed is an address that begins with https:// or http://, without \
             blanks, quotes, ? and #",
            self.0
        )
    }
}

impl std::error::Error for SiteError {}

impl Site {
    pub(crate) fn parse(text: &str) -> Result<Self, SiteError> {
        let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
        let odd = |c: char| c.is_whitespace() || c.is_control() || "\"'<>&?#".contains(c);
        match host {
            Some(host) if !host.is_empty() && !text.contains(odd) => {
                Ok(Self(format!("{}/", text.trim_end_matches('/'))))
            }
            _ => Err(SiteError(text.to_owned())),
        }
    }

    pub(crate) fn sitemap(&self) -> String {
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n\
             <url><loc>{}</loc></url>\n</urlset>\n",
            self.0
        )
    }

    /// The line of robots.txt that leads there.
    pub(crate) fn robots_line(&self) -> String {
        format!("Sitemap: {}sitemap.xml\n", self.0)
    }
}

/// The lines for the page's head. Without a known site the addresses are relative to the page,
/// which browsers and most readers of them resolve.
pub(crate) fn lines(title: &str, description: &str, minutes: usize, site: Option<&Site>) -> String {
    let base = site.map_or("./", |site| &site.0);
    let image = format!("{base}preview.png");
    let mut lines = format!("<link rel=\"canonical\" href=\"{base}\">");
    let mut property = |name: &str, content: &str| {
        lines += &format!("<meta property=\"{name}\" content=\"{content}\">");
    };
    property("og:type", "article");
    property("og:title", title);
    property("og:description", description);
    property("og:image", &image);
    property("og:image:width", "1200");
    property("og:image:height", "630");
    property("og:image:alt", "Polling asks again and again; a webhook calls once.");
    if site.is_some() {
        property("og:url", base);
    }
    lines += "<meta name=\"twitter:card\" content=\"summary_large_image\">";
    let data = structured(title, description, minutes, base, &image);
    lines + &format!("<script type=\"application/ld+json\">{data}</script>")
}

/// An educational article, in the words of schema.org.
fn structured(title: &str, description: &str, minutes: usize, base: &str, image: &str) -> String {
    let data = json!({
        "@context": "https://schema.org",
        "@type": ["Article", "LearningResource"],
        "headline": title,
        "description": description,
        "url": base,
        "image": image,
        "inLanguage": "en",
        "isAccessibleForFree": true,
        "license": "https://opensource.org/license/mit",
        "learningResourceType": ["article", "simulation", "exercise"],
        "educationalLevel": "beginner",
        "audience": { "@type": "EducationalAudience", "educationalRole": ["student", "teacher"] },
        "timeRequired": format!("PT{minutes}M"),
        "teaches": [
            "what a webhook is",
            "polling and webhooks compared",
            "signing and verifying webhooks",
            "retries and idempotency",
        ],
    });
    // Inside a script element only `</` could end it early.
    data.to_string().replace("</", "<\\/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_is_a_plain_web_address_with_one_slash_at_its_end() {
        #[track_caller]
        fn check(text: &str, expect: Option<&str>) {
            let site = Site::parse(text).ok();
            assert_eq!(site.as_ref().map(|site| site.0.as_str()), expect, "{text}");
        }
        check("https://example.com", Some("https://example.com/"));
        check("https://example.com/lab/", Some("https://example.com/lab/"));
        check("http://127.0.0.1:8080", Some("http://127.0.0.1:8080/"));
        check("example.com", None);
        check("https://", None);
        check("https://a\" onload=\"x", None);
        check("https://example.com/?a", None);
        check("", None);
    }

    #[test]
    fn with_a_site_every_address_is_whole() {
        let site = Site::parse("https://example.com/lab").unwrap();
        let lines = lines("T", "D", 6, Some(&site));
        assert!(lines.contains("rel=\"canonical\" href=\"https://example.com/lab/\""), "{lines}");
        assert!(lines.contains("content=\"https://example.com/lab/preview.png\""), "{lines}");
        assert!(!lines.contains("\"./"), "{lines}");
        assert!(site.sitemap().contains("<loc>https://example.com/lab/</loc>"));
    }

    #[test]
    fn the_structured_data_is_json_and_cannot_end_its_element() {
        let lines = lines("</script>", "D", 6, None);
        let (_, data) = lines.split_once("ld+json\">").unwrap();
        let (data, rest) = data.split_once("</script>").unwrap();
        let data: serde_json::Value = serde_json::from_str(data).unwrap();
        assert_eq!((data["headline"].as_str(), rest), (Some("</script>"), ""));
        assert_eq!(data["timeRequired"], "PT6M");
    }
}
