//! The app of a scenario.

use serde::Deserialize;
use webhook_core::simulation::{Acknowledge, Memory, Receiver, Verification, Window};

use super::values::{seconds, share, span, whole};
use crate::Result;

/// An app that is always up and quick, answers first, recognises what it knows and believes no
/// forgery, unless said otherwise.
#[derive(Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct ReceiverPart {
    processing_ms: [f64; 2],
    acknowledge: AcknowledgePart,
    down_s: Vec<[f64; 2]>,
    error_rate: f64,
    deduplicate: bool,
    pub(super) memory: Option<MemoryPart>,
    pub(super) verification: Option<VerificationPart>,
}

impl Default for ReceiverPart {
    fn default() -> Self {
        Self {
            processing_ms: [0.0; 2],
            acknowledge: AcknowledgePart::First,
            down_s: Vec::new(),
            error_rate: 0.0,
            deduplicate: true,
            memory: None,
            verification: None,
        }
    }
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum AcknowledgePart {
    First,
    AfterProcessing,
}

/// How many event ids the app keeps, and for how long.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MemoryPart {
    size: f64,
    expiry_s: f64,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum VerificationPart {
    Nothing,
    Signature,
    Timely { tolerance_s: f64 },
}

impl ReceiverPart {
    /// `place` is where it stands in the document.
    pub(super) fn checked(&self, place: &str) -> Result<Receiver> {
        let at = |name: &str| format!("{place}.{name}");
        let window = |(index, [from, to]): (usize, &[f64; 2])| {
            let field = at(&format!("down_s[{index}]"));
            Ok(Window { from: seconds(&field, *from)?, to: seconds(&field, *to)? })
        };
        let unless_said = Receiver::default();
        Ok(Receiver {
            processing: span(&at("processing_ms"), self.processing_ms)?,
            acknowledge: match self.acknowledge {
                AcknowledgePart::First => Acknowledge::First,
                AcknowledgePart::AfterProcessing => Acknowledge::AfterProcessing,
            },
            down: self.down_s.iter().enumerate().map(window).collect::<Result<_>>()?,
            error_rate: share(&at("error_rate"), self.error_rate)?,
            deduplicate: self.deduplicate,
            memory: match self.memory {
                None => unless_said.memory,
                Some(MemoryPart { size, expiry_s }) => Memory {
                    size: whole(&at("memory.size"), size)?,
                    expiry: seconds(&at("memory.expiry_s"), expiry_s)?,
                },
            },
            verification: match self.verification {
                None => unless_said.verification,
                Some(VerificationPart::Nothing) => Verification::Nothing,
                Some(VerificationPart::Signature) => Verification::Signature,
                Some(VerificationPart::Timely { tolerance_s }) => Verification::Timely {
                    tolerance: seconds(&at("verification.timely.tolerance_s"), tolerance_s)?,
                },
            },
        })
    }
}
