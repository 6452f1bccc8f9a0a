// Stripe webhooks in Express, verified with Stripe's own SDK.
// npm install express libsql stripe

import express from "express";
import Database from "libsql"; // SQLite, with the calls of better-sqlite3
import Stripe from "stripe";

// Your own work: an async function of the event's type and its data.
import { handle } from "./work.mjs";

const secret = process.env.STRIPE_WEBHOOK_SECRET;
if (!secret) throw new Error("STRIPE_WEBHOOK_SECRET is not set");
const HANDLED = new Set(["invoice.paid", "invoice.payment_failed"]);

const db = new Database("events.db");
db.exec("CREATE TABLE IF NOT EXISTS events (id TEXT PRIMARY KEY)");
const insert = db.prepare("INSERT OR IGNORE INTO events (id) VALUES (?)");

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
  let event;
  try {
    event = Stripe.webhooks.constructEvent(req.body, req.get("stripe-signature"), secret);
  } catch (error) {
    // The SDK parses the body only once the signature is right.
    return res.sendStatus(error instanceof SyntaxError ? 400 : 401);
  }
  if (!HANDLED.has(event.type)) return res.sendStatus(200);
  // Recorded before the answer and in one step: of two equal requests at once, one is new.
  const isNew = insert.run(event.id).changes === 1;
  res.sendStatus(200);
  // After the answer. A bigger system uses a job queue, which outlives this process.
  if (isNew) setImmediate(workOn, event.type, event.data.object);
});

app.listen(process.env.PORT ?? 3000);
