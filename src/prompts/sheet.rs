//! Each recipe as HTML: what it is, what has to be known of it, its text, and when it last ran.

use webhook_core::provider;

use super::files::{FILES, File, Record};
use crate::content::en::recipes as words;
use crate::ui::html::Html;

pub(super) fn head() -> String {
    let [begins, goes_on, ends] = words::YOURS;
    let mut html = Html::new();
    html.element("<h3>", words::TITLE, "</h3>").element("<p>", words::LEDE, "</p><p>");
    html.text(begins).raw("<code>handle</code>").text(goes_on);
    html.raw("<code>work.mjs</code> or <code>work.py</code>").text(ends).raw("</p>");
    html.take()
}

/// All of them; the first is shown, and one for each framework where nobody can pick.
pub(super) fn files() -> String {
    let mut html = Html::new();
    let record = Record::read().expect("tests/recipes/record.json is no JSON");
    for (index, file) in FILES.iter().enumerate() {
        let Some(names) = file.names() else { continue };
        sheet(&mut html, &record, file, names, index > 0);
    }
    html.take()
}

fn sheet(html: &mut Html, record: &Record, file: &File, names: [&str; 4], is_away: bool) {
    let [framework, service, variant, _] = names;
    let is_first_of_framework = (service, variant) == ("stripe", "sdk");
    let title = title(framework, service, variant);
    html.raw("<div class=\"recipe-file").raw(if is_first_of_framework { " of-each" } else { "" });
    html.raw("\" id=\"recipe-").text(framework).raw("-").text(service).raw("-").text(variant);
    html.raw(if is_away { "\" data-away>" } else { "\">" }).element("<h4>", &title, "</h4>");
    notes(html, framework, service);
    html.element(
        "<pre class=\"code\" tabindex=\"0\" role=\"region\" aria-label=\"",
        &title,
        "\"><code>",
    );
    html.text(file.text).raw("</code></pre>");
    if let Some(run) = record.of(file) {
        let says = words::ran(&run.day, run.cases, run.milliseconds);
        html.element("<p class=\"note ran\">", &says, "");
        for with in run.with {
            html.element(" <span class=\"tag\">", &with, "</span>");
        }
        html.raw("</p>");
    }
    html.raw("</div>");
}

fn title(framework: &str, service: &str, variant: &str) -> String {
    let named = |list: &[(&'static str, &'static str)], id: &str| {
        list.iter().find(|(known, _)| *known == id).map_or("", |(_, name)| *name)
    };
    let service = provider::find(service).map_or(words::GENERIC_NAME, |provider| provider.name);
    let variant = named(&words::VARIANTS, variant).to_lowercase().replace("sdk", "SDK");
    format!("{}, {service}, {variant}", named(&words::FRAMEWORKS, framework))
}

fn notes(html: &mut Html, framework: &str, service: &str) {
    if service == words::GENERIC {
        let [before, after] = words::STAND_IN;
        html.element("<p>", before, "<span class=\"blank-service\">");
        html.text(provider::ALL[0].name).element("</span>", after, "</p>");
    }
    let known = [words::scheme(service), words::no_sdk(framework, service)];
    for note in known.into_iter().flatten() {
        html.element("<p>", note, "</p>");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_stands_in_the_page_and_one_is_shown() {
        let html = files();
        for file in FILES {
            let text = Html::new().text(file.text).take();
            assert_eq!(html.matches(&text).count(), 1, "{}", file.path);
        }
        assert_eq!(html.matches("data-away").count(), FILES.len() - 1);
        assert_eq!(html.matches(" of-each\"").count(), words::FRAMEWORKS.len());
        assert_eq!(html.matches("<p class=\"note ran\">").count(), FILES.len());
    }

    #[test]
    fn where_there_is_only_the_way_by_hand_the_page_says_why() {
        for file in FILES {
            let Some([framework, service, ..]) = file.names() else { panic!("{}", file.path) };
            let sdk = format!("{framework}/{service}-sdk.");
            let has_sdk = FILES.iter().any(|file| file.path.starts_with(&sdk));
            assert_eq!(words::no_sdk(framework, service).is_none(), has_sdk, "{}", file.path);
        }
    }

    #[test]
    fn a_title_names_all_three() {
        assert_eq!(title("fastapi", "stripe", "sdk"), "FastAPI, Stripe, with the official SDK");
        assert_eq!(title("flask", "hmac", "by-hand"), "Flask, your own scheme, by hand");
    }
}
