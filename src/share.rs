//! A run as a link: page state to URL fragment and back. Old links keep working; what cannot be
//! understood is named and the rest still opens. Nothing secret ever stands here.

use webhook_core::provider;
use webhook_core::time::Micros;

use crate::content::format::{amount, clock, measure};
use crate::simulator::knobs::Knob;
use crate::simulator::mishap::{self, Kind, MOST, Mishap};
use crate::simulator::missions::{Done, Mission};
use crate::simulator::model::Opened;
use crate::simulator::player::{Player, QUARTERS};
use crate::simulator::run::{Often, PollKind, Settings};
use crate::simulator::turn::{Turn, Turned};

/// The first version of the format; a later one that is not understood is said to be so.
const VERSION: &str = "1";
/// Longer fragments are not ours.
const LONGEST: usize = 2_000;

/// A part of a link that was left out, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ignored {
    pub key: String,
    pub found: String,
    pub allowed: String,
}

fn kind_word(kind: PollKind) -> &'static str {
    match kind {
        PollKind::Short => "short",
        PollKind::Conditional => "conditional",
        PollKind::Long => "long",
    }
}

fn often_word(often: Often) -> &'static str {
    match often {
        Often::Once => "once",
        Often::Again => "again",
    }
}

/// The fragment, without `#`, that opens this very run at this very moment.
#[must_use]
pub fn write(settings: &Settings, player: &Player, done: Done) -> String {
    let mut parts = vec![
        format!("run={VERSION}"),
        format!("seed={}", settings.seed),
        format!("event={}/{}", settings.provider.id.0, encode(settings.event.id)),
        format!("polling={}", kind_word(settings.kind)),
        format!("happens={}", often_word(settings.often)),
    ];
    for knob in Knob::ALL {
        let spec = knob.spec();
        parts.push(format!("{}={}", spec.key, amount(settings.knobs.get(knob), spec.unit)));
    }
    if let Some(made) = settings.made {
        parts.push(format!("made={}", made.0));
    }
    if let Some(sender) = settings.sender {
        parts.push(format!("rules={}", sender.id.0));
    }
    if !settings.recognises {
        parts.push("recognises=no".to_owned());
    }
    if !settings.mishaps.is_empty() {
        let mishap = |it: &Mishap| format!("{}.{}", it.kind.key(), it.at.0);
        let mishaps: Vec<_> = settings.mishaps.iter().map(mishap).collect();
        parts.push(format!("wrong={}", mishaps.join("_")));
    }
    if let Some(Turned { turn, at }) = settings.turned {
        parts.push(format!("fork={}.{}", turn.key(), at.0));
    }
    if done != Done::default() {
        let keys = Mission::ALL.into_iter().filter(|it| done.has(*it)).map(Mission::key);
        parts.push(format!("done={}", keys.collect::<Vec<_>>().join("_")));
    }
    parts.push(format!("speed={}", QUARTERS[player.speed]));
    parts.push(format!("at={}", player.at.0));
    parts.join("&")
}

/// Opens a fragment. `None` when it is not a shared run: empty, an anchor on the page,
/// or a form of the playground.
#[must_use]
pub fn read(fragment: &str) -> Option<Opened> {
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    if !fragment.contains('=') || fragment.starts_with("lab=") {
        return None;
    }
    let mut opened = Opened {
        settings: Settings::default(),
        at: Micros::ZERO,
        speed: Player::default().speed,
        done: Done::default(),
        ignored: Vec::new(),
    };
    if fragment.len() > LONGEST {
        opened.ignored.push(Ignored {
            key: "link".to_owned(),
            found: format!("{} characters", fragment.len()),
            allowed: format!("at most {LONGEST} characters"),
        });
        return Some(opened);
    }
    // The ends of the latency bound each other: the lower one makes room and is set last.
    let pairs = fragment.split('&').map(|part| part.split_once('=').unwrap_or((part, "")));
    let waits = |(key, _): &(&str, &str)| *key == Knob::LatencyMin.spec().key;
    if pairs.clone().any(|pair| waits(&pair)) {
        opened.settings.knobs.slide(Knob::LatencyMin, 0, 1);
    }
    let first = pairs.clone().filter(|pair| !waits(pair));
    for (key, value) in first.chain(pairs.filter(waits)) {
        if let Err(allowed) = take(&mut opened, key, value) {
            let (key, found) = (shorten(key), shorten(value));
            opened.ignored.push(Ignored { key, found, allowed });
        }
    }
    Some(opened)
}

