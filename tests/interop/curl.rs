//! A command for a shell, run for real against a server that verifies with Stripe's own package.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

use anyhow::{Context, Result, ensure};

use crate::package::Language;

/// `node/stripe-server.mjs`, until this is dropped.
#[derive(Debug)]
pub struct StripeServer {
    /// For example `http://127.0.0.1:40437`.
    pub address: String,
    process: Child,
}

/// What the server said to a command's request.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub words: String,
}

impl StripeServer {
    /// Not before it listens.
    pub fn start(secret: &str) -> Result<Self> {
        let mut process = Language::node("stripe-server.mjs")?
            .env("STRIPE_WEBHOOK_SECRET", secret)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .context("node does not start")?;
        let mut port = String::new();
        let output = process.stdout.as_mut().context("the server has no output")?;
        BufReader::new(output).read_line(&mut port)?;
        let port: u16 = port.trim().parse().context("the server does not say where it listens")?;
        Ok(Self { address: format!("http://127.0.0.1:{port}"), process })
    }

    /// Runs a command line as a shell does, in a folder with its files. The last line that it
    /// prints has to be the status, as `curl --write-out '\n%{http_code}'` does.
    pub fn answer_to(&self, command: &str, folder: &Path) -> Result<Answer> {
        let Output { status, stdout, stderr } =
            Command::new("sh").args(["-c", command]).current_dir(folder).output()?;
        let errors = String::from_utf8_lossy(&stderr);
        ensure!(status.success(), "{command}\n  ({status}): {}", errors.trim());
        let printed = String::from_utf8(stdout)?;
        let (words, code) = printed.rsplit_once('\n').context("curl printed no status")?;
        Ok(Answer { status: code.trim().parse()?, words: words.trim().to_owned() })
    }
}

impl Drop for StripeServer {
    fn drop(&mut self) {
        // An error here means that it has ended already, which is what was wanted.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
