// Answers questions to the providers' npm packages: one JSON document a line in, one a line out.
//
//   { "action": "load", "sdk" }                                        → { "package" }
//   { "action": "verify", "sdk", "method", "url", "headers", "body_base64",
//     "secret"?, "public_key"? }                                       → { "accepted", "words" }
//   { "action": "sign", …, "id" }                    → { "headers", "url"?, "body_base64"? }
//
// What cannot be answered is `{ "error" }`.

import { createInterface } from "node:readline";
import { inspect } from "node:util";

import { load, version } from "./packages.mjs";
import { SDKS } from "./sdks.mjs";

// Standard output is for answers. Some packages talk of every request.
const answer = (document) => process.stdout.write(`${JSON.stringify(document)}\n`);
console.log = console.info = console.debug = () => {};

const ACTIONS = {
  load: async (entry) => ({ package: `${entry.package} ${await version(entry.package)}` }),
  verify: async (entry, sdk, request) => {
    try {
      const found = await entry.verify(sdk, request);
      return { accepted: found === true, words: inspect(found) };
    } catch (error) {
      return { accepted: false, words: String(error) };
    }
  },
  sign: async (entry, sdk, request) => {
    const signed = await entry.sign(sdk, request);
    const { headers = signed, url, body } = signed;
    return { headers, url, body_base64: body?.toString("base64") };
  },
};

function requestOf({ secret, public_key: publicKey, method, url, headers, body_base64, id }) {
  const body = Buffer.from(body_base64 ?? "", "base64");
  const text = body.toString("utf8");
  return { secret, publicKey, method, url, headers: new Headers(headers), id, body, text };
}

async function answerTo(question) {
  const entry = SDKS[question.sdk];
  if (entry.before) await load(entry.before);
  const sdk = await load(entry.entry ?? entry.package);
  return ACTIONS[question.action](entry, sdk, requestOf(question));
}

for await (const line of createInterface({ input: process.stdin })) {
  answer(await answerTo(JSON.parse(line)).catch((error) => ({ error: inspect(error) })));
}
