//! Short tones that the browser makes; there are no files.

use wasm_bindgen::JsValue;
use web_sys::AudioContext;

#[derive(Debug)]
pub struct Sound(AudioContext);

/// A tone: its pitch in hertz, its loudness up to 1, its length in seconds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tone {
    pub pitch: f32,
    pub loudness: f32,
    pub seconds: f64,
}

impl Sound {
    /// `None` where the browser makes no sound. Browsers let a page be heard only after the reader
    /// has pressed something.
    #[must_use]
    pub fn new() -> Option<Self> {
        AudioContext::new().ok().map(Self)
    }

    /// Sounds once and fades out.
    pub fn play(&self, tone: Tone) {
        if self.start(tone).is_err() {
            leptos::logging::warn!("The browser did not let a tone sound.");
        }
    }

    fn start(&self, Tone { pitch, loudness, seconds }: Tone) -> Result<(), JsValue> {
        let Self(context) = self;
        let (now, gain, oscillator) =
            (context.current_time(), context.create_gain()?, context.create_oscillator()?);
        oscillator.frequency().set_value(pitch);
        gain.gain().set_value_at_time(loudness, now)?;
        gain.gain().linear_ramp_to_value_at_time(0.0, now + seconds)?;
        oscillator.connect_with_audio_node(&gain)?;
        gain.connect_with_audio_node(&context.destination())?;
        oscillator.start()?;
        oscillator.stop_with_when(now + seconds)
    }
}