/// Takes one part of a link; the error says what would have been allowed.
fn take(opened: &mut Opened, key: &str, value: &str) -> Result<(), String> {
    let settings = &mut opened.settings;
    match key {
        "run" if value == VERSION => {}
        "run" => return Err(format!("version {VERSION}")),
        "seed" => settings.seed = number(value, u64::from(u32::MAX))?,
        "event" => (settings.provider, settings.event) = event(value)?,
        "polling" => settings.kind = word(value, &PollKind::ALL, kind_word)?,
        "happens" => settings.often = word(value, &Often::ALL, often_word)?,
        "made" => settings.made = Some(moment(value)?),
        "rules" => settings.sender = Some(sender(value)?),
        "recognises" if value == "no" => settings.recognises = false,
        "recognises" => return Err("no".to_owned()),
        "fork" => settings.turned = Some(turned(value)?),
        "done" => opened.done = done(value)?,
        "wrong" => settings.mishaps = mishaps(value)?,
        "at" => opened.at = moment(value)?,
        "speed" => {
            let known = QUARTERS.iter().position(|quarters| quarters.to_string() == value);
            let allowed = || QUARTERS.map(|quarters| quarters.to_string()).join(", ");
            opened.speed = known.ok_or_else(allowed)?;
        }
        _ => {
            let knob = Knob::ALL.into_iter().find(|knob| knob.spec().key == key);
            let knob = knob.ok_or("nothing of this name")?;
            settings.knobs.enter(knob, value).map_err(|refusal| {
                let unit = knob.spec().unit;
                format!("{} to {}", amount(refusal.min, unit), measure(refusal.max, unit))
            })?;
            return Ok(());
        }
    }
    Ok(())
}

fn number(value: &str, max: u64) -> Result<u64, String> {
    let found = value.parse().ok().filter(|number| *number <= max);
    found.ok_or_else(|| format!("a whole number from 0 to {max}"))
}

/// Moments go beyond every run's end before they go beyond this.
const LATEST: Micros = Micros::from_secs(24 * 3_600);

fn moment(value: &str) -> Result<Micros, String> {
    number(value, LATEST.0)
        .map(Micros)
        .map_err(|_| format!("microseconds, up to {}", clock(LATEST)))
}

fn word<T: Copy>(value: &str, all: &[T], name: fn(T) -> &'static str) -> Result<T, String> {
    let found = all.iter().copied().find(|item| name(*item) == value);
    found.ok_or_else(|| all.iter().map(|item| name(*item)).collect::<Vec<_>>().join(", "))
}

fn sender(value: &str) -> Result<provider::Sender, String> {
    provider::find_sender(value)
        .ok_or_else(|| provider::senders().map(|sender| sender.id.0).collect::<Vec<_>>().join(", "))
}

/// `drop.1500001_down.2000000`: what went wrong, and when.
fn mishaps(value: &str) -> Result<Vec<Mishap>, String> {
    let allowed = || {
        let keys = Kind::ALL.map(Kind::key).join(", ");
        format!("at most {MOST} of {keys}, each with a moment in microseconds: drop.1500000_410.9")
    };
    let one = |text: &str| {
        let (key, at) = text.split_once('.')?;
        let kind = Kind::ALL.into_iter().find(|kind| kind.key() == key)?;
        Some(Mishap { kind, at: moment(at).ok()? })
    };
    let mut found = Vec::new();
    for text in value.split('_') {
        let one = one(text).filter(|_| found.len() < MOST);
        mishap::insert(&mut found, one.ok_or_else(allowed)?);
    }
    Ok(found)
}

