//! A command for a shell, run for real against a server that verifies with Stripe's own package.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Output, Stdio};

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

use crate::package::Language;

/// `node/stripe-server.mjs`, until this is dropped.
#[derive(Debug)]
pub struct StripeServer {
    /// For example `http://127.0.0.1:40437`.
    pub address: String,
    process: Child,
    questions: ChildStdin,
    output: BufReader<ChildStdout>,
}

/// What the server said to a request.
#[derive(Debug, Deserialize)]
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
        let questions = process.stdin.take().context("the server has no input")?;
        let output = BufReader::new(process.stdout.take().context("the server has no output")?);
        let mut server = Self { address: String::new(), process, questions, output };
        let port: u16 = server.line()?.parse().context("the server does not say its port")?;
        server.address = format!("http://127.0.0.1:{port}");
        Ok(server)
    }

    /// Runs a command line as a shell does, in a folder with its files, and says what the server
    /// answered to the one request that it has to make. What the command prints does not matter.
    pub fn answer_to(&mut self, command: &str, folder: &Path) -> Result<Answer> {
        let Output { status, stderr, .. } =
            Command::new("sh").args(["-c", command]).current_dir(folder).output()?;
        let errors = String::from_utf8_lossy(&stderr);
        ensure!(status.success(), "{command}\n  ({status}): {}", errors.trim());
        writeln!(self.questions)?;
        let mut answers: Vec<Answer> = serde_json::from_str(&self.line()?)?;
        ensure!(answers.len() == 1, "{command}\n  made {} requests", answers.len());
        Ok(answers.remove(0))
    }

    fn line(&mut self) -> Result<String> {
        let mut line = String::new();
        self.output.read_line(&mut line)?;
        Ok(line.trim().to_owned())
    }
}

impl Drop for StripeServer {
    fn drop(&mut self) {
        // An error here means that it has ended already, which is what was wanted.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
