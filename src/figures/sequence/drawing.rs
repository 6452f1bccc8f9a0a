//! A sequence as a drawing: a life line for each actor, time downwards, an arrow for each message.

use webhook_core::time::Micros;

use super::{Sequence, Step};
use crate::ui::html::Html;

pub const WIDTH: i64 = 360;
/// Where the life lines begin, under the actors' names.
pub const TOP: i64 = 46;
/// Half of an actor's box.
const HALF_BOX: i64 = 54;

/// What a sequence needs to be drawn. All of it stays as it is, so only the prerenderer draws.
#[derive(Clone, Copy, Debug)]
pub struct Drawing<'a> {
    pub sequence: &'a Sequence,
    pub actors: &'a [&'a str],
    /// What stands on each step, in order.
    pub labels: &'a [&'a str],
    /// Pixels for a second.
    pub scale: i64,
    /// The last moment that is drawn.
    pub end: Micros,
}

/// Where an actor's life line stands.
#[must_use]
pub const fn place(actor: usize, actors: usize) -> i64 {
    let (left, right) = (HALF_BOX + 2, WIDTH - HALF_BOX - 2);
    match actors {
        0 | 1 => WIDTH / 2,
        _ => left + (right - left) * actor as i64 / (actors as i64 - 1),
    }
}

/// How far down a moment stands.
#[must_use]
pub const fn height(at: Micros, scale: i64) -> i64 {
    TOP + 12 + at.0 as i64 * scale / 1_000_000
}

/// The `viewBox` of a drawing up to this moment.
#[must_use]
pub fn view_box(end: Micros, scale: i64) -> String {
    format!("0 0 {WIDTH} {}", bottom(end, scale))
}

const fn bottom(end: Micros, scale: i64) -> i64 {
    height(end, scale) + 14
}

/// The inside of the `svg`.
#[must_use]
pub fn draw(drawing: &Drawing<'_>) -> String {
    let Drawing { sequence, actors, labels, scale, end } = *drawing;
    let bottom = bottom(end, scale);
    let mut html = Html::new();
    for (index, name) in actors.iter().enumerate() {
        let x = place(index, actors.len());
        open(&mut html, "<path class=\"life\" d=\"M", x, TOP);
        html.raw("V").raw(&bottom.to_string()).raw("\"></path>");
        open(&mut html, "<g class=\"actor\" transform=\"translate(", x, 2);
        html.raw(")\"><rect x=\"-54\" width=\"108\" height=\"36\" rx=\"6\"></rect>");
        html.element("<text y=\"23\">", name, "</text></g>");
    }
    for (step, label) in sequence.steps.iter().zip(labels) {
        html.raw("<g class=\"sequence-step ").raw(step.tone.class()).raw("\" data-phase=\"done\">");
        if step.from == step.to {
            let aside = aside(step, &sequence.steps);
            act(&mut html, step, label, actors.len(), scale, aside);
        } else {
            arrow(&mut html, step, label, actors.len(), scale);
        }
        html.raw("</g>");
    }
    html.take()
}

/// `markup` and two numbers with a blank between.
fn open(html: &mut Html, markup: &str, x: i64, y: i64) {
    html.raw(markup).raw(&x.to_string()).raw(" ").raw(&y.to_string());
}

/// An arrow from one life line to another. Its head stands straight; at these slopes it looks right.
fn arrow(html: &mut Html, step: &Step, label: &str, actors: usize, scale: i64) {
    let (x1, x2) = (place(step.from, actors), place(step.to, actors));
    let (y1, y2) = (height(step.sent, scale), height(step.arrives, scale));
    let back = if x2 > x1 { -8 } else { 8 };
    open(html, "<path class=\"line\" d=\"M", x1, y1);
    open(html, "L", x2 + back / 2, y2);
    html.raw("\"></path>");
    open(html, "<path class=\"head\" d=\"M", x2, y2);
    let [nose, tail] = [back, 5].map(|step| step.to_string());
    html.raw("l").raw(&nose).raw(" -").raw(&tail).raw("v10z\"></path>");
    open(html, "<text text-anchor=\"middle\" transform=\"translate(", x1.midpoint(x2), 0);
    html.raw(")\" y=\"").raw(&(y1.midpoint(y2) - 5).to_string());
    html.element("\">", label, "</text>");
}

/// How far a mark's words stand aside, downwards, so that no arrow runs through them.
fn aside(act: &Step, steps: &[Step]) -> i64 {
    let arrow = |other: &&Step| other.from != other.to;
    let here = |place, at| place == act.from && at == act.sent;
    if steps.iter().filter(arrow).any(|other| here(other.to, other.arrives)) {
        return 20;
    }
    if steps.iter().filter(arrow).any(|other| here(other.from, other.sent)) { -8 } else { 4 }
}

/// A mark on a life line, its words to the right, or to the left at the right edge.
fn act(html: &mut Html, step: &Step, label: &str, actors: usize, scale: i64, aside: i64) {
    let (x, y) = (place(step.from, actors), height(step.sent, scale));
    open(html, "<path class=\"mark\" d=\"M", x, y - 7);
    html.raw("l7 7-7 7-7-7z\"></path>");
    let (anchor, shift) = if x > WIDTH * 2 / 3 { ("end", -14) } else { ("start", 14) };
    html.raw("<text text-anchor=\"").raw(anchor).raw("\" x=\"").raw(&(x + shift).to_string());
    html.raw("\" y=\"").raw(&(y + aside).to_string());
    html.element("\">", label, "</text>");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn actors_share_the_width_and_their_boxes_stay_inside() {
        #[track_caller]
        fn check(actor: usize, actors: usize, expect: i64) {
            assert_eq!(place(actor, actors), expect);
        }
        check(0, 2, 56);
        check(1, 2, 304);
        check(1, 3, 180);
        check(2, 3, 304);
    }

    #[test]
    fn the_words_of_a_mark_stand_clear_of_arrows_that_touch_it() {
        let at = Micros::from_secs;
        let step = |from, to, sent, arrives| Step {
            from,
            to,
            sent: at(sent),
            arrives: at(arrives),
            tone: super::super::Tone::Act,
        };
        #[track_caller]
        fn check(act: Step, arrow: Step, expect: i64) {
            assert_eq!(aside(&act, &[act, arrow]), expect);
        }
        check(step(1, 1, 5, 5), step(1, 0, 5, 6), -8);
        check(step(0, 0, 6, 6), step(1, 0, 5, 6), 20);
        check(step(0, 0, 9, 9), step(1, 0, 5, 6), 4);
        check(step(1, 1, 6, 6), step(1, 0, 5, 6), 4);
    }

    #[test]
    fn a_second_is_as_high_as_the_scale_says() {
        let second = Micros::from_secs(1);
        assert_eq!(height(second, 20) - height(Micros::ZERO, 20), 20);
        assert_eq!(height(Micros::from_secs(7), 30) - height(Micros::ZERO, 30), 210);
    }
}
