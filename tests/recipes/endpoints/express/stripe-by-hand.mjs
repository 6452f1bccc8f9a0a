// Stripe webhooks in Express, verified by hand.
// npm install express libsql

import { createHmac, timingSafeEqual } from "node:crypto";

import express from "express";
import Database from "libsql"; // SQLite, with the calls of better-sqlite3

// Your own work: an async function of the event's type and its data.
import { handle } from "./work.mjs";

const secret = process.env.STRIPE_WEBHOOK_SECRET;
if (!secret) throw new Error("STRIPE_WEBHOOK_SECRET is not set");
const HANDLED = new Set(["invoice.paid", "invoice.payment_failed"]);
const TOLERANCE_SECONDS = 300;

const db = new Database("events.db");
db.exec("CREATE TABLE IF NOT EXISTS events (id TEXT PRIMARY KEY)");
const insert = db.prepare("INSERT OR IGNORE INTO events (id) VALUES (?)");

function isEqual(a, b) {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function isAuthentic(raw = "", header = "") {
  // t=1764000000,v1=5257a8…; there are two v1 while one secret replaces another.
  const pairs = header.split(",").map((pair) => pair.split("="));
  const [, timestamp = ""] = pairs.find(([name]) => name === "t") ?? [];
  const signatures = pairs.filter(([name]) => name === "v1").map(([, value = ""]) => value);
  const signed = createHmac("sha256", secret).update(`${timestamp}.`).update(raw).digest("hex");
  const isFresh = Math.abs(Date.now() / 1000 - Number(timestamp)) <= TOLERANCE_SECONDS;
  return isFresh && signatures.some((signature) => isEqual(signature, signed));
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
  if (!isAuthentic(req.body, req.get("stripe-signature"))) return res.sendStatus(401);
  let event;
  try {
    event = JSON.parse(req.body);
  } catch {
    return res.sendStatus(400);
  }
  if (!HANDLED.has(event.type)) return res.sendStatus(200);
  // Recorded before the answer and in one step: of two equal requests at once, one is new.
  const isNew = insert.run(event.id).changes === 1;
  res.sendStatus(200);
  // After the answer. A bigger system uses a job queue, which outlives this process.
  if (isNew) setImmediate(workOn, event.type, event.data.object);
});

app.listen(process.env.PORT ?? 3000);
