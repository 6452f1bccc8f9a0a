//! From the wall's time to the simulation's: plays, pauses, seeks. Reads no clock itself.

use webhook_core::time::Micros;

/// Playback speeds, in quarters of real time, slowest first.
pub const QUARTERS: [u32; 9] = [1, 2, 4, 8, 20, 40, 100, 200, 400];
const DEFAULT: usize = 3;

/// After a longer silence than this (a tab in the background) time does not jump ahead.
const LONGEST_FRAME_MS: f64 = 100.0;

#[derive(Clone, Debug, PartialEq)]
pub struct Player {
    pub at: Micros,
    /// The furthest moment shown so far: what lies beyond is still a surprise.
    pub revealed: Micros,
    pub playing: bool,
    /// Index into [`QUARTERS`].
    pub speed: usize,
}

impl Default for Player {
    fn default() -> Self {
        Self { at: Micros::ZERO, revealed: Micros::ZERO, playing: false, speed: DEFAULT }
    }
}

impl Player {
    /// Moves on by a frame of wall time; stops at `end`.
    pub fn tick(&mut self, wall_ms: f64, end: Micros) {
        if !self.playing {
            return;
        }
        let wall_us = wall_ms.clamp(0.0, LONGEST_FRAME_MS) * 1_000.0;
        let step = (wall_us * f64::from(QUARTERS[self.speed]) / 4.0) as u64;
        self.seek(Micros(self.at.0 + step), end);
        self.playing = self.at < end;
    }

    pub fn seek(&mut self, to: Micros, end: Micros) {
        self.at = to.min(end);
        self.revealed = self.revealed.max(self.at);
    }

    /// Plays on; at the end it begins again.
    pub fn play(&mut self, end: Micros) {
        if self.at >= end {
            self.at = Micros::ZERO;
        }
        self.playing = true;
    }

    pub fn restart(&mut self) {
        self.at = Micros::ZERO;
        self.revealed = Micros::ZERO;
    }

    pub fn set_speed(&mut self, speed: usize) {
        self.speed = speed.min(QUARTERS.len() - 1);
    }
}

/// `×¼`, `×2`: how a speed is written.
#[must_use]
pub fn speed_label(speed: usize) -> String {
    match QUARTERS[speed] {
        1 => "×¼".to_owned(),
        2 => "×½".to_owned(),
        quarters => format!("×{}", quarters / 4),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const END: Micros = Micros::from_secs(10);

    fn playing(speed: usize) -> Player {
        Player { playing: true, speed, ..Player::default() }
    }

    #[test]
    fn a_frame_moves_on_by_wall_time_times_speed() {
        let check = |speed: usize, wall_ms: f64, expect: Micros| {
            let mut player = playing(speed);
            player.tick(wall_ms, END);
            assert_eq!(player.at, expect);
        };
        check(0, 16.0, Micros::from_millis(4));
        check(2, 16.0, Micros::from_millis(16));
        check(8, 16.0, Micros::from_millis(1_600));
    }

    #[test]
    fn a_long_silence_does_not_jump_ahead() {
        let mut player = playing(2);
        player.tick(60_000.0, END);
        assert_eq!(player.at, Micros::from_millis(100));
    }

    #[test]
    fn it_stops_at_the_end_and_plays_again_from_the_start() {
        let mut player = playing(2);
        player.seek(Micros::from_millis(9_990), END);
        player.tick(16.0, END);
        assert_eq!((player.at, player.playing), (END, false));
        player.play(END);
        assert_eq!((player.at, player.playing), (Micros::ZERO, true));
    }

    #[test]
    fn going_back_keeps_what_was_revealed() {
        let mut player = Player::default();
        player.seek(Micros::from_secs(7), END);
        player.seek(Micros::from_secs(2), END);
        assert_eq!(player.revealed, Micros::from_secs(7));
        player.seek(Micros::from_secs(99), END);
        assert_eq!(player.at, END);
    }

    #[test]
    fn every_speed_has_a_label_of_its_own() {
        let labels: Vec<_> = (0..QUARTERS.len()).map(speed_label).collect();
        assert_eq!(labels.join(" "), "×¼ ×½ ×1 ×2 ×5 ×10 ×25 ×50 ×100");
    }
}
