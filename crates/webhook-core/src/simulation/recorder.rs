//! Who listens to a run.

use super::{record::Record, scenario::Scenario};

/// Takes in what happens in a run, client after client, each client in the order of its time.
pub trait Recorder {
    /// What it makes of it.
    type Output;

    /// Called once, before the first record.
    fn begin(&mut self, _scenario: &Scenario) {}

    /// Takes in one record.
    fn record(&mut self, record: &Record);

    /// Called once, after the last record.
    fn finish(self) -> Self::Output;
}

/// Both listen to the same run.
impl<A: Recorder, B: Recorder> Recorder for (A, B) {
    type Output = (A::Output, B::Output);

    fn begin(&mut self, scenario: &Scenario) {
        self.0.begin(scenario);
        self.1.begin(scenario);
    }

    fn record(&mut self, record: &Record) {
        self.0.record(record);
        self.1.record(record);
    }

    fn finish(self) -> Self::Output {
        (self.0.finish(), self.1.finish())
    }
}
