// Signatures for packages that only verify, made as the provider's documentation describes and with
// nothing but Node's own cryptography: no package and no code of this project has a part in them.

import { createHmac, createPrivateKey, sign } from "node:crypto";

const hmac = (secret, ...parts) =>
  parts.reduce((mac, part) => mac.update(part), createHmac("sha256", secret));
const seconds = () => Math.floor(Date.now() / 1000).toString();

// https://docs.slack.dev/authentication/verifying-requests-from-slack/
export function slack({ secret, body }) {
  const now = seconds();
  return {
    "X-Slack-Request-Timestamp": now,
    "X-Slack-Signature": `v0=${hmac(secret, `v0:${now}:`, body).digest("hex")}`,
  };
}

// https://shopify.dev/docs/apps/build/webhooks/subscribe/https
export const shopify = ({ secret, body }) => ({
  "X-Shopify-Hmac-Sha256": hmac(secret, body).digest("base64"),
});
export const shopifyEvents = ({ secret, body }) => ({
  "shopify-hmac-sha256": hmac(secret, body).digest("base64"),
});

// https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/getting-started-event-webhook-security-features
// The secret is the private key that SendGrid keeps to itself: PKCS #8, DER, base64.
export function sendgrid({ secret, body }) {
  const now = seconds();
  const key = createPrivateKey({ key: secret, format: "der", type: "pkcs8", encoding: "base64" });
  const signature = sign("sha256", Buffer.concat([Buffer.from(now), body]), key);
  return {
    "X-Twilio-Email-Event-Webhook-Timestamp": now,
    "X-Twilio-Email-Event-Webhook-Signature": signature.toString("base64"),
  };
}

// PKCS #8 of an Ed25519 key is these bytes and then the seed (RFC 8410).
const ED25519 = Buffer.from("302e020100300506032b657004220420", "hex");

// https://discord.com/developers/docs/interactions/overview#setting-up-an-endpoint
// The secret is the seed of the private key that Discord keeps to itself, in hexadecimal.
export function discord({ secret, body }) {
  const now = seconds();
  const key = createPrivateKey({
    key: Buffer.concat([ED25519, Buffer.from(secret, "hex")]),
    format: "der",
    type: "pkcs8",
  });
  const signature = sign(null, Buffer.concat([Buffer.from(now), body]), key);
  return { "X-Signature-Timestamp": now, "X-Signature-Ed25519": signature.toString("hex") };
}

// https://developer.squareup.com/docs/webhooks/step3validate
export const square = ({ secret, url, body }) => ({
  "x-square-hmacsha256-signature": hmac(secret, url, body).digest("base64"),
});

// https://developers.line.biz/en/reference/messaging-api/#signature-validation
export const line = ({ secret, body }) => ({
  "x-line-signature": hmac(secret, body).digest("base64"),
});

// https://developer.paddle.com/webhooks/signature-verification
export function paddle({ secret, body }) {
  const now = seconds();
  return { "Paddle-Signature": `ts=${now};h1=${hmac(secret, `${now}:`, body).digest("hex")}` };
}

// https://linear.app/developers/webhooks#securing-webhooks
// The body says when it was sent.
export function linear({ secret, body }) {
  const rest = body.subarray(1);
  const comma = rest.toString().trim() === "}" ? "" : ",";
  const stamped = Buffer.concat([Buffer.from(`{"webhookTimestamp":${Date.now()}${comma}`), rest]);
  const headers = { "Linear-Signature": hmac(secret, stamped).digest("hex") };
  return { headers, body: stamped };
}

// https://docs.svix.com/receiving/verifying-payloads/how-manual, which Clerk and Resend refer to.
export function svix({ secret, id, body }) {
  const now = seconds();
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  return {
    "svix-id": id,
    "svix-timestamp": now,
    "svix-signature": `v1,${hmac(key, `${id}.${now}.`, body).digest("base64")}`,
  };
}
