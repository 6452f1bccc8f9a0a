//! Controls that know nothing of webhooks.

pub mod button;
pub mod bytes;
pub mod choice;
pub mod code;
pub mod copy;
pub mod difference;
pub mod entry;
pub mod field;
pub mod html;
pub mod icon;
pub mod live;
pub mod number;
pub mod store;
