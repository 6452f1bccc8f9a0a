// Standard Webhooks in Express, verified with the official SDK.
// npm install express libsql standardwebhooks

import express from "express";
import Database from "libsql"; // SQLite, with the calls of better-sqlite3
import { Webhook } from "standardwebhooks";

// Your own work: an async function of the event's type and its data.
import { handle } from "./work.mjs";

const secret = process.env.WEBHOOK_SECRET;
if (!secret) throw new Error("WEBHOOK_SECRET is not set");
const HANDLED = new Set(["invoice.paid", "invoice.voided"]);
const webhook = new Webhook(secret);

const db = new Database("events.db");
db.exec("CREATE TABLE IF NOT EXISTS events (id TEXT PRIMARY KEY)");
const insert = db.prepare("INSERT OR IGNORE INTO events (id) VALUES (?)");

function isAuthentic(raw = "", headers) {
  try {
    webhook.verify(raw, headers, { jsonParse: false });
    return true;
  } catch {
    return false;
  }
}

async function workOn(type, data) {
  try {
    await handle(type, data);
  } catch (error) {
    console.error(`${type} was not handled:`, error);
  }
}

const app = express();

// The signature is over the bytes as they came, so no JSON parser may stand before this.
const raw = express.raw({ type: () => true, limit: "1mb" });

app.post("/webhooks", raw, (req, res) => {
  if (!isAuthentic(req.body, req.headers)) return res.sendStatus(401);
  let event;
  try {
    event = JSON.parse(req.body);
  } catch {
    return res.sendStatus(400);
  }
  if (!HANDLED.has(event.type)) return res.sendStatus(200);
  // Recorded before the answer and in one step: of two equal requests at once, one is new.
  const isNew = insert.run(req.get("webhook-id")).changes === 1;
  res.sendStatus(200);
  // After the answer. A bigger system uses a job queue, which outlives this process.
  if (isNew) setImmediate(workOn, event.type, event.data);
});

app.listen(process.env.PORT ?? 3000);
