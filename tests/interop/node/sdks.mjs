// How each provider's package is used, as its documentation shows it.
//
// `verify` is true or throws nothing for a request that the package accepts; everything else is a
// rejection. `sign` gives the headers that it adds, or `{ headers, url, body }` where signing
// changes more than headers. A request has `secret`, `publicKey`, `method`, `url`, `headers`, `id`
// (of the message), `body` (a Buffer) and `text` (the same as text).

import { parse as parseForm } from "node:querystring";

import * as byDocumentation from "./by-documentation.mjs";

// For packages that answer by throwing or not.
const unlessItThrows = (verify) => async (sdk, request) => {
  await verify(sdk, request);
  return true;
};

const documented = (sign) => (_, request) => sign(request);

// As a server that follows the Fetch standard hands it over.
const asFetchRequest = ({ method, url, headers, body }) =>
  new Request(url, { method, headers, body });

// Versions 1 and 2 are a plain hash; only version 3 has a time.
function hubspot(signatureVersion) {
  const isThird = signatureVersion === "v3";
  const header = isThird ? "X-HubSpot-Signature-v3" : "X-HubSpot-Signature";
  const options = ({ secret, method, url, text }, timestamp) => ({
    signatureVersion,
    clientSecret: secret,
    method,
    url,
    requestBody: text,
    timestamp,
  });
  return {
    package: "@hubspot/api-client",
    verify: ({ Signature }, request) => {
      const timestamp = Number(request.headers.get("x-hubspot-request-timestamp"));
      const signature = request.headers.get(header);
      return Signature.isValid({ ...options(request, timestamp), signature });
    },
    sign: ({ Signature }, request) => {
      const now = Date.now();
      const other = isThird
        ? { "X-HubSpot-Request-Timestamp": now.toString() }
        : { "X-HubSpot-Signature-Version": signatureVersion };
      const signature = Signature.getSignature(
        request.method,
        signatureVersion,
        options(request, now),
      );
      return { ...other, [header]: signature };
    },
  };
}

const shopify = (sign) => ({
  package: "@shopify/shopify-api",
  before: "@shopify/shopify-api/adapters/node",
  verify: async ({ shopifyApi, ApiVersion }, { secret, text, headers, method, url }) => {
    const shopify = shopifyApi({
      apiKey: "not-used",
      apiSecretKey: secret,
      apiVersion: ApiVersion.October25,
      hostName: "example.com",
      isEmbeddedApp: true,
    });
    const rawRequest = { method, url, headers: Object.fromEntries(headers) };
    const result = await shopify.webhooks.validate({ rawBody: text, rawRequest });
    if (!result.valid) throw new Error(JSON.stringify(result));
    return true;
  },
  sign: documented(sign),
});

const withBodyHash = ({ default: twilio }, { url, text }) =>
  `${url}${url.includes("?") ? "&" : "?"}bodySHA256=${twilio.getExpectedBodyHash(text)}`;

