// Shopify webhooks in Express, verified with Shopify's own SDK.
// npm install express libsql @shopify/shopify-api

import express from "express";
import Database from "libsql"; // SQLite, with the calls of better-sqlite3
import "@shopify/shopify-api/adapters/node";
import { ApiVersion, shopifyApi } from "@shopify/shopify-api";

// Your own work: an async function of the event's type and its data.
import { handle } from "./work.mjs";

const secret = process.env.SHOPIFY_API_SECRET;
if (!secret) throw new Error("SHOPIFY_API_SECRET is not set");
const HANDLED = new Set(["orders/create", "orders/paid"]);
const shopify = shopifyApi({
  apiKey: process.env.SHOPIFY_API_KEY,
  apiSecretKey: secret,
  apiVersion: ApiVersion.July26,
  hostName: process.env.HOST_NAME ?? "localhost",
  isEmbeddedApp: false,
});

const db = new Database("events.db");
db.exec("CREATE TABLE IF NOT EXISTS events (id TEXT PRIMARY KEY)");
const insert = db.prepare("INSERT OR IGNORE INTO events (id) VALUES (?)");

async function isAuthentic(raw = "", req, res) {
  const request = { rawBody: raw.toString(), rawRequest: req, rawResponse: res };
  const { valid } = await shopify.webhooks.validate(request);
  return valid;
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

app.post("/webhooks", raw, async (req, res) => {
  if (!(await isAuthentic(req.body, req, res))) return res.sendStatus(401);
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
