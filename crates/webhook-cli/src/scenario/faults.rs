//! What goes wrong at a chosen moment, and what an attacker posts.

use serde::Deserialize;
use webhook_core::simulation::{Attack, Fault, FaultKind, Forgery, Reach, Route};
use webhook_core::time::Micros;

use super::values::{seconds, whole};
use crate::Result;

/// One fault: from a moment on, up to another one or for so many messages.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FaultPart {
    from_s: f64,
    until_s: Option<f64>,
    next: Option<f64>,
    kind: Kind,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum Kind {
    Drop { route: Way },
    Delay { route: Way, by_s: f64 },
    Duplicate { after_s: f64 },
    Reorder,
    Answer { status: u16, retry_after_s: Option<f64> },
    NoAnswer,
    Down,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Way {
    ToApp,
    ToService,
}

/// Forged deliveries of one kind.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AttackPart {
    forgery: ForgeryPart,
    from_s: f64,
    every_s: f64,
    count: f64,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum ForgeryPart {
    Unsigned,
    WrongSecret,
    Replay { age_s: f64 },
}

pub(super) fn faults(parts: &[FaultPart]) -> Result<Vec<Fault>> {
    (0..).zip(parts).map(|(index, part)| part.checked(&format!("faults[{index}]"))).collect()
}

pub(super) fn attacks(parts: &[AttackPart]) -> Result<Vec<Attack>> {
    (0..).zip(parts).map(|(index, part)| part.checked(&format!("attacks[{index}]"))).collect()
}

impl FaultPart {
    fn checked(&self, place: &str) -> Result<Fault> {
        let reach = match (self.until_s, self.next) {
            (Some(until), None) => Reach::Until(seconds(&format!("{place}.until_s"), until)?),
            (None, Some(next)) => Reach::Next(whole(&format!("{place}.next"), next)?),
            _ => return Err(format!("{place}: needs either until_s or next")),
        };
        let time = |name: &str, found| seconds(&format!("{place}.kind.{name}"), found);
        let kind = match self.kind {
            Kind::Drop { route } => FaultKind::Drop { route: route.into() },
            Kind::Delay { route, by_s } => {
                FaultKind::Delay { route: route.into(), by: time("delay.by_s", by_s)? }
            }
            Kind::Duplicate { after_s } => {
                FaultKind::Duplicate { after: time("duplicate.after_s", after_s)? }
            }
            Kind::Reorder => FaultKind::Reorder,
            Kind::Answer { status, retry_after_s } => {
                let name = format!("{place}.kind.answer.retry_after_s");
                let retry_after = retry_after_s.map(|asked| whole(&name, asked)).transpose()?;
                FaultKind::Answer { status, retry_after }
            }
            Kind::NoAnswer => FaultKind::NoAnswer,
            Kind::Down => FaultKind::Down,
        };
        Ok(Fault { from: seconds(&format!("{place}.from_s"), self.from_s)?, reach, kind })
    }
}

impl From<Way> for Route {
    fn from(way: Way) -> Self {
        match way {
            Way::ToApp => Self::ToApp,
            Way::ToService => Self::ToService,
        }
    }
}

impl AttackPart {
    fn checked(&self, place: &str) -> Result<Attack> {
        let time =
            |name: &str, found| -> Result<Micros> { seconds(&format!("{place}.{name}"), found) };
        let forgery = match self.forgery {
            ForgeryPart::Unsigned => Forgery::Unsigned,
            ForgeryPart::WrongSecret => Forgery::WrongSecret,
            ForgeryPart::Replay { age_s } => {
                Forgery::Replay { age: time("forgery.replay.age_s", age_s)? }
            }
        };
        Ok(Attack {
            forgery,
            from: time("from_s", self.from_s)?,
            every: time("every_s", self.every_s)?,
            count: whole(&format!("{place}.count"), self.count)?,
        })
    }
}
