//! The article's figures. Each stands still, whole and drawn, until the reader wants it to move; what
//! moves or counts comes from the simulator's engine.

pub mod compare;
pub mod curve;
pub mod guess;
pub mod mistakes;
pub mod outage;
pub mod parcel;
pub mod sequence;
mod ways;

pub use compare::Compare;
pub use curve::Curve;
pub use guess::Guess;
pub use mistakes::Mistakes;
pub use outage::Outages;
pub use parcel::Parcel;
pub use ways::Ways;