fn turned(value: &str) -> Result<Turned, String> {
    let found = value.split_once('.').and_then(|(key, at)| {
        let turn = Turn::ALL.into_iter().find(|turn| turn.key() == key)?;
        Some(Turned { turn, at: moment(at).ok()? })
    });
    found.ok_or_else(|| {
        let keys = Turn::ALL.map(Turn::key).join(", ");
        format!("one of {keys}, and a moment in microseconds: loss.1500000")
    })
}

fn done(value: &str) -> Result<Done, String> {
    let mut done = Done::default();
    for key in value.split('_') {
        done.tick(word(key, &Mission::ALL, Mission::key)?);
    }
    Ok(done)
}

type Event = (&'static provider::Provider, &'static provider::EventType);

fn event(value: &str) -> Result<Event, String> {
    let (provider, event) = value.split_once('/').unwrap_or((value, ""));
    let provider = provider::find(provider).ok_or_else(|| {
        let ids = provider::ALL.iter().map(|provider| provider.id.0);
        format!("provider/event with one of {}", ids.collect::<Vec<_>>().join(", "))
    })?;
    let found = provider.events.iter().find(|known| encode(known.id) == event);
    let found = found.ok_or_else(|| format!("an event of {} on this page", provider.name))?;
    Ok((provider, found))
}

/// Event ids are plain words, dots and slashes; anything else is escaped.
fn encode(id: &str) -> String {
    percent_encoded(id, b"._-/")
}

/// A text for a fragment: everything but letters, digits and these signs as `%XX`.
pub(crate) fn percent_encoded(text: &str, signs: &[u8]) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || signs.contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

