//! Webhooks in real applications: short scenes that open the page with their own event.

use webhook_core::time::Micros;

use crate::content::CARRIES_FIXED;
use crate::content::en::applications::{
    GOT_IT, LEDE, SCENES, SIGN, Scene, Step as Told, TITLE, WATCH,
};
use crate::figures::sequence::{Drawing, Sequence, Step, Tone, draw, view_box};
use crate::ui::html::Html;

/// Pixels for a step.
const SCALE: i64 = 34;

/// The section's inside.
#[must_use]
pub fn scenes() -> String {
    let mut html = Html::new();
    if CARRIES_FIXED {
        html.element("<h2 id=\"applications-title\">", TITLE, "</h2>").element("<p>", LEDE, "</p>");
        html.raw("<div class=\"scenes\">");
        SCENES.iter().for_each(|scene| write(&mut html, scene));
        html.raw("</div>");
    }
    html.take()
}

fn write(html: &mut Html, scene: &Scene) {
    html.element("<article class=\"scene\"><h3>", scene.title, "</h3>");
    html.element("<p>", scene.text, "</p>");
    figure(html, scene);
    html.raw("<p class=\"scene-links\">");
    for (words, fragment) in links(scene) {
        html.raw("<a href=\"#").text(&fragment).element("\">", words, "");
        // A screen reader lists links without what stands around them.
        html.element("<span class=\"visually-hidden\">: ", scene.title, "</span></a> ");
    }
    html.raw("</p></article>");
}

/// What the scene opens, as the simulator and the playground read it.
fn links(scene: &Scene) -> [(&'static str, String); 2] {
    let Scene { provider, event, .. } = scene;
    [
        (WATCH, format!("run=1&event={provider}/{event}")),
        (SIGN, format!("lab=1&mode=sign&provider={provider}&event={event}")),
    ]
}

fn figure(html: &mut Html, scene: &Scene) {
    let labels: Vec<&str> = scene.steps.iter().map(|step| label(step, scene)).collect();
    let sequence = sequence(scene);
    let end = sequence.end();
    let picture = draw(&Drawing {
        sequence: &sequence,
        actors: scene.actors,
        labels: &labels,
        scale: SCALE,
        end,
    });
    html.raw("<svg class=\"sequence-drawing\" role=\"img\" viewBox=\"").raw(&view_box(end, SCALE));
    html.element("\" aria-label=\"", &told(scene), "\">").raw(&picture).raw("</svg>");
}

const fn label(step: &Told, scene: &Scene) -> &'static str {
    match *step {
        Told::Calls(..) => scene.event,
        Told::Answers(..) => GOT_IT,
        Told::Does(_, words) | Told::Tells(_, _, words) => words,
    }
}

/// The steps one after the other, each a second long.
fn sequence(scene: &Scene) -> Sequence {
    let step = |(index, step): (u64, &Told)| {
        let sent = Micros::from_secs(index);
        let (from, to, tone) = match *step {
            Told::Does(place, _) => (place, place, Tone::Act),
            Told::Calls(from, to) => (from, to, Tone::News),
            Told::Tells(from, to, _) => (from, to, Tone::Question),
            Told::Answers(from, to) => (from, to, Tone::Reply),
        };
        let way = if from == to { Micros::ZERO } else { Micros::from_millis(500) };
        Step { from, to, sent, arrives: sent + way, tone }
    };
    Sequence { steps: (0..).zip(scene.steps).map(step).collect() }
}

/// The figure in words.
fn told(scene: &Scene) -> String {
    let name = |actor: usize| scene.actors[actor];
    let sentence = |step: &Told| {
        let words = label(step, scene);
        match *step {
            Told::Does(place, _) => format!("{}: {words}.", name(place)),
            Told::Calls(from, to) | Told::Tells(from, to, _) | Told::Answers(from, to) => {
                format!("{} to {}: {words}.", name(from), name(to))
            }
        }
    };
    scene.steps.iter().map(sentence).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use webhook_core::provider;

    use super::*;
    use crate::playground::form::Form;

    #[test]
    fn every_scene_is_about_an_event_that_its_provider_sends() {
        for scene in SCENES {
            let provider = provider::find(scene.provider).expect(scene.provider);
            let found = provider.events.iter().any(|event| event.id == scene.event);
            assert!(found, "{} has no {}", scene.provider, scene.event);
            let calls = scene.steps.iter().filter(|step| matches!(step, Told::Calls(..)));
            assert_eq!(calls.count(), 1, "{}", scene.title);
        }
    }

    #[test]
    fn every_step_is_between_actors_of_its_scene() {
        for scene in SCENES {
            for step in sequence(scene).steps {
                assert!(step.from.max(step.to) < scene.actors.len(), "{}: {step:?}", scene.title);
            }
        }
    }

    #[test]
    fn every_link_opens_what_it_names() {
        for (_, fragment) in SCENES.iter().flat_map(links) {
            let ignored = match crate::share::read(&fragment) {
                Some(opened) => opened.ignored.len(),
                None => {
                    let read = crate::playground::share::read(&fragment, &mut Form::default());
                    read.expect("it opens the playground").len()
                }
            };
            assert_eq!(ignored, 0, "{fragment}");
        }
    }
}
