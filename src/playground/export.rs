//! The request as a command of other tools.

use webhook_core::http::Request;
use webhook_core::http::command::{Command, curl, httpie, powershell};

/// What a command is written for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Tool {
    #[default]
    Curl,
    PowerShell,
    HttPie,
}

impl Tool {
    pub const ALL: [Self; 3] = [Self::Curl, Self::PowerShell, Self::HttPie];

    #[must_use]
    pub fn command(self, request: &Request) -> Command {
        match self {
            Self::Curl => curl(request),
            Self::PowerShell => powershell(request),
            Self::HttPie => httpie(request),
        }
    }
}
