// Shopify webhooks in Express, verified by hand.
// npm install express libsql

import { createHmac, timingSafeEqual } from "node:crypto";

import express from "express";
import Database from "libsql"; // SQLite, with the calls of better-sqlite3

// Your own work: an async function of the event's type and its data.
import { handle } from "./work.mjs";

const secret = process.env.SHOPIFY_API_SECRET;
if (!secret) throw new Error("SHOPIFY_API_SECRET is not set");
const HANDLED = new Set(["orders/create", "orders/paid"]);

const db = new Database("events.db");
db.exec("CREATE TABLE IF NOT EXISTS events (id TEXT PRIMARY KEY)");
const insert = db.prepare("INSERT OR IGNORE INTO events (id) VALUES (?)");

function isEqual(a, b) {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function isAuthentic(raw = "", header = "") {
  const signed = createHmac("sha256", secret).update(raw).digest("base64");
  return isEqual(header, signed);
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
  if (!isAuthentic(req.body, req.get("x-shopify-hmac-sha256"))) return res.sendStatus(401);
  let event;
  try {
    event = JSON.parse(req.body);
  } catch {
    return res.sendStatus(400);
  }
  const type = req.get("x-shopify-topic");
  if (!HANDLED.has(type)) return res.sendStatus(200);
  // Recorded before the answer and in one step: of two equal requests at once, one is new.
  const isNew = insert.run(req.get("x-shopify-webhook-id")).changes === 1;
  res.sendStatus(200);
  // After the answer. A bigger system uses a job queue, which outlives this process.
  if (isNew) setImmediate(workOn, type, event);
});

app.listen(process.env.PORT ?? 3000);