fn shorten(text: &str) -> String {
    const SHOWN: usize = 40;
    match text.char_indices().nth(SHOWN) {
        Some((cut, _)) => format!("{}…", &text[..cut]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulator::model::{Model, Msg};
    use crate::ui::store::Panel;

    /// A model in which everything that a link carries differs from a first visit.
    fn turned() -> Model {
        let mut model = Model::default();
        let provider = provider::find("shopify").unwrap();
        for msg in [
            Msg::Pick(provider, &provider.events[2]),
            Msg::PollKind(PollKind::Long),
            Msg::Often(Often::Again),
            Msg::NewSeed,
            Msg::Enter(Knob::PollEvery, "4.5".into()),
            Msg::Enter(Knob::MeanGap, "9".into()),
            Msg::Enter(Knob::Watch, "45".into()),
            Msg::Enter(Knob::LatencyMax, "2000".into()),
            Msg::Enter(Knob::LatencyMin, "900".into()),
            Msg::Enter(Knob::Loss, "12.5".into()),
            Msg::Enter(Knob::Clients, "25".into()),
            Msg::Speed(6),
            Msg::Seek(Micros(7_654_321)),
            Msg::Rules(provider::find_sender("paypal")),
            Msg::Recognise(false),
            Msg::GoWrong(Kind::Drop),
            Msg::Seek(Micros(7_754_321)),
            Msg::GoWrong(Kind::TooMany),
            Msg::Fork(Some(Turn::Forgets)),
            Msg::MakeItHappen,
        ] {
            model.apply(msg);
        }
        model
    }

    #[test]
    fn a_link_opens_the_very_same_run_at_the_very_same_moment() {
        let model = turned();
        let mut done = Done::default();
        [Mission::Lose, Mission::TurnedOff].into_iter().for_each(|mission| done.tick(mission));
        let opened = read(&write(&model.settings, &model.player, done)).unwrap();
        assert_eq!(opened.done, done);
        assert_eq!(opened.ignored, []);
        assert_eq!(opened.settings, model.settings);
        assert_eq!((opened.at, opened.speed), (model.player.at, model.player.speed));
    }

    #[test]
    fn every_event_survives_a_link() {
        for provider in provider::ALL {
            for event in provider.events {
                let settings = Settings { provider, event, ..Settings::default() };
                let opened = read(&write(&settings, &Player::default(), Done::default())).unwrap();
                assert_eq!(opened.settings, settings);
                assert_eq!(opened.ignored, []);
            }
        }
    }

    /// Links that people have kept: they have to open for ever.
    #[test]
    fn links_of_the_first_version_still_open() {
        let opened = read(
            "run=1&seed=7&event=github/push&polling=conditional&happens=again&poll=5&gap=12\
             &watch=60&latency-min=50&latency-max=250&loss=1.5&clients=10&made=1500000&speed=8&at=2500000",
        )
        .unwrap();
        assert_eq!(opened.ignored, []);
        let Settings { seed, event, kind, often, made, ref knobs, .. } = opened.settings;
        assert_eq!((seed, event.id, kind, often), (7, "push", PollKind::Conditional, Often::Again));
        assert_eq!((made, opened.at), (Some(Micros(1_500_000)), Micros(2_500_000)));
        assert_eq!(
            Knob::ALL.map(|knob| knobs.get(knob)),
            [5_000, 12_000, 60_000, 50, 250, 150, 10]
        );
    }

    #[test]
    fn what_is_not_a_run_is_left_to_the_page() {
        for fragment in ["", "#", "#idea", "notice", "#lab=1&mode=sign"] {
            assert_eq!(read(fragment), None, "{fragment:?}");
        }
    }

    #[test]
    fn each_broken_part_is_named_with_what_is_allowed_and_the_rest_opens() {
        let check = |part: &str, key: &str, allowed: &str| {
            let opened = read(&format!("run=1&seed=9&{part}")).unwrap();
            let [ignored] = &opened.ignored[..] else { panic!("{part}: {:?}", opened.ignored) };
            assert_eq!(ignored.key, key);
            assert!(ignored.allowed.contains(allowed), "{}", ignored.allowed);
            assert_eq!(opened.settings.seed, 9, "{part}");
        };
        check("poll=0.1", "poll", "0.5 to 300");
        check("poll=", "poll", "0.5 to 300");
        check("latency-min=900", "latency-min", "0 to 700");
        check("event=nobody/nothing", "event", "stripe");
        check("event=github/nothing", "event", "GitHub");
        check("polling=often", "polling", "short, conditional, long");
        check("at=-1", "at", "microseconds");
        check("speed=3", "speed", "400");
        check("run=2", "run", "version 1");
        check("rules=nobody", "rules", "paypal");
        check("recognises=yes", "recognises", "no");
        check("fork=melt.5", "fork", "loss, wire, seldom, often, slow");
        check("fork=loss", "fork", "microseconds");
        check("done=all", "done", "lose, twice, harmless, equal, late, off");
        check("wrong=drop", "wrong", "drop, delay, duplicate");
        check("wrong=melt.5", "wrong", "500, timeout, 410, 429, down");
        check("wrong=drop.-5", "wrong", "microseconds");
        check(&format!("wrong={}drop.5", "drop.5_".repeat(24)), "wrong", "at most 24");
        check("colour=red", "colour", "nothing of this name");
        check("seed=99999999999", "seed", "4294967295");
    }

    #[test]
    fn a_link_that_is_no_link_at_all_opens_the_first_run() {
        for text in ["=", "%=%", "&&&=&", "\u{1F642}=\u{1F642}", &"a=b&".repeat(2_000)] {
            let opened = read(text).unwrap();
            assert_eq!(opened.settings, Settings::default());
            assert!(!opened.ignored.is_empty());
        }
    }
}
