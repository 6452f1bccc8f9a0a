// GitHub webhooks in Express, verified with GitHub's own SDK.
// npm install express libsql @octokit/webhooks

import express from "express";
import Database from "libsql"; // SQLite, with the calls of better-sqlite3
import { Webhooks } from "@octokit/webhooks";

// Your own work: an async function of the event's type and its data.
import { handle } from "./work.mjs";

const secret = process.env.GITHUB_WEBHOOK_SECRET;
if (!secret) throw new Error("GITHUB_WEBHOOK_SECRET is not set");
const HANDLED = new Set(["issues.opened", "push"]);
const webhooks = new Webhooks({ secret });

const db = new Database("events.db");
db.exec("CREATE TABLE IF NOT EXISTS events (id TEXT PRIMARY KEY)");
const insert = db.prepare("INSERT OR IGNORE INTO events (id) VALUES (?)");

// The SDK throws when the signature is missing, and gives false when it is wrong.
const isAuthentic = (raw = "", header) =>
  webhooks.verify(raw.toString(), header).catch(() => false);

async function workOn(type, data) {
  try {
    await handle(type, data);
  } catch (error) {
    console.error(`${type} was not handled:`, error);
  }
}

const app = express();

// The signature is over the bytes as they came, so no JSON parser may stand before this.
const raw = express.raw({ type: () => true, limit: "25mb" });

app.post("/webhooks", raw, async (req, res) => {
  if (!(await isAuthentic(req.body, req.get("x-hub-signature-256")))) return res.sendStatus(401);
  let event;
  try {
    event = JSON.parse(req.body);
  } catch {
    return res.sendStatus(400);
  }
  const name = req.get("x-github-event");
  const type = event.action ? `${name}.${event.action}` : name;
  if (!HANDLED.has(type)) return res.sendStatus(200);
  // Recorded before the answer and in one step: of two equal requests at once, one is new.
  const isNew = insert.run(req.get("x-github-delivery")).changes === 1;
  res.sendStatus(200);
  // After the answer. A bigger system uses a job queue, which outlives this process.
  if (isNew) setImmediate(workOn, type, event);
});

app.listen(process.env.PORT ?? 3000);
