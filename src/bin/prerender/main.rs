//! Writes the App's HTML into the page that Trunk has just staged, so that the article, the tables
//! and the drawn run are there before any wasm is, and without scripts too.
//!
//! Trunk runs it as its post-build hook (see Trunk.toml).

mod head;
mod page;

use std::env;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use head::Site;
use hydration_context::SsrSharedContext;
use leptos::prelude::*;
use page::Page;
use webhook_lab::App;
use webhook_lab::content::reading;

fn main() -> ExitCode {
    match prerender() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("prerender: {error}");
            ExitCode::FAILURE
        }
    }
}

fn prerender() -> Result<(), Box<dyn Error>> {
    let staging = env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .ok_or("TRUNK_STAGING_DIR is not set: run `trunk build`, which calls this program")?;
    let path = staging.join("index.html");
    let staged = fs::read_to_string(&path)
        .map_err(|error| format!("cannot read {}: {error}", path.display()))?;

    let site = env::var("SITE_URL").ok().map(|address| Site::parse(&address)).transpose()?;
    let page = Page::new(staged);
    let (title, description) = page.title_and_description()?;
    let lines = head::lines(&title, &description, reading::minutes(), site.as_ref());
    let page = page.with_head(&lines)?.with_app(&app_html())?;
    // `trunk serve` talks to the page through an inline script of its own, so a page in the making
    // goes without the policy; what is published never does.
    let published = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    let page = if published { page.with_policy()? } else { page };

    write(&path, &page.into_html())?;
    if let Some(site) = site {
        write(&staging.join("sitemap.xml"), &site.sitemap())?;
        let robots = staging.join("robots.txt");
        let before = fs::read_to_string(&robots)
            .map_err(|error| format!("cannot read {}: {error}", robots.display()))?;
        write(&robots, &(before + &site.robots_line()))?;
    }
    Ok(())
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    fs::write(path, text).map_err(|error| format!("cannot write {}: {error}", path.display()))
}

/// The App as the browser will take it over: the ids that hydration counts on come from the
/// server's shared context.
fn app_html() -> String {
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new())));
    owner.with(|| App().to_html())
}

#[cfg(test)]
mod tests {
    use super::app_html;

    /// The values of an attribute in a page.
    fn values<'a>(html: &'a str, attribute: &'a str) -> impl Iterator<Item = &'a str> {
        html.split(attribute).skip(1).filter_map(|rest| rest.split('"').next())
    }

    #[test]
    fn every_link_on_the_page_leads_to_something_on_the_page() {
        let html = app_html();
        let ids: Vec<&str> = values(&html, " id=\"").collect();
        for target in values(&html, " href=\"#").filter(|target| !target.contains('=')) {
            assert!(ids.contains(&target), "nothing is called {target}");
        }
    }

    #[test]
    fn no_two_things_have_one_id() {
        let html = app_html();
        let mut ids: Vec<&str> = values(&html, " id=\"").collect();
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all);
    }

    #[test]
    fn no_heading_skips_a_level() {
        let html = app_html();
        let levels = html.match_indices("<h").filter_map(|(at, _)| {
            let level = html[at + 2..].chars().next()?.to_digit(10)?;
            html[at + 3..].starts_with(['>', ' ']).then_some(level)
        });
        let mut before = 0;
        for level in levels {
            assert!(level <= before + 1, "a heading of level {level} follows one of {before}");
            before = level;
        }
    }
}