export const SDKS = {
  stripe: {
    package: "stripe",
    verify: unlessItThrows(({ default: Stripe }, { body, headers, secret }) =>
      Stripe.webhooks.constructEvent(body, headers.get("stripe-signature"), secret),
    ),
    sign: ({ default: Stripe }, { text, secret }) => ({
      "Stripe-Signature": Stripe.webhooks.generateTestHeaderString({ payload: text, secret }),
    }),
  },
  github: {
    package: "@octokit/webhooks-methods",
    verify: ({ verify }, { secret, text, headers }) =>
      verify(secret, text, headers.get("x-hub-signature-256")),
    sign: async ({ sign }, { secret, text }) => ({
      "X-Hub-Signature-256": await sign(secret, text),
    }),
  },
  standardwebhooks: {
    package: "standardwebhooks",
    verify: unlessItThrows(({ Webhook }, { secret, body, headers }) =>
      new Webhook(secret).verify(body, Object.fromEntries(headers)),
    ),
    sign: ({ Webhook }, { secret, id, text }) => {
      const now = new Date();
      return {
        "webhook-id": id,
        "webhook-timestamp": Math.floor(now / 1000).toString(),
        "webhook-signature": new Webhook(secret).sign(id, now, text),
      };
    },
  },
  svix: {
    package: "svix",
    verify: unlessItThrows(({ Webhook }, { secret, body, headers }) =>
      new Webhook(secret).verify(body, Object.fromEntries(headers)),
    ),
    sign: ({ Webhook }, { secret, id, text }) => {
      const now = new Date();
      return {
        "svix-id": id,
        "svix-timestamp": Math.floor(now / 1000).toString(),
        "svix-signature": new Webhook(secret).sign(id, now, text),
      };
    },
  },
  clerk: {
    package: "@clerk/backend",
    entry: "@clerk/backend/webhooks",
    verify: unlessItThrows(({ verifyWebhook }, request) =>
      verifyWebhook(asFetchRequest(request), { signingSecret: request.secret }),
    ),
    sign: documented(byDocumentation.svix),
  },
  resend: {
    package: "resend",
    verify: unlessItThrows(({ Resend }, { secret, text, headers }) =>
      new Resend("re_not_used").webhooks.verify({
        payload: text,
        headers: {
          id: headers.get("svix-id"),
          timestamp: headers.get("svix-timestamp"),
          signature: headers.get("svix-signature"),
        },
        webhookSecret: secret,
      }),
    ),
    sign: documented(byDocumentation.svix),
  },
  slack: {
    package: "@slack/bolt",
    verify: unlessItThrows(({ verifySlackRequest }, { secret, text, headers }) =>
      verifySlackRequest({
        signingSecret: secret,
        body: text,
        headers: {
          "x-slack-signature": headers.get("x-slack-signature"),
          "x-slack-request-timestamp": Number(headers.get("x-slack-request-timestamp")),
        },
      }),
    ),
    sign: documented(byDocumentation.slack),
  },
  "twilio-form": {
    package: "twilio",
    verify: ({ default: twilio }, { secret, headers, url, text }) =>
      twilio.validateRequest(secret, headers.get("x-twilio-signature"), url, parseForm(text)),
    sign: ({ default: twilio }, { secret, url, text }) => ({
      "X-Twilio-Signature": twilio.getExpectedTwilioSignature(secret, url, parseForm(text)),
    }),
  },
  "twilio-json": {
    package: "twilio",
    verify: ({ default: twilio }, { secret, headers, url, text }) =>
      twilio.validateRequestWithBody(secret, headers.get("x-twilio-signature"), url, text),
    sign: (sdk, request) => {
      const url = withBodyHash(sdk, request);
      const signature = sdk.default.getExpectedTwilioSignature(request.secret, url, {});
      return { headers: { "X-Twilio-Signature": signature }, url };
    },
  },
  sendgrid: {
    package: "@sendgrid/eventwebhook",
    verify: ({ EventWebhook, EventWebhookHeader }, { publicKey, body, headers }) => {
      const webhook = new EventWebhook();
      return webhook.verifySignature(
        webhook.convertPublicKeyToECDSA(publicKey),
        body,
        headers.get(EventWebhookHeader.SIGNATURE()),
        headers.get(EventWebhookHeader.TIMESTAMP()),
      );
    },
    sign: documented(byDocumentation.sendgrid),
  },
  shopify: shopify(byDocumentation.shopify),
  "shopify-events": shopify(byDocumentation.shopifyEvents),
  discord: {
    package: "discord-interactions",
    verify: ({ verifyKey }, { publicKey, body, headers }) =>
      verifyKey(
        body,
        headers.get("x-signature-ed25519"),
        headers.get("x-signature-timestamp"),
        publicKey,
      ),
    sign: documented(byDocumentation.discord),
  },
  square: {
    package: "square",
    verify: ({ WebhooksHelper }, { secret, text, headers, url }) =>
      WebhooksHelper.verifySignature({
        requestBody: text,
        signatureHeader: headers.get("x-square-hmacsha256-signature"),
        signatureKey: secret,
        notificationUrl: url,
      }),
    sign: documented(byDocumentation.square),
  },
  paddle: {
    package: "@paddle/paddle-node-sdk",
    verify: ({ Paddle }, { secret, text, headers }) =>
      new Paddle("not-used").webhooks.isSignatureValid(
        text,
        secret,
        headers.get("paddle-signature"),
      ),
    sign: documented(byDocumentation.paddle),
  },
  "hubspot-v1": hubspot("v1"),
  "hubspot-v2": hubspot("v2"),
  "hubspot-v3": hubspot("v3"),
  line: {
    package: "@line/bot-sdk",
    verify: ({ validateSignature }, { secret, body, headers }) =>
      validateSignature(body, secret, headers.get("x-line-signature")),
    sign: documented(byDocumentation.line),
  },
  linear: {
    package: "@linear/sdk",
    entry: "@linear/sdk/webhooks",
    verify: ({ LinearWebhookClient }, { secret, body, headers }) =>
      new LinearWebhookClient(secret).verify(body, headers.get("linear-signature")),
    sign: documented(byDocumentation.linear),
  },
};
